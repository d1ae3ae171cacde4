/* SPDX-License-Identifier: MIT
 *
 * source.c - a rules file in memory, and places in it
 *
 * A file is read to its end without asking for its size first, so that a
 * pipe can be read as well.
 */
#include "source.h"

#include "arena.h"

#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#define FIRST_SIZE ((size_t)16 * 1024)

/* read_all - the whole of a stream into source; false when reading fails */
static bool read_all(struct arena *arena, FILE *in, struct source *source)
{
	size_t size = FIRST_SIZE, length = 0, got;
	char *text = arena_alloc(arena, size);

	while ((got = fread(text + length, 1, size - length - 1, in)) > 0) {
		length += got;
		if (length == size - 1) {
			char *larger = arena_alloc(arena, 2 * size);

			memcpy(larger, text, length);
			text = larger;
			size *= 2;
		}
	}
	source->text = text;
	source->length = length;
	return !ferror(in);
}

/* source_read - a file in the arena; null and errno if it cannot be read */
struct source *source_read(struct arena *arena, const char *path)
{
	struct source *source = ARENA_NEW(arena, struct source);
	FILE *in = fopen(path, "rb");
	int error = 0;

	if (!in)
		return NULL;
	source->path = arena_copy(arena, path, strlen(path));
	if (!read_all(arena, in, source))
		error = errno;
	fclose(in);
	errno = error;
	return error ? NULL : source;
}

/* source_position - the line and column where a place starts */
struct position source_position(struct place place)
{
	struct position at = { .line = 1 };
	const char *text = place.source->text;
	size_t end;

	for (size_t i = 0; i < place.start; i++)
		at.line += text[i] == '\n';
	at.line_start = place.start;
	while (at.line_start > 0 && text[at.line_start - 1] != '\n')
		at.line_start--;
	for (end = place.start; end < place.source->length; end++)
		if (text[end] == '\n')
			break;
	if (end > at.line_start && text[end - 1] == '\r')
		end--;
	at.line_length = end - at.line_start;
	at.column = (unsigned)(place.start - at.line_start) + 1;
	return at;
}
