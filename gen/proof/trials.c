/* SPDX-License-Identifier: MIT
 *
 * trials.c - run every example against all rules
 *
 * An example must be answered by its own rule, a `not` must not.  This is what
 * keeps many rules by many authors in order: nobody can take another rule's
 * example without being told.  The deciding is the runtime's own; only the
 * matching is done by the plain matcher.
 */
#include "trials.h"

#include "bars.h"
#include "circles.h"
#include "fields.h"

#include "../../grammar/arena.h"
#include "../../grammar/diagnostics.h"

#include <string.h>

struct trials *trials_new(const struct model *model,
			  const struct tables *tables)
{
	struct trials *trials = g_new0(struct trials, 1);

	trials->model = model;
	trials->pack = tables_pack(tables);
	trials->findings = g_new0(struct findings, 1);
	trials->list = g_array_new(FALSE, TRUE, sizeof(struct trial));
	return trials;
}

void trials_free(struct trials *trials)
{
	for (unsigned i = 0; i < trials->list->len; i++)
		g_array_free(g_array_index(trials->list, struct trial, i).hits,
			     TRUE);
	g_array_free(trials->list, TRUE);
	g_free(trials->findings);
	g_free(trials);
}

/* let_speak - take the rule's first provider to be speaking */
static void let_speak(struct findings *findings, const struct rule *rule)
{
	if (rule && rule->providers->len) {
		const struct provider *p =
		    g_ptr_array_index(rule->providers, 0);

		bit_set(findings->speaks, p->number);
	}
}

struct decision trials_decide(struct trials *t, const char *text, size_t length,
			      const struct rule *speaks, GArray *all)
{
	struct arena *arena = arena_new();
	struct reading *reading = reading_new(arena, text, length);
	struct decision decision;

	findings_clear(t->findings, &t->pack);
	let_speak(t->findings, speaks);
	plain_scan(t->model, reading, t->findings);
	if (all)
		g_array_append_vals(all, t->findings->hits,
				    t->findings->hit_count);
	decision = decide(&t->pack, t->findings);
	reading_free(reading);
	arena_free(arena);
	return decision;
}

static const struct rule *rule_of(const struct model *model,
				  const struct hit *hit)
{
	return hit ? model_rule(model, hit->rule) : NULL;
}

/* line_place - where a match line stands, by its number in the file */
static struct place line_place(const struct rule *rule, unsigned number)
{
	for (const struct line *l = rule->lines; l; l = l->next)
		if (l->number == number)
			return l->place;
	return rule->definition->name.place;
}

/* note_words - which match line came closest, and what stopped it */
static void note_words(const struct model *model, struct diagnostic *message,
		       const struct trial *trial)
{
	struct arena *arena = arena_new();
	const struct text *text = trial->field->text;
	struct reading *reading = reading_new(arena, text->text, text->length);
	struct reach best = {NULL, 0, 0, 0};

	for (const struct line *l = trial->rule->lines; l; l = l->next) {
		struct reach reach = line_reach(l, reading);

		if (reach.matched > best.matched)
			best = reach;
	}
	if (best.piece && best.token < reading->tokens->len) {
		const struct read_token *t = &g_array_index(
		    reading->tokens, struct read_token, best.token);

		diagnostics_note(model->diagnostics, message, best.piece->place,
				 "the closest match line stops here, where the "
				 "reply goes on with \"%s\"",
				 t->folded);
	} else if (best.piece) {
		diagnostics_note(model->diagnostics, message, best.piece->place,
				 "the closest match line stops here, where the "
				 "reply ends");
	} else {
		diagnostics_help(model->diagnostics, message,
				 "the reply does not hold even the first word "
				 "of a match line");
	}
	reading_free(reading);
	arena_free(arena);
}

/* own_hit - where the rule's words match, whatever its codes say; or null */
static const struct hit *own_hit(const struct trial *trial)
{
	for (unsigned i = 0; i < trial->hits->len; i++) {
		const struct hit *hit =
		    &g_array_index(trial->hits, struct hit, i);

		if (hit->rule == trial->rule->number)
			return hit;
	}
	return NULL;
}

