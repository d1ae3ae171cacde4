/* SPDX-License-Identifier: MIT
 *
 * states.h - the states of an automaton while it is built
 *
 * automaton.c makes them, merge.c makes them fewer, slots.c lays them out as
 * the runtime reads them.
 */
#ifndef STATES_H
#define STATES_H

#include "automaton.h"

struct edge { /* of one type all: compared as bytes */
	unsigned symbol, next;
	unsigned found; /* in found_lists; 0: nothing */
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

/* states_lay_out - fill built->states and built->steps */
void states_lay_out(const GPtrArray *states, unsigned symbols,
		    struct built_automaton *built);

void state_free(gpointer state);

#endif
