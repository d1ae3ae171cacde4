/* SPDX-License-Identifier: MIT
 *
 * test_reply.c - tests of runtime/codes.c: codes and what only looks like one
 *
 * A reply is read and written down again as its reply codes, its enhanced
 * codes, and the words that are left.
 */
#include "suites.h"
#include "tokens.h"

#include <glib.h>
#include <string.h>

/* add_codes - write the codes that were seen */
static void add_codes(GString *out, const struct codes *codes)
{
	for (unsigned i = 0; i < codes->code_count; i++)
		g_string_append_printf(out, "%s%u", i ? " " : "",
				       codes->code[i].code);
	g_string_append(out, "|");
	for (unsigned i = 0; i < codes->status_count; i++) {
		struct wb_status s = codes->status[i].status;

		g_string_append_printf(out, "%s%u.%u.%u", i ? " " : "",
				       s.class, s.subject, s.detail);
	}
}

/* check_spans - each code stands where it is said to stand */
static void check_spans(const char *text, const struct codes *codes)
{
	char digits[24];

	for (unsigned i = 0; i < codes->code_count; i++) {
		g_snprintf(digits, sizeof(digits), "%u", codes->code[i].code);
		ck_assert_uint_eq(codes->code[i].span.length, 3);
		ck_assert(!memcmp(text + codes->code[i].span.start, digits, 3));
	}
	for (unsigned i = 0; i < codes->status_count; i++) {
		const struct status_seen *seen = &codes->status[i];

		g_snprintf(digits, sizeof(digits), "%u.%u.%u",
			   seen->status.class, seen->status.subject,
			   seen->status.detail);
		ck_assert_uint_eq(seen->span.length, strlen(digits));
		ck_assert(!memcmp(text + seen->span.start, digits,
				  strlen(digits)));
	}
}

/* dump - a reply in the notation of the tests */
static char *dump(const char *text, size_t length)
{
	GString *out = g_string_new(NULL), *words = g_string_new(NULL);
	struct tokens tokens;
	struct token token;

	tokens_start(&tokens, NULL, text, length);
	while (tokens_next(&tokens, &token))
		if (token.type != TOKEN_CODE) {
			g_string_append_c(words, ' ');
			g_string_append_len(words, text + token.start,
					    token.end - token.start);
		}
	add_codes(out, &tokens.codes);
	check_spans(text, &tokens.codes);
	g_string_append_printf(out, "|%s", words->str);
	g_string_free(words, TRUE);
	return g_string_free(out, FALSE);
}

