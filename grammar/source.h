/* SPDX-License-Identifier: MIT
 *
 * source.h - a rules file in memory, and places in it
 *
 * A place is a stretch of bytes of one file.  Lines and columns are worked
 * out only when a message is printed.
 */
#ifndef SOURCE_H
#define SOURCE_H

#include <stdbool.h>
#include <stddef.h>

struct arena;

struct source {
	const char *path; /* as given on the command line */
	const char *text; /* the whole file, a NUL after it */
	size_t length;	  /* bytes in text, the NUL not counted */
	bool own;	  /* a site's own, read beside shipped rules */
	const size_t *lines; /* where each line starts */
	size_t line_count;   /* at least 1 */
};

struct place {
	const struct source *source;
	size_t start, end; /* bytes [start, end) of source->text */
};

struct position {
	unsigned line;	    /* from 1 */
	unsigned column;    /* from 1, in bytes, as GNU messages count */
	size_t line_start;  /* offset of the line's first byte */
	size_t line_length; /* bytes of the line, without its line end */
};

/* source_new - a text as if it came from a file; it lies in the arena, with
 * a NUL after it */
struct source *source_new(struct arena *arena, const char *path,
			  const char *text, size_t length);

/* source_read - read a file into the arena; null and errno when it cannot be
 * read.  Nothing is printed. */
struct source *source_read(struct arena *arena, const char *path);

/* source_position - the line and column where a place starts */
struct position source_position(struct place place);

#endif
