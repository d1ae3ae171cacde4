/* SPDX-License-Identifier: MIT
 *
 * capacity.c - what the runtime counts on
 *
 * A pack holds numbers of 16 bits, and the runtime has no memory but the
 * stack.  No set of rules for mail comes near to either; where one does, it is
 * better told here than by a wrong verdict.
 */
#include "capacity.h"

#include "../grammar/diagnostics.h"

enum { NUMBERS_MAX = 0xffff };

static const struct wb_phrase *phrase_at(const struct compiled *c, unsigned i)
{
	return &g_array_index(c->phrase, struct wb_phrase, i);
}

static const struct wb_use *use_at(const struct compiled *c, unsigned i)
{
	return &g_array_index(c->uses, struct wb_use, i);
}

/* longer_in - how many of a list of uses go on with a longer chain */
static unsigned longer_in(const struct compiled *c, unsigned use)
{
	unsigned count = use_at(c, use)->type == USE_CHAIN;

	while (!use_at(c, use)->last)
		count += use_at(c, ++use)->type == USE_CHAIN;
	return count;
}

/* Longer chains that one token can end, and how far back they reach. */
struct load {
	unsigned chains, tokens;
};

static unsigned bits_of(uint64_t bits)
{
	unsigned count = 0;

	for (; bits; bits &= bits - 1)
		count++;
	return count;
}

/* load_of - of one phrase, at most */
static struct load load_of(const struct compiled *c,
			   const struct wb_phrase *phrase)
{
	struct load load = {phrase->uses ? longer_in(c, phrase->uses) : 0, 0};
	unsigned join = phrase->joins;

	while (join) {
		const struct wb_join *row =
		    &g_array_index(c->joins, struct wb_join, join);

		for (unsigned i = 0; i < bits_of(row->chains); i++) {
			unsigned use = g_array_index(c->groups, uint16_t,
						     row->groups + i);

			load.chains += longer_in(c, use);
			load.tokens =
			    MAX(load.tokens,
				use_at(c, use)->gap_max + phrase->words + 1u);
		}
		join = row->last ? 0 : join + 1;
	}
	return load;
}

/* check_chains - is there room for all longer chains that can be open at the
 * same time? */
static void check_chains(const struct model *model, const struct compiled *c)
{
	unsigned most = 0, tokens = 0;
	struct load *loads = g_new0(struct load, c->phrase->len);
	unsigned *sums = g_new0(unsigned, c->found.rows->len);

	for (unsigned i = 1; i < c->phrase->len; i++) {
		loads[i] = load_of(c, phrase_at(c, i));
		tokens = MAX(tokens, loads[i].tokens);
	}
	for (unsigned i = 1; i < c->found.rows->len; i++) {
		const struct wb_found *row =
		    &g_array_index(c->found.rows, struct wb_found, i);

		sums[i] = sums[row->rest] + loads[row->phrase].chains;
		most = MAX(most, sums[i]);
	}
	g_free(loads);
	g_free(sums);
	if (most * tokens > CHAINS_KEPT)
		diagnostics_add(model->diagnostics, SEVERITY_ERROR,
				"too-many-gaps", (struct place){0},
				"one word can lead %u match lines to their "
				"second gap; with gaps of this width at most "
				"%u can be followed",
				most, CHAINS_KEPT / tokens);
}

/* check_numbers - do all numbers fit into a pack? */
static void check_numbers(const struct model *model, const struct compiled *c)
{
	const struct {
		const char *what;
		unsigned count, most;
	} numbers[] = {
	    {"rules", model->rules->len, PACK_RULES_MAX},
	    {"providers", model->providers->len, PROVIDERS_MAX - 1},
	    {"beginnings before a gap", c->chains, CHAINS_MAX},
	    {"phrases", c->phrase->len, NUMBERS_MAX},
	    {"combinations of phrases", c->found.rows->len, NUMBERS_MAX},
	    {"consequences of phrases", c->uses->len, NUMBERS_MAX},
	    {"states", MAX(c->phrases.most, c->names.most), NUMBERS_MAX},
	};

	for (unsigned i = 0; i < G_N_ELEMENTS(numbers); i++)
		if (numbers[i].count > numbers[i].most)
			diagnostics_add(
			    model->diagnostics, SEVERITY_ERROR, "too-large",
			    (struct place){0},
			    "these rules come to %u %s; a pack holds %u",
			    numbers[i].count, numbers[i].what, numbers[i].most);
}

void capacity_check(const struct model *model, const struct compiled *compiled)
{
	/* Where numbers were cut off, the rows must not be looked into. */
	unsigned before = diagnostics_errors(model->diagnostics);

	check_numbers(model, compiled);
	if (diagnostics_errors(model->diagnostics) == before)
		check_chains(model, compiled);
}
