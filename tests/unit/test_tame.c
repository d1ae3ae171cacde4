/* SPDX-License-Identifier: MIT
 *
 * test_tame.c - tests of what is taken out of headers before they are parsed
 *
 * A case is bytes and what is left of them; null: all.
 */
#include "read.h"
#include "suites.h"

#include <string.h>

static const struct {
	const char *before, *after;
} cases[] = {
    {"From: a\nTo: b\n\nbody\n", NULL},
    {"", NULL},
    {"\n", NULL},
    {"no end", NULL},
    {"A: 1\r\n\r\nb\r\n", NULL},
    /* What tells nothing here, folded lines included. */
    {"X-Spam-Status: No,\n tests=1\nSubject: a\nARC-Seal: i=1\n\tb\nTo: c\n",
     "Subject: a\nTo: c\n"},
    {"Received: from a\n by b\nDKIM-Signature: d=a\nSubject: a\n",
     "Subject: a\n"},
    /* The body may say what it likes. */
    {"A: 1\n\nX-Spam-Status: No\nARC-Seal: 1\nReceived: a\n", NULL},
    /* The way of the message that came back is kept. */
    {"A: 1\n\n--b\nContent-Type: message/rfc822\n\nReceived: from a\n"
     "X-MS-Exchange-A: b\nDKIM-Signature: d=a\n\nX-Spam-A: b\n",
     "A: 1\n\n--b\nContent-Type: message/rfc822\n\nReceived: from a\n"
     "DKIM-Signature: d=a\n\nX-Spam-A: b\n"},
    {"A: 1\n\n--b\nContent-Type:\n message/rfc822\n\nThread-Index: 1\nB: 1\n",
     "A: 1\n\n--b\nContent-Type:\n message/rfc822\n\nB: 1\n"},
    /* So is who else got it. */
    {"Cc: a\nA: 1\n\n--b\nContent-Type: message/rfc822\n\nCc: a\n\nCc: b\n",
     "A: 1\n\n--b\nContent-Type: message/rfc822\n\nCc: a\n\nCc: b\n"},
    {"A: 1\n\n----\nMIME-Version: 1.0\nCc: a\n", NULL},
    /* A delivery status is no header, whatever its fields are called. */
    {"A: 1\n\n--b\nContent-Type: message/delivery-status\n\nA: 1\n\n"
     "X-Spam-A: 1\nFinal-Recipient: a\n",
     NULL},
};

/* tamed - what is left of the bytes; to be freed */
static char *tamed(const char *bytes, bool *cut)
{
	GByteArray *array = g_byte_array_new();
	char *left;

	g_byte_array_append(array, (const guint8 *)bytes, strlen(bytes));
	*cut = tame(array);
	left = g_strndup(array->len > 0 ? (const char *)array->data : "",
			 array->len);
	g_byte_array_free(array, TRUE);
	return left;
}

START_TEST(test_cases)
{
	const char *after = cases[_i].after;
	bool cut;
	char *left = tamed(cases[_i].before, &cut);

	ck_assert_str_eq(left, after ? after : cases[_i].before);
	ck_assert(!cut);
	g_free(left);
}
END_TEST

/* repeated - a line, so often, behind a text and before another; to be freed */
static char *repeated(const char *before, const char *line, size_t count,
		      const char *after)
{
	GString *text = g_string_new(before);

	while (count-- > 0)
		g_string_append(text, line);
	g_string_append(text, after);
	return g_string_free(text, FALSE);
}

/* Of what is too long or too much, a part is kept, and what follows it. */
static const struct {
	const char *before, *line;
	size_t count;
	const char *after;
	size_t least, most;
	bool cut;
} floods[] = {
    {"To: a", ",a", 100000, "\nSubject: b\n", 500, 3000, false},
    {"To: a", ",\n a", 100000, "\nSubject: b\n", 500, 3000, false},
    {"", "To: aaaaaaaaaa\n", 100000, "\nSubject: b\n", 60000, 700000, true},
    {"Content-Type: a/b", "; a=b", 100000, "\nSubject: b\n", 5000, 9000, false},
    {"", "A: 1\n", 60000, "\nbody\n", 250000, 251000, true},
    {"", "A: 1\n", 40000, "\nbody\n", 200006, 200006, false},
    {"A: 1\n\n", "--b\n", 20000, "\nbody\n", 40000, 40100, true},
    {"Subject: ", "a", 1000000, "\nTo: b\n", 1000016, 1000016, false},
};

START_TEST(test_floods)
{
	char *text = repeated(floods[_i].before, floods[_i].line,
			      floods[_i].count, floods[_i].after);
	bool cut;
	char *left = tamed(text, &cut);

	ck_assert_uint_ge(strlen(left), floods[_i].least);
	ck_assert_uint_le(strlen(left), floods[_i].most);
	ck_assert(cut == floods[_i].cut);
	if (!cut)
		ck_assert(g_str_has_suffix(left, floods[_i].after));
	g_free(left);
	g_free(text);
}
END_TEST

Suite *tame_suite(void)
{
	Suite *suite = suite_create("tame");
	TCase *tests = tcase_create("tame");

	tcase_add_loop_test(tests, test_cases, 0, G_N_ELEMENTS(cases));
	tcase_add_loop_test(tests, test_floods, 0, G_N_ELEMENTS(floods));
	suite_add_tcase(suite, tests);
	return suite;
}
