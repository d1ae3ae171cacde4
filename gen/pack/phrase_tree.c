/* SPDX-License-Identifier: MIT
 *
 * phrase_tree.c - phrases as a tree, each way from the root one phrase
 */
#include "phrase_tree.h"

struct tree_node *tree_node_at(const struct phrase_tree *tree, unsigned i)
{
	return &g_array_index(tree->nodes, struct tree_node, i);
}

static unsigned new_node(struct phrase_tree *tree,
			 const struct word_class *class, unsigned depth)
{
	struct tree_node node = {
	    .class = class, .depth = depth, .phrase = NO_PHRASE};

	g_array_append_val(tree->nodes, node);
	return tree->nodes->len - 1;
}

void tree_init(struct phrase_tree *tree)
{
	tree->nodes = g_array_new(FALSE, FALSE, sizeof(struct tree_node));
	tree->from_root = g_array_new(FALSE, TRUE, sizeof(unsigned));
	new_node(tree, NULL, 0);
}

void tree_clear(struct phrase_tree *tree)
{
	g_array_free(tree->nodes, TRUE);
	g_array_free(tree->from_root, TRUE);
}

/* root_child - where a class leads from the root, which leads to more nodes
 * than any other: they are not searched */
static unsigned *root_child(struct phrase_tree *tree,
			    const struct word_class *class)
{
	if (class->number >= tree->from_root->len)
		g_array_set_size(tree->from_root, class->number + 1);
	return &g_array_index(tree->from_root, unsigned, class->number);
}

/* known_child - the node behind a step; 0: there is none */
static unsigned known_child(struct phrase_tree *tree, unsigned number,
			    const struct word_class *class)
{
	unsigned child = tree_node_at(tree, number)->child;

	if (!number)
		return *root_child(tree, class);
	while (child && tree_node_at(tree, child)->class != class)
		child = tree_node_at(tree, child)->sibling;
	return child;
}

/* child_of - the node behind a step, made where there is none */
static unsigned child_of(struct phrase_tree *tree, unsigned number,
			 const struct word_class *class)
{
	unsigned child = known_child(tree, number, class);
	struct tree_node *node;

	if (child)
		return child;
	child = new_node(tree, class, tree_node_at(tree, number)->depth + 1);
	node = tree_node_at(tree, number);
	if (node->last_child)
		tree_node_at(tree, node->last_child)->sibling = child;
	else
		node->child = child;
	node->last_child = child;
	if (!number)
		*root_child(tree, class) = child;
	return child;
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
	unsigned child = node->child;

	if (node->phrase != NO_PHRASE && wanted(node->phrase, data))
		tree_add(tree, way, node->depth)->phrase = node->phrase;
	for (; child; child = tree_node_at(from, child)->sibling) {
		way[node->depth] =
		    (struct word_class *)tree_node_at(from, child)->class;
		copy_below(tree, from, child, way, wanted, data);
	}
}

void tree_copy_to(struct phrase_tree *tree, const struct phrase_tree *from,
		  bool (*wanted)(unsigned phrase, const void *data),
		  const void *data)
{
	struct word_class *way[PHRASE_WORDS_MAX];

	copy_below(tree, from, 0, way, wanted, data);
}
