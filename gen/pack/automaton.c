/* SPDX-License-Identifier: MIT
 *
 * automaton.c - phrases as a deterministic automaton over symbols
 *
 * A state is the set of all tree nodes that a text can have reached at the
 * same time (subset construction): because classes overlap, a word can go on
 * with several phrases at once.  The root is in every set and is left out.
 * Most steps from a state are those that it would take had it read one token
 * less: only the steps of its deepest nodes are its own, the others are left
 * to that state, its failure state.
 */
#include "states.h"

#include "numbers.h"

#include <stdlib.h>
#include <string.h>

#define AT(array, type, i) g_array_index(array, type, i)

struct builder {
	const struct phrase_tree *tree;
	unsigned symbols;
	GPtrArray *states;   /* struct state */
	GHashTable *by_set;  /* its nodes as GBytes -> number + 1 */
	GArray **root_nodes; /* by symbol: where the root's edges lead */
	GArray *touched;     /* symbols that follow() has led on */
	struct found_lists *found;
};

/* A phrase that ends in a state, by its length in the tree. */
struct ending {
	unsigned depth, phrase;
};

/* compare_endings - the shorter first; of equal ones each kind together */
static int compare_endings(gconstpointer a, gconstpointer b)
{
	const struct ending *x = a, *y = b;

	if (x->depth != y->depth)
		return x->depth < y->depth ? -1 : 1;
	return (x->phrase < y->phrase) - (x->phrase > y->phrase);
}

/* found_in - the list of the phrases that end in these nodes */
static unsigned found_in(struct builder *b, const GArray *nodes)
{
	GArray *endings = g_array_new(FALSE, FALSE, sizeof(struct ending));
	GArray *phrases = g_array_new(FALSE, FALSE, sizeof(unsigned));
	unsigned list;

	for (unsigned i = 0; i < nodes->len; i++) {
		const struct tree_node *node =
		    tree_node_at(b->tree, AT(nodes, unsigned, i));
		unsigned rows[PHRASE_KINDS];
		unsigned count = node->phrase == NO_PHRASE
				     ? 0
				     : found_expand(b->found, node->phrase,
						    rows);

		for (unsigned j = 0; j < count; j++) {
			struct ending ending = {node->depth, rows[j]};

			g_array_append_val(endings, ending);
		}
	}
	g_array_sort(endings, compare_endings);
	for (unsigned i = 0; i < endings->len; i++)
		if (!i || AT(endings, struct ending, i).phrase !=
			      AT(endings, struct ending, i - 1).phrase)
			g_array_append_val(
			    phrases, AT(endings, struct ending, i).phrase);
	list = found_list(b->found, phrases);
	g_array_free(phrases, TRUE);
	g_array_free(endings, TRUE);
	return list;
}

/* state_for - the number of the state with these nodes; made where there is
 * none.  The array is copied. */
static unsigned state_for(struct builder *b, const GArray *nodes)
{
	GBytes *key = g_bytes_new(nodes->data, nodes->len * sizeof(unsigned));
	gpointer known = g_hash_table_lookup(b->by_set, key);
	struct state *state;

	if (known) {
		g_bytes_unref(key);
		return GPOINTER_TO_UINT(known) - 1;
	}
	state = g_new0(struct state, 1);
	state->nodes = g_array_new(FALSE, FALSE, sizeof(unsigned));
	g_array_append_vals(state->nodes, nodes->data, nodes->len);
	state->edges = g_array_new(FALSE, FALSE, sizeof(struct edge));
	state->found = found_in(b, nodes);
	g_ptr_array_add(b->states, state);
	g_hash_table_insert(b->by_set, key, GUINT_TO_POINTER(b->states->len));
	return b->states->len - 1;
}

/* follow - add to by_symbol where the steps of a node lead; note their symbols
 * in `used`, if it is not null */
static void follow(const struct builder *b, unsigned node, GArray **by_symbol,
		   GArray *used)
{
	unsigned child = tree_node_at(b->tree, node)->child;

	for (; child; child = tree_node_at(b->tree, child)->sibling) {
		const GArray *symbols =
		    tree_node_at(b->tree, child)->class->symbols;

		for (unsigned j = 0; j < symbols->len; j++) {
			unsigned symbol = AT(symbols, uint16_t, j);

			if (!by_symbol[symbol])
				by_symbol[symbol] =
				    g_array_new(FALSE, FALSE, sizeof(unsigned));
			if (!by_symbol[symbol]->len)
				g_array_append_val(b->touched, symbol);
			g_array_append_val(by_symbol[symbol], child);
			if (used)
				g_array_append_val(used, symbol);
		}
	}
}

/* deepest - the depth of the deepest node of a state */
static unsigned deepest(const struct builder *b, const struct state *state)
{
	unsigned depth = 0;

	for (unsigned i = 0; i < state->nodes->len; i++) {
		unsigned node = AT(state->nodes, unsigned, i);

		depth = MAX(depth, tree_node_at(b->tree, node)->depth);
	}
	return depth;
}

