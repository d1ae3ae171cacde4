/* SPDX-License-Identifier: MIT
 *
 * odd_codes.c - codes of rules that their replies do not have
 *
 * A category lists the codes that belong to it.  Servers often send others; an
 * example shows that.  A rule with words whose codes are in neither would never
 * apply to a reply with codes as they are known: most likely they are mistyped.
 */
#include "odd_codes.h"

#include "code_forms.h"
#include "match.h"

#include "../../grammar/arena.h"
#include "../../grammar/diagnostics.h"

/* reply_has - does a reply have a code of this form? */
static bool reply_has(const struct text *reply, struct code_form form,
		      bool enhanced)
{
	struct arena *arena = arena_new();
	struct reading *reading =
	    reading_new(arena, reply->text, reply->length);
	const struct codes *codes = &reading->codes;
	unsigned count = enhanced ? codes->status_count : codes->code_count;
	bool has = false;

	for (unsigned i = 0; i < count && !has; i++) {
		unsigned code = codes->code[i].code;
		struct wb_status s = codes->status[i].status;
		char *text = enhanced ? g_strdup_printf("%u.%u.%u", s.class,
							s.subject, s.detail)
				      : g_strdup_printf("%u", code);
		struct name name = {.text = text};

		has = codes_have(&name, form, enhanced);
		g_free(text);
	}
	reading_free(reading);
	arena_free(arena);
	return has;
}

/* example_has - does an example of the rule have such a code? */
static bool example_has(const struct rule *rule, struct code_form form,
			bool enhanced)
{
	for (const struct field *f = rule->definition->fields; f; f = f->next)
		if (f->type == FIELD_EXAMPLE && f->text &&
		    reply_has(f->text, form, enhanced))
			return true;
	return false;
}

/* is_known - is a reply of the category known that has one of these codes? */
static bool is_known(const struct rule *rule, const struct name *list,
		     bool enhanced)
{
	const struct name *usual = enhanced ? rule->category->statuses
					    : rule->category->codes;

	if (!usual || !list)
		return true;
	for (; list; list = list->next) {
		struct code_form form = code_form_read(list->text, enhanced);

		if (codes_have(usual, form, enhanced) ||
		    example_has(rule, form, enhanced))
			return true;
	}
	return false;
}

/* check_field - a code or status line */
static void check_field(const struct model *model, const struct rule *rule,
			const struct field *field)
{
	bool enhanced = field->type == FIELD_STATUS;
	struct diagnostic *message;

	if (is_known(rule, field->names, enhanced))
		return;
	message = diagnostics_add(
	    model->diagnostics, SEVERITY_WARNING, "odd-code", field->place,
	    "no reply of \"%s\" is known that has %s", rule->category->name,
	    field->names->next ? "one of these codes" : "this code");
	diagnostics_help(model->diagnostics, message,
			 "take it away, or add an example that has it");
}

void odd_codes_check(const struct model *model)
{
	for (unsigned i = 0; i < model->rules->len; i++) {
		const struct rule *rule = model_rule(model, i);

		if (!rule->category || !rule->lines)
			continue;
		for (const struct field *f = rule->definition->fields; f;
		     f = f->next)
			if (f->type == FIELD_CODE || f->type == FIELD_STATUS)
				check_field(model, rule, f);
	}
}
