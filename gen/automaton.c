/* SPDX-License-Identifier: MIT
 *
 * automaton.c - phrases as a deterministic automaton over symbols
 *
 * A state is the set of all tree nodes that a text can have reached at the
 * same time (subset construction): because classes overlap, a word can go on
 * with several phrases at once.  The root is in every set and is left out.
 * Most steps from a state are those that it would take had it read one token
 * less: only the steps of its deepest nodes are its own, the others are left
 * to that state, its failure state.  What is stored is packed into one row of
 * slots (see struct wb_automaton).
 */
#include "automaton.h"

#include <stdlib.h>
#include <string.h>

#define AT(array, type, i) g_array_index(array, type, i)

/* A set of tree nodes: rising numbers, each once. */
struct state {
	GArray *nodes;  /* unsigned */
	GArray *edges;  /* struct edge: those of its deepest nodes */
	unsigned fail;  /* the state of all nodes but the deepest */
	unsigned found; /* in outputs */
};

struct edge {
	uint16_t symbol;
	uint32_t next;
};

struct builder {
	const struct phrase_tree *tree;
	unsigned symbols;
	GPtrArray *states;   /* struct state */
	GHashTable *by_set;  /* its nodes as GBytes -> number + 1 */
	GArray **root_nodes; /* by symbol: where the root's edges lead */
	GHashTable *by_output;
	GArray *touched;      /* symbols that follow() has led on */
	struct built_automaton *out;
};

static int compare_numbers(gconstpointer a, gconstpointer b)
{
	unsigned x = *(const unsigned *)a, y = *(const unsigned *)b;

	return (x > y) - (x < y);
}

/* make_set - sort the nodes and keep each once */
static void make_set(GArray *nodes)
{
	unsigned kept = 0;

	g_array_sort(nodes, compare_numbers);
	for (unsigned i = 0; i < nodes->len; i++)
		if (!kept ||
		    AT(nodes, unsigned, i) != AT(nodes, unsigned, kept - 1))
			AT(nodes, unsigned, kept++) = AT(nodes, unsigned, i);
	g_array_set_size(nodes, kept);
}

/* outputs_of - where the phrases that end in these nodes are listed */
static unsigned outputs_of(struct builder *b, const GArray *nodes)
{
	GArray *list = g_array_new(FALSE, FALSE, sizeof(uint16_t));
	uint16_t end = 0xffff;
	unsigned offset = 0;
	gpointer known;
	GBytes *key;

	for (unsigned i = 0; i < nodes->len; i++) {
		unsigned phrase =
		    tree_node_at(b->tree, AT(nodes, unsigned, i))->phrase;
		uint16_t item = (uint16_t)phrase;

		if (phrase != NO_PHRASE)
			g_array_append_val(list, item);
	}
	if (list->len) {
		g_array_append_val(list, end);
		key = g_bytes_new(list->data, list->len * sizeof(uint16_t));
		known = g_hash_table_lookup(b->by_output, key);
		offset = known ? GPOINTER_TO_UINT(known) : b->out->outputs->len;
		if (known) {
			g_bytes_unref(key);
		} else {
			g_hash_table_insert(b->by_output, key,
					    GUINT_TO_POINTER(offset));
			g_array_append_vals(b->out->outputs, list->data,
					    list->len);
		}
	}
	g_array_free(list, TRUE);
	return offset;
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
	state->found = outputs_of(b, nodes);
	g_ptr_array_add(b->states, state);
	g_hash_table_insert(b->by_set, key, GUINT_TO_POINTER(b->states->len));
	return b->states->len - 1;
}

/* follow - add to by_symbol where the edges of a node lead; note the symbols
 * of those edges in `used`, if it is not null */
