/* SPDX-License-Identifier: MIT
 *
 * breadth.c - lines that match what they know nothing about
 *
 * A line of few words also stands in replies that mean something else.  The
 * examples of all rules show it: one that matches examples of several other
 * categories says little.  Rules marked vague know that about themselves.
 * Of a file of replies with their meaning, it counts what a line decides on.
 */
#include "breadth.h"

#include "closed.h"
#include "replies.h"

#include "../../grammar/diagnostics.h"

enum {
	BROAD_CATEGORIES = 4 /* a line that matches examples of so many other
			      * categories is too broad */,
	WRONG_REPLIES = 3, /* so many wrong decisions, and fewer right ones,
			    * make a line too broad */
	SAMPLE_LENGTH = 60 /* characters that are shown of a reply */
};

/* What a line matched beside the replies that are meant. */
struct spread {
	unsigned replies;
	uint64_t categories; /* a bit for each */
	unsigned right;	     /* replies that it decided on as is meant */
	const struct reply *sample; /* one that is not */
};

/* key_of - a line, as a key */
static gint64 key_of(unsigned rule, unsigned line)
{
	return (gint64)rule << 32 | line;
}

/* spread_of - the entry of a line; made where there is none */
static struct spread *spread_of(GHashTable *spreads, const struct hit *hit)
{
	gint64 key = key_of(hit->rule, hit->line);
	struct spread *spread = g_hash_table_lookup(spreads, &key);

	if (!spread) {
		spread = g_new0(struct spread, 1);
		g_hash_table_insert(spreads, g_memdup2(&key, sizeof(key)),
				    spread);
	}
	return spread;
}

/* note_trial - which lines of other categories match an example?  What one
 * provider means by the words says nothing about everybody else's. */
static void note_trial(const struct trials *t, const struct trial *trial,
		       GHashTable *spreads)
{
	const struct category *category = trial->rule->category;

	if (trial->field->type != FIELD_EXAMPLE || !category)
		return;
	for (unsigned i = 0; i < trial->hits->len; i++) {
		const struct hit *hit =
		    &g_array_index(trial->hits, struct hit, i);
		const struct rule *rule = model_rule(t->model, hit->rule);
		struct spread *spread;

		if (rule->category == category || rule->vague ||
		    (trial->rule->providers->len && !rule->providers->len))
			continue;
		spread = spread_of(spreads, hit);
		spread->replies++;
		spread->categories |= (uint64_t)1 << category->number;
	}
}

/* check_line - is this line too broad? */
static void check_line(const struct trials *t, const struct rule *rule,
		       const struct line *line, GHashTable *spreads)
{
	gint64 key = key_of(rule->number, line->number);
	const struct spread *spread = g_hash_table_lookup(spreads, &key);
	unsigned categories = spread ? count_bits(spread->categories) : 0;

	if (categories >= BROAD_CATEGORIES)
		diagnostics_add(t->model->diagnostics, SEVERITY_WARNING,
				"too-broad", line->place,
				"this line also matches %u examples of %u "
				"other categories; add words, or mark the rule "
				"vague",
				spread->replies, categories);
}

void breadth_check(const struct trials *t)
{
	GHashTable *spreads =
	    g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, g_free);

	for (unsigned i = 0; i < t->list->len; i++)
		note_trial(t, &g_array_index(t->list, struct trial, i),
			   spreads);
	for (unsigned i = 0; i < t->model->rules->len; i++) {
		const struct rule *rule = model_rule(t->model, i);

		for (const struct line *l = rule->lines; l; l = l->next)
			check_line(t, rule, l, spreads);
	}
	g_hash_table_destroy(spreads);
}

/* note_reply - which line decides on a reply, and is it right? */
static void note_reply(struct trials *t, const struct reply *reply,
		       GHashTable *spreads)
{
	int category =
	    reply->category ? closed_find(category_names, reply->category) : -1;
	struct decision d;
	struct spread *spread;

	if (category < 0)
		return;
	d = trials_decide(t, reply->text, reply->length, NULL, NULL);
	if (!d.winner || !d.winner->words)
		return;
	spread = spread_of(spreads, d.winner);
	if (t->pack.rules[d.winner->rule].category == (unsigned)category) {
		spread->right++;
		return;
	}
	spread->replies++;
	spread->categories |= (uint64_t)1 << category;
	if (!spread->sample)
		spread->sample = reply;
}

/* sample_of - the beginning of a reply, on one line */
static char *sample_of(const struct reply *reply)
{
	char *valid = g_utf8_make_valid(reply->text, (gssize)reply->length);
	char *begin = g_utf8_substring(
	    valid, 0, MIN(g_utf8_strlen(valid, -1), SAMPLE_LENGTH));

	g_free(valid);
	return g_strdelimit(begin, "\r\n\t", ' ');
}

/* report_replies - a line that is wrong more often than right */
static void report_replies(const struct trials *t, const struct rule *rule,
			   const struct line *line, const struct spread *spread,
			   const char *file)
{
	struct diagnostic *message = diagnostics_add(
	    t->model->diagnostics, SEVERITY_WARNING, "too-broad", line->place,
	    "this line decides on %u replies of %s that mean something else, "
	    "and on %u that mean \"%s\"",
	    spread->replies, file, spread->right, rule->category->name);
	char *sample = sample_of(spread->sample);

	diagnostics_help(t->model->diagnostics, message,
			 "for example: \"%s\" (line %u), which means \"%s\"",
			 sample, spread->sample->line,
			 spread->sample->category);
	g_free(sample);
	diagnostics_help(t->model->diagnostics, message,
			 rule->vague ? "add words"
				     : "add words, or mark the rule vague");
}

void breadth_check_replies(struct trials *t, const GArray *replies,
			   const char *file)
{
	GHashTable *spreads =
	    g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, g_free);

	for (unsigned i = 0; i < replies->len; i++)
		note_reply(t, &g_array_index(replies, struct reply, i),
			   spreads);
	for (unsigned i = 0; i < t->model->rules->len; i++) {
		const struct rule *rule = model_rule(t->model, i);

		for (const struct line *l = rule->lines; l; l = l->next) {
			gint64 key = key_of(i, l->number);
			const struct spread *spread =
			    g_hash_table_lookup(spreads, &key);

			if (spread && spread->replies >= WRONG_REPLIES &&
			    spread->replies > spread->right)
				report_replies(t, rule, l, spread, file);
		}
	}
	g_hash_table_destroy(spreads);
}
