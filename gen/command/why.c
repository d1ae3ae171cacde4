/* SPDX-License-Identifier: MIT
 *
 * why.c - the command why: what the rules make of one reply
 *
 * For somebody who has never seen a rule: the reply with the words that
 * decided, what it means, the rule, and every other rule that was touched
 * with the reason why it did not win.
 */
#include "commands.h"

#include "marked.h"
#include "near.h"
#include "reasons.h"
#include "why_json.h"

#include "../../cli/wrap.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { LABEL_WIDTH = 10 };

/* say - add a text in wrapped lines behind a label */
static void say(GString *to, size_t width, const char *label, const char *text)
{
	char *valid = g_utf8_make_valid(text, -1);

	for (char *c = valid; *c; c++)
		if (g_ascii_iscntrl(*c))
			*c = '?';
	g_string_append_printf(to, "%-*s", LABEL_WIDTH, label);
	wrap_text(to, LABEL_WIDTH, LABEL_WIDTH, width, valid);
	g_free(valid);
}

/* is_temporary - by the first code; false where there is none */
static bool is_temporary(const struct codes *codes)
{
	if (codes->code_count)
		return codes->code[0].code / 100 == 4;
	return codes->status_count && codes->status[0].status.class == 4;
}

/* What the actions are, in a few words; by enum wb_action. */
static const char *const actions[] = {
    "have a person look at it (review)",
    "stop mailing the address (suppress)",
    "try again later (retry)",
    "try again and send less at a time (slow-down)",
    "mend the cause, then send again (fix)",
    "do nothing (ignore)"};

/* say_meaning - the category and what a program should do */
static void say_meaning(GString *to, const struct attempt *a, size_t width)
{
	const struct model *model = a->loaded->model;
	const struct category *category =
	    a->winner ? a->winner->category : model->categories[WB_UNKNOWN];
	GString *text = g_string_new(NULL);
	bool temporary = is_temporary(&a->reading->codes);

	if (category)
		g_string_printf(text, "%s: %s. A program should %s.",
				category->name, category->title,
				actions[temporary ? category->temporary
						  : category->permanent]);
	else
		g_string_assign(text, "unknown");
	say(to, width, "Means", text->str);
	g_string_free(text, TRUE);
}

/* finds_add - "finds "user unknown"", or what it stands for */
static void finds_add(GString *to, const struct attempt *a,
		      const struct touch *t)
{
	g_string_append_printf(
	    to, t->hit.words ? "finds \"%s\"" : "goes by the code \"%s\"",
	    attempt_quote(a, t->hit.start, t->hit.end));
}

/* line_add - a line as the author wrote it */
static void line_add(GString *to, const char *label, struct place place)
{
	g_string_append_printf(to, "%*s%-10s%.*s\n", LABEL_WIDTH + 4, "", label,
			       (int)(place.end - place.start),
			       place.source->text + place.start);
}

/* lines_add - what the winner goes by: its match line, and its codes */
static void lines_add(GString *to, const struct touch *t)
{
	if (t->hit.words)
		line_add(to, "match", touch_place(t));
	for (const struct field *f = t->rule->definition->fields; f;
	     f = f->next)
		if (f->type == FIELD_CODE || f->type == FIELD_STATUS)
			line_add(to, field_label(f->type), f->place);
}

/* say_winner - the rule that decides, and where it is written */
static void say_winner(GString *to, const struct attempt *a, size_t width)
{
	const struct touch *t = &g_array_index(a->touches, struct touch, 0);
	GString *text = g_string_new(NULL);

	if (!a->winner) {
		say(to, width, "Because",
		    a->touches->len
			? "no rule that finds something here applies."
			: "no rule finds words that it knows here, and none "
			  "stands for such a code.");
		g_string_free(text, TRUE);
		return;
	}
	g_string_printf(text, "the rule \"%s\" (", a->winner->name);
	place_add(text, touch_place(t));
	g_string_append(text, ") ");
	finds_add(text, a, t);
	g_string_append(text, t->hit.words
				  ? ", by its line"
				  : ", since no words say more; by its line");
	say(to, width, "Because", text->str);
	lines_add(to, t);
	g_string_free(text, TRUE);
}

/* code_words_add - "550 5.1.1", of the first codes of the reply */
static void codes_add(GString *to, const struct codes *codes)
{
	if (codes->code_count)
		g_string_append_printf(to, "%u", codes->code[0].code);
	if (codes->status_count) {
		struct wb_status s = codes->status[0].status;

		g_string_append_printf(to, "%s%u.%u.%u",
				       codes->code_count ? " " : "", s.class,
				       s.subject, s.detail);
	}
}

/* fits - are the reply's first codes those of the category? */
static bool fits(const struct attempt *a, const struct category *category)
{
	const struct wb_pack *pack = &a->loaded->trials->pack;
	const struct wb_category_row *row = &pack->categories[category->number];
	const struct codes *codes = &a->reading->codes;

	if (codes->code_count && row->codes &&
	    !code_fits(pack, row->codes, codes->code[0].code))
		return false;
	return !codes->status_count || !row->statuses ||
	       codes->status[0].status.subject +
		       codes->status[0].status.detail ==
		   0 ||
	       status_fits(pack, row->statuses, codes->status[0].status);
}

/* usual_add - what servers should send: the category's first code of the
 * reply's own class, else its first, and its first enhanced code */
