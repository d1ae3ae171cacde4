/* SPDX-License-Identifier: MIT
 *
 * reader.h - lines from a descriptor, in bounded memory
 */
#ifndef READER_H
#define READER_H

#include <stdbool.h>
#include <stddef.h>

/* What is read of one line; what follows up to its end is passed over. */
enum { READER_LINE_MAX = 1 << 20 };

struct reader {
	int descriptor;
	int error; /* errno where reading failed, else 0 */
	bool ended;
	size_t start, scanned, end;
	char *buffer;
};

void reader_start(struct reader *reader, int descriptor);
void reader_end(struct reader *reader);

/* reader_line - the next line, without its end; false where there is none
 *
 * The line may be changed, and lasts until the next call. */
bool reader_line(struct reader *reader, char **line, size_t *length);

#endif
