/* SPDX-License-Identifier: MIT
 *
 * catalogue.c - the command catalogue: the rules as a page for people
 *
 * Markdown, twice over: by what a reply means, and by who says it.  A wording
 * is shown as a server says it, by the examples of its rule, not as a match
 * line.  What a provider says in words of its own stands under the provider
 * only, so that nothing is there two times.
 */
#include "commands.h"

#include "closed.h"
#include "load.h"
#include "order.h"

#include <stdio.h>
#include <string.h>

enum {
	SHOWN_MAX = 3,	/* examples of one rule */
	QUOTE_MAX = 160 /* bytes of one example */
};

/* print_text - a text with plain words where a value would stand */
static void print_text(const char *text)
{
	static const struct wb_input nothing = {.text = ""};
	static const struct wb_verdict nobody = {.category = WB_UNKNOWN};
	size_t size = wb_fill(text, &nothing, &nobody, NULL, 0) + 1;
	char *filled = g_malloc(size);

	wb_fill(text, &nothing, &nobody, filled, size);
	fputs(g_strdelimit(filled, "\n", ' '), stdout);
	g_free(filled);
}

/* print_quote - an example on one line, cut where it is long */
static void print_quote(const struct text *example)
{
	const struct wb_input input = {.text = example->text,
				       .length = example->length};
	char quote[QUOTE_MAX + 1];
	size_t length = wb_quote(&input,
				 (struct wb_span){0, example->length}, quote,
				 sizeof(quote));
	const char *mark = strchr(quote, '`') ? "``" : "`";

	printf("%s%s%s%s", mark, quote, length < sizeof(quote) ? "" : " ...",
	       mark);
}

/* print_source - a link as one, other sources as they are */
static void print_source(const char *source)
{
	bool link = g_str_has_prefix(source, "http") && !strchr(source, ' ');

	printf(link ? "<%s>" : "%s", source);
}

/* print_wordings - the first examples of a rule, as an entry of a list */
static void print_wordings(const struct rule *rule, const char *who)
{
	unsigned shown = 0;

	for (const struct field *f = rule->definition->fields;
	     f && shown < SHOWN_MAX; f = f->next) {
		if (f->type != FIELD_EXAMPLE)
			continue;
		printf(shown++ ? "  <br>" : "- %s", who);
		print_quote(f->text);
		putchar('\n');
	}
}

/* print_sources - where a wording is documented or was seen */
static void print_sources(const struct rule *rule)
{
	const char *before = "\n  *Source:* ";

	for (const struct field *f = rule->definition->fields; f; f = f->next) {
		if (f->type != FIELD_SOURCE)
			continue;
		fputs(before, stdout);
		print_source(f->text->text);
		before = ", ";
	}
	if (*before == ',')
		putchar('\n');
}

/* print_advice - what a rule says in place of its category */
static void print_advice(const struct rule *rule)
{
	const struct {
		const char *label, *text;
	} texts[] = {{"", rule->meaning},
		     {"*Sender:* ", rule->tell_sender},
		     {"*Operator:* ", rule->tell_operator}};

	for (unsigned i = 0; i < G_N_ELEMENTS(texts); i++) {
		if (!*texts[i].text)
			continue;
		printf("\n  %s", texts[i].label);
		print_text(texts[i].text);
		putchar('\n');
	}
}

/* has_words - code rules have none, and nothing to show here */
static bool has_words(const struct rule *rule)
{
	return rule->lines != NULL;
}

/* kind_of - the folder of a rule's file: "wording", "languages" */
static char *kind_of(const struct rule *rule)
{
	char *folder =
	    g_path_get_dirname(rule->definition->name.place.source->path);
	char *kind = g_path_get_basename(folder);

	g_free(folder);
	return kind;
}

/* file_title - the name of a rule's file as people write it: "Trend micro" */
static char *file_title(const struct rule *rule)
{
	char *name =
	    g_path_get_basename(rule->definition->name.place.source->path);
	char *end = strrchr(name, '.');

	if (end)
		*end = '\0';
	*name = g_ascii_toupper(*name);
	return g_strdelimit(name, "-", ' ');
}

/* category_at - the categories that there are, in the order of the page: what
 * says nothing comes last; null after it */
