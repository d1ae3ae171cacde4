/* SPDX-License-Identifier: MIT
 *
 * test_redact.c - tests of runtime/redact*.c: texts that others may read
 *
 * What must go, what must stay, and that nothing is left that is an address or
 * a host of somebody's, whatever the text.
 */
#include "mutate.h"
#include "suites.h"
#include "tokens.h"

#include <glib.h>
#include <string.h>

static const struct {
	const char *text, *redacted;
} cases[] = {
    {"", ""},
    {"550 5.1.1 User unknown", "550 5.1.1 User unknown"},
    /* addresses, whole, with what sticks to them */
    {"<joe.doe@corp.example.org>: unknown", "<ann@example.com>: unknown"},
    {"to=<joe@[192.0.2.55]>, x", "to=<ann@example.com>, x"},
    {"SRS0=abcd=XY=corp.test=joe@fwd.test gone", "ann@example.com gone"},
    {"j\xc3\xb6rg@corp.test is full", "ann@example.com is full"},
    {"mailbox of joe@m\xc3\xbcller.test.", "mailbox of ann@example.com."},
    {"\"john doe\"@corp.test is full", "ann@example.com is full"},
    {"550 joe@corp.test gone", "550 ann@example.com gone"},
    {"gone\\njoe@corp.test\\nmx.corp.test",
     "gone\\nann@example.com\\nmx.example.com"},
    {"\xe7\x94\xa8\xe6\x88\xb7joe@corp.test\xe4\xb8\x8d\xe5\xad\x98",
     "\xe7\x94\xa8\xe6\x88\xb7"
     "ann@example.com\xe4\xb8\x8d\xe5\xad\x98"},
    /* addresses that are hidden from programs */
    {"joe=40corp.test is full", "ann@example.com is full"},
    {"joe.doe%40corp%2etest is full", "ann@example.com is full"},
    {"x: joe=40corp=2Etest", "x: ann@example.com"},
    {"joe&#64;corp.test, joe&commat;corp.test",
     "ann@example.com, ann@example.com"},
    {"550 joe(at)corp.test, joe [AT] corp (dot) test gone",
     "550 ann@example.com, ann@example.com gone"},
    {"rfc822 joe\\@corp.test", "ABC123 ann@example.com"},
    {"joe @ corp.test is full", "ann@example.com is full"},
    {"203[.]0[.]113[.]9 at mx1[.]corp(.)test", "192.0.2.1 at mx.example.com"},
    {"limit=4096 size=40 at=40%", "limit=4096 size=40 at=40%"},
    /* hosts and numbers of networks */
    {"host mx1.corp.test[203.0.113.9]:25 said",
     "host mx.example.com[192.0.2.1]:25 said"},
    {"mx.gr\xc3\xbc\xc3\x9f"
     "e.de refused",
     "mx.example.com refused"},
    {"gate.corp.com_25 refused", "ABC123 refused"},
    {"[IPv6:2001:db8:77::9] is listed", "[IPv6:2001:db8::1] is listed"},
    {"ip-203-0-113-9 has no name", "ABC123 has no name"},
    {"from 203-0-113-9, sorry", "from 12345, sorry"},
    /* what rules know stays, as far as they know it */
    {"blocked using zen.corp.spamhaus.org", "blocked using spamhaus.org"},
    {"see https://www.spamhaus.org/query/ip/203.0.113.9",
     "see https://www.spamhaus.org/query/ip/192.0.2.1"},
    {"https://www.spamhaus.org/x?ip=203.0.113.9&user=joe",
     "https://www.spamhaus.org/x?ip=192.0.2.1&user=abc"},
    {"https://support.google.com/mail/?p=NoSuchUser x9si3004fga.42 - gsmtp",
     "https://support.google.com/mail/?p=NoSuchUser ABC123 - gsmtp"},
    {"see http://joe.corp.test/a?b", "see https://www.example.com/page"},
    {"corp-test.mail.protection.outlook.com", "protection.outlook.com"},
    {"not-spamhaus.org", "mx.example.com"},
    /* ids, but not what vendors and standards write like one */
    {"queued as 4Kx7Yz1bQ2", "queued as ABC123"},
    {"1pAbcD-0001xY-2B: gone", "ABC123: gone"},
    {"error S3140 [TSS04] OFR_506 LPN007_426 IB607",
     "error S3140 [TSS04] OFR_506 LPN007_426 IB607"},
    {"ticket 0049123456789, call +49 89 1234567",
     "ticket 12345, call +49 89 12345"},
    {"more than 100 of 25 MB in 24h", "more than 100 of 25 MB in 24h"},
    {"on 2026-11-26T10:30:00Z", "on ABC123:30:ABC123"},
    /* names */
    {"user <joe> is away", "user <ann> is away"},
    {"the user 'jdoe' is away", "the user 'ann' is away"},
    {"sorry, John Doe is away", "sorry, Ann Example is away"},
    {"user=jdoe is away", "user=ann is away"},
    {"john_doe is away", "ann is away"},
    {"john.doe is away", "mx.example.com is away"},
    {"It does not exist.Please check", "It does not exist.Please check"},
};

