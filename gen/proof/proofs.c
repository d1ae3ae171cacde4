/* SPDX-License-Identifier: MIT
 *
 * proofs.c - what can be shown to be wrong with rules as a whole
 *
 * Each check is one function over all rules.  Where a reply shows what is
 * wrong, the message gives it.
 */
#include "proofs.h"

#include "advice.h"
#include "breadth.h"
#include "clash.h"
#include "odd_codes.h"
#include "shadow.h"
#include "spots.h"

#include "../../grammar/diagnostics.h"

#include <string.h>

/* hit_of - the rule's hit in a trial, or null */
static const struct hit *hit_of(const struct trial *trial,
				const struct rule *rule)
{
	for (unsigned i = 0; i < trial->hits->len; i++) {
		const struct hit *hit =
		    &g_array_index(trial->hits, struct hit, i);

		if (hit->rule == rule->number)
			return hit;
	}
	return NULL;
}

/* is_needed - is there an example that both match and that the winner would
 * not have without its `beats`? */
static bool is_needed(const struct trials *t, const struct rule *winner,
		      const struct rule *loser)
{
	if (!winner->lines || !loser->lines)
		return true;
	if (winner->definition->name.place.source->own)
		return true; /* it is what lets it take examples */
	for (unsigned i = 0; i < t->list->len; i++) {
		const struct trial *trial =
		    &g_array_index(t->list, struct trial, i);
		const struct hit *a = hit_of(trial, winner);
		const struct hit *b = hit_of(trial, loser);

		if (a && b &&
		    (standing_of(&t->pack, a) < standing_of(&t->pack, b) ||
		     (standing_of(&t->pack, a) == standing_of(&t->pack, b) &&
		      a->words <= b->words)))
			return true;
	}
	return false;
}

/* check_beats - `beats` that changes no example */
static void check_beats(const struct trials *t, const struct rule *rule,
			GHashTable *settled)
{
	for (const struct field *f = rule->definition->fields; f; f = f->next) {
		if (f->type != FIELD_BEATS)
			continue;
		for (const struct name *n = f->names; n; n = n->next)
			for (unsigned i = 0; i < rule->beats->len; i++) {
				const struct rule *loser =
				    g_ptr_array_index(rule->beats, i);

				if (strcmp(loser->name, n->text) ||
				    g_hash_table_contains(
					settled, clash_pair(rule, loser)) ||
				    is_needed(t, rule, loser))
					continue;
				diagnostics_add(
				    t->model->diagnostics, SEVERITY_WARNING,
				    "beats-useless", n->place,
				    "this changes no example: \"%s\" wins "
				    "without it, or both never meet",
				    rule->name);
			}
	}
}

/* all_lines - the spots of all match lines */
static GPtrArray *all_lines(const struct model *model,
			    struct alphabet *alphabet)
{
	GPtrArray *lines = g_ptr_array_new();

	for (unsigned i = 0; i < model->rules->len; i++) {
		const struct rule *rule = model_rule(model, i);

		for (const struct line *l = rule->lines; l; l = l->next)
			g_ptr_array_add(lines,
					(gpointer)spots_of(alphabet, rule, l));
	}
	return lines;
}

void proofs_run(struct trials *t, struct vocabulary *vocabulary)
{
	struct alphabet *alphabet = alphabet_new(t->model, vocabulary);
	GHashTable *settled = g_hash_table_new(numbers_pair_hash, NULL);
	GPtrArray *lines = all_lines(t->model, alphabet);

	advice_check(t);
	odd_codes_check(t->model);
	breadth_check(t);
	clash_check(t, alphabet, lines, settled);
	shadow_check(t, alphabet, lines);
	for (unsigned i = 0; i < t->model->rules->len; i++)
		check_beats(t, model_rule(t->model, i), settled);
	g_hash_table_destroy(settled);
	g_ptr_array_free(lines, TRUE);
	alphabet_free(alphabet);
}
