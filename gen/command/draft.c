/* SPDX-License-Identifier: MIT
 *
 * draft.c - the command draft: rules for replies that are not known yet
 *
 * Replies that differ only in addresses, numbers and ids are one.  For each a
 * rule is written that a person can finish: the words are a guess, and the
 * category is one only where the examples of the rules give a reason.
 */
#include "commands.h"

#include "attempt.h"
#include "corpus.h"
#include "groups.h"
#include "phrase.h"
#include "reasons.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

/* How much like an example a reply must be for a guess, and for showing that
 * example.  Of 3,700 labelled replies, nine of ten that are so much alike mean
 * the same; at 0.6 it is eight, at 0.3 little more than half. */
#define ALIKE   0.8
#define RELATED 0.3

/* All that a run needs. */
struct draft {
	const struct loaded *loaded;
	struct known *known;
	struct corpus *corpus;
	GHashTable *names; /* of drafts so far */
	GString *out;
};

/* is_name - is a rule or a draft called so? */
static bool is_name(const struct draft *d, const char *name)
{
	for (unsigned i = 0; i < d->loaded->model->rules->len; i++)
		if (!strcmp(model_rule(d->loaded->model, i)->name, name))
			return true;
	return g_hash_table_contains(d->names, name);
}

/* name_of - a new name for a rule, of the words of its pattern */
static char *name_of(struct draft *d, const struct reading *reading,
		     const struct phrase *phrase)
{
	GString *name = g_string_new("draft");
	size_t length;
	unsigned words = 0;

	for (unsigned i = phrase->first; i <= phrase->last && words < 4; i++) {
		const char *word =
		    g_array_index(reading->tokens, struct read_token, i).folded;

		if (strspn(word, "abcdefghijklmnopqrstuvwxyz0123456789") !=
		    strlen(word))
			continue;
		g_string_append_printf(name, "-%s", word);
		words++;
	}
	length = name->len;
	for (unsigned n = words ? 2 : 1; !words || is_name(d, name->str); n++) {
		g_string_truncate(name, length);
		g_string_append_printf(name, "-%u", n);
		words = 1;
	}
	g_hash_table_add(d->names, g_strdup(name->str));
	return g_string_free(name, FALSE);
}

/* match_add - the match line */
static void match_add(struct draft *d, const struct reading *reading,
		      const struct phrase *phrase)
{
	g_string_append(d->out, "    match     ");
	for (unsigned i = phrase->first; i <= phrase->last; i++) {
		const struct read_token *t =
		    &g_array_index(reading->tokens, struct read_token, i);
		const struct read_token *before = i > phrase->first ? t - 1 : t;
		/* Characters of Chinese and the like stand side by side. */
		bool joined = before->token.end == t->token.start &&
			      !g_ascii_isalnum(*t->folded);

		g_string_append_printf(d->out, "%s%s",
				       i == phrase->first || joined ? "" : " ",
				       phrase_word(d->known, t));
	}
	g_string_append_c(d->out, '\n');
}

/* example_add - the example lines */
static void example_add(GString *out, const char *text)
{
	char **lines = g_strsplit(text, "\n", -1);

	g_string_append_printf(out, "    example%s",
			       lines[0] && lines[1] ? " > " : "   ");
	for (unsigned i = 0; lines[i]; i++)
		g_string_append_printf(out, "%s%s\n", i ? "            > " : "",
				       g_strchomp(lines[i]));
	g_strfreev(lines);
}

/* by_code - the category that the reply's code has, where rules know only
 * that; or null */
static const struct touch *by_code(const struct attempt *a)
{
	const struct touch *t;

	if (!a->winner)
		return NULL;
	t = &g_array_index(a->touches, struct touch, 0);
	return !t->hit.words && !t->rule->vague &&
		       t->rule->category->number != WB_UNKNOWN
		   ? t
		   : NULL;
}

/* category_add - the category with its reason as a comment; returns it */
static const char *category_add(struct draft *d, const struct attempt *a)
{
	const struct touch *code = by_code(a);
	const struct known_example *near;
	const struct rule *rule;
	double alike;

	if (code) {
		g_string_append_printf(
		    d->out,
		    "# Guessed: the code %s has this meaning (rule "
		    "%s).\n",
		    attempt_quote(a, code->hit.start, code->hit.end),
		    code->rule->name);
		return code->rule->category->name;
	}
	near = corpus_nearest(d->corpus, a->reading, &alike);
	if (!near || alike < RELATED)
		return "FIXME";
	rule = near->rule;
	g_string_append_printf(
	    d->out,
	    "# %s: %.0f %% like an example of rule %s, which says "
	    "%s:\n#   %.*s\n",
	    alike >= ALIKE ? "Guessed" : "No guess; the nearest is",
	    alike * 100, rule->name, rule->category->name,
	    (int)strcspn(near->field->text->text, "\n"),
	    near->field->text->text);
	return alike >= ALIKE ? rule->category->name : "FIXME";
}

