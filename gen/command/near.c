/* SPDX-License-Identifier: MIT
 *
 * near.c - rules that a reply almost touches
 *
 * For the author who asks why his rule does not match: where does the reply
 * part from it?
 */
#include "near.h"

#include "reasons.h"

/* is_touched - do the rule's words match as it is? */
static bool is_touched(const struct attempt *a, const struct rule *rule)
{
	for (unsigned i = 0; i < a->touches->len; i++)
		if (g_array_index(a->touches, struct touch, i).rule == rule)
			return true;
	return false;
}

/* best_line - the line of a rule that gets furthest */
static struct near best_line(const struct attempt *a, const struct rule *rule)
{
	struct near best = {rule, NULL, {NULL, 1, 0, 0}};

	for (const struct line *l = rule->lines; l; l = l->next) {
		struct reach reach = line_reach(l, a->reading);

		if (reach.piece && reach.matched > best.reach.matched) {
			best.line = l;
			best.reach = reach;
		}
	}
	return best;
}

/* is_clear - do words decide that say what happened? */
static bool is_clear(const struct attempt *a)
{
	return a->winner &&
	       standing_of(&a->loaded->trials->pack,
			   &g_array_index(a->touches, struct touch, 0).hit) >=
		   STANDING_WORDS;
}

unsigned near_find(const struct attempt *a, struct near near[NEAR_MAX])
{
	const struct model *model = a->loaded->model;
	unsigned count = 0;

	if (is_clear(a))
		return 0;
	for (unsigned i = 0; i < model->rules->len; i++) {
		const struct rule *rule = model_rule(model, i);
		struct near next = best_line(a, rule);
		unsigned at;

		if (!next.line || is_touched(a, rule))
			continue;
		for (at = count;
		     at > 0 && near[at - 1].reach.matched < next.reach.matched;
		     at--)
			if (at < NEAR_MAX)
				near[at] = near[at - 1];
		if (at < NEAR_MAX) {
			near[at] = next;
			count = MIN(count + 1, NEAR_MAX);
		}
	}
	return count;
}

static const struct token *token_at(const struct attempt *a, unsigned i)
{
	return &g_array_index(a->reading->tokens, struct read_token, i).token;
}

void near_add(GString *to, const struct attempt *a, const struct near *near)
{
	const struct reach *reach = &near->reach;
	struct place piece = reach->piece->place;
	const struct token *from = token_at(a, reach->start);
	const struct token *last = token_at(a, reach->token - 1);

	g_string_append_printf(to, "\"%s\" (", near->rule->name);
	place_add(to, near->line->place);
	g_string_append_printf(
	    to, ") goes as far as \"%s\" and then wants \"%.*s\"",
	    attempt_quote(a, from->start, last->end),
	    (int)(piece.end - piece.start), piece.source->text + piece.start);
	if (reach->token < a->reading->tokens->len &&
	    token_at(a, reach->token)->type != TOKEN_END) {
		const struct token *next = token_at(a, reach->token);

		g_string_append_printf(
		    to, ", but the reply goes on with \"%s\".",
		    attempt_quote(a, next->start, next->end));
	} else {
		g_string_append(to, ", but the reply ends.");
	}
}
