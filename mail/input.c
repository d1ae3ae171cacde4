/* SPDX-License-Identifier: MIT
 *
 * input.c - the bytes of a descriptor, line by line, in bounded memory
 */
#include "input.h"

#include <errno.h>
#include <glib.h>
#include <string.h>
#include <unistd.h>

/* input_start - read from here on; the descriptor stays the caller's */
void input_start(struct input *input, int descriptor)
{
	*input = (struct input){.descriptor = descriptor};
	input->buffer = g_malloc(INPUT_BUFFER);
}

/* input_clear - free what the input holds */
void input_clear(struct input *input)
{
	g_free(input->buffer);
}

/* read_some - add what one read gives; false at the end */
static bool read_some(struct input *input)
{
	ssize_t got;

	do
		got = read(input->descriptor, input->buffer + input->end,
			   INPUT_BUFFER - input->end);
	while (got < 0 && errno == EINTR);
	if (got <= 0) {
		input->error = got < 0 ? errno : 0;
		input->ended = true;
		return false;
	}
	input->end += got;
	input->bytes += got;
	return true;
}

/* begin - read the first buffer: is there a byte order mark, and what ends
 * the lines? */
static void begin(struct input *input)
{
	const char *bytes = input->buffer;

	while (input->end < INPUT_BUFFER && read_some(input))
		;
	if (input->end >= 3 && memcmp(bytes, "\xef\xbb\xbf", 3) == 0)
		input->start = input->scanned = 3;
	input->carriage_returns = memchr(bytes, '\r', input->end) &&
				  !memchr(bytes, '\n', input->end);
	input->began = true;
}

/* end_lines - turn the carriage returns from here on into line feeds */
static void end_lines(char *at, const char *end)
{
	while ((at = memchr(at, '\r', end - at)))
		*at++ = '\n';
}

/* fill - read more; false where there is no room, or no more */
static bool fill(struct input *input)
{
	size_t held = input->end - input->start;

	if (input->ended || held == INPUT_BUFFER)
		return false;
	memmove(input->buffer, input->buffer + input->start, held);
	input->start = 0;
	input->scanned = input->end = held;
	if (!input->began)
		begin(input);
	else if (!read_some(input))
		return false;
	if (input->carriage_returns)
		end_lines(input->buffer + held, input->buffer + input->end);
	return input->end > input->start;
}

/* input_piece - the next line, or as much of it as the buffer holds */
bool input_piece(struct input *input, const char **piece, size_t *length)
{
	char *found;

	do {
		found = memchr(input->buffer + input->scanned, '\n',
			       input->end - input->scanned);
		input->scanned = input->end;
	} while (!found && fill(input));
	if (input->start == input->end)
		return false;
	*piece = input->buffer + input->start;
	*length = (found ? found + 1 : input->buffer + input->end) - *piece;
	input->start += *length;
	input->scanned = input->start;
	return true;
}

/* input_lines - the next line, and all behind it but for one that begins with
 * this byte */
bool input_lines(struct input *input, char alone, const char **lines,
		 size_t *length)
{
	const char *at, *end, *newline;

	if (!input_piece(input, lines, length))
		return false;
	at = *lines + *length;
	if (**lines == alone || at[-1] != '\n')
		return true;
	end = input->buffer + input->end;
	while (at < end && *at != alone &&
	       (newline = memchr(at, '\n', end - at)))
		at = newline + 1;
	*length = at - *lines;
	input->start = input->scanned = at - input->buffer;
	return true;
}

/* input_block - all that is in the buffer */
bool input_block(struct input *input, const char **block, size_t *length)
{
	if (input->start == input->end && !fill(input))
		return false;
	*block = input->buffer + input->start;
	*length = input->end - input->start;
	input->start = input->scanned = input->end;
	return true;
}

/* input_back - let the last piece come once more */
void input_back(struct input *input, size_t length)
{
	input->start -= length;
	input->scanned = input->start;
}
