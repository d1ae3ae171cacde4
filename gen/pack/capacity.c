/* SPDX-License-Identifier: MIT
 *
 * capacity.c - what the runtime counts on
 *
 * A pack holds numbers of 16 bits, and the runtime has no memory but the
 * stack.  No set of rules for mail comes near to either; where one does, it is
 * better told here than by a wrong verdict.
 */
#include "capacity.h"

#include "../../grammar/diagnostics.h"

enum { NUMBERS_MAX = 0xffff };

static const struct phrase *phrase_at(const struct compiled *c, unsigned i)
{
	return &g_array_index(c->phrase, struct phrase, i);
}

static const struct wb_use *use_at(const struct compiled *c, unsigned i)
{
	return &g_array_index(c->uses, struct wb_use, i);
}

/* Longer chains that one token can end, and how far back they reach. */
struct load {
	unsigned chains, tokens;
	unsigned chain; /* the greatest number of one */
};

/* add_uses - that of a list of uses of a phrase */
static void add_uses(const struct compiled *c, const struct phrase *phrase,
		     unsigned uses, struct load *load)
{
	for (;; uses++) {
		const struct wb_use *use = use_at(c, uses);
		unsigned tokens = use->gap_max + phrase->size.words + 1u;

		load->tokens = MAX(load->tokens, tokens);
		if (use->type == USE_CHAIN) {
			load->chains++;
			load->chain = MAX(load->chain, use->target);
		}
		if (use->last)
			return;
	}
}

/* load_of - of one phrase, at most */
static struct load load_of(const struct compiled *c,
			   const struct phrase *phrase)
{
	struct load load = {0, 0, 0};
	const uint16_t *row = &g_array_index(c->joins, uint16_t, phrase->joins);
	unsigned head = phrase->joins ? 0 : JOIN_LAST;

	if (phrase->uses)
		add_uses(c, phrase, phrase->uses, &load);
	if (phrase->one)
		add_uses(c, phrase, phrase->joined, &load);
	while (!(head & JOIN_LAST)) {
		bool one = *row & JOIN_ONE;
		unsigned count = one ? 1 : join_count(*row);

		head = *row;
		row += one ? 1 : 1 + JOIN_MASK_NUMBERS;
		while (count--)
			add_uses(c, phrase, *row++, &load);
	}
	return load;
}

/* has_load - does a phrase end a longer chain? */
static bool has_load(unsigned phrase, const void *loads)
{
	return ((const struct load *)loads)[phrase].chains > 0;
}

/* worst_of - the most that one token can end, of the phrases of a tree */
static struct load worst_of(const struct compiled *c,
			    const struct phrase_tree *all,
			    const struct load *loads)
{
	struct phrase_tree tree;
	struct built_automaton automaton;
	struct found_lists found;
	struct load worst = {0, 0, 0}, *sums;

	tree_init(&tree);
	found_init(&found);
	tree_copy_to(&tree, all, has_load, loads);
	automaton_build(&tree, c->vocabulary->symbols, &found, &automaton);
	sums = g_new0(struct load, found.rows->len);
	for (unsigned i = 1; i < found.rows->len; i++) {
		const struct wb_found *row =
		    &g_array_index(found.rows, struct wb_found, i);
		const struct load *rest = &sums[row->rest];
		const struct load *own = &loads[row->phrase];

		sums[i].chains = rest->chains + own->chains;
		sums[i].tokens = MAX(rest->tokens, own->tokens);
		sums[i].chain = MAX(rest->chain, own->chain);
		if (sums[i].chains > worst.chains)
			worst = sums[i];
	}
	g_free(sums);
	automaton_clear(&automaton);
	found_clear(&found);
	tree_clear(&tree);
	return worst;
}

