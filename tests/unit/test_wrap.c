/* SPDX-License-Identifier: MIT
 *
 * test_wrap.c - tests of cli/wrap.c: text in lines of a width
 */
#define _POSIX_C_SOURCE 200809L

#include "wrap.h"

#include <check.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const struct {
	size_t column, indent, width;
	const char *text, *expected;
} cases[] = {
    {0, 0, 40, "", "\n"},
    {0, 0, 40, "one two", "one two\n"},
    {0, 0, 7, "one two", "one two\n"},
    {0, 0, 6, "one two", "one\ntwo\n"},
    {0, 2, 8, "one two six ten", "one two\n  six\n  ten\n"},
    {4, 4, 10, "ab cd ef", "ab cd\n    ef\n"},
    {0, 0, 20, "  blanks   are \n", "blanks are \n\n"},
    /* A long word stands alone, whole, and the next begins a new line. */
    {0, 1, 6, "a https://example.org/x b", "a\n https://example.org/x\n b\n"},
    {0, 0, 6, "abcdefgh i", "abcdefgh\ni\n"},
    /* Characters, not bytes, are counted; */
    {0, 0, 7, "äöü éèê", "äöü éèê\n"},
    /* wide ones take two columns and may be followed by a line end; */
    {0, 0, 6, "日本語日本語", "日本語\n日本語\n"},
    {0, 0, 6, "ab日本", "ab日本\n"},
    {0, 0, 5, "ab日本", "ab日\n本\n"},
    /* combining ones take none, and stay with the one before. */
    {0, 0, 3,
     "a\xCC\x81"
     "b\xCC\x81"
     "c x",
     "a\xCC\x81"
     "b\xCC\x81"
     "c\nx\n"},
};

START_TEST(test_text)
{
	GString *got = g_string_new(NULL);

	wrap_text(got, cases[_i].column, cases[_i].indent, cases[_i].width,
		  cases[_i].text);
	ck_assert_str_eq(got->str, cases[_i].expected);
	g_string_free(got, TRUE);
}
END_TEST

START_TEST(test_columns)
{
	static const char text[] = "aä日e\xCC\x81";

	ck_assert_uint_eq(wrap_columns(text, text + strlen(text)), 5);
	ck_assert_uint_eq(wrap_columns(text, text), 0);
}
END_TEST

static const struct {
	const char *columns;
	size_t expected;
} widths[] = {
    {NULL, WRAP_WIDTH_USUAL},
    {"", WRAP_WIDTH_USUAL},
    {"x", WRAP_WIDTH_USUAL},
    {"0", WRAP_WIDTH_USUAL},
    {"1", WRAP_WIDTH_MIN},
    {"40", 40},
    {"77", 77},
    {"100", 100},
    {"101", WRAP_WIDTH_MAX},
    {"99999999999999999999", WRAP_WIDTH_MAX},
};

START_TEST(test_width)
{
	int nowhere = open("/dev/null", O_WRONLY);

	if (widths[_i].columns)
		setenv("COLUMNS", widths[_i].columns, 1);
	else
		unsetenv("COLUMNS");
	ck_assert_uint_eq(wrap_width(nowhere), widths[_i].expected);
	unsetenv("COLUMNS");
	close(nowhere);
}
END_TEST

/* A long text is wrapped in linear time: this one within Check's limit. */
START_TEST(test_long)
{
	size_t words = 500000;
	GString *text = g_string_sized_new(words * 4);
	GString *got = g_string_new(NULL);

	for (size_t i = 0; i < words; i++)
		g_string_append(text, "abc ");
	wrap_text(got, 0, 0, 80, text->str);
	ck_assert_uint_eq(got->len, words * 4);
	g_string_free(text, TRUE);
	g_string_free(got, TRUE);
}
END_TEST

/* wrap_suite - the tests of cli/wrap.c */
Suite *wrap_suite(void);
Suite *wrap_suite(void)
{
	TCase *tests = tcase_create("wrap");
	Suite *suite = suite_create("wrap");

	tcase_add_loop_test(tests, test_text, 0, G_N_ELEMENTS(cases));
	tcase_add_test(tests, test_columns);
	tcase_add_loop_test(tests, test_width, 0, G_N_ELEMENTS(widths));
	tcase_add_test(tests, test_long);
	suite_add_tcase(suite, tests);
	return suite;
}
