/* SPDX-License-Identifier: MIT
 *
 * test_classify.c - tests of wb_classify() with the shipped rules
 *
 * Only what the interface promises and what no rule set may get wrong: which
 * words mean what is tested by the examples in the rules.
 */
#include "pack.h"
#include "suites.h"

#include <stdlib.h>
#include <string.h>

static struct wb_input input_of(const char *text)
{
	return (struct wb_input){.text = text, .length = strlen(text)};
}

static struct wb_verdict classify(const char *text)
{
	struct wb_input input = input_of(text);
	struct wb_verdict verdict;

	wb_classify(wb_builtin_pack(), &input, &verdict);
	return verdict;
}

/* check_matched - the words that decided, as wb_quote() gives them */
static void check_matched(const char *text, const char *words)
{
	struct wb_input input = input_of(text);
	struct wb_verdict verdict = classify(text);
	char quote[200];

	wb_quote(&input, verdict.matched, quote, sizeof(quote));
	ck_assert_str_eq(quote, words);
}

START_TEST(unusual_code)
{
	struct wb_verdict v = classify("554 delivery error: This user doesn't "
				       "have a example account");

	ck_assert_int_eq(v.category, WB_USER_UNKNOWN);
	ck_assert_int_eq(v.code, 554);
	ck_assert_int_eq(v.code_agrees, WB_NO);
	ck_assert_int_eq(v.usual_code, 550);
	v = classify("552 1 Requested mail action aborted, mailbox not found");
	ck_assert_int_eq(v.category, WB_USER_UNKNOWN);
	ck_assert_int_eq(v.code_agrees, WB_NO);
	ck_assert_int_eq(v.usual_code, 550);
	v = classify("550 5.1.1 User unknown");
	ck_assert_int_eq(v.code_agrees, WB_YES);
	v = classify("User unknown");
	ck_assert_int_eq(v.code_agrees, WB_NOT_SAID);
}
END_TEST

/* The same reply as it comes, joined by a relay, and in a log. */
static const char *const joined[] = {
    "550-5.1.1 The email account that you tried to reach does not exist. "
    "Please try 550-5.1.1 double-checking the recipient's email address",
    "550-5.1.1 The email account that you tried to reach does not exist. "
    "Please try\r\n550-5.1.1 double-checking the recipient's email address\r\n",
    "550-5.1.1 The email account that you tried to\r\n550-5.1.1 reach does "
    "not exist. Please try\r\n",
    "550-5.1.1 The email account that you tried to 550-5.1.1 reach does not "
    "exist",
    "550-5.1.1 The email account that you tried to\\r\\n550 5.1.1 reach does "
    "not exist",
    "The email account that you tried to\nreach does not exist",
};

START_TEST(line_joiners)
{
	struct wb_verdict v = classify(joined[_i]);

	ck_assert_int_eq(v.category, WB_USER_UNKNOWN);
	ck_assert_str_eq(v.rule, classify(joined[0]).rule);
	check_matched(joined[_i],
		      "account that you tried to reach does not exist");
}
END_TEST

/* What a mail server's log puts around a reply is none of its words. */
START_TEST(told_by_others)
{
	ck_assert_int_eq(
	    classify("host mx.example.net[192.0.2.9] said: 550 Blocked")
		.category,
	    WB_UNKNOWN);
	ck_assert_int_eq(classify("host mx.example.net[192.0.2.9] said: 451 "
				  "4.3.0 Error, please try again (in reply to "
				  "end of DATA command)")
			     .category,
			 WB_SERVER_ERROR);
	ck_assert_int_eq(
	    classify("SMTP error from remote mail server after RCPT TO:<ann@"
		     "example.com>: host mx.example.net [192.0.2.9]: 550 "
		     "Recipient address rejected.")
		.category,
	    WB_USER_UNKNOWN);
}
END_TEST

START_TEST(cause_over_state)
{
	struct wb_verdict v =
	    classify("554 5.4.7 [internal] (last transfail: 452-4.2.2 The "
		     "recipient's inbox is out of storage space");

	ck_assert_int_eq(v.category, WB_MAILBOX_FULL);
	ck_assert_int_eq(v.temporary, WB_NO);
	ck_assert_uint_eq(v.also_count, 1);
	ck_assert_int_eq(v.also[0].category, WB_EXPIRED);
}
END_TEST

