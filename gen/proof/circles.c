/* SPDX-License-Identifier: MIT
 *
 * circles.c - rules that beat each other in the end
 *
 * Looked for before any example is run: within a circle nobody wins.
 */
#include "circles.h"

#include "../../grammar/diagnostics.h"

#include <string.h>

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

/* beats_place - where a rule says that it beats another */
static struct place beats_place(const struct rule *rule,
				const struct rule *loser)
{
	for (const struct field *f = rule->definition->fields; f; f = f->next)
		for (const struct name *n = f->names; n; n = n->next)
			if (f->type == FIELD_BEATS &&
			    !strcmp(n->text, loser->name))
				return n->place;
	return rule->definition->name.place;
}

/* report - the circle of a rule, whose way back the path is */
static void report(const struct model *model, const struct rule *rule,
		   const GPtrArray *path)
{
	const struct rule *step = g_ptr_array_index(path, path->len - 1);
	struct diagnostic *message = diagnostics_add(
	    model->diagnostics, SEVERITY_ERROR, "beats-circle",
	    beats_place(rule, step), "rule \"%s\" beats itself in the end",
	    rule->name);

	for (unsigned i = path->len - 1; i > 0; i--) {
		const struct rule *next = g_ptr_array_index(path, i - 1);

		diagnostics_note(model->diagnostics, message,
				 beats_place(step, next), "through \"%s\"",
				 step->name);
		step = next;
	}
	diagnostics_help(model->diagnostics, message,
			 "take one of these names out");
}

/* check_rule - report the circle that starts at a rule, if there is one */
static void check_rule(const struct model *model, const struct rule *rule)
{
	GHashTable *seen = g_hash_table_new(NULL, NULL);
	GPtrArray *path = g_ptr_array_new();

	if (find_circle(rule, rule, seen, path))
		report(model, rule, path);
	g_ptr_array_free(path, TRUE);
	g_hash_table_destroy(seen);
}

void circles_check(const struct model *model)
{
	for (unsigned i = 0; i < model->rules->len; i++)
		check_rule(model, model_rule(model, i));
}

/* leads_to - does following `beats` lead from one rule to the other? */
static bool leads_to(const struct rule *from, const struct rule *to,
		     GHashTable *seen)
{
	for (unsigned i = 0; i < from->beats->len; i++) {
		struct rule *next = g_ptr_array_index(from->beats, i);

		if (next == to || (g_hash_table_add(seen, next) &&
				   leads_to(next, to, seen)))
			return true;
	}
	return false;
}

bool closes_circle(const struct rule *rule, const struct rule *other)
{
	GHashTable *seen = g_hash_table_new(NULL, NULL);
	bool closes = leads_to(other, rule, seen);

	g_hash_table_destroy(seen);
	return closes;
}