/* set_fail - find the state of all nodes but the deepest */
static void set_fail(struct builder *b, struct state *state, unsigned depth)
{
	GArray *rest = g_array_new(FALSE, FALSE, sizeof(unsigned));

	for (unsigned i = 0; i < state->nodes->len; i++) {
		unsigned node = AT(state->nodes, unsigned, i);

		if (tree_node_at(b->tree, node)->depth < depth)
			g_array_append_val(rest, node);
	}
	state->fail = state_for(b, rest);
	g_array_free(rest, TRUE);
}

/* add_edges - the steps of a state that are its own */
static void add_edges(struct builder *b, unsigned number, GArray **by_symbol,
		      GArray *used)
{
	struct state *state = g_ptr_array_index(b->states, number);
	unsigned depth = deepest(b, state);

	set_fail(b, state, depth);
	g_array_set_size(used, 0);
	g_array_set_size(b->touched, 0);
	for (unsigned i = 0; i < state->nodes->len; i++) {
		unsigned node = AT(state->nodes, unsigned, i);
		bool own = tree_node_at(b->tree, node)->depth == depth;

		follow(b, node, by_symbol, own ? used : NULL);
	}
	numbers_make_set(used);
	for (unsigned i = 0; i < used->len; i++) {
		unsigned symbol = AT(used, unsigned, i);
		GArray *nodes = by_symbol[symbol];
		const GArray *root = b->root_nodes[symbol];
		struct edge edge = {.symbol = symbol};

		if (root)
			g_array_append_vals(nodes, root->data, root->len);
		numbers_make_set(nodes);
		edge.next = state_for(b, nodes);
		g_array_append_val(state->edges, edge);
	}
	for (unsigned i = 0; i < b->touched->len; i++)
		g_array_set_size(by_symbol[AT(b->touched, unsigned, i)], 0);
}

/* add_root_edge - the root's step on a symbol */
static void add_root_edge(struct builder *b, unsigned symbol)
{
	struct edge edge = {.symbol = symbol};

	numbers_make_set(b->root_nodes[symbol]);
	edge.next = state_for(b, b->root_nodes[symbol]);
	g_array_append_val(state_at(b->states, 0)->edges, edge);
}

/* build_states - all states that can be reached */
static void build_states(struct builder *b)
{
	GArray *nothing = g_array_new(FALSE, FALSE, sizeof(unsigned));
	GArray *used = g_array_new(FALSE, FALSE, sizeof(unsigned));
	GArray **by_symbol = g_new0(GArray *, b->symbols);

	state_for(b, nothing);
	follow(b, 0, b->root_nodes, NULL);
	for (unsigned i = 0; i < b->symbols; i++)
		if (b->root_nodes[i])
			add_root_edge(b, i);
	/* The root is done; each state may add more of them. */
	for (unsigned i = 1; i < b->states->len; i++)
		add_edges(b, i, by_symbol, used);
	for (unsigned i = 0; i < b->symbols; i++)
		if (by_symbol[i])
			g_array_free(by_symbol[i], TRUE);
	g_free(by_symbol);
	g_array_free(used, TRUE);
	g_array_free(nothing, TRUE);
}

void state_free(gpointer data)
{
	struct state *state = data;

	g_array_free(state->nodes, TRUE);
	g_array_free(state->edges, TRUE);
	g_free(state);
}

void automaton_build(const struct phrase_tree *tree, unsigned symbols,
		     struct found_lists *found, struct built_automaton *built)
{
	struct builder b = {.tree = tree, .symbols = symbols, .found = found};
	GArray *entries;

	built->states = g_array_new(FALSE, TRUE, sizeof(struct wb_wide_state));
	built->steps = g_array_new(FALSE, TRUE, sizeof(struct wb_wide_step));
	built->most = 0;
	b.states = g_ptr_array_new();
	b.by_set = g_hash_table_new_full(g_bytes_hash, g_bytes_equal,
					 (GDestroyNotify)g_bytes_unref, NULL);
	b.root_nodes = g_new0(GArray *, symbols);
	b.touched = g_array_new(FALSE, FALSE, sizeof(unsigned));
	build_states(&b);
	states_merge(b.states);
	entries = states_enter(b.states, symbols);
	states_lay_out(b.states, entries, symbols, built);
	g_array_free(entries, TRUE);
	for (unsigned i = 0; i < symbols; i++)
		if (b.root_nodes[i])
			g_array_free(b.root_nodes[i], TRUE);
	g_free(b.root_nodes);
	g_array_free(b.touched, TRUE);
	g_hash_table_destroy(b.by_set);
	for (unsigned i = 0; i < b.states->len; i++)
		state_free(state_at(b.states, i));
	g_ptr_array_free(b.states, TRUE);
}

void automaton_clear(struct built_automaton *built)
{
	if (!built->states)
		return;
	g_array_free(built->states, TRUE);
	g_array_free(built->steps, TRUE);
}
