/* SPDX-License-Identifier: MIT
 *
 * diff.c - the command diff: what changes from one set of rules to another
 *
 * Every example of both sets, and every reply of a file, is tried on both.
 * What comes out may differ in the category, in the rule, or only in the
 * advice.
 */
#include "commands.h"

#include "attempt.h"
#include "json.h"
#include "reasons.h"
#include "replies.h"

#include <stdio.h>
#include <string.h>

enum change { CHANGE_CATEGORY, CHANGE_RULE, CHANGE_ADVICE, CHANGES };

static const char *const change_words[CHANGES] = {"category", "rule", "advice"};

/* A reply that is tried on both sets, and where it comes from. */
struct sample {
	const char *text;
	size_t length;
	const char *remote, *provider; /* or null */
	const struct field *example;   /* or null: of the file */
	unsigned line;                 /* of the file */
};

/* What a set of rules makes of it. */
struct outcome {
	const char *category, *rule;
	struct place place;
	const char *advice[3]; /* means, tell sender, tell operator */
};

struct comparison {
	struct loaded sets[2]; /* old and new */
	GArray *samples;
	GHashTable *seen; /* their texts */
	const char *file; /* of replies, or null */
	GString *out[CHANGES];
	unsigned counts[CHANGES];
	json_t *changes; /* an array to add to, in place of `out`; or null */
};

/* outcome_of - what a set of rules makes of a reply */
static struct outcome outcome_of(const struct loaded *set,
				 const struct sample *s)
{
	struct attempt *a =
	    attempt_new(set, s->text, s->length, s->remote, s->provider);
	const struct rule *rule = a->winner;
	const struct category *c =
	    rule ? rule->category : set->model->categories[WB_UNKNOWN];
	struct outcome o = {.category = "unknown", .rule = ""};

	for (int i = 0; i < 3; i++)
		o.advice[i] = "";
	if (c) {
		o.category = c->name;
		o.advice[0] = c->meaning;
		o.advice[1] = c->tell_sender;
		o.advice[2] = c->tell_operator;
	}
	if (rule) {
		o.rule = rule->name;
		o.place =
		    touch_place(&g_array_index(a->touches, struct touch, 0));
		o.advice[0] = *rule->meaning ? rule->meaning : o.advice[0];
		o.advice[1] =
		    *rule->tell_sender ? rule->tell_sender : o.advice[1];
		o.advice[2] =
		    *rule->tell_operator ? rule->tell_operator : o.advice[2];
	}
	attempt_free(a);
	return o;
}

/* change_of - how two outcomes differ; CHANGES: not at all */
static enum change change_of(const struct outcome *old,
			     const struct outcome *new)
{
	if (strcmp(old->category, new->category))
		return CHANGE_CATEGORY;
	if (strcmp(old->rule, new->rule))
		return CHANGE_RULE;
	for (int i = 0; i < 3; i++)
		if (strcmp(old->advice[i], new->advice[i]))
			return CHANGE_ADVICE;
	return CHANGES;
}

/* rule_add - "    was   over-quota (rules/x.rules:12)" */
static void rule_add(GString *to, const char *label, const struct outcome *o)
{
	g_string_append_printf(to, "    %-5s %s", label,
			       *o->rule ? o->rule : "no rule");
	if (o->place.source) {
		g_string_append(to, " (");
		place_add(to, o->place);
		g_string_append_c(to, ')');
	}
	g_string_append_c(to, '\n');
}

/* advice_add - the texts that differ, before and after */
static void advice_add(GString *to, const struct outcome *old,
		       const struct outcome *new)
{
	static const char *const labels[] = {"means", "tell sender",
					     "tell operator"};

	for (int i = 0; i < 3; i++)
		if (strcmp(old->advice[i], new->advice[i]))
			g_string_append_printf(
			    to, "    %s\n      - %s\n      + %s\n", labels[i],
			    old->advice[i], new->advice[i]);
}

