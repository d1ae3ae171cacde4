/* SPDX-License-Identifier: MIT
 *
 * states.h - the states of an automaton while it is built
 *
 * automaton.c makes them, merge.c makes them fewer, targets.c says what their
 * edges name, slots.c lays them out as the runtime reads them.
 */
#ifndef STATES_H
#define STATES_H

#include "automaton.h"

#include <limits.h>

struct edge { /* of one type all: compared as bytes */
	unsigned symbol, next;
	unsigned found; /* in found_lists; 0: nothing, or an entry says it */
};

struct state {
	GArray *nodes;  /* unsigned: the set of tree nodes, rising */
	GArray *edges;  /* struct edge: those of its deepest nodes */
	unsigned fail;  /* the state of all nodes but the deepest */
	unsigned found; /* the phrases that end in it */
};

static inline struct state *state_at(const GPtrArray *states, unsigned i)
{
	return g_ptr_array_index(states, i);
}

static inline struct edge *edge_at(const GArray *edges, unsigned i)
{
	return &g_array_index(edges, struct edge, i);
}

/* states_merge - let edges say what is found, drop the states without edges,
 * and make one of those that do the same */
void states_merge(GPtrArray *states);

/* A state by its number, with what is found on entering it. */
struct entry {
	unsigned state, found;
};

/* states_enter - the entries of all states, the root's first; to be freed.
 * Edges and failure states name entries from then on.  An edge after which the
 * text goes on from the root's step is left with NEXT_OF_ROOT. */
#define NEXT_OF_ROOT UINT_MAX
GArray *states_enter(const GPtrArray *states, unsigned symbols);

/* states_lay_out - fill built->states and built->steps */
void states_lay_out(const GPtrArray *states, const GArray *entries,
		    unsigned symbols, struct built_automaton *built);

void state_free(gpointer state);

#endif
