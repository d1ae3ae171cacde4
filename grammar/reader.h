/* SPDX-License-Identifier: MIT
 *
 * reader.h - what lexer, parser and tree share while one file is read
 *
 * The lexer looks for one token after the other, the parser puts them
 * together and calls tree.c, which adds to the syntax tree.  All three report
 * mistakes by mistakes.c, which quotes what the lexer has noted here.
 */
#ifndef READER_H
#define READER_H

#include "syntax.h"

#define MOST_NESTED 50 /* brackets within brackets */

struct reader {
	struct syntax *syntax;
	const struct source *source;

	/* The lexer's. */
	const char *start;	  /* of the token that is being read */
	const char *cursor;	  /* the next byte to look at */
	int condition;		  /* what kind of value is being read */
	struct place token;	  /* the last token */
	struct place previous;	  /* the one before */
	struct place keyword;	  /* the label of this line */
	bool defining;		  /* this line starts a definition */
	bool after_text;	  /* the last label was one of a text */
	unsigned depth;		  /* brackets that are open here, */
	struct place open[MOST_NESTED]; /* and where */

	/* The tree's. */
	struct definition *definition; /* that fields belong to, or null */
	struct field *last_field;      /* of it */
	bool line_lost;		       /* the last line had a mistake */
};

/* reader_place - the bytes from one pointer into the text to another */
static inline struct place reader_place(const struct reader *reader,
					const char *from, const char *to)
{
	return (struct place){ reader->source,
			       (size_t)(from - reader->source->text),
			       (size_t)(to - reader->source->text) };
}

/* lexer_start - get ready to read the file from its start */
void lexer_start(struct reader *reader);

/* lexer_skip - go to the end of this line and of those that go on with it */
void lexer_skip(struct reader *reader);

#endif