/* sample_add - the reply on one line, and where it stands */
static void sample_add(GString *to, const struct comparison *c,
		       const struct sample *s)
{
	struct wb_input input = {.text = s->text, .length = s->length};
	struct wb_span all = {0, s->length};
	char text[400];

	wb_quote(&input, all, text, sizeof(text));
	for (char *p = text; *p; p++)
		if (g_ascii_iscntrl(*p))
			*p = '?';
	g_string_append_printf(to, "    reply %s\n    from  ", text);
	if (s->example) {
		g_string_append(to, "an example, ");
		place_add(to, s->example->place);
	} else {
		g_string_append_printf(to, "%s:%u", c->file, s->line);
	}
	g_string_append_c(to, '\n');
}

/* text_add - how two outcomes differ, for people */
static void text_add(struct comparison *c, enum change change,
		     const struct sample *s, const struct outcome *old,
		     const struct outcome *new)
{
	GString *to = c->out[change];

	if (change == CHANGE_CATEGORY)
		g_string_append_printf(to, "category: %s -> %s\n",
				       old->category, new->category);
	else
		g_string_append_printf(to, "%s: still %s\n",
				       change_words[change], new->category);
	sample_add(to, c, s);
	rule_add(to, "was", old);
	rule_add(to, "now", new);
	if (change == CHANGE_ADVICE)
		advice_add(to, old, new);
	g_string_append_c(to, '\n');
}

/* outcome_json - an outcome for programs */
static json_t *outcome_json(const struct outcome *o)
{
	json_t *object = json_object();

	json_object_set_new(object, "category", json_text(o->category));
	json_object_set_new(object, "rule",
			    *o->rule ? json_text(o->rule) : json_null());
	json_set_place(object, o->place);
	json_object_set_new(object, "means", json_text(o->advice[0]));
	json_object_set_new(object, "tell_sender", json_text(o->advice[1]));
	json_object_set_new(object, "tell_operator", json_text(o->advice[2]));
	return object;
}

/* json_add - how two outcomes differ, for programs */
static void json_add(struct comparison *c, enum change change,
		     const struct sample *s, const struct outcome *old,
		     const struct outcome *new)
{
	json_t *object = json_object(), *from = json_object();

	if (s->example) {
		json_set_place(from, s->example->place);
	} else {
		json_object_set_new(from, "file", json_text(c->file));
		json_object_set_new(from, "line", json_integer(s->line));
	}
	json_object_set_new(object, "change", json_text(change_words[change]));
	json_object_set_new(object, "reply", json_text(s->text));
	json_object_set_new(object, "from", from);
	json_object_set_new(object, "was", outcome_json(old));
	json_object_set_new(object, "now", outcome_json(new));
	json_array_append_new(c->changes, object);
}

/* compare - try one reply on both sets and note how they differ */
static void compare(struct comparison *c, const struct sample *s)
{
	struct outcome old = outcome_of(&c->sets[0], s);
	struct outcome new = outcome_of(&c->sets[1], s);
	enum change change = change_of(&old, &new);

	if (change == CHANGES)
		return;
	c->counts[change]++;
	if (c->changes)
		json_add(c, change, s, &old, &new);
	else
		text_add(c, change, s, &old, &new);
}

/* add_sample - unless the same was added before */
static void add_sample(struct comparison *c, const struct sample *sample)
{
	char *key = g_strdup_printf(
	    "%s %s %s", sample->provider ? sample->provider : "",
	    sample->remote ? sample->remote : "", sample->text);

	if (g_hash_table_add(c->seen, key))
		g_array_append_vals(c->samples, sample, 1);
}

/* add_examples - those of all rules of a set */
static void add_examples(struct comparison *c, const struct model *model)
{
	for (unsigned i = 0; i < model->rules->len; i++) {
		const struct rule *rule = model_rule(model, i);
		const struct provider *p =
		    rule->providers->len ? g_ptr_array_index(rule->providers, 0)
					 : NULL;

		for (const struct field *f = rule->definition->fields; f;
		     f = f->next)
			if (f->type == FIELD_EXAMPLE && f->text)
				add_sample(c,
					   &(struct sample){
					       .text = f->text->text,
					       .length = f->text->length,
					       .provider = p ? p->name : NULL,
					       .example = f});
	}
}

