/* SPDX-License-Identifier: MIT
 *
 * model.h - the rules with everything looked up: what wbc works on
 *
 * resolve.c makes it from the syntax tree.  Names have become pointers, match
 * lines have become patterns; each thing still knows its place in a file, for
 * messages.  It lives in the arena of the syntax tree.
 */
#ifndef MODEL_H
#define MODEL_H

#include "../../grammar/syntax.h"
#include "../../runtime/whybounce.h"

#include <glib.h>

enum word_type {
	WORD_TEXT,   /* exactly this, folded */
	WORD_PREFIX, /* this and any ending: deactivat* */
	WORD_KIND    /* {email} and the like */
};

struct word {
	enum word_type type;
	enum wb_kind kind; /* of WORD_KIND */
	const char *text;  /* of the others, in folded UTF-8; else "" */
	struct word *next;
};

enum piece_type {
	PIECE_WORDS,  /* one token, any of these words */
	PIECE_NAME,   /* one token: a host, URL or address with this name */
	PIECE_ANY,    /* {word}: any one token */
	PIECE_GAP,    /* ... */
	PIECE_CHOICE, /* one of the branches; an empty one means nothing */
};

struct branch;

struct piece {
	enum piece_type type;
	struct word *words;
	const char *name;
	struct branch *branches;
	struct place place;
	struct piece *next;
};

struct branch {
	struct piece *first;
	struct branch *next;
};

/* A match or unless line. */
struct line {
	struct branch *branches;
	struct place place;
	unsigned number; /* of the line in its file */
	bool mistaken;	 /* a message said so: it must be written anew */
	struct line *next;
};

/* All that can be named starts with where it is defined. */
struct category {
	const struct definition *definition;
	enum wb_category number;
	const char *name, *title, *meaning, *tell_sender, *tell_operator;
	enum wb_where where;
	enum wb_move move;
	enum wb_action permanent, temporary;
	enum wb_retry retry;
	const struct name *codes, *statuses;
};

struct provider {
	const struct definition *definition;
	unsigned number; /* from 1 */
	const char *name, *title;
	const struct name *mx;
	struct line *lines; /* words by which it is known */
	bool used;
};

struct rule {
	const struct definition *definition;
	unsigned number; /* from 0 */
	const char *name;
	struct category *category;
	GPtrArray *providers; /* struct provider */
	GPtrArray *beats;     /* struct rule */
	const struct name *codes, *statuses;
	struct line *lines, *unless;
	bool vague;
	bool silenced; /* by a site: not among the model's rules in the end */
	const char *meaning, *tell_sender, *tell_operator, *source; /* or "" */
};

struct model {
	struct arena *arena;
	struct diagnostics *diagnostics;
	struct category *categories[WB_CATEGORIES]; /* null: not defined */
	GPtrArray *providers; /* struct provider, by name */
	GPtrArray *rules;     /* struct rule, by name */
	struct line_index *index; /* which lines can match a text */
};

/* model_build - look everything up, and check what can be checked without
 * running anything; mistakes go to syntax->diagnostics */
struct model *model_build(struct syntax *syntax);
void model_free(struct model *model);

static inline struct rule *model_rule(const struct model *model, unsigned i)
{
	return g_ptr_array_index(model->rules, i);
}

static inline struct provider *model_provider(const struct model *model,
					      unsigned i)
{
	return g_ptr_array_index(model->providers, i);
}

#endif