static const struct category *category_at(const struct model *model,
					  unsigned i)
{
	return model->categories[(i + 1) % WB_CATEGORIES];
}

/* The folders, and what is said of the rules in them. */
static const struct {
	const char *folder, *head, *foot;
	bool named;   /* is it told from which file each comes? */
	bool sources; /* and its sources? */
} kinds[] = {
    {"wording", "\n#### Any server\n\n", "", false, true},
    {"servers", "\n#### Server programs\n\n", "", true, true},
    {"providers", "\n#### Providers\n\n", "", true, true},
    {"filters", "\n#### Filters and block lists\n\n", "", true, true},
    {"languages",
     "\n<details><summary>In other languages</summary>\n\n",
     "\n</details>\n", true, false}};

/* print_kind - the rules of one category in one folder */
static void print_kind(const struct model *model,
		       const struct category *category, unsigned kind)
{
	bool first = true;

	for (unsigned i = 0; i < model->rules->len; i++) {
		const struct rule *rule = model_rule(model, i);
		char *folder = kind_of(rule), *title = file_title(rule);
		char *who = g_strdup_printf("%s: ", title);

		if (rule->category == category && has_words(rule) &&
		    !rule->providers->len &&
		    !strcmp(folder, kinds[kind].folder)) {
			if (first)
				fputs(kinds[kind].head, stdout);
			first = false;
			print_wordings(rule, kinds[kind].named ? who : "");
			print_advice(rule);
			if (kinds[kind].sources)
				print_sources(rule);
		}
		g_free(who);
		g_free(title);
		g_free(folder);
	}
	if (!first)
		fputs(kinds[kind].foot, stdout);
}

/* says - has a provider words of its own for a category? */
static bool says(const struct model *model, const struct provider *provider,
		 const struct category *category)
{
	for (unsigned i = 0; i < model->rules->len; i++) {
		const struct rule *rule = model_rule(model, i);

		if (rule->category == category && has_words(rule) &&
		    g_ptr_array_find(rule->providers, provider, NULL))
			return true;
	}
	return false;
}

/* print_providers - links to those that have words of their own for it */
static void print_providers(const struct model *model,
			    const struct category *category)
{
	const char *before = "\nIn words of their own: ";

	for (unsigned i = 0; i < model->providers->len; i++) {
		const struct provider *p = model_provider(model, i);

		if (!says(model, p, category))
			continue;
		printf("%s[%s](#%s)", before, p->title, p->name);
		before = ", ";
	}
	if (*before == ',')
		puts(".");
}

/* print_codes - those that properly belong to a category */
static void print_codes(const struct category *category)
{
	const struct name *lists[] = {category->codes, category->statuses};

	if (!category->codes && !category->statuses)
		return;
	fputs("\nCodes that belong to it:", stdout);
	for (unsigned i = 0; i < G_N_ELEMENTS(lists); i++)
		for (const struct name *n = lists[i]; n; n = n->next)
			printf(" %s", n->text);
	puts(".");
}

/* print_category - what it means, what to do, and how servers put it */
static void print_category(const struct model *model,
			   const struct category *category)
{
	printf("\n<a id=\"%s\"></a>\n\n### %s\n\n`%s` - ", category->name,
	       category->title, category->name);
	print_text(category->meaning);
	fputs("\n\n- **Sender:** ", stdout);
	print_text(category->tell_sender);
	putchar('\n');
	if (*category->tell_operator) {
		fputs("- **Operator:** ", stdout);
		print_text(category->tell_operator);
		putchar('\n');
	}
	print_codes(category);
	print_providers(model, category);
	for (unsigned kind = 0; kind < G_N_ELEMENTS(kinds); kind++)
		print_kind(model, category, kind);
}

