/* SPDX-License-Identifier: MIT
 *
 * phrase_tree.c - phrases as a tree, each way from the root one phrase
 */
#include "phrase_tree.h"

struct tree_node *tree_node_at(const struct phrase_tree *tree, unsigned i)
{
	return &g_array_index(tree->nodes, struct tree_node, i);
}

static unsigned new_node(struct phrase_tree *tree, unsigned depth)
{
	struct tree_node node = {
	    g_array_new(FALSE, FALSE, sizeof(struct tree_edge)), depth,
	    NO_PHRASE};

	g_array_append_val(tree->nodes, node);
	return tree->nodes->len - 1;
}

void tree_init(struct phrase_tree *tree)
{
	tree->nodes = g_array_new(FALSE, FALSE, sizeof(struct tree_node));
	new_node(tree, 0);
}

void tree_clear(struct phrase_tree *tree)
{
	for (unsigned i = 0; i < tree->nodes->len; i++)
		g_array_free(tree_node_at(tree, i)->edges, TRUE);
	g_array_free(tree->nodes, TRUE);
}

/* child_of - the node behind an edge, made where there is none */
static unsigned child_of(struct phrase_tree *tree, unsigned node,
			 const struct word_class *class)
{
	GArray *edges = tree_node_at(tree, node)->edges;
	struct tree_edge edge = {class, 0};

	for (unsigned i = 0; i < edges->len; i++)
		if (g_array_index(edges, struct tree_edge, i).class == class)
			return g_array_index(edges, struct tree_edge, i).node;
	edge.node = new_node(tree, tree_node_at(tree, node)->depth + 1);
	g_array_append_val(tree_node_at(tree, node)->edges, edge);
	return edge.node;
}

struct tree_node *tree_add(struct phrase_tree *tree,
			   struct word_class *const *classes, unsigned count)
{
	unsigned node = 0;

	for (unsigned i = 0; i < count; i++)
		node = child_of(tree, node, classes[i]);
	return tree_node_at(tree, node);
}

/* copy_below - the phrases below a node, to which `way` leads */
static void copy_below(struct phrase_tree *tree, const struct phrase_tree *from,
		       unsigned number, struct word_class **way,
		       bool (*wanted)(unsigned phrase, const void *data),
		       const void *data)
{
	const struct tree_node *node = tree_node_at(from, number);

	if (node->phrase != NO_PHRASE && wanted(node->phrase, data))
		tree_add(tree, way, node->depth)->phrase = node->phrase;
	for (unsigned i = 0; i < node->edges->len; i++) {
		const struct tree_edge *edge =
		    &g_array_index(node->edges, struct tree_edge, i);

		way[node->depth] = (struct word_class *)edge->class;
		copy_below(tree, from, edge->node, way, wanted, data);
	}
}

void tree_copy_to(struct phrase_tree *tree, const struct phrase_tree *from,
		  bool (*wanted)(unsigned phrase, const void *data),
		  const void *data)
{
	struct word_class *way[PHRASE_WORDS_MAX];

	copy_below(tree, from, 0, way, wanted, data);
}