START_TEST(words_over_codes)
{
	ck_assert_int_eq(classify("550 5.1.1 Mailbox is full").category,
			 WB_MAILBOX_FULL);
	ck_assert_int_eq(classify("552 5.2.2 xyzzy").category,
			 WB_MAILBOX_FULL);
	ck_assert(classify("552 5.2.2 xyzzy").by_code);
}
END_TEST

START_TEST(temporary_by_class)
{
	ck_assert_int_eq(classify("452 Mailbox is full").temporary, WB_YES);
	ck_assert_int_eq(classify("552 Mailbox is full").temporary, WB_NO);
	ck_assert_int_eq(classify("Mailbox is full").temporary, WB_YES);
	ck_assert_int_eq(classify("User unknown").temporary, WB_NO);
	ck_assert_int_eq(classify("xyzzy").temporary, WB_NOT_SAID);
	ck_assert_int_eq(classify("450 User unknown").action, WB_RETRY);
	ck_assert_int_eq(classify("550 User unknown").action, WB_SUPPRESS);
}
END_TEST

/* is_named - is this what the verdict names first for a kind? */
static bool is_named(const struct wb_verdict *v, const char *text,
		     enum wb_kind kind, const char *value)
{
	for (unsigned i = 0; i < v->named_count; i++) {
		struct wb_span at = v->named[i].value;

		if (v->named[i].kind == kind)
			return at.length == strlen(value) &&
			       !memcmp(text + at.start, value, at.length);
	}
	return false;
}

START_TEST(named_values)
{
	const char *text = "550 5.7.1 Client host [192.0.2.1] blocked using "
			   "zen.spamhaus.org; https://www.spamhaus.org/query/"
			   "ip/192.0.2.1 (to <ann+x@a.example>)";
	struct wb_verdict v = classify(text);

	ck_assert_int_eq(v.category, WB_IP_LISTED);
	ck_assert(is_named(&v, text, WB_IP, "192.0.2.1"));
	ck_assert(is_named(&v, text, WB_HOST, "zen.spamhaus.org"));
	ck_assert(is_named(&v, text, WB_EMAIL, "ann+x@a.example"));
	ck_assert(is_named(&v, text, WB_URL,
			   "https://www.spamhaus.org/query/ip/192.0.2.1"));
	ck_assert(!strncmp(text + v.link.start, "https://", 8));
}
END_TEST

START_TEST(nul_bytes)
{
	static const char text[] = "\0" "550 5.1.1\0User\0unknown\0";
	struct wb_input input = {.text = text, .length = sizeof(text)};
	struct wb_verdict v;

	wb_classify(wb_builtin_pack(), &input, &v);
	ck_assert_int_eq(v.category, WB_USER_UNKNOWN);
	ck_assert_int_eq(v.code, 550);
	input = (struct wb_input){.text = NULL, .length = 0};
	wb_classify(wb_builtin_pack(), &input, &v);
	ck_assert_int_eq(v.category, WB_UNKNOWN);
}
END_TEST

START_TEST(provider_by_host)
{
	struct wb_input input = input_of("550 5.1.1 User unknown");
	struct wb_verdict v;

	wb_classify(wb_builtin_pack(), &input, &v);
	ck_assert_str_eq(v.provider, "");
	input.remote_host = "gmail-smtp-in.l.google.com";
	wb_classify(wb_builtin_pack(), &input, &v);
	ck_assert_str_eq(v.provider, "google");
	input.remote_host = "mx.not-google.com.example.org";
	wb_classify(wb_builtin_pack(), &input, &v);
	ck_assert_str_eq(v.provider, "");
}
END_TEST

/* check_sound - every span lies in the input, no string is null */
static void check_sound(const struct wb_verdict *v, size_t length)
{
	ck_assert(v->matched.start + v->matched.length <= length);
	ck_assert(v->link.start + v->link.length <= length);
	ck_assert_uint_le(v->named_count, WB_NAMED_MAX);
	for (unsigned i = 0; i < v->named_count; i++)
		ck_assert(v->named[i].value.start + v->named[i].value.length <=
			  length);
	for (unsigned i = 0; i < v->also_count; i++)
		ck_assert(v->also[i].matched.start +
			      v->also[i].matched.length <=
			  length);
	ck_assert(v->rule && v->rule_file && v->source && v->provider);
	ck_assert(v->title && v->meaning && v->tell_sender &&
		  v->tell_operator && v->category_name);
}