/* provider_of - the provider that speaks, or null */
static const char *provider_of(const struct attempt *a)
{
	const struct model *model = a->loaded->model;

	for (unsigned i = 0; i < model->providers->len; i++)
		if (bit_get(a->findings->speaks, i + 1))
			return model_provider(model, i)->name;
	return NULL;
}

/* seen_add - how often the replies of a group were seen */
static void seen_add(GString *out, const struct group *group)
{
	if (group->count == 1)
		g_string_append(out, "\n# Seen once.\n");
	else
		g_string_append_printf(out, "\n# Seen %u times.\n",
				       group->count);
}

/* nothing_add - why there is no rule for a reply */
static void nothing_add(struct draft *d, const struct attempt *a,
			const struct phrase *phrase)
{
	g_string_append(d->out, "# No rule: ");
	if (phrase->also) {
		g_string_append_printf(d->out,
				       "its words stand in an example of %s, "
				       "too (",
				       phrase->also->rule->name);
		place_add(d->out, phrase->also->field->place);
		g_string_append(d->out, ");\n# if it means the same, add a "
					"match line there.\n");
	} else {
		g_string_append(d->out, "nothing in it tells a cause.\n");
	}
	g_string_append_printf(d->out, "#   %s\n",
			       attempt_quote(a, 0, a->input.length));
}

/* rule_add - one draft */
static void rule_add(struct draft *d, const struct group *group,
		     const struct attempt *a)
{
	struct phrase phrase;
	const char *provider = provider_of(a), *category;
	char *name;

	seen_add(d->out, group);
	if (!phrase_choose(d->corpus, group->text, a->reading, &phrase) ||
	    phrase.also) {
		nothing_add(d, a, &phrase);
		return;
	}
	category = category_add(d, a);
	name = name_of(d, a->reading, &phrase);
	g_string_append_printf(d->out, "rule %s\n", name);
	if (provider)
		g_string_append_printf(d->out, "    provider  %s\n", provider);
	g_string_append_printf(d->out, "    category  %s\n", category);
	match_add(d, a->reading, &phrase);
	example_add(d->out, group->text);
	g_free(name);
}

/* knows - do the words of a rule decide on it already? */
static bool knows(const struct attempt *a)
{
	return a->winner &&
	       g_array_index(a->touches, struct touch, 0).hit.words > 0;
}

/* draft_all - drafts of all groups that no rule knows; how many replies were
 * known */
static unsigned draft_all(struct draft *d, const GPtrArray *groups)
{
	unsigned known = 0;

	for (unsigned i = 0; i < groups->len; i++) {
		const struct group *group = g_ptr_array_index(groups, i);
		struct attempt *a =
		    attempt_new(d->loaded, group->text, strlen(group->text),
				group->remote, group->provider);

		if (knows(a))
			known += group->count;
		else
			rule_add(d, group, a);
		attempt_free(a);
	}
	return known;
}

static const char heading[] =
    "# Drafts by wbc draft. Of each, make up your mind: are these the words\n"
    "# that carry the meaning, and is the category right? Write one in place\n"
    "# of FIXME, or throw the rule away if the reply tells no cause. Then add\n"
    "# it to the file where such rules stand, and give it a better name.\n";

/* write_out - to a file or standard output */
static int write_out(const struct options *o, const GString *out)
{
	if (!o->directory) {
		fwrite(out->str, 1, out->len, stdout);
		return EXIT_FINE;
	}
	if (g_file_set_contents(o->directory, out->str, (gssize)out->len, NULL))
		return EXIT_FINE;
	return trouble(o->directory, strerror(errno));
}

/* draft - drafts for the replies, in one text */
static int draft(const struct options *o, const struct loaded *loaded,
		 const GArray *replies)
{
	struct draft d = {.loaded = loaded,
			  .known = known_new(loaded->model),
			  .corpus = corpus_new(loaded->model),
			  .out = g_string_new(heading)};
	GPtrArray *groups;
	unsigned known;
	int status;

	d.names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	groups = groups_make(d.known, replies);
	known = draft_all(&d, groups);
	status = write_out(o, d.out);
	fprintf(stderr, "wbc: %u draft%s", g_hash_table_size(d.names),
		g_hash_table_size(d.names) == 1 ? "" : "s");
	if (known)
		fprintf(stderr, "; rules know %u repl%s already", known,
			known == 1 ? "y" : "ies");
	fputc('\n', stderr);
	g_ptr_array_free(groups, TRUE);
	g_hash_table_destroy(d.names);
	g_string_free(d.out, TRUE);
	corpus_free(d.corpus);
	known_free(d.known);
	return status;
}

int command_draft(const struct options *o)
{
	const char *path = o->word_count ? o->words[0] : "-";
	int rules = o->word_count ? o->word_count - 1 : 0;
	struct loaded loaded;
	GArray *replies;
	int status = load(&loaded, o->words + 1, rules, o, FILES_ALL);

	if (status == EXIT_FINE) {
		replies = replies_read(loaded.syntax.arena, path);
		status = replies ? draft(o, &loaded, replies) : EXIT_TROUBLE;
		if (replies)
			g_array_free(replies, TRUE);
	}
	load_free(&loaded);
	return status;
}
