/* SPDX-License-Identifier: MIT
 *
 * phrase_tree.h - phrases as a tree, each way from the root one phrase
 *
 * Each step is a class of words; two steps from a node may share words.  The
 * automaton is made from it (automaton.h).
 */
#ifndef PHRASE_TREE_H
#define PHRASE_TREE_H

#include "vocabulary.h"

#include <limits.h>

#define NO_PHRASE UINT_MAX

/* A tree of phrases; each way from the root is one. */
struct tree_node {
	const struct word_class *class; /* of the step to it; null: the root */
	unsigned depth;
	unsigned phrase;            /* that ends here, or NO_PHRASE */
	unsigned child, last_child; /* numbers of nodes; 0: none */
	unsigned sibling;
};

struct phrase_tree {
	GArray *nodes;     /* struct tree_node; 0 is the root */
	GArray *from_root; /* unsigned: by number of a class, where it leads
			    * from the root; 0: nowhere */
};

void tree_init(struct phrase_tree *tree);
void tree_clear(struct phrase_tree *tree);

/* tree_add - the node of a phrase given by its classes; its `phrase` is
 * NO_PHRASE when it is new */
struct tree_node *tree_add(struct phrase_tree *tree,
			   struct word_class *const *classes, unsigned count);

/* tree_copy_to - add to a tree all phrases of another that `wanted` accepts */
void tree_copy_to(struct phrase_tree *tree, const struct phrase_tree *from,
		  bool (*wanted)(unsigned phrase, const void *data),
		  const void *data);

/* tree_node_at - node number i; good until the tree grows */
struct tree_node *tree_node_at(const struct phrase_tree *tree, unsigned i);

#endif
