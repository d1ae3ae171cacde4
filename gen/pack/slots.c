/* SPDX-License-Identifier: MIT
 *
 * slots.c - lay the states of an automaton into one row of steps
 *
 * The edges of a state stand where its base and their symbols say (struct
 * wb_automaton).  Rows of few edges fit into the holes that others leave, so
 * those with the most edges are laid first.  States with the same edges share
 * a base; others must not, or one would see the other's edges.
 */
#include "states.h"

#include <stdlib.h>
#include <string.h>

struct layout {
	GArray *steps;      /* struct wb_wide_step */
	GArray *skip_bases; /* unsigned, by base: itself if it is free, else one
			     * further on that all before are taken */
	GArray *skip_steps; /* the same, by step */
	GHashTable *bases;  /* edges as GBytes -> base + 1 */
	unsigned symbols;
	unsigned entries; /* how many there are */
};

static struct wb_wide_step *step_at(const GArray *steps, unsigned i)
{
	return &g_array_index(steps, struct wb_wide_step, i);
}

/* reserve_skips - make sure that there are so many; new ones are free */
static void reserve_skips(GArray *skips, unsigned count)
{
	while (skips->len < count)
		g_array_append_val(skips, skips->len);
}

/* reserve - make sure that the steps of a base exist */
static void reserve(struct layout *l, unsigned base)
{
	struct wb_wide_step step = {0, STEP_FREE};

	reserve_skips(l->skip_bases, base + 1);
	reserve_skips(l->skip_steps, base + l->symbols);
	while (l->steps->len < l->skip_steps->len)
		g_array_append_val(l->steps, step);
}

/* next_free - the first free one from this one on, of those that it may be */
static unsigned next_free(GArray *skips, unsigned at)
{
	unsigned *skip = (unsigned *)(void *)skips->data;

	while (at < skips->len && skip[at] != at) {
		if (skip[at] < skips->len)
			skip[at] = skip[skip[at]];
		at = skip[at];
	}
	return at;
}

/* base_for_symbol - the first base from this one on that has a free step on a
 * symbol */
static unsigned base_for_symbol(struct layout *l, unsigned base,
				unsigned symbol)
{
	return next_free(l->skip_steps, base + symbol) - symbol;
}

/* find_base - the first base that is free, and these edges with it: each of
 * them moves it on until none has to */
static unsigned find_base(struct layout *l, const GArray *edges)
{
	unsigned base = 0, before;

	do {
		before = base;
		base = next_free(l->skip_bases, base);
		if (!edges->len)
			base = base_for_symbol(l, base, 0);
		for (unsigned e = 0; e < edges->len; e++)
			base =
			    base_for_symbol(l, base, edge_at(edges, e)->symbol);
	} while (base != before);
	return base;
}

/* target_of - the target as the runtime reads it */
static unsigned target_of(const struct layout *l, const struct edge *edge)
{
	return edge->next == NEXT_OF_ROOT ? l->entries + edge->found
					  : edge->next;
}

/* place - find a base for these edges and store them there */
static unsigned place(struct layout *l, const GArray *edges)
{
	unsigned base = find_base(l, edges);

	reserve(l, base);
	g_array_index(l->skip_bases, unsigned, base) = base + 1;
	for (unsigned e = 0; e < edges->len; e++) {
		const struct edge *edge = edge_at(edges, e);
		unsigned at = base + edge->symbol;

		g_array_index(l->skip_steps, unsigned, at) = at + 1;
		*step_at(l->steps, at) = (struct wb_wide_step){
		    target_of(l, edge), (uint16_t)edge->symbol};
	}
	return base;
}

/* base_for - the base of these edges */
static unsigned base_for(struct layout *l, const GArray *edges)
{
	GBytes *key =
	    g_bytes_new(edges->data, edges->len * sizeof(struct edge));
	unsigned base = GPOINTER_TO_UINT(g_hash_table_lookup(l->bases, key));

	if (base) {
		g_bytes_unref(key);
		return base - 1;
	}
	base = place(l, edges);
	g_hash_table_insert(l->bases, key, GUINT_TO_POINTER(base + 1));
	return base;
}

/* drop_last_free - the runtime takes what is behind the end for free */
static void drop_last_free(GArray *steps)
{
	while (steps->len > 1 &&
	       step_at(steps, steps->len - 1)->symbol == STEP_FREE)
		g_array_set_size(steps, steps->len - 1);
}

/* A state by how many edges it has. */
struct rank {
	unsigned edges, number;
};

static int compare_ranks(const void *a, const void *b)
{
	const struct rank *x = a, *y = b;

	if (x->edges != y->edges)
		return x->edges > y->edges ? -1 : 1;
	return (x->number > y->number) - (x->number < y->number);
}

/* lay_out_edges - by state, the base of its edges; to be freed */
static unsigned *lay_out_edges(struct layout *l, const GPtrArray *states)
{
	struct rank *order = g_new(struct rank, states->len);
	unsigned *bases = g_new(unsigned, states->len);

	for (unsigned i = 0; i < states->len; i++)
		order[i] = (struct rank){state_at(states, i)->edges->len, i};
	qsort(order, states->len, sizeof(*order), compare_ranks);
	for (unsigned i = 0; i < states->len; i++)
		bases[order[i].number] =
		    base_for(l, state_at(states, order[i].number)->edges);
	g_free(order);
	return bases;
}

/* add_states - the rows of the states */
static void add_states(const GPtrArray *states, const GArray *entries,
		       const unsigned *bases, GArray *rows)
{
	for (unsigned i = 0; i < entries->len; i++) {
		const struct entry *entry =
		    &g_array_index(entries, struct entry, i);
		struct wb_wide_state row = {
		    bases[entry->state], state_at(states, entry->state)->fail,
		    entry->found};

		g_array_append_val(rows, row);
	}
}

/* most_of - the highest number that a step or a state must hold */
static unsigned most_of(const struct built_automaton *built)
{
	unsigned most = 0;

	for (unsigned i = 0; i < built->steps->len; i++)
		most = MAX(most, step_at(built->steps, i)->target);
	for (unsigned i = 0; i < built->states->len; i++)
		most = MAX(
		    most,
		    g_array_index(built->states, struct wb_wide_state, i).base);
	return most;
}

void states_lay_out(const GPtrArray *states, const GArray *entries,
		    unsigned symbols, struct built_automaton *built)
{
	struct layout l = {
	    .steps = built->steps, .symbols = symbols, .entries = entries->len};
	unsigned *bases;

	l.bases = g_hash_table_new_full(g_bytes_hash, g_bytes_equal,
					(GDestroyNotify)g_bytes_unref, NULL);
	l.skip_bases = g_array_new(FALSE, FALSE, sizeof(unsigned));
	l.skip_steps = g_array_new(FALSE, FALSE, sizeof(unsigned));
	bases = lay_out_edges(&l, states);
	add_states(states, entries, bases, built->states);
	drop_last_free(built->steps);
	built->most = most_of(built);
	g_free(bases);
	g_hash_table_destroy(l.bases);
	g_array_free(l.skip_bases, TRUE);
	g_array_free(l.skip_steps, TRUE);
}
