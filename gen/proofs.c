/* SPDX-License-Identifier: MIT
 *
 * proofs.c - what can be shown to be wrong with rules as a whole
 *
 * Each check is one function over all rules.  Where a reply shows what is
 * wrong, the message gives it.
 */
#include "proofs.h"

#include "closed.h"
#include "fields.h"
#include "match.h"
#include "sample.h"

#include "../grammar/diagnostics.h"

#include <string.h>

enum {
	BROAD_CATEGORIES = 4 /* a line that matches examples of so many other
			      * categories is too broad */
};

/* branch_finds - does a pattern have a placeholder of this kind? */
static bool branch_finds(const struct branch *branch, enum wb_kind kind)
{
	for (; branch; branch = branch->next)
		for (const struct piece *p = branch->first; p; p = p->next) {
			if (p->type == PIECE_ANY && kind == WB_WORD)
				return true;
			if (p->type == PIECE_WORDS &&
			    p->words->type == WORD_KIND &&
			    p->words->kind == kind)
				return true;
			if (p->type == PIECE_CHOICE &&
			    branch_finds(p->branches, kind))
				return true;
		}
	return false;
}

/* always_there - does every example of the rule hold such a value, wherever?
 * The runtime takes it from there. */
static bool always_there(const struct trials *t, const struct rule *rule,
			 enum wb_kind kind)
{
	if (kind > WB_HOST)
		return false;
	for (unsigned i = 0; i < t->list->len; i++) {
		const struct trial *trial =
		    &g_array_index(t->list, struct trial, i);

		if (trial->rule == rule &&
		    trial->field->type == FIELD_EXAMPLE &&
		    !(trial->kinds & 1u << kind))
			return false;
	}
	return true;
}

/* finds - does some match line of the rule find such a value?  The address is
 * known from elsewhere. */
static bool finds(const struct trials *t, const struct rule *rule,
		  enum wb_kind kind)
{
	const struct line *line = rule->lines;

	while (line && !branch_finds(line->branches, kind))
		line = line->next;
	return line != NULL || kind == WB_EMAIL || always_there(t, rule, kind);
}

/* check_text - the placeholders of one piece of advice */
static void check_text(const struct trials *t, const struct rule *rule,
		       const struct field *field)
{
	for (unsigned kind = WB_EMAIL; kind <= WB_WORD; kind++) {
		char *braced = g_strdup_printf("{%s}", kind_names[kind]);
		const char *at = strstr(field->text->text, braced);
		const struct source *source = field->place.source;

		if (at && !finds(t, rule, (enum wb_kind)kind)) {
			const char *there =
			    strstr(source->text + field->place.start, braced);
			size_t start = there ? (size_t)(there - source->text)
					     : field->place.start;

			diagnostics_add(
			    t->model->diagnostics, SEVERITY_ERROR, "unfilled",
			    (struct place){source, start,
					   start + strlen(braced)},
			    "the advice speaks of %s, but no match line finds "
			    "one",
			    braced);
		}
		g_free(braced);
	}
}

/* check_advice - advice that names what no match line finds */
static void check_advice(const struct trials *t, const struct rule *rule)
{
	for (const struct field *f = rule->definition->fields; f; f = f->next)
		if (f->type == FIELD_TELL_SENDER ||
		    f->type == FIELD_TELL_OPERATOR || f->type == FIELD_MEANS)
			check_text(t, rule, f);
}

/* find_circle - follow `beats` from a rule back to `start`, through rules that
 * come after it, so that each circle is found once; the way is noted in path,
 * the last step first */
static bool find_circle(const struct rule *from, const struct rule *start,
			GHashTable *seen, GPtrArray *path)
{
	for (unsigned i = 0; i < from->beats->len; i++) {
		struct rule *next = g_ptr_array_index(from->beats, i);

		if (next == start ||
		    (next->number > start->number &&
		     g_hash_table_add(seen, next) &&
		     find_circle(next, start, seen, path))) {
			g_ptr_array_add(path, next);
			return true;
		}
	}
	return false;
}

/* check_circle - rules that beat each other in the end */
static void check_circle(const struct model *model, const struct rule *rule)
{
	const struct field *field = field_find(rule->definition, FIELD_BEATS);
	GHashTable *seen = g_hash_table_new(NULL, NULL);
	GPtrArray *path = g_ptr_array_new();
	struct diagnostic *message;

	if (field && find_circle(rule, rule, seen, path)) {
		message = diagnostics_add(
		    model->diagnostics, SEVERITY_ERROR, "beats-circle",
		    field->place, "rule \"%s\" beats itself in the end",
		    rule->name);
		for (unsigned i = path->len; i-- > 1;) {
			const struct rule *step = g_ptr_array_index(path, i);

			field = field_find(step->definition, FIELD_BEATS);
			diagnostics_note(model->diagnostics, message,
					 field->place, "through \"%s\"",
					 step->name);
		}
	}
	g_ptr_array_free(path, TRUE);
	g_hash_table_destroy(seen);
}

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