/* print_provider - its hosts, and what it says */
static void print_provider(const struct model *model,
			   const struct provider *provider)
{
	printf("\n<a id=\"%s\"></a>\n\n### %s\n", provider->name,
	       provider->title);
	if (provider->mx)
		fputs("\nMail servers:", stdout);
	for (const struct name *n = provider->mx; n; n = n->next)
		printf(" `%s`", n->text);
	fputs(provider->mx ? "\n\n" : "\n", stdout);
	for (unsigned i = 0; i < model->rules->len; i++) {
		const struct rule *rule = model_rule(model, i);

		if (!has_words(rule) ||
		    !g_ptr_array_find(rule->providers, provider, NULL))
			continue;
		print_wordings(rule, "");
		printf("\n  [%s](#%s)", rule->category->title,
		       rule->category->name);
		putchar('\n');
		print_advice(rule);
		print_sources(rule);
	}
}

static int compare_titles(const void *a, const void *b)
{
	const struct provider *x = *(const struct provider *const *)a;
	const struct provider *y = *(const struct provider *const *)b;

	return g_ascii_strcasecmp(x->title, y->title);
}

/* speakers - the providers with words of their own, by title; to be freed */
static GPtrArray *speakers(const struct model *model)
{
	GPtrArray *all = g_ptr_array_new();

	for (unsigned i = 0; i < model->providers->len; i++)
		for (unsigned c = 0; c < WB_CATEGORIES; c++)
			if (model->categories[c] &&
			    says(model, model_provider(model, i),
				 model->categories[c])) {
				g_ptr_array_add(all, model_provider(model, i));
				break;
			}
	g_ptr_array_sort(all, compare_titles);
	return all;
}

/* print_where - the categories of one place, as a row of a table */
static void print_where(const struct model *model, enum wb_where where)
{
	char *place = g_strdelimit(g_strdup(where_names[where]), "-", ' ');
	const char *before = "";

	for (unsigned i = 0; i < WB_CATEGORIES; i++) {
		const struct category *c = category_at(model, i);

		if (!c || c->where != where)
			continue;
		if (!*before)
			printf("| %s | ", place);
		printf("%s[%s](#%s)", before, c->title, c->name);
		before = ", ";
	}
	if (*before)
		puts(" |");
	g_free(place);
}

/* print_index - what there is, with links */
static void print_index(const struct model *model, const GPtrArray *providers)
{
	puts("\n## What a reply can mean\n\n"
	     "| where the problem is | meanings |\n|---|---|");
	for (unsigned where = 1; where_names[where]; where++)
		print_where(model, (enum wb_where)where);
	print_where(model, (enum wb_where)0);
	puts("\n## Who has words of their own\n");
	for (unsigned i = 0; i < providers->len; i++) {
		const struct provider *p = g_ptr_array_index(providers, i);

		printf("- [%s](#%s)\n", p->title, p->name);
	}
}

/* print_head - what the page is, and how to read it */
static void print_head(const struct model *model)
{
	unsigned rules = 0;

	for (unsigned i = 0; i < model->rules->len; i++)
		rules += has_words(model_rule(model, i));
	printf("# A catalogue of bounces\n\n"
	       "What mail servers say when they refuse, delay or return a "
	       "message, what it means,\n"
	       "and what to do: %u wordings, as whybounce knows them. "
	       "`make catalogue` writes this\n"
	       "page from the files in `rules/`; change those.\n\n"
	       "Each entry shows up to %d replies with such a wording; "
	       "addresses and hosts are made\n"
	       "up. *Sender* is for whoever wrote the message, *operator* for "
	       "whoever runs the server\n"
	       "that sent it. Where an entry has no advice of its own, that of "
	       "its meaning holds.\n",
	       rules, SHOWN_MAX);
}

/* print_page - all of it */
static void print_page(const struct model *model)
{
	GPtrArray *providers = speakers(model);

	print_head(model);
	print_index(model, providers);
	puts("\n## Meanings");
	for (unsigned i = 0; i < WB_CATEGORIES; i++)
		if (category_at(model, i))
			print_category(model, category_at(model, i));
	puts("\n## Providers");
	for (unsigned i = 0; i < providers->len; i++)
		print_provider(model, g_ptr_array_index(providers, i));
	g_ptr_array_free(providers, TRUE);
}

int command_catalogue(const struct options *o)
{
	struct loaded l;
	int status = load(&l, o->words, o->word_count, o, FILES_ALL);

	if (status == EXIT_FINE) {
		order_by_place(l.model);
		print_page(l.model);
	}
	load_free(&l);
	return status;
}