static const struct {
	const char *reply, *read;
} cases[] = {
    {"", "||"},
    {"User unknown", "|| User unknown"},
    {"550 User unknown", "550|| User unknown"},
    {"550 5.1.1 User unknown", "550|5.1.1| User unknown"},
    {"550-5.1.1 User unknown", "550|5.1.1| User unknown"},
    {"550-'5.1.1 User unknown", "550|5.1.1| User unknown"},
    {"550 (5.1.1) User unknown", "550|5.1.1| User unknown"},
    {"550 #5.1.0 User unknown", "550|5.1.0| User unknown"},
    {"550 \"5.1.1\" x", "550|5.1.1| x"},
    {"550", "550||"},
    {"550-", "550||"},
    {"550 5.7.133", "550|5.7.133|"},
    {"5.1.1 User unknown", "|5.1.1| User unknown"},
    {"User unknown (#5.1.1)", "|5.1.1| User unknown"},
    {"Sorry, no mailbox here by that name. (#5.1.1)",
     "|5.1.1| Sorry no mailbox here by that name"},
    {"smtp; 550 5.1.1 User unknown", "550|5.1.1| smtp User unknown"},
    {"smtp;550 User unknown", "550|| smtp User unknown"},
    {"x-unix; 550 full", "550|| x unix full"},
    {"said: 550 User unknown", "550|| said User unknown"},
    {"host mx.example.com[192.0.2.1] said: 550-5.1.1 No",
     "550|5.1.1| host mx.example.com 192.0.2.1 said No"},
    {"the error was \"550 full\"", "550|| the error was full"},
    {"(last transfail: 452-4.2.2 out of storage)",
     "452|4.2.2| last transfail out of storage"},
    {"SMTP error 550 full", "550|| SMTP error full"},
    {"5.1.0 Unknown 550-\u2018MAILBOX\u2019", "550|5.1.0| Unknown MAILBOX"},
    {"host said: 450 4.2.0 busy (in reply to DATA)",
     "450|4.2.0| host said busy in reply to DATA"},
    {"554 5.4.7 [internal] expired (452 4.2.2 full)",
     "554 452|5.4.7 4.2.2| internal expired full"},

    /* more lines than one, in all the ways in which they are joined */
    {"550-5.1.1 no such\r\n550-5.1.1 user\r\n550 5.1.1 here",
     "550 550 550|5.1.1 5.1.1 5.1.1| no such user here"},
    {"550 no such 550 user", "550 550|| no such user"},
    {"550-no such\r\n550 user", "550 550|| no such user"},
    {"550-no such\n550-user\n550 here", "550 550 550|| no such user here"},
    {"550-5.1.1 no such 550-5.1.1 user 550 5.1.1 here",
     "550 550 550|5.1.1 5.1.1 5.1.1| no such user here"},
    {"550-no such 550-user 550 here", "550 550 550|| no such user here"},
    {"550 no such\nuser\nhere", "550|| no such user here"},
    {"550-no such\\r\\n550 user", "550 550|| no such user"},
    {"550-5.1.1 no\\r\\n550 5.1.1 user", "550 550|5.1.1 5.1.1| no user"},
    {"550-no such\\n550 user", "550 550|| no such user"},
    {"5.1.1 no such\n5.1.1 user", "|5.1.1 5.1.1| no such user"},
    {"\r\n  550 5.1.1 user", "550|5.1.1| user"},

    /* numbers that are no codes */
    {"550 bad HELO (See RFC2821 4.1.3)", "550|| bad HELO See RFC2821 4.1.3"},
    {"bad HELO, RFC 2821 4.1.3", "|| bad HELO RFC 2821 4.1.3"},
    {"see RFC 5321 section 4.5.3", "|| see RFC 5321 section 4.5.3"},
    {"500 Line too long (see RFC5321 4.5.3.1.6)",
     "500|| Line too long see RFC5321 4.5.3.1.6"},
    {"192.0.2.1 4.16.55.1", "|| 192.0.2.1 4.16.55.1"},
    {"[4.16.55.1] is listed", "|| 4.16.55.1 is listed"},
    {"Postfix 2.8.1", "|| Postfix 2.8.1"},
    {"(Exim 4.94.2) version 5.1.1", "|| Exim 4.94.2 version 5.1.1"},
    {"on port 587 and port 465", "|| on port 587 and port 465"},
    {"wait 450 seconds, 500 MB", "|| wait 450 seconds 500 MB"},
    {"552 1 aborted", "552|| 1 aborted"},
    {"at most 500 messages", "|| at most 500 messages"},
    {"OFR_506 [x]", "|| OFR 506 x"},
    {"limit: 500 mails", "|| limit 500 mails"},
    {"480 999 580 600 300 199", "|| 480 999 580 600 300 199"},
    {"3.1.1 5.1 5.1.1.1 6.0.0 5.1.1234", "|| 3.1.1 5.1 5.1.1.1 6.0.0 "
					 "5.1.1234"},
    {"550x 5501 x550", "|| 550x 5501 x550"},
    {"550@a.example", "|| 550@a.example"},
};

START_TEST(test_codes)
{
	size_t length = strlen(cases[_i].reply);
	char *exact = g_memdup2(cases[_i].reply, length);
	char *got = dump(exact, length);

	ck_assert_str_eq(got, cases[_i].read);
	g_free(got);
	g_free(exact);
}
END_TEST

/* More codes than are kept are still no words. */
START_TEST(test_many)
{
	GString *text = g_string_new(NULL);
	struct tokens tokens;
	struct token token;

	for (int i = 0; i < 1000; i++)
		g_string_append(text, "550-5.1.1 \r\n");
	tokens_start(&tokens, NULL, text->str, text->len);
	while (tokens_next(&tokens, &token))
		ck_assert_int_eq(token.type, TOKEN_CODE);
	ck_assert_uint_eq(tokens.codes.code_count, CODES_MAX);
	ck_assert_uint_eq(tokens.codes.status_count, CODES_MAX);
	g_string_free(text, TRUE);
}
END_TEST

/* A NUL is no punctuation: it brings no code into a sentence. */
START_TEST(test_nul)
{
	char *got = dump("a\0 550 b", 8);

	ck_assert_str_eq(got, "|| a 550 b");
	g_free(got);
	got = dump("550 \0 5.1.1 b", 13);
	ck_assert_str_eq(got, "550|5.1.1| b");
	g_free(got);
}
END_TEST

/* reply_suite - the tests of runtime/codes.c */
Suite *reply_suite(void)
{
	TCase *tests = tcase_create("reply");
	Suite *suite = suite_create("reply");

	tcase_add_loop_test(tests, test_codes, 0, G_N_ELEMENTS(cases));
	tcase_add_test(tests, test_many);
	tcase_add_test(tests, test_nul);
	suite_add_tcase(suite, tests);
	return suite;
}
