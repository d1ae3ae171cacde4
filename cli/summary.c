/* SPDX-License-Identifier: MIT
 *
 * summary.c - what many mails said, as a table
 */
#include "summary.h"

#include "clean.h"
#include "wrap.h"

#include <string.h>

enum { PROVIDERS_MAX = 10 };

/* summary_start - nothing has been seen yet */
void summary_start(struct summary *summary)
{
	*summary = (struct summary){
	    .places = g_hash_table_new(g_str_hash, g_str_equal),
	    .providers = g_hash_table_new(g_str_hash, g_str_equal),
	};
}

/* summary_clear - free what it holds */
void summary_clear(struct summary *summary)
{
	g_hash_table_destroy(summary->places);
	g_hash_table_destroy(summary->providers);
}

/* count - one more of a name, which the rule pack keeps */
static void count(GHashTable *table, const char *name)
{
	gpointer before = g_hash_table_lookup(table, name);

	g_hash_table_insert(table, (gpointer)name,
			    GSIZE_TO_POINTER(GPOINTER_TO_SIZE(before) + 1));
}

/* summary_add - count an answer */
void summary_add(struct summary *summary, const struct answer *answer)
{
	const struct wb_verdict *verdict = &answer->verdict;

	summary->recipients++;
	summary->categories[verdict->category]++;
	count(summary->places, verdict->where_name);
	if (*verdict->provider)
		count(summary->providers, verdict->provider_title);
}

/* One line of the table. */
struct line {
	const char *name, *title;
	size_t count;
};

/* compare - the most frequent first, then by name */
static gint compare(gconstpointer a, gconstpointer b)
{
	const struct line *first = a, *second = b;

	if (first->count != second->count)
		return first->count > second->count ? -1 : 1;
	return strcmp(first->name, second->name);
}

/* write_line - "    12   40 %  name  title" */
static void write_line(struct output *output, const struct line *line,
		       size_t all)
{
	GString *text = g_string_new(NULL);
	size_t column = output->text->len;

	g_string_append_printf(output->text, "  %7zu  %3zu %%  ", line->count,
			       (line->count * 100 + all / 2) / all);
	column = output->text->len - column;
	if (*line->title)
		g_string_printf(text, "%s: %s", line->name, line->title);
	else
		g_string_assign(text, line->name);
	wrap_text(output->text, column, column, output->width, text->str);
	g_string_free(text, TRUE);
}

/* write_lines - a heading and its lines, sorted; those beyond the last that is
 * shown together */
static void write_lines(struct output *output, const char *heading,
			GArray *lines, size_t most, size_t all)
{
	struct line rest = {"others", "", 0};

	if (lines->len == 0)
		return;
	g_array_sort(lines, compare);
	g_string_append_printf(output->text, "\n  %s\n", heading);
	for (guint i = 0; i < lines->len; i++) {
		const struct line *line = &g_array_index(lines, struct line, i);

		if (i < most)
			write_line(output, line, all);
		else
			rest.count += line->count;
	}
	if (rest.count > 0)
		write_line(output, &rest, all);
}

/* write_categories - what happened */
static void write_categories(struct output *output,
			     const struct summary *summary)
{
	GArray *lines = g_array_new(FALSE, FALSE, sizeof(struct line));

	for (unsigned i = 0; i < WB_CATEGORIES; i++) {
		struct wb_verdict verdict;
		struct line line = {.count = summary->categories[i]};

		if (line.count == 0)
			continue;
		wb_state(output->pack, i, &verdict);
		line.name = verdict.category_name;
		line.title = verdict.title;
		g_array_append_val(lines, line);
	}
	write_lines(output, "What happened", lines, lines->len,
		    summary->recipients);
	g_array_free(lines, TRUE);
}

/* write_table - the lines of a table of names */
static void write_table(struct output *output, const char *heading,
			GHashTable *table, size_t most, size_t all)
{
	GArray *lines = g_array_new(FALSE, FALSE, sizeof(struct line));
	struct line line = {.title = ""};
	gpointer name, counted;
	GHashTableIter at;

	g_hash_table_iter_init(&at, table);
	while (g_hash_table_iter_next(&at, &name, &counted)) {
		line.name = name;
		line.count = GPOINTER_TO_SIZE(counted);
		g_array_append_val(lines, line);
	}
	write_lines(output, heading, lines, most, all);
	g_array_free(lines, TRUE);
}

/* summary_write - add the table to output->text, unless the mails are few */
void summary_write(struct output *output, const struct summary *summary)
{
	size_t all = summary->recipients;

	if (summary->mails < SUMMARY_FROM)
		return;
	g_string_append_printf(output->text,
			       "\n==> %zu mails, %zu recipients <==\n",
			       summary->mails, all);
	if (output->forged > 0)
		g_string_append_printf(
		    output->text, "\n  %zu of the mails: somebody else used "
				  "your address.\n",
		    output->forged);
	write_categories(output, summary);
	write_table(output, "Where the problem is", summary->places,
		    WB_CATEGORIES, all);
	write_table(output, "Provider, where it is known", summary->providers,
		    PROVIDERS_MAX, all);
}
