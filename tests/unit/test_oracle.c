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
 * ORACLE_ROUNDS: how many mutated replies, 100000 unless set.
 */
#include "match.h"
#include "known.h"
#include "mutate.h"
#include "rulebook.h"
#include "suites.h"

#include "arena.h"

#include <glob.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct rulebook *book;
static const struct model *model; /* the book's */
static GPtrArray *replies;        /* GString */

static int compare_paths(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* read_rules - all shipped rules, in the Makefile's order */
static void read_rules(void)
{
	glob_t files;

	glob("rules/*.rules", 0, NULL, &files);
	glob("rules/*/*.rules", GLOB_APPEND, NULL, &files);
	qsort(files.gl_pathv, files.gl_pathc, sizeof(char *), compare_paths);
	book = rulebook_files(files.gl_pathv);
	model = book->model;
	globfree(&files);
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
						g_string_new(f->text->text));
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
			g_ptr_array_add(replies, g_string_new(text));
		json_decref(row);
	}
	if (file)
		fclose(file);
}

static void free_reply(gpointer reply)
{
	g_string_free(reply, TRUE);
}

static void set_up(void)
{
	glob_t files;

	replies = g_ptr_array_new_with_free_func(free_reply);
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
	rulebook_free(book);
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
		if (bit_get(f->is_hit, i) && bit_get(f->is_out, i))
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
static char *by_plain(const GString *text)
{
	struct arena *words = arena_new();
	struct reading *reading = reading_new(words, text->str, text->len);
	static struct findings findings;
	char *found;

	findings_clear(&findings, wb_builtin_pack());
	plain_scan(model, reading, &findings);
	found = dump(&findings);
	reading_free(reading);
	arena_free(words);
	return found;
}

static char *by_scanner(const GString *text)
{
	static struct findings findings;

	findings_clear(&findings, wb_builtin_pack());
	scan_text(wb_builtin_pack(), text->str, text->len, &findings);
	return dump(&findings);
}

static bool agree(const GString *text)
{
	char *plain = by_plain(text), *scanner = by_scanner(text);
	bool same = strcmp(plain, scanner) == 0;

	g_free(plain);
	g_free(scanner);
	return same;
}

/* shrink - take words away as long as the two still disagree */
static GString *shrink(const GString *text)
{
	GString *least = g_string_new_len(text->str, (gssize)text->len);

	for (unsigned n = 0; n < word_count(least);) {
		GString *less = without(least, n, n);

		if (agree(less)) {
			g_string_free(less, TRUE);
			n++;
		} else {
			g_string_free(least, TRUE);
			least = less;
		}
	}
	return least;
}

/* check - fail with the shrunk text where the two disagree */
static void check(const GString *text)
{
	GString *least;

	if (agree(text))
		return;
	least = shrink(text);
	ck_abort_msg("they disagree on \"%s\"\nplain matcher:\n%sscanner:\n%s",
		     least->str, by_plain(least), by_scanner(least));
}

START_TEST(known_replies)
{
	for (unsigned i = 0; i < replies->len; i++)
		check(g_ptr_array_index(replies, i));
}
END_TEST

START_TEST(mutated_replies)
{
	const char *rounds = getenv("ORACLE_ROUNDS");
	uint64_t state = 20261124;

	for (long i = rounds ? atol(rounds) : 100000; i > 0; i--) {
		GString *text = mutate(replies, &state);

		check(text);
		g_string_free(text, TRUE);
	}
}
END_TEST

/* redacted - a text as the rules let it be shown, to be freed */
static char *redacted(const struct redact_known *known, const GString *text)
{
	struct wb_input input = {.text = text->str, .length = text->len};
	size_t size = 1 + (known ? redact_text(known, &input, NULL, 0)
				 : wb_redact(wb_builtin_pack(), &input, NULL,
					     0));
	char *copy = g_malloc(size);

	if (known)
		redact_text(known, &input, copy, size);
	else
		wb_redact(wb_builtin_pack(), &input, copy, size);
	return copy;
}

/* What a pack knows and what wbc knows from the rules are the same. */
START_TEST(redacted_replies)
{
	struct known *known = known_new(model);

	for (unsigned i = 0; i < replies->len; i++) {
		const GString *text = g_ptr_array_index(replies, i);
		char *by_rules = redacted(&known->redact, text);
		char *by_pack = redacted(NULL, text);

		ck_assert_msg(!strcmp(by_rules, by_pack),
			      "\"%s\" becomes\n%s\nand\n%s", text->str,
			      by_rules, by_pack);
		g_free(by_rules);
		g_free(by_pack);
	}
	known_free(known);
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
	tcase_add_test(tcase, redacted_replies);
	suite_add_tcase(suite, tcase);
	return suite;
}
