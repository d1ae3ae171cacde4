/* SPDX-License-Identifier: MIT
 *
 * lookup.c - what a name stands for, or the nearest one that is there
 */
#include "lookup.h"

#include "closed.h"

#include "../grammar/diagnostics.h"

const char *const definition_kinds[] = {
    [DEFINE_CATEGORY] = "category",
    [DEFINE_PROVIDER] = "provider",
    [DEFINE_PLACEHOLDER] = "word list",
    [DEFINE_RULE] = "rule",
};
static const char *const unknown_names[] = {
    [DEFINE_CATEGORY] = "unknown-category",
    [DEFINE_PROVIDER] = "unknown-provider",
    [DEFINE_PLACEHOLDER] = "unknown-placeholder",
    [DEFINE_RULE] = "unknown-rule",
};

void report_unknown_name(const struct defined *defined,
			 const char *message_name, const struct name *name,
			 const char *what, const char *const *candidates)
{
	const char *near = suggest_near(name->text, candidates);
	struct diagnostic *message = diagnostics_add(defined->syntax->diagnostics, SEVERITY_ERROR,
				  message_name, name->place,
				  "there is no %s \"%s\"", what, name->text);
	if (*near)
		diagnostics_help(defined->syntax->diagnostics, message,
				 "did you mean \"%s\"?", near);
}

void *look_up(const struct defined *defined, enum definition_type type,
	      const struct name *name)
{
	void *found = g_hash_table_lookup(defined->named[type], name->text);
	gpointer *keys;

	if (found || syntax_lost(defined->syntax, name->text))
		return found;
	keys = g_hash_table_get_keys_as_array(defined->named[type], NULL);
	report_unknown_name(defined, unknown_names[type], name,
			    definition_kinds[type], (const char *const *)keys);
	g_free(keys);
	return NULL;
}

int look_up_closed(const struct defined *defined, const char *const *list,
		   const struct name *name, const char *what, int none)
{
	int number = name ? closed_find(list, name->text) : none;

	if (number >= 0)
		return number;
	report_unknown_name(defined, "unknown-value", name, what, list);
	return none;
}
