/* SPDX-License-Identifier: MIT
 *
 * automaton.h - phrases as a deterministic automaton over symbols
 */
#ifndef AUTOMATON_H
#define AUTOMATON_H

#include "vocabulary.h"

enum { NO_PHRASE = 0xffff };

/* A tree of phrases; each way from the root is one. */
struct tree_node {
	GArray *edges; /* struct tree_edge */
	unsigned depth;
	unsigned phrase; /* that ends here, or NO_PHRASE */
};

struct tree_edge {
	const struct word_class *class;
	unsigned node;
};

struct phrase_tree {
	GArray *nodes; /* struct tree_node; 0 is the root */
};

void tree_init(struct phrase_tree *tree);
void tree_clear(struct phrase_tree *tree);

/* tree_add - the node of a phrase given by its classes; its `phrase` is
 * NO_PHRASE when it is new */
struct tree_node *tree_add(struct phrase_tree *tree,
			   struct word_class *const *classes, unsigned count);

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
