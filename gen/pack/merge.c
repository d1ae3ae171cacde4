/* SPDX-License-Identifier: MIT
 *
 * merge.c - the same automaton with fewer states
 *
 * The subset construction says what is found in a state.  Said on the edge
 * that leads there, most states have nothing left of their own: those in
 * which phrases only end do what their failure state does, and are left out.
 * Of the others, those that cannot be told apart are merged: all are taken for
 * the same at first, then parted by where they lead, until nothing changes.
 */
#include "states.h"

#include <string.h>

/* stand_in - the state that does what this one does: itself, or the first of
 * its failure states that has edges; else the root */
static unsigned stand_in(const GPtrArray *states, unsigned i)
{
	while (i && !state_at(states, i)->edges->len)
		i = state_at(states, i)->fail;
	return i;
}

/* move_found - let edges say what is found, and lead to no empty states */
static void move_found(const GPtrArray *states)
{
	for (unsigned i = 0; i < states->len; i++) {
		const GArray *edges = state_at(states, i)->edges;

		for (unsigned e = 0; e < edges->len; e++) {
			struct edge *edge = edge_at(edges, e);

			edge->found = state_at(states, edge->next)->found;
			edge->next = stand_in(states, edge->next);
		}
	}
	for (unsigned i = 0; i < states->len; i++)
		state_at(states, i)->fail =
		    stand_in(states, state_at(states, i)->fail);
}

/* key_of - what a state does, as far as classes of states are known */
static GBytes *key_of(const struct state *state, bool root,
		      const unsigned *class)
{
	GArray *key = g_array_new(FALSE, FALSE, sizeof(unsigned));
	unsigned head[2] = {root, class[state->fail]};
	gsize size;

	g_array_append_vals(key, head, 2);
	for (unsigned e = 0; e < state->edges->len; e++) {
		const struct edge *edge = edge_at(state->edges, e);
		unsigned row[3] = {edge->symbol, class[edge->next],
				   edge -> found};

		g_array_append_vals(key, row, 3);
	}
	size = key->len * sizeof(unsigned);
	return g_bytes_new_take(g_array_free(key, FALSE), size);
}

/* part - one round: number the classes anew by what their states do; returns
 * how many there are.  A class is numbered when its first state is met, so the
 * root's is 0; states left out get no class. */
static unsigned part(const GPtrArray *states, unsigned *class)
{
	GHashTable *known = g_hash_table_new_full(
	    g_bytes_hash, g_bytes_equal, (GDestroyNotify)g_bytes_unref, NULL);
	unsigned *parted = g_new0(unsigned, states->len);
	unsigned count;

	for (unsigned i = 0; i < states->len; i++) {
		GBytes *key;
		unsigned number;

		if (i && !state_at(states, i)->edges->len)
			continue;
		key = key_of(state_at(states, i), i == 0, class);
		number = GPOINTER_TO_UINT(g_hash_table_lookup(known, key));
		if (number) {
			g_bytes_unref(key);
		} else {
			number = g_hash_table_size(known) + 1;
			g_hash_table_insert(known, key,
					    GUINT_TO_POINTER(number));
		}
		parted[i] = number - 1;
	}
	memcpy(class, parted, states->len * sizeof(*class));
	count = g_hash_table_size(known);
	g_free(parted);
	g_hash_table_destroy(known);
	return count;
}

/* lead_to_classes - let a state lead to classes, not to states */
static void lead_to_classes(struct state *state, const unsigned *class)
{
	state->fail = class[state->fail];
	for (unsigned e = 0; e < state->edges->len; e++) {
		struct edge *edge = edge_at(state->edges, e);

		edge->next = class[edge->next];
	}
}

/* keep_firsts - of each class keep the first state */
static void keep_firsts(GPtrArray *states, const unsigned *class)
{
	unsigned kept = 0;

	for (unsigned i = 0; i < states->len; i++) {
		struct state *state = state_at(states, i);

		if ((i && !state->edges->len) || class[i] != kept) {
			state_free(state);
			continue;
		}
		lead_to_classes(state, class);
		states->pdata[kept++] = state;
	}
	states->len = kept;
}

void states_merge(GPtrArray *states)
{
	unsigned *class = g_new0(unsigned, states->len);
	unsigned before = 0, count = 1;

	move_found(states);
	while (count != before) {
		before = count;
		count = part(states, class);
	}
	keep_firsts(states, class);
	g_free(class);
}
