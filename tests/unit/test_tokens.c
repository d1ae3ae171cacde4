/* SPDX-License-Identifier: MIT
 *
 * test_tokens.c - tests of runtime/tokens.c and token.re: what a word is
 *
 * A text is read and written down again as its tokens, each with a letter for
 * its type: w:word e:address i:IP u:URL h:host n:number s:size c:code.
 */
#include "letters.h"
#include "mutate.h"
#include "suites.h"
#include "tokens.h"

#include <glib.h>
#include <string.h>

#define MEBIBYTE ((size_t)1024 * 1024)

/* dump - the tokens of a text, in the notation of the tests */
static char *dump(const char *text, size_t length)
{
	GString *out = g_string_new(NULL);
	struct tokens tokens;
	struct token token;
	uint32_t before = 0;

	tokens_start(&tokens, NULL, text, length);
	while (tokens_next(&tokens, &token)) {
		ck_assert_uint_ge(token.start, before);
		ck_assert_uint_gt(token.end, token.start);
		ck_assert_uint_le(token.end, length);
		before = token.type == TOKEN_URL ? token.start : token.end;
		g_string_append_printf(out, "%s%c:", out->len ? " " : "",
				       "weiuhnsc"[token.type]);
		g_string_append_len(out, text + token.start,
				    token.end - token.start);
	}
	return g_string_free(out, FALSE);
}

