/* SPDX-License-Identifier: MIT
 *
 * reasons.c - why a rule that a reply touches did not win
 *
 * The order of the questions is that of decide.c: what does not apply, what is
 * beaten, what stands lower, what is shorter, what comes later.
 */
#include "reasons.h"

#include "bars.h"
#include "fields.h"

#include <string.h>

void place_add(GString *to, struct place place)
{
	g_string_append_printf(to, "%s:%u", place.source->path,
			       source_position(place).line);
}

struct place touch_place(const struct touch *touch)
{
	for (const struct line *l = touch->rule->lines; l; l = l->next)
		if (l->number == touch->hit.line)
			return l->place;
	return touch->rule->definition->name.place;
}

/* names_add - "452, 552 or 4xx" */
static void names_add(GString *to, const struct name *name)
{
	const struct name *first = name;

	for (; name; name = name->next)
		g_string_append_printf(to, "%s%s",
				       name == first ? ""
				       : name->next  ? ", "
						     : " or ",
				       name->text);
}

/* codes_add - the reply's own, of the one kind or the other */
static void codes_add(GString *to, const struct attempt *a, bool status)
{
	const struct codes *codes = &a->reading->codes;

	for (unsigned i = 0; !status && i < codes->code_count; i++)
		if (!i || codes->code[i].code != codes->code[i - 1].code)
			g_string_append_printf(to, "%s%u", i ? " and " : "",
					       codes->code[i].code);
	for (unsigned i = 0; status && i < codes->status_count; i++) {
		struct wb_status s = codes->status[i].status;

		if (!i || memcmp(&s, &codes->status[i - 1].status, sizeof(s)))
			g_string_append_printf(to, "%s%u.%u.%u",
					       i ? " and " : "", s.class,
					       s.subject, s.detail);
	}
}

/* unless_add - the unless line that keeps the rule out; false: none does */
static bool unless_add(GString *to, const struct attempt *a,
		       const struct rule *rule)
{
	struct hit hit;

	for (const struct field *f = rule->definition->fields; f; f = f->next) {
		if (f->type != FIELD_UNLESS ||
		    !bars_unless(rule, f, a->reading, &hit))
			continue;
		g_string_append_printf(
		    to,
		    "but it is out: \"%s\" is here, too, and its line "
		    "\"unless\" (",
		    attempt_quote(a, hit.start, hit.end));
		place_add(to, f->place);
		g_string_append(to, ") says that it is not meant then.");
		return true;
	}
	return false;
}

/* barred_add - why the rule does not apply */
static void barred_add(GString *to, const struct attempt *a,
		       const struct rule *rule)
{
	const struct wb_pack *pack = &a->loaded->trials->pack;
	const struct provider *p;
	bool code = bars_code(pack, rule, &a->reading->codes);

	if (unless_add(to, a, rule))
		return;
	if (code || bars_status(pack, rule, &a->reading->codes)) {
		g_string_append_printf(to,
				       "but it is out: it is only for code ");
		names_add(to, code ? rule->codes : rule->statuses);
		g_string_append(to, ", and the reply has ");
		codes_add(to, a, !code);
		g_string_append_c(to, '.');
		return;
	}
	p = g_ptr_array_index(rule->providers, 0);
	g_string_append_printf(to,
			       "but it is out: it is only for what %s says, "
			       "and nothing shows that this comes from there.",
			       p->title && *p->title ? p->title : p->name);
}

/* beaten_add - by which rule, and where that is written */
static void beaten_add(GString *to, const struct touch *loser)
{
	const struct rule *winner = loser->beaten_by;

	g_string_append_printf(to,
			       "but \"%s\", which matches too, says that "
			       "it beats this rule (",
			       winner->name);
	for (const struct field *f = winner->definition->fields; f; f = f->next)
		for (const struct name *n = f->names;
		     n && f->type == FIELD_BEATS; n = n->next)
			if (!strcmp(n->text, loser->rule->name)) {
				place_add(to, n->place);
				g_string_append(to, ").");
				return;
			}
}

/* lower_reason - why the loser's kind of finding counts less */
static const char *lower_reason(const struct wb_pack *pack,
				const struct touch *winner,
				const struct touch *loser)
{
	enum standing won = standing_of(pack, &winner->hit);
	enum standing lost = standing_of(pack, &loser->hit);

	if (!loser->hit.words && winner->hit.words)
		return "but words say more than codes.";
	if (lost == STANDING_BROAD_CODE)
		return "but that code is vague: servers send it for many "
		       "reasons.";
	if (loser->rule->vague && !winner->rule->vague)
		return winner->hit.words
			   ? "but these words are vague: they decide only "
			     "where nothing clearer is said."
			   : "but these words are vague, and the code says "
			     "more than they do.";
	if (won == STANDING_PROVIDER_WORDS && lost == STANDING_WORDS)
		return "but anybody may use these words; the winner's belong "
		       "to the provider that speaks, and say it more exactly.";
	if (loser->rule->category->number == WB_UNKNOWN)
		return "but it names no cause, and the winner does.";
	return "but it only says what became of the message; the winner says "
	       "why, and a cause counts more than a state.";
}

/* equal_add - the same kind of finding: the longer one wins */
static void equal_add(GString *to, const struct touch *winner,
		      const struct touch *loser)
{
	if (!loser->hit.words) {
		g_string_append(to, "but the winner's code comes first.");
	} else if (winner->hit.words > loser->hit.words) {
		g_string_append_printf(
		    to, "but the winner finds more: %u words, not %u.",
		    winner->hit.words, loser->hit.words);
	} else {
		g_string_append_printf(
		    to,
		    "but the winner's words stand before these. Both find "
		    "%u, and nothing else decides.",
		    loser->hit.words);
	}
}

void reason_add(GString *to, const struct attempt *a, const struct touch *loser)
{
	const struct wb_pack *pack = &a->loaded->trials->pack;
	const struct touch *winner =
	    &g_array_index(a->touches, struct touch, 0);

	if (!loser->applies)
		barred_add(to, a, loser->rule);
	else if (loser->beaten_by)
		beaten_add(to, loser);
	else if (standing_of(pack, &winner->hit) >
		 standing_of(pack, &loser->hit))
		g_string_append(to, lower_reason(pack, winner, loser));
	else
		equal_add(to, winner, loser);
}
