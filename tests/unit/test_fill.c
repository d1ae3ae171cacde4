/* SPDX-License-Identifier: MIT
 *
 * test_fill.c - tests of wb_fill() and wb_quote()
 */
#include "suites.h"
#include "whybounce.h"

#include <string.h>

static const char reply[] = "550-no mailbox\r\n550 \u00fcber ann@example.com";

static const struct wb_input input = {.text = reply,
				      .length = sizeof(reply) - 1};

/* filled - a text with the values of the reply above */
static size_t filled(const char *text, char *buffer, size_t size)
{
	struct wb_verdict verdict;

	wb_classify(wb_builtin_pack(), &input, &verdict);
	return wb_fill(text, &input, &verdict, buffer, size);
}

START_TEST(placeholders)
{
	char buffer[200];

	filled("Ask {email}.", buffer, sizeof(buffer));
	ck_assert_str_eq(buffer, "Ask ann@example.com.");
	filled("At {url}, {ip}", buffer, sizeof(buffer));
	ck_assert_ptr_null(strchr(buffer, '{'));
	filled("{nothing} { } {", buffer, sizeof(buffer));
	ck_assert_str_eq(buffer, "{nothing} { } {");
	filled("", buffer, sizeof(buffer));
	ck_assert_str_eq(buffer, "");
}
END_TEST

START_TEST(known_recipient)
{
	struct wb_input with = input;
	struct wb_verdict verdict;
	char buffer[200];

	with.recipient = "joe@example.org";
	wb_classify(wb_builtin_pack(), &with, &verdict);
	wb_fill("{email}", &with, &verdict, buffer, sizeof(buffer));
	ck_assert_str_eq(buffer, "joe@example.org");
}
END_TEST

START_TEST(cut_between_characters)
{
	char buffer[8];

	memset(buffer, 'x', sizeof(buffer));
	ck_assert_uint_eq(filled("ab\u00fc\u4e00z", buffer, 0), 8);
	ck_assert_int_eq(buffer[0], 'x');
	filled("ab\u00fc\u4e00z", buffer, 1);
	ck_assert_str_eq(buffer, "");
	filled("ab\u00fc\u4e00z", buffer, 4);
	ck_assert_str_eq(buffer, "ab");
	filled("ab\u00fc\u4e00z", buffer, 5);
	ck_assert_str_eq(buffer, "ab\u00fc");
	filled("ab\u00fc\u4e00z", buffer, 7);
	ck_assert_str_eq(buffer, "ab\u00fc");
	filled("ab\u00fc\u4e00z", buffer, 8);
	ck_assert_str_eq(buffer, "ab\u00fc\u4e00");
	ck_assert_uint_eq(filled("{email}", buffer, sizeof(buffer)), 15);
	ck_assert_str_eq(buffer, "ann@exa");
}
END_TEST

START_TEST(quotes)
{
	struct wb_span all = {0, sizeof(reply) - 1};
	char buffer[200];

	wb_quote(&input, all, buffer, sizeof(buffer));
	ck_assert_str_eq(buffer, "550-no mailbox \u00fcber ann@example.com");
	wb_quote(&input, (struct wb_span){4, 10}, buffer, sizeof(buffer));
	ck_assert_str_eq(buffer, "no mailbox");
	wb_quote(&input, (struct wb_span){0, 0}, buffer, sizeof(buffer));
	ck_assert_str_eq(buffer, "");
}
END_TEST

Suite *fill_suite(void)
{
	Suite *suite = suite_create("fill");
	TCase *tcase = tcase_create("fill");

	tcase_add_test(tcase, placeholders);
	tcase_add_test(tcase, known_recipient);
	tcase_add_test(tcase, cut_between_characters);
	tcase_add_test(tcase, quotes);
	suite_add_tcase(suite, tcase);
	return suite;
}
