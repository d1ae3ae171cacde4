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
	GHashTable *known; /* of once_new() */
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

/* place - put a row where it belongs: one that begins a chain at the chain's
 * number, others behind all before them; returns its number */
static uint16_t place(struct maker *m, const struct phrase_row *row)
{
	GArray *rows = m->out->phrase_rows;

	if (row->kind == BEGINS_CHAIN) {
		g_array_index(rows, struct phrase_row, row->what) = *row;
		return row->what;
	}
	g_array_append_vals(rows, row, 1);
	return (uint16_t)once_keep(m->known, rows, rows->len - 1);
}

/* put_rows - the phrases of the pack that are of one kind */
static void put_rows(struct maker *m, enum phrase_kind kind)
{
	for (unsigned i = 1; i < m->out->phrase->len; i++) {
		struct phrase *phrase =
		    &g_array_index(m->out->phrase, struct phrase, i);
		struct phrase_row row;

		if (row_of(phrase, kind, &row))
			phrase->rows[kind] = place(m, &row);
	}
	m->out->found.ends[kind] = m->out->phrase_rows->len;
}

void phrase_rows_make(struct compiled *out, unsigned beginnings,
		      GHashTable *known)
{
	struct maker m = {out, known};

	g_array_set_size(out->phrase_rows, beginnings);
	for (unsigned kind = 0; kind < PHRASE_KINDS; kind++)
		put_rows(&m, kind);
}
