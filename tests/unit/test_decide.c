/* SPDX-License-Identifier: MIT
 *
 * test_decide.c - tests of runtime/decide.c: who wins where several match
 *
 * Small rules in memory, matched by the plain matcher.  Rules are named by one
 * letter; the answer is the winner, a "=" and the rival if there is one, and
 * the rules that stand after it.
 */
#include "rulebook.h"
#include "suites.h"

#include <string.h>

/* Two causes, a state, and a provider, for all cases. */
#define ALL                                                                    \
	"define category user-unknown\ntitle U\nwhere recipient-address\n"     \
	"tell sender x\n"                                                      \
	"define category mailbox-full\ntitle F\nwhere recipient-mailbox\n"     \
	"tell sender x\n"                                                      \
	"define category expired\ntitle E\nwhere transit\ntell sender x\n"     \
	"define provider acme\ntitle Acme\nmx *.acme.example\nmatch acme "     \
	"speaking\n"
#define RULE(name, category) "rule " name "\ncategory " category "\nexample x\n"
#define USER(name) RULE(name, "user-unknown")
#define FULL(name) RULE(name, "mailbox-full")
#define GONE(name) RULE(name, "expired")

static const struct {
	const char *rules, *reply, *decision;
} cases[] = {
    {USER("a") "match no user\n", "no such user", "-"},
    {USER("a") "match no user\n", "550 No User here", "a"},

    /* more words win, then the first in the text; a tie has a rival */
    {USER("a") "match box\n" FULL("b") "match box is full\n", "box is full",
     "b a"},
    {USER("a") "match no user\n" FULL("b") "match box full\n",
     "box full; no user", "b=a"},
    {USER("a") "match no user\n" FULL("b") "match box full\n",
     "no user; box full", "a=b"},
    {USER("a") "match no user\n" USER("b") "match box full\n",
     "box full; no user", "b a"},
    {USER("a") "match no ... user\n" FULL("b") "match b c d\n",
     "no x y z user b c d", "b a"},

    /* at the same place, the earlier name, whatever stands first */
    {FULL("b") "match box full\n" FULL("a") "match box full\n", "box full",
     "a b"},

    /* beats */
    {USER("a") "match no user\nbeats b\n" FULL("b") "match box is full\n",
     "box is full, no user", "a"},
    {USER("a") "match no user\nbeats b\n" FULL("b") "match box is full\n",
     "box is full", "b"},
    {USER("a") "match no user\nbeats b\ncode 4xx\n" FULL("b")
     "match box is full\n", "550 box is full, no user", "b"},

    /* words before codes, causes before states */
    {USER("a") "code 550\n" FULL("b") "match full\n", "550 full", "b a"},
    {USER("a") "code 550\n" FULL("b") "match full\n", "550 x", "a"},
    {GONE("a") "match gave up on it\n" FULL("b") "match full\n",
     "gave up on it: full", "b a"},
    {GONE("a") "status 5.4.7\n" FULL("b") "code 452\n",
     "554 5.4.7 x (452 4.2.2 y)", "b a"},
    {GONE("a") "match gave up\n" FULL("b") "status 5.2.2\n",
     "552 5.2.2 gave up", "b a"},

    /* vague */
    {USER("a") "vague\nmatch box not there\n" FULL("b") "match full\n",
     "box not there, full", "b a"},
    {USER("a") "vague\nmatch box not there\n" FULL("b") "status 5.2.2\n",
     "5.2.2 box not there", "b a"},
    {USER("a") "vague\nmatch no box\n" FULL("b") "vague\ncode 552\n",
     "552 no box", "a b"},
    {USER("a") "vague\nmatch no box\n" GONE("b") "match old\n", "no box, old",
     "b a"},

    /* codes as a condition: only where the reply has any */
    {USER("a") "code 550 55x\nmatch no user\n", "no user", "a"},
    {USER("a") "code 550 55x\nmatch no user\n", "553 no user", "a"},
    {USER("a") "code 5xx\nmatch no user\n", "450 no user", "-"},
    {USER("a") "status 5.1.x\nmatch no user\n", "550 5.1.1 no user", "a"},
    {USER("a") "status 5.1.x\nmatch no user\n", "550 5.2.1 no user", "-"},
    {USER("a") "status x.1.1\nmatch no user\n", "4.1.1 no user", "a"},
    {USER("a") "status 5.7.1\nmatch no user\n", "5.7.124 no user", "-"},
    {USER("a") "code 450\nmatch no user\n", "550 no user (450 x)", "a"},
    {USER("a") "code 550\nstatus 5.1.1\n", "550 5.7.1 x", "-"},
    {USER("a") "code 550\nstatus 5.1.1\n", "550 5.1.1 x", "a"},

    /* unless */
    {USER("a") "match no user\nunless try ... later\n", "no user", "a"},
    {USER("a") "match no user\nunless try ... later\n",
     "no user; try it later", "-"},
    {USER("a") "match no user\nbeats b\nunless later\n" FULL("b")
     "match full\n", "no user, full, later", "b"},
    {USER("a") "code 550\nunless later\n", "550 x", "a"},
    {USER("a") "code 550\nunless later\n", "550 try later", "-"},
    {USER("a") "status 5.1.1\nunless try ... later\n",
     "550 5.1.1 try it later", "-"},

    /* providers, by words or host */
    {USER("a") "provider acme\nmatch no user\n", "no user", "-"},
    {USER("a") "provider acme\nmatch no user\n", "acme speaking: no user",
     "a"},
    {USER("a") "provider acme\nmatch no user\n",
     "host mx1.acme.example said: no user", "a"},
    {USER("a") "provider acme\nmatch no user\n",
     "host mx1.not-acme.example said: no user", "-"},
    {USER("a") "provider acme\nmatch no user\n",
     "<ann@acme.example>: no user", "-"},
    {USER("a") "provider acme\nmatch box\n" FULL("b") "match box is full\n",
     "acme speaking: box is full", "a b"},
    {USER("a") "provider acme\nvague\nmatch box\n" FULL("b") "match full\n",
     "acme speaking: box full", "b a"},
    {USER("a") "provider acme\ncode 550\n", "550 x", "-"},
    {USER("a") "provider acme\ncode 550\n", "550 acme speaking", "a"},
};

