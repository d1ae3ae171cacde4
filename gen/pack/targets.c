/* SPDX-License-Identifier: MIT
 *
 * targets.c - what the steps of an automaton name
 *
 * Where a phrase ends and none goes on, the text goes on from where the root's
 * step on the same symbol leads: such a step names only what is found.  All
 * others name a state by what is found on entering it: one row for each such
 * pair, of which those with the same state share their edges.
 */
#include "states.h"

#include "numbers.h"

struct entries {
	GArray *rows;      /* struct entry */
	GHashTable *known; /* state and found as a pair -> row + 1 */
	unsigned *first;   /* by state: its first row + 1 */
	unsigned *root;    /* by symbol: where the root's step leads, or 0 */
};

/* entry_for - the row of a state entered with this found */
static unsigned entry_for(struct entries *e, unsigned state, unsigned found)
{
	struct entry row = {state, found};
	gpointer key = numbers_pair(state, found);
	gpointer known = g_hash_table_lookup(e->known, key);

	if (known)
		return GPOINTER_TO_UINT(known) - 1;
	g_array_append_val(e->rows, row);
	g_hash_table_insert(e->known, key, GUINT_TO_POINTER(e->rows->len));
	if (!e->first[state])
		e->first[state] = e->rows->len;
	return e->rows->len - 1;
}

/* name_target - let an edge name an entry, or only what is found */
static void name_target(struct entries *e, struct edge *edge, bool of_root)
{
	unsigned root = of_root ? 0 : e->root[edge->symbol];

	if (edge->next == root) {
		edge->next = NEXT_OF_ROOT;
		return;
	}
	edge->next = entry_for(e, edge->next, edge->found);
	edge->found = 0;
}

/* note_root - where the root's steps lead */
static void note_root(struct entries *e, const struct state *root)
{
	for (unsigned i = 0; i < root->edges->len; i++) {
		const struct edge *edge = edge_at(root->edges, i);

		e->root[edge->symbol] = edge->next;
	}
}

GArray *states_enter(const GPtrArray *states, unsigned symbols)
{
	struct entries e = {.rows =
				g_array_new(FALSE, FALSE, sizeof(struct entry)),
			    .known = g_hash_table_new(numbers_pair_hash, NULL),
			    .first = g_new0(unsigned, states->len),
			    .root = g_new0(unsigned, symbols)};

	note_root(&e, state_at(states, 0));
	entry_for(&e, 0, 0);
	for (unsigned i = 0; i < states->len; i++) {
		const GArray *edges = state_at(states, i)->edges;

		for (unsigned j = 0; j < edges->len; j++)
			name_target(&e, edge_at(edges, j), i == 0);
	}
	for (unsigned i = 0; i < states->len; i++) {
		struct state *state = state_at(states, i);

		if (!e.first[state->fail])
			entry_for(&e, state->fail, 0);
		state->fail = e.first[state->fail] - 1;
	}
	g_hash_table_destroy(e.known);
	g_free(e.first);
	g_free(e.root);
	return e.rows;
}
