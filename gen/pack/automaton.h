/* SPDX-License-Identifier: MIT
 *
 * automaton.h - phrases as a deterministic automaton over symbols
 */
#ifndef AUTOMATON_H
#define AUTOMATON_H

#include "found.h"
#include "phrase_tree.h"

/* An automaton with the arrays that it owns. */
struct built_automaton {
	GArray *states; /* struct wb_wide_state */
	GArray *steps;	/* struct wb_wide_step */
	unsigned most;	/* the highest number that a state must hold */
};

/* automaton_build - the automaton that finds all phrases of a tree; what it
 * finds is added to the lists */
void automaton_build(const struct phrase_tree *tree, unsigned symbols,
		     struct found_lists *found, struct built_automaton *built);

/* automaton_clear - free its arrays, if it was built */
void automaton_clear(struct built_automaton *built);

#endif