/* note_limits - the words match, or there are none: which lines keep the rule
 * out? */
static void note_limits(const struct trials *t, struct diagnostic *message,
			const struct trial *trial)
{
	struct arena *arena = arena_new();
	const struct rule *rule = trial->rule;
	const struct text *text = trial->field->text;
	struct reading *reading = reading_new(arena, text->text, text->length);
	const struct codes *codes = &reading->codes;

	for (const struct field *f = rule->definition->fields; f; f = f->next)
		if ((f->type == FIELD_UNLESS &&
		     bars_unless(rule, f, reading, NULL)) ||
		    (f->type == FIELD_CODE &&
		     bars_code(&t->pack, rule, codes)) ||
		    (f->type == FIELD_STATUS &&
		     bars_status(&t->pack, rule, codes)))
			diagnostics_note(t->model->diagnostics, message,
					 f->place,
					 f->type == FIELD_UNLESS
					     ? "this line matches it, too, and "
					       "so keeps the rule out"
					     : "the reply has no such code");
	reading_free(reading);
	arena_free(arena);
}

static void report_not_matched(const struct trials *t,
			       const struct trial *trial)
{
	struct diagnostic *message = diagnostics_add(
	    t->model->diagnostics, SEVERITY_ERROR, "example-not-matched",
	    trial->field->place, "rule \"%s\" does not match its own example",
	    trial->rule->name);

	if (own_hit(trial) || !trial->rule->lines)
		note_limits(t, message, trial);
	else
		note_words(t->model, message, trial);
}

/* why - in which way the winner stands above the loser */
static const char *why(const struct trials *t, const struct trial *trial)
{
	const struct hit *winner = &trial->winning;
	const struct hit *loser = own_hit(trial);

	if (!loser)
		return winner->words ? "whose words outrank a code"
				     : "which has a code of it, too";
	if (standing_of(&t->pack, winner) > standing_of(&t->pack, loser)) {
		if (trial->rule->vague && !trial->winner->vague)
			return "which is not vague";
		if (standing_of(&t->pack, winner) == STANDING_PROVIDER_WORDS)
			return "which is for the provider that speaks";
		if (!winner->words)
			return "whose code says more than these words";
		return "which names a cause, not a state";
	}
	if (winner->words > loser->words)
		return "which matches more of it";
	return winner->start < loser->start
		   ? "which stands first in it"
		   : "which says the same of the same words, and whose "
		     "name comes first";
}

/* beaten_by - where the winner says that it beats the rule, or null */
static const struct name *beaten_by(const struct trial *trial)
{
	for (const struct field *f = trial->winner->definition->fields; f;
	     f = f->next)
		for (const struct name *n = f->names;
		     n && f->type == FIELD_BEATS; n = n->next)
			if (!strcmp(n->text, trial->rule->name))
				return n;
	return NULL;
}

static void report_taken(const struct trials *t, const struct trial *trial)
{
	struct diagnostics *all = t->model->diagnostics;
	struct diagnostic *message = diagnostics_add(
	    all, SEVERITY_ERROR, "example-taken", trial->field->place,
	    "this example of \"%s\" is taken by rule \"%s\"", trial->rule->name,
	    trial->winner->name);
	const struct name *beats = beaten_by(trial);

	if (beats) {
		diagnostics_note(all, message, beats->place,
				 "which says that it beats this rule");
		diagnostics_help(all, message,
				 "move the example there; or, if \"%s\" is "
				 "right, take its name away here",
				 trial->rule->name);
		return;
	}
	diagnostics_note(all, message,
			 line_place(trial->winner, trial->winning.line), "%s",
			 why(t, trial));
	if (closes_circle(trial->rule, trial->winner))
		diagnostics_help(all, message,
				 "move the example there; it beats \"%s\" "
				 "through other rules",
				 trial->rule->name);
	else
		diagnostics_help(all, message,
				 "if \"%s\" is right, add \"beats %s\" to "
				 "it; if not, move the example there",
				 trial->rule->name, trial->winner->name);
}

