/* SPDX-License-Identifier: MIT
 *
 * shadow.c - lines that can never decide
 *
 * A wording of the line is tried: which other lines match it, and would win?
 * Then a wording that none of those matches is looked for, and so on.  When
 * no such wording is left, the line is proved to be of no use; when nothing
 * wins against one, the line has shown its use.
 */
#include "shadow.h"

#include "always.h"
#include "circles.h"
#include "cover.h"
#include "line_index.h"

#include "../../grammar/arena.h"
#include "../../grammar/diagnostics.h"

#include <string.h>

enum { ROUNDS_MAX = 64, NOTES_MAX = 3 };

struct shadows {
	struct trials *t;
	struct alphabet *alphabet;
	bool *beaten; /* by rule: does any rule beat it? */
	GPtrArray *found;
};

/* In which way a line of one rule can take from a line of another. */
enum taking { TAKES_NOTHING, TAKES_SAME, TAKES_PART };

static enum standing words_standing(const struct shadows *s,
				    const struct rule *rule)
{
	struct hit hit = {.rule = (uint16_t)rule->number, .words = 1};

	return standing_of(&s->t->pack, &hit);
}

/* wins_by - where both apply, can a line of `rule` take from one of `other`? */
static enum taking wins_by(const struct shadows *s, const struct rule *rule,
			   const struct rule *other)
{
	enum standing own, others;

	if (beats(other, rule))
		return TAKES_NOTHING;
	if (beats(rule, other))
		return TAKES_PART;
	own = words_standing(s, rule);
	others = words_standing(s, other);
	if (s->beaten[rule->number] || own < others)
		return TAKES_NOTHING;
	if (own > others)
		return TAKES_PART;
	return rule->category == other->category ? TAKES_SAME : TAKES_NOTHING;
}

/* taking - can a line of `rule` take from one of `other`: all replies with some
 * of its words, or those with the same words?  Whether it applies costs most,
 * so that comes last. */
static enum taking taking(const struct shadows *s, const struct rule *rule,
			  const struct rule *other)
{
	enum taking how;

	if (rule == other)
		return TAKES_SAME;
	how = wins_by(s, rule, other);
	if (how == TAKES_NOTHING || !applies_whenever(s->alphabet, rule, other))
		return TAKES_NOTHING;
	return how;
}

/* matches_same - does the line match all that the other one does, by the very
 * same words? */
static bool matches_same(const struct spots *line, const struct spots *other)
{
	GArray *covers = g_array_new(FALSE, FALSE, sizeof(struct cover));
	struct cover cover = {line, true};
	bool lost;
	GArray *gap;

	g_array_append_val(covers, cover);
	gap = cover_gap(other, covers, &lost);
	g_array_free(covers, TRUE);
	if (gap)
		g_array_free(gap, TRUE);
	return !gap && !lost;
}

/* is_first - does the first line stand before the second in the rules? */
static bool is_first(const struct spots *a, const struct spots *b)
{
	if (a->rule != b->rule)
		return a->rule->number < b->rule->number;
	return a->line->place.start < b->line->place.start;
}

/* add_taker - add what takes a wording of so many words from the line; false
 * where the entry does not */
static bool add_taker(const struct shadows *s, const struct spots *line,
		      const struct entry *entry, const struct reading *reading,
		      unsigned words, GArray *covers)
{
	const struct rule *rule;
	struct cover cover;
	struct hit hit;
	enum taking how;

	if (entry->type == USE_PROVIDER || entry->line == line->line)
		return false;
	rule = model_rule(s->t->model, entry->target);
	if (entry->type == USE_UNLESS)
		how = rule == line->rule ? TAKES_PART : TAKES_NOTHING;
	else
		how = taking(s, rule, line->rule);
	if (how == TAKES_NOTHING || !line_hit(entry->line, reading, &hit) ||
	    (how == TAKES_SAME && hit.words != words))
		return false;
	cover.spots = spots_of(s->alphabet, rule, entry->line);
	cover.whole = how == TAKES_SAME;
	/* Of two that are the same, the second one is reported. */
	if (how == TAKES_SAME && is_first(line, cover.spots) &&
	    matches_same(line, cover.spots))
		return false;
	g_array_append_val(covers, cover);
	return true;
}

/* text_of - a wording as a text, and how many words of it count */
static char *text_of(const struct shadows *s, const GArray *wording,
		     unsigned *words)
{
	GString *text = g_string_new(NULL);

	*words = 0;
	for (unsigned i = 0; i < wording->len; i++) {
		unsigned symbol = g_array_index(wording, unsigned, i);

		if (i)
			g_string_append_c(text, ' ');
		g_string_append(text, alphabet_text(s->alphabet, symbol));
		*words += symbol != NO_SYMBOL;
	}
	return g_string_free(text, FALSE);
}