/* add_replies - those of the file; false after a message */
static bool add_replies(struct comparison *c)
{
	GArray *replies = replies_read(c->sets[0].syntax.arena, c->file);

	if (!replies)
		return false;
	for (unsigned i = 0; i < replies->len; i++) {
		const struct reply *r =
		    &g_array_index(replies, struct reply, i);

		add_sample(c, &(struct sample){r->text, r->length, r->remote,
					       r->provider, NULL, r->line});
	}
	g_array_free(replies, TRUE);
	return true;
}

/* with_commas - 4,112 */
static char *with_commas(unsigned number)
{
	char *digits = g_strdup_printf("%u", number);
	GString *text = g_string_new(digits);

	for (size_t at = text->len; at > 3; at -= 3)
		g_string_insert_c(text, (gssize)(at - 3), ',');
	g_free(digits);
	return g_string_free(text, FALSE);
}

/* print_text - the changes by their kinds, and their number */
static void print_text(const struct comparison *c, unsigned sum)
{
	char *changed = with_commas(sum);
	char *tried = with_commas(c->samples->len);
	const char *join = ": ";

	for (int i = 0; i < CHANGES; i++)
		fputs(c->out[i]->str, stdout);
	printf("%s of %s change", changed, tried);
	for (int i = 0; i < CHANGES; i++)
		if (c->counts[i]) {
			printf("%s%u in %s", join, c->counts[i],
			       change_words[i]);
			join = ", ";
		}
	putchar('\n');
	g_free(changed);
	g_free(tried);
}

/* print_json - the same as one object */
static void print_json(const struct comparison *c)
{
	json_t *all = json_object();

	json_object_set_new(all, "schema", json_integer(1));
	json_object_set_new(all, "tried", json_integer(c->samples->len));
	json_object_set(all, "changes", c->changes);
	json_print(all);
}

/* print_all - what changes; the exit status */
static int print_all(const struct comparison *c)
{
	unsigned sum = 0;

	for (int i = 0; i < CHANGES; i++)
		sum += c->counts[i];
	if (c->changes)
		print_json(c);
	else
		print_text(c, sum);
	return sum ? EXIT_MISTAKES : EXIT_FINE;
}

/* compare_all - the sets are there: compare them; the exit status */
static int compare_all(struct comparison *c)
{
	int status = EXIT_TROUBLE;

	c->samples = g_array_new(FALSE, FALSE, sizeof(struct sample));
	c->seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	for (int i = 0; i < CHANGES; i++)
		c->out[i] = g_string_new(NULL);
	add_examples(c, c->sets[0].model);
	add_examples(c, c->sets[1].model);
	if (!c->file || add_replies(c)) {
		for (unsigned i = 0; i < c->samples->len; i++)
			compare(c,
				&g_array_index(c->samples, struct sample, i));
		status = print_all(c);
	}
	for (int i = 0; i < CHANGES; i++)
		g_string_free(c->out[i], TRUE);
	g_hash_table_destroy(c->seen);
	g_array_free(c->samples, TRUE);
	return status;
}

/* load_sets - both; false after messages */
static bool load_sets(struct comparison *c, const struct options *o)
{
	if (o->local)
		return load(&c->sets[0], o->words, o->word_count, o,
			    FILES_SHIPPED) == EXIT_FINE &&
		       load(&c->sets[1], o->words, o->word_count, o,
			    FILES_ALL) == EXIT_FINE;
	return load(&c->sets[0], o->words, 1, o, FILES_ALL) == EXIT_FINE &&
	       load(&c->sets[1], o->words + 1, 1, o, FILES_ALL) == EXIT_FINE;
}

int command_diff(const struct options *o)
{
	struct comparison c = {.file = o->replies};
	int status = EXIT_TROUBLE;

	if (!o->local && o->word_count != 2)
		return bad_usage(o,
				 "two sets of rules are compared, OLD and "
				 "NEW; %d given",
				 o->word_count);
	if (!o->local && o->own->len)
		return bad_usage(o, "--own goes with --local");
	if (o->json)
		c.changes = json_array();
	if (load_sets(&c, o))
		status = compare_all(&c);
	json_decref(c.changes);
	load_free(&c.sets[0]);
	load_free(&c.sets[1]);
	return status;
}
