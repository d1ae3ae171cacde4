/* SPDX-License-Identifier: MIT
 *
 * test_oracle.c - the generated scanner finds what the plain matcher finds
 *
 * Two programs read the same rules: the plain matcher walks the patterns as
 * they are written, the scanner runs the generated automaton.  On every
 * example of the rules, on the labelled replies where they lie beside this
 * tree, and on replies mutated from those they must find the same rules, with
 * the same words, at the same places.  Where they do not, the shortest reply
 * that shows it is printed.
 *
 * ORACLE_ROUNDS: how many mutated replies, 20000 unless set.
 */
#include "suites.h"

#include "../../gen/match.h"
#include "../../grammar/arena.h"
#include "../../grammar/diagnostics.h"

#include <glob.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct arena *arena;
static struct model *model;
static GPtrArray *replies; /* char * */
static uint64_t seed = 88172645463325252u;

/* random_below - xorshift: the same numbers in every run */
static unsigned random_below(unsigned limit)
{
	seed ^= seed << 13;
	seed ^= seed >> 7;
	seed ^= seed << 17;
	return (unsigned)(seed >> 33) % limit;
}

static int compare_paths(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* read_rules - the model of all shipped rules, in the Makefile's order */
static void read_rules(void)
{
	struct syntax syntax = {.arena = arena,
				.diagnostics = diagnostics_new(arena)};
	glob_t files;

	glob("rules/*.rules", 0, NULL, &files);
	glob("rules/*/*.rules", GLOB_APPEND, NULL, &files);
	qsort(files.gl_pathv, files.gl_pathc, sizeof(char *), compare_paths);
	for (size_t i = 0; i < files.gl_pathc; i++)
		syntax_parse(&syntax, source_read(arena, files.gl_pathv[i]));
	globfree(&files);
	model = model_build(&syntax);
	ck_assert_uint_eq(diagnostics_errors(syntax.diagnostics), 0);
	ck_assert_uint_gt(model->rules->len, 0);
}

/* add_examples - every example and `not` of the rules */
static void add_examples(void)
{
	for (unsigned i = 0; i < model->rules->len; i++)
		for (const struct field *f =
			 model_rule(model, i)->definition->fields;
		     f; f = f->next)
			if (f->type == FIELD_EXAMPLE || f->type == FIELD_NOT)
				g_ptr_array_add(replies,
						g_strdup(f->text->text));
}

/* add_labelled - the replies of one file of labelled ones */
static void add_labelled(const char *path)
{
	FILE *file = fopen(path, "r");
	json_t *row;

	while (file && (row = json_loadf(file, JSON_DISABLE_EOF_CHECK, NULL))) {
		const char *text =
		    json_string_value(json_object_get(row, "reply"));

		if (text)
			g_ptr_array_add(replies, g_strdup(text));
		json_decref(row);
	}
	if (file)
		fclose(file);
}

static void set_up(void)
{
	glob_t files;

	arena = arena_new();
	replies = g_ptr_array_new_with_free_func(g_free);
	read_rules();
	add_examples();
	if (glob("../shared/wordings/*.jsonl", 0, NULL, &files) == 0)
		for (size_t i = 0; i < files.gl_pathc; i++)
			add_labelled(files.gl_pathv[i]);
	else
		puts("oracle: no labelled replies beside this tree: skipped");
	globfree(&files);
}

static void tear_down(void)
{
	g_ptr_array_free(replies, TRUE);
	model_free(model);
	arena_free(arena);
}

static int compare_hits(gconstpointer a, gconstpointer b)
{
	const struct hit *x = a, *y = b;

	return (x->rule > y->rule) - (x->rule < y->rule);
}

/* dump - what was found, as text */
static char *dump(struct findings *f)
{
	GString *out = g_string_new(NULL);

	qsort(f->hits, f->hit_count, sizeof(*f->hits), compare_hits);
	for (unsigned i = 0; i < f->hit_count; i++) {
		const struct hit *h = &f->hits[i];

		g_string_append_printf(out, "%s words %u bytes %u-%u\n",
				       model_rule(model, h->rule)->name,
				       h->words, h->start, h->end);
	}
	for (unsigned i = 0; i < model->rules->len; i++)
		if (bit_get(f->is_out, i))
			g_string_append_printf(out, "unless of %s\n",
					       model_rule(model, i)->name);
	for (unsigned i = 1; i <= model->providers->len; i++)
		if (bit_get(f->speaks, i))
			g_string_append_printf(
			    out, "speaks: %s\n",
			    model_provider(model, i - 1)->name);
	return g_string_free(out, FALSE);
}

/* by_plain, by_scanner - what each finds in a text */
static char *by_plain(const char *text)
{
	struct arena *words = arena_new();
	struct reading *reading = reading_new(words, text, strlen(text));
	static struct findings findings;
	char *found;

	findings_clear(&findings, wb_builtin_pack());
	plain_scan(model, reading, &findings);
	found = dump(&findings);
	reading_free(reading);
	arena_free(words);
	return found;
}

static char *by_scanner(const char *text)
{
	static struct findings findings;

	findings_clear(&findings, wb_builtin_pack());
	scan_text(wb_builtin_pack(), text, strlen(text), &findings);
	return dump(&findings);
}

static bool agree(const char *text)
{
	char *plain = by_plain(text), *scanner = by_scanner(text);
	bool same = strcmp(plain, scanner) == 0;

	g_free(plain);
	g_free(scanner);
	return same;
}

/* without - a text without its word number n; null where it has no such */
static char *without(const char *text, unsigned n)
{
	char **words = g_strsplit(text, " ", -1);
	unsigned count = g_strv_length(words);
	char *rest = NULL;

	if (n < count) {
		g_free(words[n]);
		memmove(words + n, words + n + 1,
			(count - n) * sizeof(*words));
		rest = g_strjoinv(" ", words);
	}
	g_strfreev(words);
	return rest;
}

/* shrink - take words away as long as the two still disagree */
static char *shrink(const char *text)
{
	char *least = g_strdup(text), *less;
	unsigned n = 0;

	while ((less = without(least, n))) {
		if (agree(less)) {
			g_free(less);
			n++;
		} else {
			g_free(least);
			least = less;
		}
	}
	return least;
}

/* check - fail with the shrunk text where the two disagree */
static void check(const char *text)
{
	char *least;

	if (agree(text))
		return;
	least = shrink(text);
	ck_abort_msg("they disagree on \"%s\"\nplain matcher:\n%sscanner:\n%s",
		     least, by_plain(least), by_scanner(least));
}

START_TEST(known_replies)
{
	for (unsigned i = 0; i < replies->len; i++)
		check(g_ptr_array_index(replies, i));
}
END_TEST

static char **words_of(const char *text)
{
	return g_strsplit_set(text, " \n", -1);
}

/* mutate_word - change, double or spoil one word */
static void mutate_word(char **word)
{
	static const char *const glue[] = {"%s %s",	   "550-%s 5.1.1 %s",
					   "%s\r\n550 %s", "%s\\n%s",
					   "%s-%s",	   "%s.%s",
					   "<%s@%s>",	   "%s_%s"};
	char *old = *word;
	size_t length = strlen(old);

	switch (random_below(4)) {
	case 0:
		*word = g_utf8_strup(old, -1);
		break;
	case 1:
		*word = g_strndup(old, length ? random_below(length) : 0);
		break;
	case 2: {
		const char *with = glue[random_below(G_N_ELEMENTS(glue))];
		char **parts = g_strsplit(with, "%s", -1);

		*word = g_strconcat(parts[0], old, parts[1], old, parts[2],
				    NULL);
		g_strfreev(parts);
		break;
	}
	default:
		*word = g_strconcat(old, "\xe2\x80\x99s", NULL);
	}
	g_free(old);
}

/* mutate - a reply spliced from two known ones, with words moved and changed */
static char *mutate(void)
{
	char **a = words_of(
	    g_ptr_array_index(replies, random_below(replies->len)));
	char **b = words_of(
	    g_ptr_array_index(replies, random_below(replies->len)));
	unsigned na = MIN(g_strv_length(a), 40u);
	unsigned nb = MIN(g_strv_length(b), 40u);
	unsigned cut = random_below(na + 1), from = random_below(nb + 1);
	GPtrArray *words = g_ptr_array_new_with_free_func(g_free);
	char *text;

	for (unsigned i = 0; i < cut; i++)
		g_ptr_array_add(words, g_strdup(a[i]));
	for (unsigned i = from; i < nb; i++)
		g_ptr_array_add(words, g_strdup(b[i]));
	for (unsigned i = random_below(4); i > 0 && words->len; i--) {
		unsigned x = random_below(words->len);
		unsigned y = random_below(words->len);
		gpointer swap = words->pdata[x];

		words->pdata[x] = words->pdata[y];
		words->pdata[y] = swap;
		mutate_word((char **)&words->pdata[x]);
	}
	g_ptr_array_add(words, NULL);
	text = g_strjoinv(" ", (char **)words->pdata);
	g_ptr_array_free(words, TRUE);
	g_strfreev(a);
	g_strfreev(b);
	return text;
}

START_TEST(mutated_replies)
{
	const char *rounds = getenv("ORACLE_ROUNDS");

	for (long i = rounds ? atol(rounds) : 20000; i > 0; i--) {
		char *text = mutate();

		check(text);
		g_free(text);
	}
}
END_TEST

Suite *oracle_suite(void)
{
	Suite *suite = suite_create("oracle");
	TCase *tcase = tcase_create("oracle");

	tcase_set_timeout(tcase, 600);
	tcase_add_checked_fixture(tcase, set_up, tear_down);
	tcase_add_test(tcase, known_replies);
	tcase_add_test(tcase, mutated_replies);
	suite_add_tcase(suite, tcase);
	return suite;
}
