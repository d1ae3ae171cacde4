/* SPDX-License-Identifier: MIT
 *
 * advice.c - placeholders in titles, meanings and advice
 *
 * Only those that are built in can be filled, and those of a rule's own texts
 * only when each reply that it answers holds such a value.
 */
#include "advice.h"

#include "closed.h"
#include "fields.h"

#include "../../grammar/arena.h"
#include "../../grammar/diagnostics.h"

#include <string.h>

/* has_places - can a field hold placeholders that are filled? */
static bool has_places(const struct field *field)
{
	return field->text && (field->type == FIELD_TELL_SENDER ||
			       field->type == FIELD_TELL_OPERATOR ||
			       field->type == FIELD_MEANS);
}

/* place_of - where a placeholder stands in the file */
static struct place place_of(const struct field *field, const char *braced)
{
	const struct source *source = field->place.source;
	const char *there = strstr(source->text + field->place.start, braced);
	size_t start = there ? (size_t)(there - source->text)
			     : field->place.start;

	return (struct place){source, start, start + strlen(braced)};
}

/* check_name - one placeholder, in braces: is it built in? */
static void check_name(const struct model *model, const struct field *field,
		       const char *braced)
{
	size_t length = strlen(braced) - 2;
	const char *name = arena_copy(model->arena, braced + 1, length);
	struct diagnostic *message;

	if (closed_find(kind_names, name) > 0)
		return;
	message = diagnostics_add(model->diagnostics, SEVERITY_ERROR,
				  "unknown-placeholder",
				  place_of(field, braced),
				  "nothing can be put in for %s", braced);
	diagnostics_suggest(model->diagnostics, message, name, kind_names + 1,
			    "{}",
			    "texts can hold {email} {ip} {url} {host} {number} "
			    "{size} {word}");
}

/* check_names - all placeholders in the texts of a definition */
static void check_names(const struct model *model,
			const struct definition *definition)
{
	for (const struct field *f = definition->fields; f; f = f->next) {
		const char *open = has_places(f) ? f->text->text : "";

		while ((open = strchr(open, '{'))) {
			size_t length = strcspn(open + 1, "{} \n");

			if (open[length + 1] == '}')
				check_name(model, f,
					   arena_copy(model->arena, open,
						      length + 2));
			open++;
		}
	}
}

void advice_check_names(const struct model *model)
{
	for (unsigned i = 0; i < WB_CATEGORIES; i++)
		if (model->categories[i])
			check_names(model, model->categories[i]->definition);
	for (unsigned i = 0; i < model->rules->len; i++)
		check_names(model, model_rule(model, i)->definition);
}

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
		struct diagnostic *message;

		if (strstr(field->text->text, braced) &&
		    !finds(t, rule, (enum wb_kind)kind)) {
			message = diagnostics_add(
			    t->model->diagnostics, SEVERITY_ERROR, "unfilled",
			    place_of(field, braced),
			    "the advice speaks of %s, but no match line finds "
			    "one",
			    braced);
			diagnostics_help(t->model->diagnostics, message,
					 "say it without, or put %s where it "
					 "stands into a match line",
					 braced);
		}
		g_free(braced);
	}
}

void advice_check(const struct trials *t)
{
	for (unsigned i = 0; i < t->model->rules->len; i++) {
		const struct rule *rule = model_rule(t->model, i);

		for (const struct field *f = rule->definition->fields; f;
		     f = f->next)
			if (has_places(f))
				check_text(t, rule, f);
	}
}
