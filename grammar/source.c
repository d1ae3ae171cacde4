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

/* read_all - the whole of a stream, with its length; null when reading fails */
static const char *read_all(struct arena *arena, FILE *in, size_t *read)
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
	*read = length;
	return ferror(in) ? NULL : text;
}

/* note_lines - where each line starts, so that a place is found at once */
static void note_lines(struct arena *arena, struct source *source)
{
	const char *text = source->text, *end = text + source->length, *p;
	size_t count = 1, *lines;

	for (p = text; (p = memchr(p, '\n', (size_t)(end - p))); p++)
		count++;
	lines = arena_alloc(arena, count * sizeof(*lines));
	source->lines = lines;
	source->line_count = count;
	*lines++ = 0;
	for (p = text; (p = memchr(p, '\n', (size_t)(end - p))); p++)
		*lines++ = (size_t)(p + 1 - text);
}

/* source_new - a text of the arena's as a file */
struct source *source_new(struct arena *arena, const char *path,
			  const char *text, size_t length)
{
	struct source *source = ARENA_NEW(arena, struct source);

	source->path = arena_copy(arena, path, strlen(path));
	source->text = text;
	source->length = length;
	note_lines(arena, source);
	return source;
}

/* source_read - a file in the arena; null and errno if it cannot be read */
struct source *source_read(struct arena *arena, const char *path)
{
	FILE *in = fopen(path, "rb");
	const char *text;
	size_t length;
	int error = 0;

	if (!in)
		return NULL;
	text = read_all(arena, in, &length);
	if (!text)
		error = errno;
	fclose(in);
	errno = error;
	return text ? source_new(arena, path, text, length) : NULL;
}

/* line_of - the number, from 0, of the line that holds a byte */
static size_t line_of(const struct source *source, size_t byte)
{
	size_t first = 0, last = source->line_count - 1;

	while (first < last) {
		size_t middle = first + (last - first + 1) / 2;

		if (source->lines[middle] <= byte)
			first = middle;
		else
			last = middle - 1;
	}
	return first;
}

/* source_position - the line and column where a place starts */
struct position source_position(struct place place)
{
	const struct source *source = place.source;
	size_t line = line_of(source, place.start);
	size_t start = source->lines[line], end = source->length;

	if (line + 1 < source->line_count)
		end = source->lines[line + 1] - 1;
	if (end > start && source->text[end - 1] == '\r')
		end--;
	return (struct position){.line = (unsigned)line + 1,
				 .column = (unsigned)(place.start - start) + 1,
				 .line_start = start,
				 .line_length = end - start};
}