/* A text and its tokens; `length` where it holds a NUL. */
static const struct {
	const char *text, *tokens;
	size_t length;
} cases[] = {
    {"full\\r\\nann@a.example", "w:full e:ann@a.example", 0},
    {"", "", 0},
    {" \t\r\n.,;:-_!?\"'()[]{}<>@#$%^&*+=|/\\~`", "", 0},
    {"User unknown!", "w:User w:unknown", 0},
    {"mail4you R2D2 x", "w:mail4you w:R2D2 w:x", 0},

    /* apostrophes and hyphens */
    {"doesn't 'quoted' users'", "w:doesn't w:quoted w:users", 0},
    {"doesn\u2019t doesn\u2018t doesn\u00b4t doesn`t doesn\u02bct",
     "w:doesn\u2019t w:doesn\u2018t w:doesn\u00b4t w:doesn`t w:doesn\u02bct",
     0},
    {"\u201cfull\u201d \u2014 a\u2013b", "w:full w:a w:b", 0},
    {"over-quota e-mail -x- a--b", "w:over w:quota w:e w:mail w:x w:a w:b",
     0},

    /* beyond ASCII */
    {"Bo\u00eete pleine, \u00dcberlauf",
     "w:Bo\u00eete w:pleine w:\u00dcberlauf", 0},
    {"\u042f\u0449\u0438\u043a a\u0308b", "w:\u042f\u0449\u0438\u043a "
					  "w:a\u0308b", 0},
    {"\u90ae\u7bb1\u5df2\u6ee1", "w:\u90ae w:\u7bb1 w:\u5df2 w:\u6ee1", 0},
    {"QQ\u90ae\u7bb1 a\u3042b", "w:QQ w:\u90ae w:\u7bb1 w:a w:\u3042 w:b", 0},
    {"\u0e01\u0e02 \uff8a \U00020000", "w:\u0e01 w:\u0e02 w:\uff8a "
				       "w:\U00020000", 0},
    {"\uc0ac\uc6a9\uc790", "w:\uc0ac\uc6a9\uc790", 0},
    {"\u3002a\uff0cb\u00a0c\u00ad", "w:a w:b w:c", 0},

    /* bytes that are no UTF-8, and NUL */
    {"a\xff" "b \xe4" "c", "w:a w:b w:c", 0},
    {"\xc3", "", 0},
    {"ab\xc3", "w:ab", 0},
    {"ab\xe9\x82", "w:ab", 0},
    {"a\xc0\x80" "b\xed\xa0\x80" "c\xf5\x80\x80\x80" "d",
     "w:a w:b w:c w:d", 0},
    {"user\0unknown\0", "w:user w:unknown", 13},
    {"a\0@b.example", "w:a h:b.example", 12},

    /* addresses */
    {"<ann+news@mail.example.com>:", "e:ann+news@mail.example.com", 0},
    {"to=<ann@example>, a.b_c-d@x.example.", "w:to e:ann@example "
					     "e:a.b_c-d@x.example", 0},
    {"a@[192.0.2.1] b@[IPv6:2001:db8::1]", "e:a@[192.0.2.1] "
					   "e:b@[IPv6:2001:db8::1]", 0},
    {"'ann@example.com' \"ann@example.com\"", "e:ann@example.com "
					      "e:ann@example.com", 0},
    {"user@ @host @ a@-b", "w:user w:host w:a w:b", 0},
    {"rfc822;ann@example.com", "w:rfc822 e:ann@example.com", 0},
    {"550@example.com", "e:550@example.com", 0},
    {"a@b@c.example", "e:a@b h:c.example", 0},

    /* hosts and sentences */
    {"mx1.mail-2.example.com said", "h:mx1.mail-2.example.com w:said", 0},
    {"xn--bcher-kva.example bl.example.xn--p1ai", "h:xn--bcher-kva.example "
						  "h:bl.example.xn--p1ai", 0},
    {"does not exist.Please check", "w:does w:not w:exist w:Please w:check",
     0},
    {"EXAMPLE.COM example.COM Example.Com", "h:EXAMPLE.COM h:example.COM "
					    "w:Example w:Com", 0},
    {"full.Please.try", "h:full.Please.try", 0},
    {"ends in example.com. Then", "w:ends w:in h:example.com w:Then", 0},
    {"a.b.c.d x.1", "w:a w:b w:c w:d w:x n:1", 0},
    {"_dmarc.example.com -example.com", "h:dmarc.example.com h:example.com",
     0},

    /* URLs */
    {"see https://a.example/x?y=1&z=2#f.", "w:see "
					   "u:https://a.example/x?y=1&z=2#f",
     0},
    {"(http://a.example/x) http://a.example/(x)",
     "u:http://a.example/x u:http://a.example/(x)", 0},
    {"<HTTPS://a.example>; a.example/x, 'a.example/y'",
     "u:HTTPS://a.example u:a.example/x u:a.example/y", 0},
    {"http://a.example/x!?]. http://", "u:http://a.example/x w:http", 0},
    {"http://ann@a.example/x@y z@a.example", "u:http://ann@a.example/x@y "
					     "e:z@a.example", 0},
    {"https://a.example/e?ip=192.0.2.1#BL000010 (a.example/#_403)",
     "u:https://a.example/e?ip=192.0.2.1#BL000010 w:BL000010 "
     "u:a.example/#_403 n:403", 0},
    {"http://a.example/x#how-to.", "u:http://a.example/x#how-to", 0},

    /* IP addresses */
    {"[192.0.2.1] 192.0.2.255:25 256.1.1.1", "i:192.0.2.1 i:192.0.2.255 "
					     "n:25 n:256.1.1.1", 0},
    {"2001:db8::1 ::1 fe80:: 1:2:3:4:5:6:7:8",
     "i:2001:db8::1 n:1 i:fe80:: i:1:2:3:4:5:6:7:8", 0},
    {"1.2.3.4.in-addr.arpa", "h:1.2.3.4.in-addr.arpa", 0},

    /* numbers and sizes */
    {"1,024 2.5 10. 3rd", "n:1,024 n:2.5 n:10 w:3rd", 0},
    {"25 MB, 25MB 1024 bytes 10K 5 GiB 1.5 megabytes",
     "s:25 MB s:25MB s:1024 bytes s:10K s:5 GiB s:1.5 megabytes", 0},
    {"25 mails 25  MB 25M\u00e9", "n:25 w:mails n:25 w:MB w:25M\u00e9", 0},

    /* a code without a blank behind it, at the start of a line only */
    {"550User unknown\n450WM:BLI 550User", "c:550 w:User w:unknown c:450 w:WM "
					   "w:BLI w:550User", 0},
    {"550e8400 451s 999ab", "w:550e8400 w:451s w:999ab", 0},

    /* line ends written out */
    {"full\\r\\nplease\\n\\rnote \\new", "w:full w:please w:note w:ew", 0},
    {"a\\b \\\\n", "w:a w:b", 0},
};

