/* SPDX-License-Identifier: MIT
 *
 * test_reply.c - tests of runtime/codes.c: which numbers are codes
 *
 * However a relay joined the lines of a reply, its codes are found and its
 * words are the same.
 */
#include "suites.h"
#include "tokens.h"

#include <glib.h>
#include <string.h>

/* codes_of - the codes of a text, in their order, and its words */
static char *codes_of(const char *text)
{
	GString *out = g_string_new(NULL);
	struct tokens tokens;
	struct token token;

	tokens_start(&tokens, NULL, text, strlen(text));
	while (tokens_next(&tokens, &token))
		if (token.type != TOKEN_CODE)
			g_string_append_printf(
			    out, " %.*s", (int)(token.end - token.start),
			    text + token.start);
	g_string_prepend(out, "|");
	for (unsigned i = tokens.codes.status_count; i-- > 0;) {
		struct wb_status s = tokens.codes.status[i].status;
		char *status = g_strdup_printf("%u.%u.%u ", s.class, s.subject,
					       s.detail);

		g_string_prepend(out, status);
		g_free(status);
	}
	for (unsigned i = tokens.codes.code_count; i-- > 0;) {
		char *code =
		    g_strdup_printf("%u ", tokens.codes.code[i].code);

		g_string_prepend(out, code);
		g_free(code);
	}
	return g_string_free(out, FALSE);
}

static const struct {
	const char *text, *codes;
} cases[] = {
    /* the joiners */
    {"550-5.1.1 no such\r\n550 5.1.1 user", "550 550 5.1.1 5.1.1 | no such user"},
    {"550-no such\r\n550 user", "550 550 | no such user"},
    {"550-5.1.1 no such 550 5.1.1 user", "550 550 5.1.1 5.1.1 | no such user"},
    {"550 no such 550 user", "550 550 | no such user"},
    {"550-no such\n550 user", "550 550 | no such user"},
    {"550-5.1.1 no such\\r\\n550 5.1.1 user",
     "550 550 5.1.1 5.1.1 | no such user"},
    {"no such\nuser", "| no such user"},
    {"no such user (#5.1.1)", "5.1.1 | no such user"},
    {"smtp; 550 no such user", "550 | smtp no such user"},
    {"550-'5.1.1 no such user'", "550 5.1.1 | no such user"},
    {"5.1.0 Unknown 550-\u2018MAILBOX\u2019", "550 5.1.0 | Unknown MAILBOX"},
    {"550 #5.1.0 Address rejected", "550 5.1.0 | Address rejected"},
    {"host said: 450 4.2.0 busy (in reply to DATA)",
     "450 4.2.0 | host said busy in reply to DATA"},
    {"SMTP error 554 refused", "554 | SMTP error refused"},

    /* numbers that only look like codes */
    {"552 1 aborted", "552 | 1 aborted"},
    {"RFC2821 4.1.3", "| RFC2821 4.1.3"},
    {"(see RFC 5321 section 4.5.3)", "| see RFC 5321 section 4.5.3"},
    {"Postfix 2.8.1", "| Postfix 2.8.1"},
    {"load 4.16.55.1", "| load 4.16.55.1"},
    {"client 192.0.2.7", "| client 192.0.2.7"},
    {"port 465 closed", "| port 465 closed"},
    {"at most 500 messages", "| at most 500 messages"},
    {"OFR_506 [x]", "| OFR 506 x"},
    {"error 999", "| error 999"},
    {"3.1.1 nor 6.1.1", "| 3.1.1 nor 6.1.1"},
};

START_TEST(codes)
{
	char *got = codes_of(cases[_i].text);

	ck_assert_str_eq(got, cases[_i].codes);
	g_free(got);
}
END_TEST

Suite *reply_suite(void)
{
	Suite *suite = suite_create("reply");
	TCase *tcase = tcase_create("codes");

	tcase_add_loop_test(tcase, codes, 0, G_N_ELEMENTS(cases));
	suite_add_tcase(suite, tcase);
	return suite;
}