static void usual_add(GString *to, const struct codes *codes,
		      const struct category *category)
{
	unsigned class = codes->code_count ? codes->code[0].code / 100 : 0;
	const struct name *name = category->codes;
	const char *code;

	while (name && (unsigned)(name->text[0] - '0') != class)
		name = name->next;
	if (!category->codes)
		return;
	code = name ? name->text : category->codes->text;
	g_string_append_printf(to, " (servers should send %s", code);
	if (category->statuses)
		g_string_append_printf(to, " %c%s", *code,
				       category->statuses->text + 1);
	g_string_append_c(to, ')');
}

/* say_codes - what the codes said, and whether they agree */
static void say_codes(GString *to, const struct attempt *a, size_t width)
{
	const struct codes *codes = &a->reading->codes;
	GString *text = g_string_new(NULL);

	codes_add(text, codes);
	if (!text->len) {
		g_string_append(text, "There is none.");
	} else if (!a->winner) {
		g_string_append(text, ", which tells nothing by itself.");
	} else if (fits(a, a->winner->category)) {
		g_string_append_printf(text, ", which fits %s.",
				       a->winner->category->name);
	} else {
		g_string_append_printf(text, ", which is not a code for %s",
				       a->winner->category->name);
		usual_add(text, codes, a->winner->category);
		g_string_append(text, "; the words count more.");
	}
	say(to, width, "Codes", text->str);
	g_string_free(text, TRUE);
}

/* say_provider - who speaks, where it is known */
static void say_provider(GString *to, const struct attempt *a, size_t width)
{
	const struct model *model = a->loaded->model;

	for (unsigned i = 0; i < model->providers->len; i++) {
		const struct provider *p = model_provider(model, i);
		char *text;

		if (!bit_get(a->findings->speaks, p->number))
			continue;
		text =
		    g_strdup_printf("%s (provider \"%s\").", p->title, p->name);
		say(to, width, "Speaker", text);
		g_free(text);
	}
}

/* say_losers - the other rules, and why each lost */
static void say_losers(GString *to, const struct attempt *a, size_t width)
{
	unsigned first = a->winner ? 1 : 0;

	if (a->touches->len <= first)
		return;
	g_string_append_printf(
	    to, "\n%s that find something here, the strongest first:\n\n",
	    a->winner ? "Other rules" : "Rules");
	for (unsigned i = first; i < a->touches->len; i++) {
		const struct touch *t =
		    &g_array_index(a->touches, struct touch, i);
		GString *text = g_string_new(NULL);

		g_string_printf(text, "%s (", t->rule->name);
		place_add(text, touch_place(t));
		g_string_append_printf(text, "), for %s, ",
				       t->rule->category->name);
		finds_add(text, a, t);
		g_string_append(text, ", ");
		reason_add(text, a, t);
		g_string_append_printf(to, "%3u. ", i + 1 - first);
		wrap_text(to, 5, 5, width, text->str);
		g_string_free(text, TRUE);
	}
}

/* say_near - rules that almost match */
static void say_near(GString *to, const struct attempt *a, size_t width)
{
	struct near near[NEAR_MAX];
	unsigned count = near_find(a, near);

	if (count)
		g_string_append(to, "\nRules that almost match:\n\n");
	for (unsigned i = 0; i < count; i++) {
		GString *text = g_string_new(NULL);

		near_add(text, a, &near[i]);
		g_string_append(to, "  -  ");
		wrap_text(to, 5, 5, width, text->str);
		g_string_free(text, TRUE);
	}
}

/* explain - print all that is to be said of a reply */
static void explain(const struct attempt *a)
{
	GString *to = g_string_new(NULL);
	size_t width = wrap_width(STDOUT_FILENO);
	const struct hit *hit =
	    a->winner ? &g_array_index(a->touches, struct touch, 0).hit : NULL;

	g_string_append_c(to, '\n');
	marked_add(to, a->input.text, a->input.length, hit ? hit->start : 0,
		   hit ? hit->end : 0, width);
	g_string_append_c(to, '\n');
	say_meaning(to, a, width);
	say_winner(to, a, width);
	say_codes(to, a, width);
	say_provider(to, a, width);
	say_losers(to, a, width);
	say_near(to, a, width);
	fwrite(to->str, 1, to->len, stdout);
	g_string_free(to, TRUE);
}

/* read_reply - the word, with \n for a line end; "-" is standard input */
static char *read_reply(const char *word)
{
	GString *text = g_string_new(NULL);
	char buffer[4096];
	size_t got;

	if (strcmp(word, "-")) {
		g_string_assign(text, word);
		g_string_replace(text, "\\n", "\n", 0);
	} else {
		while ((got = fread(buffer, 1, sizeof(buffer), stdin)) > 0)
			g_string_append_len(text, buffer, (gssize)got);
	}
	return g_strchomp(g_string_free(text, FALSE));
}

int command_why(const struct options *o)
{
	struct loaded loaded;
	struct attempt *attempt;
	char *reply;
	int status;

	if (!o->word_count)
		return bad_usage(o, "no reply given");
	status = load(&loaded, o->words + 1, o->word_count - 1, o, FILES_ALL);
	if (status == EXIT_FINE) {
		reply = read_reply(o->words[0]);
		attempt =
		    attempt_new(&loaded, reply, strlen(reply), o->remote, NULL);
		if (o->json)
			why_json(attempt);
		else
			explain(attempt);
		status = attempt->winner ? EXIT_FINE : EXIT_MISTAKES;
		attempt_free(attempt);
		g_free(reply);
	}
	load_free(&loaded);
	return status;
}