START_TEST(test_tokens)
{
	const char *text = cases[_i].text;
	size_t length = cases[_i].length ? cases[_i].length : strlen(text);
	char *exact = g_memdup2(text, length); /* nothing behind it is read */
	char *got = dump(exact, length);

	ck_assert_str_eq(got, cases[_i].tokens);
	g_free(got);
	g_free(exact);
}
END_TEST

/* Every beginning of every case, in a block of just that size. */
START_TEST(test_cut)
{
	size_t length = strlen(cases[_i].text);

	for (size_t i = 0; i <= length; i++) {
		char *exact = g_memdup2(cases[_i].text, i);

		g_free(dump(exact, i));
		g_free(exact);
	}
}
END_TEST

/* long_text - some of the cases one behind the other, longer than the window
 * of the short way through plain words; to be freed */
static GString *long_text(uint64_t *series)
{
	GString *text = g_string_new(NULL);

	while (text->len < 1500) {
		unsigned i = random_below(series, G_N_ELEMENTS(cases));

		g_string_append(text, cases[i].text);
		for (i = random_below(series, 8) ? 0 : 200; i; i--)
			g_string_append_c(text, 'm');
		if (random_below(series, 3))
			g_string_append_c(text, " \n.,\x01"[random_below(
						    series, 5)]);
	}
	return text;
}

/* same_tokens - are both ways the same, however many tokens are asked for? */
static void same_tokens(const GString *text, unsigned room)
{
	struct tokens slow, quick;
	struct token one, row[16];
	unsigned count;

	tokens_start(&slow, NULL, text->str, text->len);
	tokens_start(&quick, wb_builtin_pack(), text->str, text->len);
	do {
		count = tokens_read(&quick, row, room);
		for (unsigned i = 0; i < count; i++) {
			ck_assert(tokens_next(&slow, &one));
			ck_assert_int_eq(row[i].type, one.type);
			ck_assert_uint_eq(row[i].start, one.start);
			ck_assert_uint_eq(row[i].end, one.end);
			ck_assert(row[i].type != TOKEN_CODE ||
				  row[i].begins == one.begins);
		}
	} while (count == room);
	ck_assert(!tokens_next(&slow, &one));
	ck_assert_uint_eq(quick.codes.code_count, slow.codes.code_count);
}

/* With a pack, plain words go a shorter way: the tokens are the same. */
START_TEST(test_short_way)
{
	uint64_t series = 1;

	for (unsigned i = 0; i < 1000; i++) {
		GString *text = long_text(&series);

		same_tokens(text, 1 + i % 16);
		g_string_free(text, TRUE);
	}
}
END_TEST

/* What could be read again and again, from each of its bytes on. */
static const char *const rows[] = {
    "a.",      "a.a",      "a@",	"a@a",	"a:b:c:", "a-",	    "a_",
    "a-b.",    "1,",       "1.",	"a'",	"::",	  "a:",	    "http://",
    "a.bc/",   "a.bc/'",   "http://'",	"(",	"\\r\\n", "\\",	    "@",
    "a@-",     "550 ",     "550-5.1.1 ", ": 5", "xn--",	  "1 K",    "1.2.3.4.",
    "\xe9\x82", "\u90ae",  "\xff",	" ",	"a@[",	  "a@[1.",  "http://)",
    "aa.-",    "1.1.1.1:", "a@a.",	"a--",  "a%",     "5.1.1 ", "a@b@-",
};

