/* SPDX-License-Identifier: MIT
 *
 * phrase_rows.c - the phrases of a pack: one for each thing that follows
 *
 * The runtime tells by a phrase's number what follows from it.  So where
 * several things do, a phrase of the trees becomes several of the pack.
 */
#include "phrase_rows.h"

#include "once.h"

#include <string.h>

struct maker {
	struct compiled *out;
	unsigned beginnings;
	GHashTable *known;
};

/* row_of - what a phrase brings of one kind; false: nothing */
static bool row_of(const struct phrase *phrase, enum phrase_kind kind,
		   struct phrase_row *row)
{
	memset(row, 0, sizeof(*row)); /* compared as bytes */
	row->kind = kind;
	row->size = phrase->size;
	if (kind == BEGINS_CHAIN) {
		row->what = phrase->chain;
	} else if (kind == GOES_ON_WITH_ONE) {
		row->what = phrase->one;
		row->joined = phrase->joined;
	} else {
		row->what = kind == STANDS_ALONE ? phrase->uses : phrase->joins;
	}
	return row->what;
}

/* put_beginnings - the phrases that begin chains, each by its chain's number */
static void put_beginnings(struct maker *m)
{
	GArray *rows = g_array_set_size(m->out->phrase_rows, m->beginnings);

	for (unsigned i = 1; i < m->out->phrase->len; i++) {
		struct phrase *phrase =
		    &g_array_index(m->out->phrase, struct phrase, i);
		struct phrase_row row;

		if (!row_of(phrase, BEGINS_CHAIN, &row))
			continue;
		phrase->rows[BEGINS_CHAIN] = row.what;
		g_array_index(rows, struct phrase_row, row.what) = row;
	}
}

/* put_rows - the phrases of the pack that are of another kind */
static void put_rows(struct maker *m, enum phrase_kind kind)
{
	GArray *rows = m->out->phrase_rows;

	for (unsigned i = 1; i < m->out->phrase->len; i++) {
		struct phrase *phrase =
		    &g_array_index(m->out->phrase, struct phrase, i);
		struct phrase_row row;

		if (!row_of(phrase, kind, &row))
			continue;
		g_array_append_val(rows, row);
		phrase->rows[kind] =
		    (uint16_t)once_keep(m->known, rows, rows->len - 1);
	}
}

void phrase_rows_make(struct compiled *out, unsigned beginnings,
		      GHashTable *known)
{
	struct maker m = {out, beginnings, known};

	put_beginnings(&m);
	for (unsigned kind = 0; kind < PHRASE_KINDS; kind++) {
		if (kind != BEGINS_CHAIN)
			put_rows(&m, kind);
		out->found.ends[kind] = out->phrase_rows->len;
	}
}