/* report_clash - two lines of different categories that nothing decides */
static void report_clash(const struct trials *t, const struct line *line,
			 const struct hit *other, const char *sample)
{
	const struct rule *rule = model_rule(t->model, other->rule);
	struct place place = rule->definition->name.place;
	struct diagnostic *message = diagnostics_add(
	    t->model->diagnostics, SEVERITY_ERROR, "clash", line->place,
	    "this line and one of \"%s\" can both match, and neither is longer",
	    rule->name);

	for (const struct line *l = rule->lines; l; l = l->next)
		if (l->number == other->line)
			place = l->place;
	diagnostics_note(t->model->diagnostics, message, place,
			 "the other one");
	diagnostics_help(t->model->diagnostics, message, "for example: \"%s\"",
			 sample);
	diagnostics_help(t->model->diagnostics, message,
			 "add \"beats %s\" or \"unless\" to one of them",
			 rule->name);
}

/* What the samples of one line have shown so far. */
struct verdict_on_line {
	const struct rule *taker; /* who won all samples; null: not one rule */
	bool wins;		  /* the line's own rule won one */
	bool clashed;
};

/* try_sample - decide a sample of a line and note what it shows */
static void try_sample(struct trials *t, const struct rule *rule,
		       const struct line *line, const char *sample,
		       struct verdict_on_line *shown)
{
	struct decision d =
	    trials_decide(t, sample, strlen(sample), rule, NULL);
	const struct rule *winner =
	    d.winner ? model_rule(t->model, d.winner->rule) : NULL;

	if (winner == rule || !winner || !is_free(winner))
		shown->wins = true;
	else if (shown->taker && shown->taker != winner)
		shown->wins = true;
	shown->taker = winner;
	if (d.rival && winner == rule && !shown->clashed) {
		report_clash(t, line, d.rival, sample);
		shown->clashed = true;
	}
}

/* check_line - can this line ever decide? */
static void check_line(struct trials *t, const struct rule *rule,
		       const struct line *line)
{
	GPtrArray *wordings = expand_line(t->model, line);
	struct verdict_on_line shown = {NULL, false, false};

	for (unsigned i = 0; i < wordings->len && !shown.wins; i++) {
		char **words = sample_words(g_ptr_array_index(wordings, i));
		char *sample = g_strjoinv(" ", words);

		try_sample(t, rule, line, sample, &shown);
		g_free(sample);
		g_strfreev(words);
	}
	if (wordings->len && !shown.wins && shown.taker)
		diagnostics_add(t->model->diagnostics, SEVERITY_WARNING,
				"shadowed", line->place,
				"this line can never decide: \"%s\" matches "
				"whatever it matches",
				shown.taker->name);
	g_ptr_array_free(wordings, TRUE);
}

/* is_line_hit - did this line stand for its rule in a trial? */
static bool is_line_hit(const struct trial *trial, const struct rule *rule,
			const struct line *line)
{
	const struct hit *hit = hit_of(trial, rule);

	return hit && hit->line == line->number;
}

/* check_breadth - a clear line that matches examples of many categories */
static void check_breadth(const struct trials *t, const struct rule *rule,
			  const struct line *line)
{
	bool seen[WB_CATEGORIES] = {false};
	unsigned replies = 0, categories = 0;

	for (unsigned i = 0; i < t->list->len; i++) {
		const struct trial *trial =
		    &g_array_index(t->list, struct trial, i);
		unsigned category;

		if (trial->field->type != FIELD_EXAMPLE ||
		    !trial->rule->category ||
		    trial->rule->category == rule->category ||
		    !is_line_hit(trial, rule, line))
			continue;
		category = trial->rule->category->number;
		replies++;
		categories += !seen[category];
		seen[category] = true;
	}
	if (categories >= BROAD_CATEGORIES)
		diagnostics_add(t->model->diagnostics, SEVERITY_WARNING,
				"too-broad", line->place,
				"this line also matches %u examples of %u other "
				"categories; add words, or mark the rule vague",
				replies, categories);
}

void proofs_run(struct trials *t)
{
	for (unsigned i = 0; i < t->model->rules->len; i++) {
		const struct rule *rule = model_rule(t->model, i);

		check_advice(t, rule);
		check_circle(t->model, rule);
		check_beats(t, rule);
		for (const struct line *l = rule->lines; l; l = l->next) {
			check_line(t, rule, l);
			if (!rule->vague)
				check_breadth(t, rule, l);
		}
	}
}