/* A mebibyte of it is read within Check's time limit. */
START_TEST(test_linear)
{
	size_t size = strlen(rows[_i]);
	char *text = g_malloc(MEBIBYTE);
	struct tokens tokens;
	struct token token;
	size_t count = 0;

	for (size_t i = 0; i < MEBIBYTE; i++)
		text[i] = rows[_i][i % size];
	tokens_start(&tokens, NULL, text, MEBIBYTE);
	while (tokens_next(&tokens, &token))
		count++;
	ck_assert_uint_le(count, MEBIBYTE);
	g_free(text);
}
END_TEST

/* plain - a text without accents and in lower case; to be freed */
static char *plain(const char *text)
{
	const unsigned char *at = (const unsigned char *)text;
	const unsigned char *end = at + strlen(text);
	GString *out = g_string_new(NULL);

	while (at < end) {
		unsigned char bytes[PLAIN_BYTES_MAX];
		size_t length;

		at = letter_plain(at, end, bytes, &length);
		ck_assert_uint_le(length, sizeof(bytes));
		g_string_append_len(out, (char *)bytes, (gssize)length);
	}
	return g_string_free(out, FALSE);
}

static const struct {
	const char *text, *plain;
} letters[] = {
    {"bo\u00eete \u00c9t\u00c9", "boite ete"},
    {"\u00dcberf\u00fcllt, gro\u00df", "uberfullt, gross"},
    {"\u0141\u00f3d\u017a \u0158\u00edp \u0219i \u015fi", "lodz rip si si"},
    {"\u0130ki d\u0131\u015f", "iki dis"},
    {"\u00c6r\u00f8 \u0153uvre", "aero oeuvre"},
    {"h\u1ed9p th\u01b0 \u0111\u1ea7y", "hop thu day"},
    {"e\u0301", "e"},
    {"\u042f\u0429\u0418\u041a \u0401\u0436 \u0457",
     "\u044f\u0449\u0438\u043a \u0435\u0436 \u0457"},
    {"\u039b\u038a\u03a3 \u03bb\u03af\u03c2",
     "\u03bb\u03b9\u03c3 \u03bb\u03b9\u03c3"},
    {"\u90ae\u7bb1 \ud3b8 \u00d7", "\u90ae\u7bb1 \ud3b8 \u00d7"},
    {"\xc3", "\xc3"},
    {"\xe1\xba", "\xe1\xba"},
};

START_TEST(test_plain)
{
	char *got = plain(letters[_i].text), *again = plain(got);

	ck_assert_str_eq(got, letters[_i].plain);
	ck_assert_str_eq(again, got);
	g_free(again);
	g_free(got);
}
END_TEST

/* Whatever is a letter in two cases becomes the same in both, or stays and is
 * known to stay. */
START_TEST(test_both_cases)
{
	for (gunichar c = 0x80; c < 0x10000; c++) {
		gunichar upper = g_unichar_toupper(c);
		char small[8] = "", capital[8] = "";
		char *a, *b;

		if (upper == c || g_unichar_tolower(upper) != c)
			continue;
		g_unichar_to_utf8(c, small);
		g_unichar_to_utf8(upper, capital);
		a = plain(small);
		b = plain(capital);
		ck_assert_msg(!strcmp(a, b) || (!strcmp(a, small) &&
						!letter_is_plain(c)),
			      "U+%04X becomes %s, U+%04X %s", c, a, upper, b);
		g_free(a);
		g_free(b);
	}
}
END_TEST

/* tokens_suite - the tests of runtime/tokens.c */
Suite *tokens_suite(void)
{
	TCase *tests = tcase_create("tokens");
	TCase *slow = tcase_create("long rows");
	Suite *suite = suite_create("tokens");

	tcase_add_loop_test(tests, test_tokens, 0, G_N_ELEMENTS(cases));
	tcase_add_loop_test(tests, test_cut, 0, G_N_ELEMENTS(cases));
	tcase_add_loop_test(tests, test_plain, 0, G_N_ELEMENTS(letters));
	tcase_add_test(tests, test_both_cases);
	tcase_add_test(tests, test_short_way);
	tcase_add_loop_test(slow, test_linear, 0, G_N_ELEMENTS(rows));
	suite_add_tcase(suite, tests);
	suite_add_tcase(suite, slow);
	return suite;
}