/* redact - the whole result, to be freed */
static char *redact(const struct wb_input *input)
{
	size_t length = wb_redact(wb_builtin_pack(), input, NULL, 0);
	char *text = g_malloc(length + 1);

	ck_assert_uint_eq(
	    length, wb_redact(wb_builtin_pack(), input, text, length + 1));
	return text;
}

START_TEST(one_case)
{
	struct wb_input input = {.text = cases[_i].text,
				 .length = strlen(cases[_i].text)};
	char *text = redact(&input), *again;

	ck_assert_str_eq(text, cases[_i].redacted);
	input = (struct wb_input){.text = text, .length = strlen(text)};
	again = redact(&input);
	ck_assert_str_eq(again, text);
	g_free(again);
	g_free(text);
}
END_TEST

/* The recipient is known, so the name can be told from a word. */
START_TEST(recipient)
{
	static const char text[] = "Mailbox miller of Miller! millerx is full";
	struct wb_input input = {.text = text,
				 .length = strlen(text),
				 .recipient = "miller@corp.test"};
	char *redacted = redact(&input);

	ck_assert_str_eq(redacted, "Mailbox ann of ann! millerx is full");
	g_free(redacted);
}
END_TEST

START_TEST(short_buffers)
{
	static const char text[] = "<joe@corp.test> g\xc3\xb6ne";
	static const char whole[] = "<ann@example.com> g\xc3\xb6ne";
	struct wb_input input = {.text = text, .length = strlen(text)};
	char buffer[64];

	for (size_t size = 1; size < sizeof(whole); size++) {
		memset(buffer, '#', sizeof(buffer));
		ck_assert_uint_eq(
		    wb_redact(wb_builtin_pack(), &input, buffer, size),
		    strlen(whole));
		ck_assert_uint_lt(strlen(buffer), size);
		ck_assert_int_eq(strncmp(buffer, whole, strlen(buffer)), 0);
		ck_assert_int_eq(buffer[size], '#');
		ck_assert(g_utf8_validate(buffer, -1, NULL));
	}
}
END_TEST

/* is_example - one of the values that wb_redact() writes, or a name that the
 * cases know to be known */
static bool is_example(const char *text, const struct token *token)
{
	static const char *const examples[] = {
	    "ann@example.com",       "192.0.2.1",    "2001:db8::1",
	    "mx.example.com",        "spamhaus.org", "google.com",
	    "protection.outlook.com"};
	size_t length = token->end - token->start;

	for (unsigned i = 0; i < G_N_ELEMENTS(examples); i++)
		if (strlen(examples[i]) == length &&
		    !g_ascii_strncasecmp(text + token->start, examples[i],
					 length))
			return true;
	/* Such as stand in one word with others are not told apart. */
	return (token->type == TOKEN_URL || token->type == TOKEN_EMAIL) &&
	       !g_strstr_len(text + token->start, (gssize)length, "corp");
}

/* check_clean - nothing in the text is anybody's address or host */
static void check_clean(const char *before, const char *text)
{
	struct tokens tokens;
	struct token token;

	tokens_start(&tokens, NULL, text, strlen(text));
	while (tokens_next(&tokens, &token))
		if (token.type >= TOKEN_EMAIL && token.type <= TOKEN_HOST)
			ck_assert_msg(is_example(text, &token),
				      "%.*s is left in \"%s\", made of \"%s\"",
				      (int)(token.end - token.start),
				      text + token.start, text, before);
	ck_assert_msg(!strstr(text, "corp.test"), "\"%s\" from \"%s\"", text,
		      before);
}

START_TEST(mutated)
{
	GPtrArray *texts = g_ptr_array_new();
	uint64_t state = 20261126;

	for (unsigned i = 0; i < G_N_ELEMENTS(cases); i++)
		g_ptr_array_add(texts, g_string_new(cases[i].text));
	for (unsigned round = 0; round < 20000; round++) {
		GString *text = mutate(texts, &state);
		struct wb_input input = {.text = text->str,
					 .length = text->len};
		char *redacted = redact(&input);

		check_clean(text->str, redacted);
		g_free(redacted);
		g_string_free(text, TRUE);
	}
	for (unsigned i = 0; i < texts->len; i++)
		g_string_free(g_ptr_array_index(texts, i), TRUE);
	g_ptr_array_free(texts, TRUE);
}
END_TEST

Suite *redact_suite(void)
{
	Suite *suite = suite_create("redact");
	TCase *tcase = tcase_create("redact");

	tcase_add_loop_test(tcase, one_case, 0, G_N_ELEMENTS(cases));
	tcase_add_test(tcase, recipient);
	tcase_add_test(tcase, short_buffers);
	tcase_add_test(tcase, mutated);
	suite_add_tcase(suite, tcase);
	return suite;
}