static void report_undecided(const struct trials *t, const struct trial *trial)
{
	struct diagnostics *all = t->model->diagnostics;
	const struct rule *other =
	    trial->winner == trial->rule ? trial->rival : trial->winner;
	struct diagnostic *message = diagnostics_add(
	    all, SEVERITY_ERROR, "example-undecided", trial->field->place,
	    "nothing decides between \"%s\" and \"%s\" here", trial->rule->name,
	    other->name);

	diagnostics_note(all, message, other->definition->name.place,
			 "it matches as many words and says \"%s\"",
			 other->category->name);
	if (closes_circle(trial->rule, other))
		diagnostics_help(all, message,
				 "add an \"unless\" line to \"%s\"",
				 other->name);
	else
		diagnostics_help(all, message,
				 "add \"beats %s\" to \"%s\", or an "
				 "\"unless\" line to \"%s\"",
				 other->name, trial->rule->name, other->name);
}

static void report_not(const struct trials *t, const struct trial *trial)
{
	struct diagnostics *all = t->model->diagnostics;
	struct diagnostic *message = diagnostics_add(
	    all, SEVERITY_ERROR, "not-example-matched", trial->field->place,
	    "rule \"%s\" matches a reply that it says is not an example",
	    trial->rule->name);

	diagnostics_note(all, message,
			 line_place(trial->rule, trial->winning.line),
			 "matched by this line");
	diagnostics_help(all, message,
			 "narrow that line, or add an \"unless\" line");
}

/* may_take - is this a site's rule that says it beats a shipped one?  Sites
 * have the last word; `wbc diff --local` shows what they change. */
static bool may_take(const struct trial *trial)
{
	return trial->winner->definition->name.place.source->own &&
	       !trial->field->place.source->own && beaten_by(trial);
}

/* is_mistaken - is there a line of the rule that must be written anew? */
static bool is_mistaken(const struct rule *rule)
{
	for (const struct line *l = rule->lines; l; l = l->next)
		if (l->mistaken)
			return true;
	return false;
}

/* judge - compare what came out with what the line says */
static void judge(const struct trials *t, const struct trial *trial)
{
	bool example = trial->field->type == FIELD_EXAMPLE;

	if (!example && trial->winner == trial->rule)
		report_not(t, trial);
	else if (example && trial->rival &&
		 (trial->winner == trial->rule || trial->rival == trial->rule))
		report_undecided(t, trial);
	else if (example && trial->winner != trial->rule && trial->applied) {
		if (!may_take(trial))
			report_taken(t, trial);
	} else if (example && trial->winner != trial->rule &&
		   !is_mistaken(trial->rule))
		report_not_matched(t, trial);
}

/* has_codes - did the text that was decided last hold any? */
static bool has_codes(const struct trials *t)
{
	const struct codes *codes = &t->findings->codes;

	return codes->code_count > 0 || codes->status_count > 0;
}

/* run - one example or `not` */
static void run(struct trials *t, const struct rule *rule,
		const struct field *field)
{
	struct trial trial = {
	    .rule = rule,
	    .field = field,
	    .hits = g_array_new(FALSE, FALSE, sizeof(struct hit))};
	struct decision decision =
	    trials_decide(t, field->text->text, field->text->length, rule,
			  trial.hits);

	trial.winner = rule_of(t->model, decision.winner);
	trial.rival = rule_of(t->model, decision.rival);
	if (decision.winner)
		trial.winning = *decision.winner;
	trial.applied = trial.winner &&
			(own_hit(&trial) || (!rule->lines && has_codes(t))) &&
			rule_applies(&t->pack, rule->number, t->findings);
	for (unsigned kind = WB_EMAIL; kind <= WB_SIZE; kind++)
		if (t->findings->first[kind].length)
			trial.kinds |= 1u << kind;
	g_array_append_val(t->list, trial);
	judge(t, &trial);
}

void trials_run(struct trials *t)
{
	for (unsigned i = 0; i < t->model->rules->len; i++) {
		const struct rule *rule = model_rule(t->model, i);

		for (const struct field *f = rule->definition->fields; f;
		     f = f->next)
			if ((f->type == FIELD_EXAMPLE ||
			     f->type == FIELD_NOT) &&
			    f->text)
				run(t, rule, f);
	}
}
