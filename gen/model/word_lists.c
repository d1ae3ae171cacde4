/* SPDX-License-Identifier: MIT
 *
 * word_lists.c - the lists of words that an author defines
 *
 * A list is compiled when it is first used, and once.  Lists can stand in
 * lists: those that are made of themselves are reported, and those that grow
 * beyond all measure, for what is made of a line is walked as if each list were
 * written out.
 */
#include "word_lists.h"

#include "../../grammar/diagnostics.h"
#include "closed.h"

/* compile_list - make the branches of a word list, and weigh them */
static void compile_list(struct patterns *p, struct placeholder *list)
{
	unsigned before = p->weight;

	p->weight = 0;
	list->compiling = true;
	list->branches = pattern_compile(p, list->definition->pattern);
	list->compiling = false;
	list->weight = p->weight;
	p->weight = before;
}

/* report_heavy - word lists within word lists that come to far too much */
static void report_heavy(struct patterns *p, const struct element *element)
{
	diagnostics_help(p->diagnostics,
			 diagnostics_add(p->diagnostics, SEVERITY_ERROR,
					 "expansion", element->place,
					 "with {%s} this comes to more than "
					 "%d words",
					 element->word, WEIGHT_MAX),
			 "use word lists of single words");
}

struct branch *list_branches(struct patterns *p, const struct element *element)
{
	struct placeholder *list =
	    g_hash_table_lookup(p->placeholders, element->word);

	if (!list)
		return NULL;
	list->used = true;
	if (list->compiling) {
		diagnostics_help(
		    p->diagnostics,
		    diagnostics_add(p->diagnostics, SEVERITY_ERROR,
				    "placeholder-circle", element->place,
				    "{%s} is made of itself", element->word),
		    "write the words themselves here");
		return NULL;
	}
	if (!list->branches)
		compile_list(p, list);
	if (list->weight > WEIGHT_MAX - MIN(p->weight, WEIGHT_MAX)) {
		report_heavy(p, element);
		return NULL;
	}
	p->weight += list->weight;
	return list->branches;
}

void list_unknown(struct patterns *p, const struct element *element)
{
	GPtrArray *names;
	GHashTableIter iter;
	gpointer name;
	struct diagnostic *message;

	if (syntax_lost(p->syntax, element->word))
		return;
	names = g_ptr_array_new();
	for (unsigned kind = WB_EMAIL; kind <= WB_WORD; kind++)
		g_ptr_array_add(names, (gpointer)kind_names[kind]);
	g_hash_table_iter_init(&iter, p->placeholders);
	while (g_hash_table_iter_next(&iter, &name, NULL))
		g_ptr_array_add(names, name);
	g_ptr_array_add(names, NULL);
	message = diagnostics_add(p->diagnostics, SEVERITY_ERROR,
				  "unknown-placeholder", element->place,
				  "{%s} is not a placeholder", element->word);
	diagnostics_suggest(p->diagnostics, message, element->word,
			    (const char *const *)names->pdata, "{}",
			    "a line such as \"define {%s} (this|that)\" would "
			    "make it one",
			    element->word);
	g_ptr_array_free(names, TRUE);
}
