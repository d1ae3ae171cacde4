/* SPDX-License-Identifier: MIT
 *
 * test_compile.c - tests of what wbc makes of match lines
 */
#include "alphabet.h"
#include "compile.h"
#include "rulebook.h"
#include "spots.h"
#include "suites.h"

#include <stdio.h>

enum { WORDS = 257 }; /* of two kinds: so many times so many phrases */

#define CATEGORY                                                               \
	"define category user-unknown\n title T\n where "                      \
	"recipient-address\n tell sender S\n"

/* count_ends - the nodes of a tree at which a phrase ends */
static unsigned count_ends(const struct phrase_tree *tree)
{
	unsigned count = 0;

	for (unsigned i = 0; i < tree->nodes->len; i++)
		count += tree_node_at(tree, i)->phrase != NO_PHRASE;
	return count;
}

/* More phrases than a pack has rows: those with the same consequence share
 * one, and none is lost. */
START_TEST(test_many)
{
	GString *text = g_string_new(CATEGORY "rule many\n category "
					      "user-unknown\n example x\n");
	struct rulebook *book;
	struct compiled *compiled;

	for (unsigned i = 0; i < WORDS; i++)
		for (unsigned j = 0; j < WORDS; j++)
			g_string_append_printf(text, " match a%u b%u\n", i, j);
	book = rulebook_text(text->str);
	compiled = compile(book->model);
	ck_assert_uint_eq(compiled->wordings, WORDS * WORDS);
	ck_assert_uint_eq(count_ends(&compiled->phrase_tree), WORDS * WORDS);
	compiled_free(compiled);
	rulebook_free(book);
	g_string_free(text, TRUE);
}
END_TEST

static const struct {
	const char *line, *needed; /* by spot: y or n */
	unsigned least, most;
} lines[] = {
    {"a", "y", 1, 1},
    {"a b", "yy", 2, 2},
    {"[a] b [c]", "nyn", 1, 3},
    {"a (b|c d) e", "ynnny", 3, 4},
    {"(a|b c) [d|e [f]]", "nnnnnn", 1, 4},
    {"a [b [c] d] e", "ynnny", 2, 5},
    {"a ... b", "ynnnnnny", 2, 2},
    {"a {word} b", "yyy", 2, 2},
    {"([a] b|[c] d)", "nnnn", 1, 2},
    {"[a] [b] c", "nny", 1, 3},
};

START_TEST(test_spots)
{
	char *text = g_strdup_printf(
	    CATEGORY
	    "rule one\n category user-unknown\n match %s\n example x\n",
	    lines[_i].line);
	struct rulebook *book = rulebook_text(text);
	struct compiled *compiled = compile(book->model);
	struct alphabet *alphabet =
	    alphabet_new(book->model, compiled->vocabulary);
	const struct rule *rule = model_rule(book->model, 0);
	const struct spots *spots = spots_of(alphabet, rule, rule->lines);
	char needed[16] = "";

	ck_assert_uint_lt(spots->count, sizeof(needed));
	for (unsigned i = 0; i < spots->count; i++)
		needed[i] = spots->list[i].needed ? 'y' : 'n';
	ck_assert_str_eq(needed, lines[_i].needed);
	ck_assert_uint_eq(spots->least, lines[_i].least);
	ck_assert_uint_eq(spots->most, lines[_i].most);
	ck_assert_ptr_eq(spots_of(alphabet, rule, rule->lines), spots);
	alphabet_free(alphabet);
	compiled_free(compiled);
	rulebook_free(book);
	g_free(text);
}
END_TEST

Suite *compile_suite(void)
{
	Suite *suite = suite_create("compile");
	TCase *many = tcase_create("many phrases");
	TCase *spots = tcase_create("spots");

	tcase_add_test(many, test_many);
	tcase_set_timeout(many, 60);
	tcase_add_loop_test(spots, test_spots, 0, G_N_ELEMENTS(lines));
	suite_add_tcase(suite, many);
	suite_add_tcase(suite, spots);
	return suite;
}
