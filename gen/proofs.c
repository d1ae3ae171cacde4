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
#include "sample.h"

#include "../grammar/diagnostics.h"

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
static void check_beats(const struct trials *t, const struct rule *rule)
{
	for (const struct field *f = rule->definition->fields; f; f = f->next) {
		if (f->type != FIELD_BEATS)
			continue;
		for (const struct name *n = f->names; n; n = n->next)
			for (unsigned i = 0; i < rule->beats->len; i++) {
				const struct rule *loser =
				    g_ptr_array_index(rule->beats, i);

				if (strcmp(loser->name, n->text) ||
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

/* is_free - can the rule win whatever the codes are and whoever speaks? */
static bool is_free(const struct rule *rule)
{
	return !rule->codes && !rule->statuses && !rule->unless &&
	       !rule->providers->len;
}

/* What the samples of one line have shown so far. */
struct verdict_on_line {
	const struct rule *taker; /* who won all samples; null: not one rule */
	bool wins;		  /* the line's own rule won one */
	bool clashed;
};

/* try_sample - decide a sample of a line and note what it shows */
static void try_sample(struct trials *t, const struct rule *rule,
		       const char *sample, struct verdict_on_line *shown)
{
	struct decision d =
	    trials_decide(t, sample, strlen(sample), rule, NULL);
	const struct rule *winner =
	    d.winner ? model_rule(t->model, d.winner->rule) : NULL;

	/* A rival: that the other stands first in the rules is no reason. */
	if (winner == rule || d.rival || !winner || !is_free(winner))
		shown->wins = true;
	else if (shown->taker && shown->taker != winner)
		shown->wins = true;
	shown->taker = winner;
	if (d.rival && winner == rule && !shown->clashed) {
		clash_report(t, d.winner, d.rival, sample);
		shown->clashed = true;
	}
}

/* try_wording - all samples of a wording, until one is won */
static void try_wording(struct trials *t, const struct rule *rule,
			const struct wording *wording,
			struct verdict_on_line *shown)
{
	unsigned variants = sample_variants(wording);

	for (unsigned i = 0; i < variants && !shown->wins; i++) {
		char **words = sample_words(wording, i);
		char *sample = g_strjoinv(" ", words);

		try_sample(t, rule, sample, shown);
		g_free(sample);
		g_strfreev(words);
	}
}

/* check_line - can this line ever decide? */
static void check_line(struct trials *t, const struct rule *rule,
		       const struct line *line)
{
	GPtrArray *wordings = expand_line(t->model, line);
	struct verdict_on_line shown = {NULL, false, false};
	struct diagnostic *message;

	for (unsigned i = 0; i < wordings->len && !shown.wins; i++)
		try_wording(t, rule, g_ptr_array_index(wordings, i), &shown);
	if (wordings->len && !shown.wins && shown.taker) {
		message = diagnostics_add(
		    t->model->diagnostics, SEVERITY_WARNING, "shadowed",
		    line->place,
		    "this line can never decide: \"%s\" matches whatever it "
		    "matches",
		    shown.taker->name);
		diagnostics_help(t->model->diagnostics, message,
				 "take the line away; or, if \"%s\" is right, "
				 "add \"beats %s\" to it",
				 rule->name, shown.taker->name);
	}
	g_ptr_array_free(wordings, TRUE);
}

void proofs_run(struct trials *t)
{
	advice_check(t);
	breadth_check(t);
	clash_check(t);
	for (unsigned i = 0; i < t->model->rules->len; i++) {
		const struct rule *rule = model_rule(t->model, i);

		check_beats(t, rule);
		for (const struct line *l = rule->lines; l; l = l->next)
			check_line(t, rule, l);
	}
}
