/* SPDX-License-Identifier: MIT
 *
 * lookup.c - what a name stands for, or the nearest one that is there
 */
#include "lookup.h"

#include "closed.h"

#include "../../grammar/diagnostics.h"

#include <string.h>

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

/* report_unknown_name - a name that is not there, with the nearest that is */
static void report_unknown_name(const struct defined *defined,
				const char *message_name,
				const struct name *name, const char *what,
				const char *const *candidates)
{
	const char *otherwise = "";
	struct diagnostic *message = diagnostics_add(
	    defined->syntax->diagnostics, SEVERITY_ERROR, message_name,
	    name->place, "there is no %s \"%s\"", what, name->text);

	if (closed_find(category_names, name->text) >= 0)
		otherwise = "none of these files defines it: check them "
			    "together with rules/categories.rules";
	else if (!strcmp(message_name, "unknown-category"))
		otherwise = "docs/language.md lists the categories";
	else if (!strcmp(message_name, "unknown-provider"))
		otherwise = "introduce it by \"define provider\", as "
			    "rules/README.md shows";
	diagnostics_suggest(defined->syntax->diagnostics, message, name->text,
			    candidates, "\"\"", "%s", otherwise);
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

/* report_unknown_value - a word that is not in the list of a keyword */
static void report_unknown_value(const struct defined *defined,
				 const char *const *list,
				 const struct name *name, const char *keyword)
{
	struct diagnostics *diagnostics = defined->syntax->diagnostics;
	struct diagnostic *message = diagnostics_add(
	    diagnostics, SEVERITY_ERROR, "unknown-value", name->place,
	    "\"%s\" cannot follow \"%s\"", name->text, keyword);
	char *all = g_strjoinv(", ", (char **)list);

	diagnostics_suggest(diagnostics, message, name->text, list, "\"\"",
			    "write one of: %s", all);
	g_free(all);
}

int look_up_closed(const struct defined *defined, const char *const *list,
		   const struct name *name, const char *keyword, int none)
{
	int number = name ? closed_find(list, name->text) : none;

	if (number >= 0)
		return number;
	report_unknown_value(defined, list, name, keyword);
	return none;
}
