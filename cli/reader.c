/* SPDX-License-Identifier: MIT
 *
 * reader.c - lines from a descriptor, in bounded memory
 *
 * Lines are found in one buffer of fixed size.  Bytes are moved only when a
 * line meets the buffer's end, and no byte is searched twice, so the time is
 * linear whatever the lengths of the lines and of the reads.
 */
#include "reader.h"

#include <errno.h>
#include <glib.h>
#include <string.h>
#include <unistd.h>

enum { BUFFER_SIZE = 2 * READER_LINE_MAX };

/* reader_start - read lines from here on */
void reader_start(struct reader *reader, int descriptor)
{
	*reader = (struct reader){.descriptor = descriptor};
	reader->buffer = g_malloc(BUFFER_SIZE);
}

/* reader_end - free what the reader holds; the descriptor stays open */
void reader_end(struct reader *reader)
{
	g_free(reader->buffer);
}

/* make_room - move what is left to the front, where the buffer is full */
static void make_room(struct reader *reader)
{
	size_t held = reader->end - reader->start;

	if (reader->end < BUFFER_SIZE || reader->start == 0)
		return;
	memmove(reader->buffer, reader->buffer + reader->start, held);
	reader->scanned -= reader->start;
	reader->start = 0;
	reader->end = held;
}

/* fill - read more; false at the end or where reading fails */
static bool fill(struct reader *reader)
{
	ssize_t got;

	if (reader->ended)
		return false;
	make_room(reader);
	do
		got = read(reader->descriptor, reader->buffer + reader->end,
			   BUFFER_SIZE - reader->end);
	while (got < 0 && errno == EINTR);
	if (got <= 0) {
		reader->error = got < 0 ? errno : 0;
		reader->ended = true;
		return false;
	}
	reader->end += got;
	return true;
}

/* find_end - the line end among what was read; null: not there yet */
static char *find_end(struct reader *reader)
{
	char *from = reader->buffer + reader->scanned;
	char *found = memchr(from, '\n', reader->end - reader->scanned);

	reader->scanned =
	    found ? (size_t)(found - reader->buffer) : reader->end;
	return found;
}

/* drop_excess - forget what a line holds beyond the first READER_LINE_MAX
 * bytes; the last ones read are where the next ones go */
static void drop_excess(struct reader *reader)
{
	if (reader->end - reader->start > READER_LINE_MAX) {
		reader->end = reader->start + READER_LINE_MAX;
		reader->scanned = reader->end;
	}
}

/* reader_line - the next line, without its end; false where there is none */
bool reader_line(struct reader *reader, char **line, size_t *length)
{
	char *found;

	while (!(found = find_end(reader))) {
		drop_excess(reader);
		if (!fill(reader))
			break;
	}
	if (!found && reader->start == reader->end)
		return false;
	*line = reader->buffer + reader->start;
	*length = reader->scanned - reader->start;
	if (*length > READER_LINE_MAX)
		*length = READER_LINE_MAX;
	reader->start = found ? reader->scanned + 1 : reader->end;
	reader->scanned = reader->start;
	if (*length > 0 && (*line)[*length - 1] == '\r')
		--*length;
	return true;
}
