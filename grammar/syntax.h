/* SPDX-License-Identifier: MIT
 *
 * syntax.h - the syntax tree of rules files
 *
 * A rules file is a list of definitions, each with fields, in the order of
 * the text.  The parser knows nothing of what fields mean or which of them
 * belong together: that is gen/'s part.  All of it lives in one arena.
 */
#ifndef SYNTAX_H
#define SYNTAX_H

#include "source.h"

#include <stdbool.h>

struct arena;
struct diagnostics;

/* A word on a line of names: `beats over-quota`, `code 452 552`. */
struct name {
	const char *text;
	struct place place;
	struct name *next;
};

/* The rest of a line, and the lines after it that start with ">". */
struct text {
	const char *text; /* lines joined with '\n', a NUL after the last */
	size_t length;
	struct place place; /* of its first line */
};

enum element_type {
	ELEMENT_WORD,	     /* user, user's, spamhaus.org, deactivat* */
	ELEMENT_PLACEHOLDER, /* {mailbox}; word is the name without braces */
	ELEMENT_GAP,	     /* ... */
	ELEMENT_GROUP,	     /* (this|that) */
	ELEMENT_OPTIONAL     /* [may be there] */
};

/* One element of a match line. */
struct element {
	enum element_type type;
	bool glued;		/* no blank between it and the one before:
				 * mailbox[es] */
	const char *word;	/* of WORD, as written, and PLACEHOLDER */
	struct sequence *inner; /* of GROUP and OPTIONAL */
	struct place place;
	struct element *next;
};

/* Elements that follow each other; `next` is the alternative after "|". */
struct sequence {
	struct element *first;
	struct place place;
	struct sequence *next;
};

enum field_type {
	FIELD_CATEGORY,
	FIELD_PROVIDER,
	FIELD_CODE,
	FIELD_STATUS,
	FIELD_MATCH,
	FIELD_UNLESS,
	FIELD_VAGUE,
	FIELD_BEATS,
	FIELD_MEANS,
	FIELD_TELL_SENDER,
	FIELD_TELL_OPERATOR,
	FIELD_SOURCE,
	FIELD_EXAMPLE,
	FIELD_NOT,
	FIELD_TITLE,
	FIELD_WHERE,
	FIELD_MOVE,
	FIELD_DO,
	FIELD_RETRY,
	FIELD_NUMBER,
	FIELD_MX,
	FIELD_TYPES /* how many there are */
};

/* A labelled line.  One of names, text, pattern is set, by the type:
 *   names    category provider code status beats where move do retry number mx
 *   text     means, tell sender, tell operator, source, example, not, title
 *   pattern  match unless
 *   none     vague                                                        */
struct field {
	enum field_type type;
	struct place keyword; /* the label */
	struct place place;   /* the value; the label's where there is none */
	struct name *names;
	struct text *text;
	struct sequence *pattern;
	struct field *next;
};

enum definition_type {
	DEFINE_CATEGORY,
	DEFINE_PROVIDER,
	DEFINE_PLACEHOLDER, /* define {mailbox} (user|mailbox) */
	DEFINE_RULE
};

struct definition {
	enum definition_type type;
	bool replace; /* replace rule NAME */
	bool silence; /* silence rule NAME */
	bool damaged; /* a line of it had a mistake: say no more about what
		       * is missing in it */
	struct name name;
	struct sequence *pattern; /* of a placeholder */
	struct field *fields;
	struct definition *next;
};

/* The first line of a definition that could not be read. */
struct lost_line {
	struct place place;
	struct lost_line *next;
};

/* What was read, of all files, in order. */
struct syntax {
	struct arena *arena;
	struct diagnostics *diagnostics;
	struct definition *first, *last;
	bool lines_lost; /* some definition line could not be read: names may
			  * be missing through no fault of those who use them */
	struct lost_line *lost; /* those lines */
};

/* syntax_lost - does a name stand in a definition line that could not be
 * read?  Then that it is not defined need not be said, too. */
bool syntax_lost(const struct syntax *syntax, const char *name);

/* syntax_parse - read one file and add what it defines.  Mistakes are
 * recorded in syntax->diagnostics; each costs its own line. */
void syntax_parse(struct syntax *syntax, const struct source *source);

/* field_label - the label as an author types it: "tell sender" */
const char *field_label(enum field_type type);

#endif