/* find_taker - add one line that takes this wording; false where none does */
static bool find_taker(struct shadows *s, const struct spots *line,
		       const GArray *wording, GArray *covers)
{
	struct arena *arena = arena_new();
	unsigned words;
	char *text = text_of(s, wording, &words);
	struct reading *reading = reading_new(arena, text, strlen(text));
	bool added = false;

	line_index_find(s->t->model->index, reading, s->found);
	for (unsigned i = 0; i < s->found->len && !added; i++)
		added = add_taker(s, line, g_ptr_array_index(s->found, i),
				  reading, words, covers);
	reading_free(reading);
	arena_free(arena);
	g_free(text);
	return added;
}

/* is_out - is the taker an unless line of the line's own rule? */
static bool is_out(const struct spots *line, const struct spots *taker)
{
	const struct line *l = line->rule->unless;

	while (l && l != taker->line)
		l = l->next;
	return l != NULL;
}

/* message_for - the first line of the message */
static struct diagnostic *message_for(struct diagnostics *all,
				      const struct spots *line,
				      const struct cover *taker)
{
	const struct rule *rule = taker->spots->rule;

	if (is_out(line, taker->spots))
		return diagnostics_add(
		    all, SEVERITY_WARNING, "dead", line->line->place,
		    "this line can never match: an \"unless\" line of its own "
		    "rule matches whatever it matches");
	if (rule == line->rule)
		return diagnostics_add(
		    all, SEVERITY_WARNING, "repeated", line->line->place,
		    "this line says nothing new: another one of its rule "
		    "matches the same words");
	if (taker->whole)
		return diagnostics_add(
		    all, SEVERITY_WARNING, "repeated", line->line->place,
		    "this line says nothing new: \"%s\" matches the same words",
		    rule->name);
	return diagnostics_add(all, SEVERITY_WARNING, "shadowed",
			       line->line->place,
			       "this line can never decide: \"%s\" matches "
			       "whatever it matches",
			       rule->name);
}

/* report - the line is of no use because of these */
static void report(const struct shadows *s, const struct spots *line,
		   const GArray *covers)
{
	struct diagnostics *all = s->t->model->diagnostics;
	const struct cover *taker = &g_array_index(covers, struct cover, 0);
	const struct rule *rule = taker->spots->rule;
	struct diagnostic *message = message_for(all, line, taker);

	for (unsigned i = 0; i < covers->len && i < NOTES_MAX; i++)
		diagnostics_note(
		    all, message,
		    g_array_index(covers, struct cover, i).spots->line->place,
		    i ? "and this one" : "this one");
	if (rule == line->rule || closes_circle(line->rule, rule))
		diagnostics_help(all, message, "take it away");
	else
		diagnostics_help(all, message,
				 "take the line away; or, if \"%s\" is right, "
				 "add \"beats %s\" to it",
				 line->rule->name, rule->name);
}

/* check_line - try wordings of the line until one is of use */
static void check_line(struct shadows *s, const struct spots *line)
{
	GArray *covers = g_array_new(FALSE, FALSE, sizeof(struct cover));
	bool lost = false, useful = false;

	for (unsigned i = 0; !useful && !lost && i < ROUNDS_MAX; i++) {
		GArray *wording = cover_gap(line, covers, &lost);

		if (!wording)
			break;
		useful = !find_taker(s, line, wording, covers);
		lost = i + 1 == ROUNDS_MAX;
		g_array_free(wording, TRUE);
	}
	if (!useful && !lost && covers->len)
		report(s, line, covers);
	g_array_free(covers, TRUE);
}

void shadow_check(struct trials *t, struct alphabet *alphabet,
		  const GPtrArray *lines)
{
	struct shadows s = {t, alphabet, NULL, g_ptr_array_new()};

	s.beaten = g_new0(bool, t->model->rules->len + 1);
	for (unsigned i = 0; i < t->model->rules->len; i++) {
		const GPtrArray *losers = model_rule(t->model, i)->beats;

		for (unsigned n = 0; n < losers->len; n++) {
			const struct rule *loser = g_ptr_array_index(losers, n);

			s.beaten[loser->number] = true;
		}
	}
	for (unsigned i = 0; i < lines->len; i++)
		check_line(&s, g_ptr_array_index(lines, i));
	g_free(s.beaten);
	g_ptr_array_free(s.found, TRUE);
}
