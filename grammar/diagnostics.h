/* SPDX-License-Identifier: MIT
 *
 * diagnostics.h - what wbc has to say about rules, recorded, then printed
 *
 * A check records an error with its place, perhaps further places (notes) and
 * what to type (help).  Only diagnostics_print() writes, once, at the end, in
 * the order of files and lines.  The text of a message and its [name] are
 * documented in docs/messages.md.
 */
#ifndef DIAGNOSTICS_H
#define DIAGNOSTICS_H

#include "source.h"

#include <stdbool.h>
#include <stdio.h>

struct arena;
struct diagnostics;

enum severity { SEVERITY_ERROR, SEVERITY_WARNING };

extern const char *const severity_words[]; /* "error", "warning" */

/* A note with its place, or a help, which has none. */
struct remark {
	struct place place;
	const char *text;
	struct remark *next;
};

struct remarks {
	struct remark *first, *last;
};

struct diagnostic {
	enum severity severity;
	const char *name, *text;
	struct place place;
	unsigned file;	 /* files are numbered as they first appear */
	unsigned number; /* of the message, as recorded */
	struct remarks notes, helps;
	struct diagnostic *next;
};

struct diagnostics *diagnostics_new(struct arena *arena);

/* diagnostics_file - messages about this file come before those about files
 * that are named later, or only by a message */
void diagnostics_file(struct diagnostics *all, const struct source *source);

/* diagnostics_add - record a message; name is its [name], format its text */
struct diagnostic *diagnostics_add(struct diagnostics *all,
				   enum severity severity, const char *name,
				   struct place place, const char *format, ...)
    __attribute__((format(printf, 5, 6)));

/* diagnostics_note - a second place that belongs to the message */
void diagnostics_note(struct diagnostics *all, struct diagnostic *message,
		      struct place place, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* diagnostics_help - what the author can type; or, an example, by "for
 * example" in the text.  Printed as "= text" lines after the places. */
void diagnostics_help(struct diagnostics *all, struct diagnostic *message,
		      const char *format, ...)
    __attribute__((format(printf, 3, 4)));

unsigned diagnostics_errors(const struct diagnostics *all);
unsigned diagnostics_warnings(const struct diagnostics *all);

/* diagnostics_sorted - the messages, each once, by file and place; the array
 * lives in the arena */
const struct diagnostic **diagnostics_sorted(const struct diagnostics *all,
					     size_t *count);

/* diagnostics_print - write all messages, sorted, and their count */
void diagnostics_print(const struct diagnostics *all, FILE *out, bool colour);

/* suggest_near - the candidate nearest to word within edit distance 2, or ""
 * when none is near.  candidates ends with a null pointer. */
const char *suggest_near(const char *word, const char *const *candidates);

/* diagnostics_suggest - help with a word that is none of the candidates: "did
 * you mean ...?" with the nearest one in the two signs, such as {}; or, where
 * none is near, what printf would make of `otherwise`, if that is not empty */
void diagnostics_suggest(struct diagnostics *all, struct diagnostic *message,
			 const char *word, const char *const *candidates,
			 const char *signs, const char *otherwise, ...)
    __attribute__((format(printf, 6, 7)));

#endif