static void follow(const struct builder *b, unsigned node, GArray **by_symbol,
		   GArray *used)
{
	const GArray *edges = tree_node_at(b->tree, node)->edges;

	for (unsigned i = 0; i < edges->len; i++) {
		const struct tree_edge *edge = &AT(edges, struct tree_edge, i);
		const GArray *symbols = edge->class->symbols;

		for (unsigned j = 0; j < symbols->len; j++) {
			unsigned symbol = AT(symbols, uint16_t, j);

			if (!by_symbol[symbol])
				by_symbol[symbol] =
				    g_array_new(FALSE, FALSE, sizeof(unsigned));
			if (!by_symbol[symbol]->len)
				g_array_append_val(b->touched, symbol);
			g_array_append_val(by_symbol[symbol], edge->node);
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
	make_set(used);
	for (unsigned i = 0; i < used->len; i++) {
		unsigned symbol = AT(used, unsigned, i);
		GArray *nodes = by_symbol[symbol];
		const GArray *root = b->root_nodes[symbol];
		struct edge edge = {(uint16_t)symbol, 0};

		if (root)
			g_array_append_vals(nodes, root->data, root->len);
		make_set(nodes);
		edge.next = state_for(b, nodes);
		g_array_append_val(state->edges, edge);
	}
	for (unsigned i = 0; i < b->touched->len; i++)
		g_array_set_size(by_symbol[AT(b->touched, unsigned, i)], 0);
}

/* build_states - all states that can be reached */
static void build_states(struct builder *b)
{
	GArray *nothing = g_array_new(FALSE, FALSE, sizeof(unsigned));
	GArray *used = g_array_new(FALSE, FALSE, sizeof(unsigned));
	GArray **by_symbol = g_new0(GArray *, b->symbols);

	state_for(b, nothing);
	follow(b, 0, b->root_nodes, NULL);
	for (unsigned i = 0; i < b->symbols; i++) {
		uint32_t next = 0;

		if (b->root_nodes[i]) {
			make_set(b->root_nodes[i]);
			next = state_for(b, b->root_nodes[i]);
		}
		g_array_append_val(b->out->root, next);
	}
	for (unsigned i = 0; i < b->states->len; i++)
		add_edges(b, i, by_symbol, used);
	for (unsigned i = 0; i < b->symbols; i++)
		if (by_symbol[i])
			g_array_free(by_symbol[i], TRUE);
	g_free(by_symbol);
	g_array_free(used, TRUE);
	g_array_free(nothing, TRUE);
}

enum { EMPTY_SLOT = 0xffff };

/* slots_reserve - make sure that slots up to `count` exist */
static void slots_reserve(struct built_automaton *out, unsigned count)
{
	while (out->slot_symbol->len < count) {
		uint16_t symbol = EMPTY_SLOT;
		uint32_t next = 0;

		g_array_append_val(out->slot_symbol, symbol);
		g_array_append_val(out->slot_next, next);
	}
}

/* fits - are the slots of all edges free from this base on? */
static bool fits(const struct built_automaton *out, const GArray *edges,
		 unsigned base)
{
	for (unsigned i = 0; i < edges->len; i++) {
		unsigned slot = base + AT(edges, struct edge, i).symbol;

		if (slot < out->slot_symbol->len &&
		    AT(out->slot_symbol, uint16_t, slot) != EMPTY_SLOT)
			return false;
	}
	return true;
}

/* place - find a base for a state's edges and store them there.  No two
 * states may have the same base, or one would see the other's edges. */
static void place(struct builder *b, unsigned number, GArray *taken,
		  unsigned *first_free)
{
	struct state *state = g_ptr_array_index(b->states, number);
	const GArray *edges = state->edges;
	unsigned base = *first_free;

	while ((base < taken->len && AT(taken, bool, base)) ||
	       !fits(b->out, edges, base))
		base++;
	if (base >= taken->len)
		g_array_set_size(taken, base + 1);
	AT(taken, bool, base) = true;
	if (base > *first_free + 2048)
		*first_free = base - 2048;
	slots_reserve(b->out, base + b->symbols);
	for (unsigned i = 0; i < edges->len; i++) {
		const struct edge *edge = &AT(edges, struct edge, i);

		AT(b->out->slot_symbol, uint16_t, base + edge->symbol) =
		    edge->symbol;
		AT(b->out->slot_next, uint32_t, base + edge->symbol) =
		    edge->next;
	}
	AT(b->out->base, uint32_t, number) = base;
}

/* pack - lay all states into the slots; those without edges share a base */
static void pack(struct builder *b)
{
	GArray *taken = g_array_new(FALSE, TRUE, sizeof(bool));
	unsigned first_free = 0, last = 0;
	uint32_t shared;

	g_array_set_size(b->out->base, b->states->len);
	for (unsigned i = 0; i < b->states->len; i++) {
		const struct state *state = g_ptr_array_index(b->states, i);
		uint32_t found = state->found, fail = state->fail;

		g_array_append_val(b->out->found, found);
		g_array_append_val(b->out->fail, fail);
		if (state->edges->len)
			place(b, i, taken, &first_free);
	}
	for (unsigned i = 0; i < b->out->slot_symbol->len; i++)
		if (AT(b->out->slot_symbol, uint16_t, i) != EMPTY_SLOT)
			last = i;
	shared = last + 1;
	for (unsigned i = 0; i < b->states->len; i++)
		if (!((struct state *)g_ptr_array_index(b->states, i))
			 ->edges->len)
			AT(b->out->base, uint32_t, i) = shared;
	slots_reserve(b->out, shared + b->symbols);
	g_array_free(taken, TRUE);
}

static void state_free(gpointer data)
{
	struct state *state = data;

	g_array_free(state->nodes, TRUE);
	g_array_free(state->edges, TRUE);
	g_free(state);
}

void automaton_build(const struct phrase_tree *tree, unsigned symbols,
		     struct built_automaton *out)
{
	struct builder b = {.tree = tree, .symbols = symbols, .out = out};
	uint16_t none = 0xffff;

	out->base = g_array_new(FALSE, TRUE, sizeof(uint32_t));
	out->fail = g_array_new(FALSE, TRUE, sizeof(uint32_t));
	out->slot_symbol = g_array_new(FALSE, TRUE, sizeof(uint16_t));
	out->slot_next = g_array_new(FALSE, TRUE, sizeof(uint32_t));
	out->root = g_array_new(FALSE, TRUE, sizeof(uint32_t));
	out->found = g_array_new(FALSE, TRUE, sizeof(uint32_t));
	out->outputs = g_array_new(FALSE, TRUE, sizeof(uint16_t));
	g_array_append_val(out->outputs, none); /* 0: nothing is found */
	b.states = g_ptr_array_new_with_free_func(state_free);
	b.by_set = g_hash_table_new_full(g_bytes_hash, g_bytes_equal,
					 (GDestroyNotify)g_bytes_unref, NULL);
	b.by_output = g_hash_table_new_full(
	    g_bytes_hash, g_bytes_equal, (GDestroyNotify)g_bytes_unref, NULL);
	b.root_nodes = g_new0(GArray *, symbols);
	b.touched = g_array_new(FALSE, FALSE, sizeof(unsigned));
	build_states(&b);
	pack(&b);
	out->states = b.states->len;
	for (unsigned i = 0; i < symbols; i++)
		if (b.root_nodes[i])
			g_array_free(b.root_nodes[i], TRUE);
	g_free(b.root_nodes);
	g_array_free(b.touched, TRUE);
	g_hash_table_destroy(b.by_set);
	g_hash_table_destroy(b.by_output);
	g_ptr_array_free(b.states, TRUE);
}

void automaton_clear(struct built_automaton *built)
{
	g_array_free(built->base, TRUE);
	g_array_free(built->fail, TRUE);
	g_array_free(built->slot_symbol, TRUE);
	g_array_free(built->slot_next, TRUE);
	g_array_free(built->root, TRUE);
	g_array_free(built->found, TRUE);
	g_array_free(built->outputs, TRUE);
}

struct wb_automaton automaton_view(const struct built_automaton *built)
{
	return (struct wb_automaton){
	    .base = (const uint32_t *)built->base->data,
	    .fail = (const uint32_t *)built->fail->data,
	    .slot_symbol = (const uint16_t *)built->slot_symbol->data,
	    .slot_next = (const uint32_t *)built->slot_next->data,
	    .root = (const uint32_t *)built->root->data,
	    .found = (const uint32_t *)built->found->data,
	    .outputs = (const uint16_t *)built->outputs->data,
	    .states = built->states,
	    .slots = built->slot_symbol->len,
	    .symbols = built->root->len};
}
