/* SPDX-License-Identifier: MIT
 *
 * automaton.h - phrases as a deterministic automaton over symbols
 */
#ifndef AUTOMATON_H
#define AUTOMATON_H

#include "phrase_tree.h"

/* An automaton with the arrays that it owns. */
struct built_automaton {
	GArray *base, *fail, *slot_symbol, *slot_next, *root, *found, *outputs;
	unsigned states;
};

/* automaton_build - the automaton that finds all phrases of a tree */
void automaton_build(const struct phrase_tree *tree, unsigned symbols,
		     struct built_automaton *built);
void automaton_clear(struct built_automaton *built);

/* automaton_view - the same as the runtime sees it */
struct wb_automaton automaton_view(const struct built_automaton *built);

#endif
