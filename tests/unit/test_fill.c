/* SPDX-License-Identifier: MIT
 *
 * test_fill.c - tests of runtime/fill.c: texts for people
 *
 * Both functions write what fits and return the length of all of it.
 */
#include "suites.h"
#include "whybounce.h"

#include <glib.h>
#include <string.h>

static const char reply[] = "550 5.1.1 <ann@a.example>: mx.a.example says 25 "
			    "MB; \u00fcber";

/* input_of - a string as input */
static struct wb_input input_of(const char *text)
{
	return (struct wb_input){.text = text, .length = strlen(text)};
}

/* verdict_with - a verdict that knows one value */
static struct wb_verdict verdict_with(enum wb_kind kind, const char *value)
{
	size_t start = (size_t)(strstr(reply, value) - reply);

	return (struct wb_verdict){
	    .named_count = 1, .named = {{kind, {start, strlen(value)}}}};
}

/* check_fill - what wb_fill makes of a text */
static void check_fill(const char *text, const struct wb_input *input,
		       const struct wb_verdict *verdict, const char *filled)
{
	char buffer[200];
	size_t length = wb_fill(text, input, verdict, buffer, sizeof(buffer));

	ck_assert_str_eq(buffer, filled);
	ck_assert_uint_eq(length, strlen(filled));
}

START_TEST(test_unknown)
{
	struct wb_input input = input_of(reply);
	struct wb_verdict none = {0};

	check_fill("", &input, &none, "");
	check_fill("No placeholder.", &input, &none, "No placeholder.");
	check_fill("{email} {ip} {url}", &input, &none,
		   "the address the mail server's IP address the page of the "
		   "list's owner");
	check_fill("{host} {number} {size} {word}", &input, &none,
		   "the other mail server the number the limit the name");
	check_fill("{emails} {} { {x {email", &input, &none,
		   "{emails} {} { {x {email");
	check_fill("{{ip}}", &input, &none, "{the mail server's IP address}");
}
END_TEST

START_TEST(test_known)
{
	struct wb_input input = input_of(reply);
	struct wb_verdict v = verdict_with(WB_EMAIL, "ann@a.example");

	check_fill("{email}, {email}", &input, &v,
		   "ann@a.example, ann@a.example");
	input.recipient = "bob@b.example";
	check_fill("{email}", &input, &v, "bob@b.example");
	input.recipient = "";
	check_fill("{email}", &input, &v, "ann@a.example");
	v = verdict_with(WB_SIZE, "25 MB");
	check_fill("{size} of {host}", &input, &v,
		   "25 MB of the other mail server");
	input.remote_host = "mx.b.example";
	check_fill("{host}", &input, &v, "mx.b.example");
	v = verdict_with(WB_HOST, "mx.a.example");
	check_fill("{host}", &input, &v, "mx.a.example");
}
END_TEST

/* check_beginning - the buffer holds whole characters, and no more would fit */
static void check_beginning(const char *whole, const char *buffer, size_t size)
{
	size_t length = strlen(buffer);
	const char *next = whole + length;

	ck_assert_uint_lt(length, size);
	ck_assert(g_str_has_prefix(whole, buffer));
	ck_assert(g_utf8_validate(buffer, -1, NULL));
	if (*next)
		ck_assert_uint_ge(g_utf8_next_char(next) - whole, size);
}

/* A buffer of every size: what is in it is a beginning of the whole, no
 * character is cut, and nothing behind it is touched. */
START_TEST(test_cut)
{
	static const char text[] = "a\u00e9\u90ae\U00020000 {word}";
	static const char whole[] = "a\u00e9\u90ae\U00020000 \u00fcber";
	struct wb_input input = input_of(reply);
	struct wb_verdict v = verdict_with(WB_WORD, "\u00fcber");

	for (size_t size = 0; size <= sizeof(whole) + 1; size++) {
		char *buffer = g_malloc(size);

		ck_assert_uint_eq(wb_fill(text, &input, &v, buffer, size),
				  strlen(whole));
		if (size) {
			check_beginning(whole, buffer, size);
		}
		if (size >= sizeof(whole))
			ck_assert_str_eq(buffer, whole);
		g_free(buffer);
	}
	ck_assert_uint_eq(wb_fill(text, &input, &v, NULL, 0), strlen(whole));
}
END_TEST

/* Replies and how they are quoted as a whole. */
static const struct {
	const char *text, *quote;
} quotes[] = {
    {"see https://a.example/e?x=1#BL000010 now",
     "see https://a.example/e?x=1#BL000010 now"},
    {"", ""},
    {"User unknown", "User unknown"},
    {"a \t b\r\n\r\nc", "a b c"},
    {"550-5.1.1 no such\r\n550 5.1.1 user", "550-5.1.1 no such user"},
    {"550-5.1.1 no such 550-5.1.1 user", "550-5.1.1 no such user"},
    {"550-no such\\r\\n550 user", "550-no such user"},
    {"554 5.4.7 expired (452-4.2.2 full)", "554 5.4.7 expired (452-4.2.2 "
					   "full)"},
    {"a, b; (c) \"d\" \u2014 \u00e9!", "a, b; (c) \"d\" \u2014 \u00e9!"},
    {"5.7.100 x 5.7.1", "5.7.100 x 5.7.1"},
    {"5.1.1 x\n5.1.1 y", "5.1.1 x y"},
};

/* quote_exact - quote all of a text that nothing stands behind */
static size_t quote_exact(const char *text, char *buffer, size_t size)
{
	size_t length = strlen(text), whole;
	char *exact = g_memdup2(text, length);
	struct wb_input input = {.text = exact ? exact : "", .length = length};

	whole = wb_quote(&input, (struct wb_span){0, length}, buffer, size);
	g_free(exact);
	return whole;
}

START_TEST(test_quote)
{
	char buffer[100];
	size_t length = strlen(quotes[_i].quote);

	ck_assert_uint_eq(quote_exact(quotes[_i].text, buffer, sizeof(buffer)),
			  length);
	ck_assert_str_eq(buffer, quotes[_i].quote);
	for (size_t size = 1; size <= length; size++) {
		ck_assert_uint_eq(quote_exact(quotes[_i].text, buffer, size),
				  length);
		check_beginning(quotes[_i].quote, buffer, size);
	}
	ck_assert_uint_eq(quote_exact(quotes[_i].text, NULL, 0), length);
}
END_TEST

START_TEST(test_quote_part)
{
	struct wb_input input = input_of("550-no such\r\n550-user\r\n550 here");
	char buffer[40];

	wb_quote(&input, (struct wb_span){7, 14}, buffer, sizeof(buffer));
	ck_assert_str_eq(buffer, "such user");
	ck_assert_uint_eq(wb_quote(&input, (struct wb_span){7, 0}, buffer,
				   sizeof(buffer)),
			  0);
	ck_assert_str_eq(buffer, "");
	input = input_of("https://a.example/e#BL000010 now");
	wb_quote(&input, (struct wb_span){20, 8}, buffer, sizeof(buffer));
	ck_assert_str_eq(buffer, "BL000010");
}
END_TEST

/* fill_suite - the tests of runtime/fill.c */
Suite *fill_suite(void)
{
	TCase *tests = tcase_create("fill");
	Suite *suite = suite_create("fill");

	tcase_add_test(tests, test_unknown);
	tcase_add_test(tests, test_known);
	tcase_add_test(tests, test_cut);
	tcase_add_loop_test(tests, test_quote, 0, G_N_ELEMENTS(quotes));
	tcase_add_test(tests, test_quote_part);
	suite_add_tcase(suite, tests);
	return suite;
}