/* described - the decision in the notation of the tests */
static char *described(const struct rulebook *book, struct decision decision)
{
	const struct findings *findings = book->trials->findings;
	GString *out = g_string_new(NULL);

	if (!decision.winner)
		g_string_append(out, "-");
	else
		g_string_append(
		    out, model_rule(book->model, decision.winner->rule)->name);
	if (decision.rival)
		g_string_append_printf(
		    out, "=%s",
		    model_rule(book->model, decision.rival->rule)->name);
	for (unsigned i = 0; i < findings->hit_count; i++)
		if (&findings->hits[i] != decision.winner &&
		    &findings->hits[i] != decision.rival)
			g_string_append_printf(
			    out, " %s",
			    model_rule(book->model, findings->hits[i].rule)
				->name);
	return g_string_free(out, FALSE);
}

START_TEST(test_decide)
{
	char *text = g_strconcat(ALL, cases[_i].rules, NULL);
	struct rulebook *book = rulebook_text(text);
	struct decision decision =
	    trials_decide(book->trials, cases[_i].reply,
			  strlen(cases[_i].reply), NULL, NULL);
	char *got = described(book, decision);

	ck_assert_str_eq(got, cases[_i].decision);
	g_free(got);
	rulebook_free(book);
	g_free(text);
}
END_TEST

/* The place with the most words counts, of those the first to end. */
START_TEST(test_best_place)
{
	struct rulebook *book =
	    rulebook_text(ALL USER("a") "match no [such] user\n");
	static const char text[] = "no user, no such user, no such user";
	struct decision decision = trials_decide(
	    book->trials, text, sizeof(text) - 1, NULL, NULL);

	ck_assert_ptr_nonnull(decision.winner);
	ck_assert_uint_eq(decision.winner->words, 3);
	ck_assert_uint_eq(decision.winner->start, 9);
	ck_assert_uint_eq(decision.winner->end, 21);
	rulebook_free(book);
}
END_TEST

/* A gap is left open from its nearest side, and bridges a few words only. */
START_TEST(test_gap)
{
	struct rulebook *book =
	    rulebook_text(ALL USER("a") "match no ... user\n");
	static const char far[] = "no 1 2 3 4 5 6 7 user";
	static const char near[] = "no x no 1 2 3 4 5 user";
	struct decision decision =
	    trials_decide(book->trials, far, sizeof(far) - 1, NULL, NULL);

	ck_assert_ptr_null(decision.winner);
	decision =
	    trials_decide(book->trials, near, sizeof(near) - 1, NULL, NULL);
	ck_assert_ptr_nonnull(decision.winner);
	ck_assert_uint_eq(decision.winner->start, 5);
	rulebook_free(book);
}
END_TEST

/* decide_suite - the tests of runtime/decide.c */
Suite *decide_suite(void)
{
	TCase *tests = tcase_create("decide");
	Suite *suite = suite_create("decide");

	tcase_add_loop_test(tests, test_decide, 0, G_N_ELEMENTS(cases));
	tcase_add_test(tests, test_best_place);
	tcase_add_test(tests, test_gap);
	suite_add_tcase(suite, tests);
	return suite;
}
