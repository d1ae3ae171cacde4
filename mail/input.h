/* SPDX-License-Identifier: MIT
 *
 * input.h - the bytes of a descriptor, line by line, in bounded memory
 *
 * Lines come with their ends, as pieces: a line longer than the buffer comes
 * in several.  A byte order mark (UTF-8) at the very start is left out, and
 * where the first buffer holds carriage returns but no line feed, as old
 * Macintoshes wrote files, they become line feeds.
 */
#ifndef INPUT_H
#define INPUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { INPUT_BUFFER = 1 << 16 };

struct input {
	int descriptor;
	int error; /* errno where reading failed, else 0 */
	bool ended;
	bool began;            /* something was read */
	bool carriage_returns; /* these end the lines */
	uint64_t bytes;        /* read so far */
	size_t start, scanned, end;
	char *buffer;
};

void input_start(struct input *input, int descriptor);
void input_clear(struct input *input);

/* input_piece - the next line with its end, or as much of it as the buffer
 * holds; false at the end, or where reading fails.  It lasts until the next
 * call. */
bool input_piece(struct input *input, const char **piece, size_t *length);

/* input_lines - the same, and with it all whole lines behind it that the buffer
 * holds; but a line that begins with this byte comes alone */
bool input_lines(struct input *input, char alone, const char **lines,
		 size_t *length);

/* input_block - all that is in the buffer, many lines at once; else as
 * input_piece() */
bool input_block(struct input *input, const char **block, size_t *length);

/* input_back - let the last piece come once more */
void input_back(struct input *input, size_t length);

#endif