/* report_chains - one line too many goes on to a second gap */
static void report_chains(const struct model *model, const struct compiled *c,
			  const struct load *worst, unsigned most)
{
	struct diagnostic *message = diagnostics_add(
	    model->diagnostics, SEVERITY_ERROR, "too-many-gaps",
	    g_array_index(c->chain_lines, struct place, worst->chain),
	    "one word can lead this line and %u more to their second gap; with "
	    "gaps of this width at most %u can be followed",
	    worst->chains - 1, most);

	diagnostics_help(model->diagnostics, message,
			 "leave the second \"...\" out, or put a further word "
			 "before it");
}

/* check_chains - is there room for all longer chains that can be open at the
 * same time? */
static void check_chains(const struct model *model, const struct compiled *c)
{
	unsigned tokens = 1;
	struct load *loads = g_new0(struct load, c->phrase->len);
	struct load worst, names;

	for (unsigned i = 1; i < c->phrase->len; i++) {
		loads[i] = load_of(c, phrase_at(c, i));
		tokens = MAX(tokens, loads[i].tokens);
	}
	worst = worst_of(c, &c->phrase_tree, loads);
	names = worst_of(c, &c->name_tree, loads);
	if (names.chains > worst.chains)
		worst = names;
	if (worst.chains * tokens > CHAINS_KEPT)
		report_chains(model, c, &worst, CHAINS_KEPT / tokens);
	g_free(loads);
}

/* A number of the pack, and how high it can be. */
struct number {
	const char *what;
	unsigned count, most;
};

/* check_numbers - do these numbers fit into a pack? */
static void check_numbers(const struct model *model,
			  const struct number *numbers, unsigned count)
{
	for (unsigned i = 0; i < count; i++)
		if (numbers[i].count > numbers[i].most)
			diagnostics_add(
			    model->diagnostics, SEVERITY_ERROR, "too-large",
			    (struct place){0},
			    "these rules come to %u %s; a pack holds %u",
			    numbers[i].count, numbers[i].what, numbers[i].most);
}

void capacity_check_lists(const struct model *model, unsigned length)
{
	const struct number number = {"codes and names in lists", length,
				      NUMBERS_MAX};

	check_numbers(model, &number, 1);
}

void capacity_check(const struct model *model, const struct compiled *c)
{
	const struct vocabulary *v = c->vocabulary;
	const struct number numbers[] = {
	    {"beginnings before a gap", c->chains, CHAINS_MAX},
	    {"phrases", c->phrase_rows->len, NUMBERS_MAX},
	    {"words that keep rules out", c->outs->len, NUMBERS_MAX},
	    {"rows of placeholders", c->marks->len, MARKS_MAX},
	    {"consequences of phrases", c->uses->len, NUMBERS_MAX},
	    {"numbers that join phrases", c->joins->len, NUMBERS_MAX},
	    {"words", v->rows->len, NUMBERS_MAX},
	    {"words that are told apart", v->symbols, NUMBERS_MAX},
	    {"bytes of word tails", v->tails->len, NUMBERS_MAX},
	};
	unsigned before = diagnostics_errors(model->diagnostics);

	/* Where numbers were cut off, the rows must not be looked into. */
	check_numbers(model, numbers, G_N_ELEMENTS(numbers));
	if (diagnostics_errors(model->diagnostics) == before)
		check_chains(model, c);
}

void capacity_check_automata(const struct model *model,
			     const struct compiled *c)
{
	const struct number numbers[] = {
	    {"combinations of phrases", c->found.rows->len, NUMBERS_MAX},
	};

	check_numbers(model, numbers, G_N_ELEMENTS(numbers));
}

/* check_count - report the first definition beyond what a pack holds */
static void check_count(const struct model *model, const GPtrArray *things,
			unsigned most, const char *what)
{
	const struct definition *const *first;

	if (things->len <= most)
		return;
	first = g_ptr_array_index(things, most);
	diagnostics_add(model->diagnostics, SEVERITY_ERROR, "too-large",
			(*first)->name.place,
			"this is %s number %u of %u; a pack holds %u", what,
			most + 1, things->len, most);
}

void capacity_check_model(const struct model *model)
{
	check_count(model, model->rules, PACK_RULES_MAX, "rule");
	check_count(model, model->providers, PROVIDERS_MAX - 1, "provider");
}
