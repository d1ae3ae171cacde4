/* SPDX-License-Identifier: MIT
 *
 * clash.c - lines of different categories that nothing decides between
 *
 * Two lines made of the same words match as many of them.  A reply that holds
 * both is made of the words of one, and then of those of the other that are
 * not its end already.  Wordings are grouped by their words, so that only
 * those that can come out equal are put together.
 */
#include "clash.h"

#include "sample.h"
#include "vocabulary.h"

#include "../grammar/diagnostics.h"

#include <string.h>

enum { GROUP_MAX = 24 /* wordings of a group that are tried */ };

/* A wording and whose it is. */
struct member {
	const struct rule *rule;
	char **sample;
};

/* line_of - where the line of a hit stands */
static struct place line_of(const struct rule *rule, const struct hit *hit)
{
	for (const struct line *l = rule->lines; l; l = l->next)
		if (l->number == hit->line)
			return l->place;
	return rule->definition->name.place;
}

void clash_report(const struct trials *t, const struct hit *winner,
		  const struct hit *rival, const char *sample)
{
	const struct rule *rule = model_rule(t->model, winner->rule);
	const struct rule *other = model_rule(t->model, rival->rule);
	struct diagnostic *message = diagnostics_add(
	    t->model->diagnostics, SEVERITY_ERROR, "clash",
	    line_of(rule, winner),
	    "this line and one of \"%s\" can both match, and neither is longer",
	    other->name);

	diagnostics_note(t->model->diagnostics, message, line_of(other, rival),
			 "the other one");
	diagnostics_help(t->model->diagnostics, message, "for example: \"%s\"",
			 sample);
	diagnostics_help(t->model->diagnostics, message,
			 "add \"beats %s\" to \"%s\", or an \"unless\" line to "
			 "one of them",
			 other->name, rule->name);
}

/* merge - the words of one sample, then those of the other that are not the
 * end of the first already */
static char *merge(char **a, char **b)
{
	unsigned count = g_strv_length(a), same = g_strv_length(b);
	char *first = g_strjoinv(" ", a), *rest, *merged;

	for (same = MIN(same, count); same; same--) {
		unsigned i = 0;

		while (i < same && !strcmp(a[count - same + i], b[i]))
			i++;
		if (i == same)
			break;
	}
	rest = g_strjoinv(" ", b + same);
	merged = *rest ? g_strdup_printf("%s %s", first, rest)
		       : g_strdup(first);
	g_free(first);
	g_free(rest);
	return merged;
}

/* try_pair - decide a reply that holds two wordings */
static void try_pair(struct trials *t, const struct member *a,
		     const struct member *b, GHashTable *reported)
{
	char *sample = merge(a->sample, b->sample);
	struct decision d =
	    trials_decide(t, sample, strlen(sample), a->rule, NULL);
	char *key;

	if (d.rival) {
		key = g_strdup_printf("%u %u", d.winner->rule, d.rival->rule);
		if (g_hash_table_add(reported, key))
			clash_report(t, d.winner, d.rival, sample);
	}
	g_free(sample);
}

/* check_group - all pairs of different categories in a group */
static void check_group(struct trials *t, const GArray *group,
			GHashTable *reported)
{
	unsigned count = MIN(group->len, GROUP_MAX);

	for (unsigned i = 0; i < count; i++)
		for (unsigned j = i + 1; j < count; j++) {
			const struct member *a =
			    &g_array_index(group, struct member, i);
			const struct member *b =
			    &g_array_index(group, struct member, j);

			if (a->rule->category != b->rule->category)
				try_pair(t, a, b, reported);
		}
}

static int compare_words(gconstpointer a, gconstpointer b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* key_of - the words of a sample in one order, each once, and the standing of
 * its rule */
static char *key_of(char **sample, unsigned standing)
{
	GString *key = g_string_new(NULL);
	unsigned count = g_strv_length(sample);
	char **words = g_memdup2(sample, count * sizeof(*sample));

	qsort(words, count, sizeof(*words), compare_words);
	g_string_append_printf(key, "%u", standing);
	for (unsigned i = 0; i < count; i++)
		if (!i || strcmp(words[i], words[i - 1]))
			g_string_append_printf(key, " %s", words[i]);
	g_free(words);
	return g_string_free(key, FALSE);
}

static void group_free(gpointer data)
{
	GArray *group = data;

	for (unsigned i = 0; i < group->len; i++)
		g_strfreev(g_array_index(group, struct member, i).sample);
	g_array_free(group, TRUE);
}

/* add_line - put each wording of a line into its group */
static void add_line(struct trials *t, GHashTable *groups,
		     const struct rule *rule, const struct line *line)
{
	struct hit hit = {.rule = (uint16_t)rule->number, .words = 1};
	unsigned standing = standing_of(&t->pack, &hit);
	GPtrArray *wordings = expand_line(t->model, line);

	for (unsigned i = 0; i < wordings->len; i++) {
		struct member member = {
		    rule, sample_words(g_ptr_array_index(wordings, i), 0)};
		char *key = key_of(member.sample, standing);
		GArray *group = g_hash_table_lookup(groups, key);

		if (group) {
			g_free(key);
		} else {
			group = g_array_new(FALSE, FALSE, sizeof(member));
			g_hash_table_insert(groups, key, group);
		}
		g_array_append_val(group, member);
	}
	g_ptr_array_free(wordings, TRUE);
}

void clash_check(struct trials *t)
{
	GHashTable *groups = g_hash_table_new_full(g_str_hash, g_str_equal,
						   g_free, group_free);
	GHashTable *reported =
	    g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	GHashTableIter iter;
	gpointer group;

	for (unsigned i = 0; i < t->model->rules->len; i++) {
		const struct rule *rule = model_rule(t->model, i);

		for (const struct line *l = rule->lines; l; l = l->next)
			add_line(t, groups, rule, l);
	}
	g_hash_table_iter_init(&iter, groups);
	while (g_hash_table_iter_next(&iter, NULL, &group))
		check_group(t, group, reported);
	g_hash_table_destroy(groups);
	g_hash_table_destroy(reported);
}
