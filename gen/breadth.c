/* SPDX-License-Identifier: MIT
 *
 * breadth.c - lines that match what they know nothing about
 *
 * A line of few words also stands in replies that mean something else.  The
 * examples of all rules show it: one that matches examples of several other
 * categories says little.  Rules marked vague know that about themselves.
 */
#include "breadth.h"

#include "../grammar/diagnostics.h"

enum {
	BROAD_CATEGORIES = 4 /* a line that matches examples of so many other
			      * categories is too broad */
};

/* What a line matched beside the replies that are meant. */
struct spread {
	unsigned replies;
	uint64_t categories; /* a bit for each */
};

/* key_of - a line, as a key */
static gint64 key_of(unsigned rule, unsigned line)
{
	return (gint64)rule << 32 | line;
}

/* spread_of - the entry of a line; made where there is none */
static struct spread *spread_of(GHashTable *spreads, const struct hit *hit)
{
	gint64 key = key_of(hit->rule, hit->line);
	struct spread *spread = g_hash_table_lookup(spreads, &key);

	if (!spread) {
		spread = g_new0(struct spread, 1);
		g_hash_table_insert(spreads, g_memdup2(&key, sizeof(key)),
				    spread);
	}
	return spread;
}

/* note_trial - which lines of other categories match an example?  What one
 * provider means by the words says nothing about everybody else's. */
static void note_trial(const struct trials *t, const struct trial *trial,
		       GHashTable *spreads)
{
	const struct category *category = trial->rule->category;

	if (trial->field->type != FIELD_EXAMPLE || !category)
		return;
	for (unsigned i = 0; i < trial->hits->len; i++) {
		const struct hit *hit =
		    &g_array_index(trial->hits, struct hit, i);
		const struct rule *rule = model_rule(t->model, hit->rule);
		struct spread *spread;

		if (rule->category == category || rule->vague ||
		    (trial->rule->providers->len && !rule->providers->len))
			continue;
		spread = spread_of(spreads, hit);
		spread->replies++;
		spread->categories |= (uint64_t)1 << category->number;
	}
}

/* count_bits - how many categories are in a set */
static unsigned count_bits(uint64_t bits)
{
	unsigned count = 0;

	for (; bits; bits &= bits - 1)
		count++;
	return count;
}

/* check_line - is this line too broad? */
static void check_line(const struct trials *t, const struct rule *rule,
		       const struct line *line, GHashTable *spreads)
{
	gint64 key = key_of(rule->number, line->number);
	const struct spread *spread = g_hash_table_lookup(spreads, &key);
	unsigned categories = spread ? count_bits(spread->categories) : 0;

	if (categories >= BROAD_CATEGORIES)
		diagnostics_add(t->model->diagnostics, SEVERITY_WARNING,
				"too-broad", line->place,
				"this line also matches %u examples of %u "
				"other categories; add words, or mark the rule "
				"vague",
				spread->replies, categories);
}

void breadth_check(const struct trials *t)
{
	GHashTable *spreads =
	    g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, g_free);

	for (unsigned i = 0; i < t->list->len; i++)
		note_trial(t, &g_array_index(t->list, struct trial, i),
			   spreads);
	for (unsigned i = 0; i < t->model->rules->len; i++) {
		const struct rule *rule = model_rule(t->model, i);

		for (const struct line *l = rule->lines; l; l = l->next)
			check_line(t, rule, l, spreads);
	}
	g_hash_table_destroy(spreads);
}