START_TEST(any_bytes)
{
	size_t size = 1024 * 1024;
	char *text = malloc(size);
	struct wb_verdict v = {0};
	unsigned long long seed = 1;

	for (size_t i = 0; i < size; i++) {
		seed ^= seed << 13;
		seed ^= seed >> 7;
		seed ^= seed << 17;
		text[i] = (char)seed;
	}
	for (size_t length = 0; length <= size; length = length * 3 + 1) {
		/* A copy of its very size, for the sanitizers' sake. */
		char *exact = malloc(length + !length);
		struct wb_input input = {.text = exact, .length = length};

		memcpy(exact, text, length);
		wb_classify(wb_builtin_pack(), &input, &v);
		check_sound(&v, length);
		free(exact);
	}
	free(text);
}
END_TEST

/* Rows of these, a million bytes long: each must be read in linear time.  Were
 * one not, the test would not end within Check's time limit. */
static const char *const rows[] = {
    "a.",	   "a@",  "a:",	     "a1.",   "user ",	  "mailbox is ",
    "550-5.1.1 ",  "a-b_", "http://", "a!b@-", "a.b@c ",	  "5.1.",
    "[1.2.3.",	   "d::",  "@.",      "\\r\\n", "\xe4\xb8\x80", "1.",
    "a____-",	   "9 ",   "\xff",    "(",	"user ... un",
};

START_TEST(linear_time)
{
	size_t size = 4 * 1024 * 1024, length = strlen(rows[_i]);
	char *text = malloc(size);
	struct wb_input input = {.text = text, .length = size};
	struct wb_verdict v;

	for (size_t i = 0; i < size; i++)
		text[i] = rows[_i][i % length];
	wb_classify(wb_builtin_pack(), &input, &v);
	check_sound(&v, size);
	free(text);
}
END_TEST

START_TEST(nothing_known)
{
	struct wb_verdict v = classify("");

	ck_assert_int_eq(v.category, WB_UNKNOWN);
	ck_assert_str_eq(v.category_name, "unknown");
	ck_assert_str_eq(v.rule, "");
	v = classify("550 xyzzy");
	ck_assert_int_eq(v.category, WB_UNKNOWN);
	ck_assert_int_eq(v.code, 550);
}
END_TEST

START_TEST(states)
{
	struct wb_verdict v;

	for (int i = 0; i < WB_CATEGORIES; i++) {
		wb_state(wb_builtin_pack(), (enum wb_category)i, &v);
		ck_assert_int_eq(v.category, i);
		ck_assert_str_ne(v.title, "");
		ck_assert_str_ne(v.tell_sender, "");
		check_sound(&v, 0);
	}
	wb_state(wb_builtin_pack(), (enum wb_category)9999, &v);
	ck_assert_int_eq(v.category, WB_UNKNOWN);
}
END_TEST

START_TEST(valid_packs)
{
	struct wb_pack pack = *wb_builtin_pack();

	ck_assert(wb_pack_valid(wb_builtin_pack()));
	ck_assert_uint_gt(wb_pack_rules(wb_builtin_pack()), 100);
	ck_assert(!wb_pack_valid(NULL));
	pack.abi++;
	ck_assert(!wb_pack_valid(&pack));
	pack = *wb_builtin_pack();
	pack.magic = 0;
	ck_assert(!wb_pack_valid(&pack));
	pack = *wb_builtin_pack();
	pack.size--;
	ck_assert(!wb_pack_valid(&pack));
}
END_TEST

Suite *classify_suite(void)
{
	Suite *suite = suite_create("classify");
	TCase *tcase = tcase_create("classify");

	tcase_set_timeout(tcase, 60);
	tcase_add_test(tcase, unusual_code);
	tcase_add_loop_test(tcase, line_joiners, 0,
			    (int)(sizeof(joined) / sizeof(*joined)));
	tcase_add_test(tcase, told_by_others);
	tcase_add_test(tcase, cause_over_state);
	tcase_add_test(tcase, words_over_codes);
	tcase_add_test(tcase, temporary_by_class);
	tcase_add_test(tcase, named_values);
	tcase_add_test(tcase, nul_bytes);
	tcase_add_test(tcase, provider_by_host);
	tcase_add_test(tcase, any_bytes);
	tcase_add_loop_test(tcase, linear_time, 0,
			    (int)(sizeof(rows) / sizeof(*rows)));
	tcase_add_test(tcase, nothing_known);
	tcase_add_test(tcase, states);
	tcase_add_test(tcase, valid_packs);
	suite_add_tcase(suite, tcase);
	return suite;
}
