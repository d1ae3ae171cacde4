/* SPDX-License-Identifier: MIT
 *
 * test_mail.c - tests of mail/: from the bytes of a mail to its reports
 *
 * Most are small mails and what is read from them, in a short notation:
 *
 *	KIND
 *	kind recipient status remote | diagnostic
 *
 * with the mail's kind first and a line for each report; "-" is absent.
 */
#define _POSIX_C_SOURCE 200809L

#include "mail.h"

#include <check.h>
#include <glib.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define DAEMON "From: MAILER-DAEMON@mx.example.net\nTo: bob@example.net\n"
#define REPORT                                                                 \
	DAEMON "Content-Type: multipart/report; report-type=delivery-status;"  \
	       " boundary=b\n\n"
#define STATUS                                                                 \
	"--b\nContent-Type: message/delivery-status\n\n"                       \
	"Reporting-MTA: dns; mx.example.net\n\n"

/* ask - what a text says, for who knows only these words */
static enum mail_kind ask(const char *text, size_t length, const void *context)
{
	ck_assert_uint_eq(strlen(text), length);
	ck_assert_ptr_null(context);
	if (strstr(text, "automatic reply"))
		return MAIL_AUTO_REPLY;
	return strstr(text, "mailbox is full") ? MAIL_FAILED
					       : MAIL_NOT_A_BOUNCE;
}

/* read_bytes - the mail that the bytes are */
static struct mail *read_bytes(const char *bytes, size_t length)
{
	FILE *file = tmpfile();
	struct mail_box *box;
	struct mail *mail;

	ck_assert_ptr_nonnull(file);
	ck_assert_uint_eq(fwrite(bytes, 1, length, file), length);
	ck_assert_int_eq(fflush(file), 0);
	ck_assert_int_eq(lseek(fileno(file), 0, SEEK_SET), 0);
	box = mail_box_open(fileno(file));
	mail_box_ask(box, ask, NULL);
	mail = mail_box_next(box);
	mail_box_close(box);
	ck_assert_ptr_nonnull(mail);
	ck_assert_uint_ge(mail->report_count, 1);
	fclose(file);
	return mail;
}

/* or_dash - "-" for nothing */
static const char *or_dash(const char *text)
{
	return *text ? text : "-";
}

/* dump - a mail in the notation of the tests; to be freed */
static char *dump(const struct mail *mail)
{
	GString *text = g_string_new(mail_kind_name(mail->kind));

	g_string_append_c(text, '\n');
	for (size_t i = 0; i < mail->report_count; i++) {
		const struct mail_report *report = &mail->reports[i];

		g_string_append_printf(
		    text, "%s %s %s %s | %s\n", mail_kind_name(report->kind),
		    or_dash(report->recipient), or_dash(report->status),
		    or_dash(report->remote_mta), or_dash(report->diagnostic));
	}
	return g_string_free(text, FALSE);
}

static const struct {
	const char *mail, *expected;
} cases[] = {
    /* Delivery status notifications. */
    {REPORT STATUS
     "Final-Recipient: rfc822; <ann@example.com>\nAction: failed\n"
     "Status: 5.1.1 (bad address)\n"
     "Remote-MTA: dns; mx.example.com. (192.0.2.1)\n"
     "Diagnostic-Code: smtp; 550 5.1.1 no\n  such user\n\n--b--\n",
     "failed\nfailed ann@example.com 5.1.1 mx.example.com | "
     "550 5.1.1 no such user\n"},
    /* of a multi-line reply, the lines stay; */
    {REPORT STATUS "Final-Recipient: rfc822; ann@example.com\n"
		   "Diagnostic-Code: smtp; 550-5.1.1 no\n 550 5.1.1 user\n",
     "failed\nfailed ann@example.com - - | 550-5.1.1 no\n550 5.1.1 user\n"},
    /* a missing blank line between recipients, and other actions; */
    {REPORT STATUS "Final-Recipient: rfc822; a@example.com\nAction: delayed\n"
		   "Diagnostic-Code: smtp; 451 later\n"
		   "Final-Recipient: rfc822; b@example.com\nAction: relayed\n"
		   "Status: 2.0.0\n\n"
		   "Final-Recipient: rfc822; c@example.com\nStatus: 2.1.5\n",
     "delayed\ndelayed a@example.com - - | 451 later\n"
     "relayed b@example.com 2.0.0 - | -\n"
     "delivered c@example.com 2.1.5 - | -\n"},
    /* a final recipient that is no address; */
    {REPORT STATUS "Original-Recipient: rfc822;ann@example.com\n"
		   "Final-Recipient: x-local; ann\n"
		   "Diagnostic-Code: x-unix; full up\n",
     "failed\nfailed ann@example.com - - | full up\n"},
    /* a diagnostic code that says nothing: the prose does; */
    {REPORT "--b\n\nIntro.\n\n<ann@example.com>: mailbox full\n\nOutro.\n"
	    "--b\nContent-Type: message/delivery-status\n\nReporting-MTA: x\n\n"
	    "Final-Recipient: rfc822; Ann@Example.com\n"
	    "Diagnostic-Code: smtp; 550 5.2.2\n\n"
	    "Final-Recipient: rfc822; b@example.com\n"
	    "Diagnostic-Code: smtp; 550 other words\n--b--\n",
     "failed\nfailed Ann@Example.com - - | mailbox full\n\nOutro.\n"
     "failed b@example.com - - | 550 other words\n"},
    /* and a report without any status fields. */
    {REPORT "--b\n\n<ann@example.com>: no such user\n"
	    "--b\nContent-Type: message/delivery-status\n\n--b--\n",
     "failed\nfailed ann@example.com - - | no such user\n"},
    /* Prose: qmail, */
    {DAEMON "Subject: failure notice\n\nHi.\n\n<a@example.com>:\n"
	    "Sorry, no mailbox. (#5.1.1)\n\n<b@example.org>:\nFull.\n\n"
	    "--- Below this line is a copy of the message.\n\n"
	    "To: c@example.org\n\n<d@example.org>:\nno\n",
     "failed\nfailed a@example.com - - | Sorry, no mailbox. (#5.1.1)\n"
     "failed b@example.org - - | Full.\n"},
    /* Exim, */
    {DAEMON "X-Failed-Recipients: a@example.com\nSubject: Mail delivery"
	    " failed\n\nThe following address(es) failed:\n\n  a@example.com\n"
	    "    host mx.example.com [192.0.2.1]: 550 no user\n\n"
	    "------ This is a copy of the message ------\n\nSubject: x\n",
     "failed\nfailed a@example.com - mx.example.com | "
     "host mx.example.com [192.0.2.1]: 550 no user\n"},
    /* an address that goes on what is said of another, */
    {DAEMON "Subject: failure notice\n\n<a@example.com>: host said 550\n"
	    "    <bounces@example.net>: not allowed\n\n<b@example.com>: gone\n",
     "failed\nfailed a@example.com - - | host said 550\n"
     "    <bounces@example.net>: not allowed\n"
     "failed b@example.com - - | gone\n"},
    /* a recipient within the text, not the reader's own address, */
    {DAEMON "Subject: undeliverable\n\nDear bob@example.net, your mail to\n"
	    "our (ann@example.com). is lost. Ask postmaster@example.com\n",
     "failed\nfailed ann@example.com - - | Dear bob@example.net, your mail to\n"
     "our (ann@example.com). is lost. Ask postmaster@example.com\n"},
    /* no header at all, HTML, another charset and encoding. */
    {"Hello\n\nyour mail could not\nbe delivered.\n<a@example.com>: gone\n",
     "failed\nfailed a@example.com - - | gone\n"},
    {DAEMON "Content-Type: text/html\n\n<style>x</style><p>&lt;a@example.com"
	    "&gt;:<br>no such&nbsp;user &#228;</p><!-- c -->\n",
     "failed\nfailed a@example.com - - | no such user ä\n"},
    {DAEMON "Content-Type: text/plain; charset=iso-8859-1\n"
	    "Content-Transfer-Encoding: quoted-printable\n\n"
	    "<a@example.com>: Postfach =FCberf=FCllt\n",
     "failed\nfailed a@example.com - - | Postfach überfüllt\n"},
    {DAEMON "\n<a@example.com>: Postfach \xFC"
	    "berf\xFCllt\n",
     "failed\nfailed a@example.com - - | Postfach überfüllt\n"},
    /* Kinds. */
    {DAEMON "Subject: Delayed Mail (still being retried)\n\n"
	    "<a@example.com>: busy\n",
     "delayed\ndelayed a@example.com - - | busy\n"},
    {DAEMON "Subject: Warning\n\n<a@example.com>: busy. It will be\n"
	    "retried.\n",
     "delayed\ndelayed a@example.com - - | busy. It will be\nretried.\n"},
    {"From: ann@example.com\nAuto-Submitted: auto-replied\nSubject: away\n\n"
     "I am away until 550 days from now.\n",
     "auto-reply\nauto-reply ann@example.com - - | -\n"},
    {"From: ann@example.com\nSubject: Automatic reply: Lunch\n\nAway.\n",
     "auto-reply\nauto-reply ann@example.com - - | -\n"},
    {"From: postmaster@example.com\nTo: bob@example.net\nSubject: Your mail\n\n"
     "For a@example.com: the mailbox is full.\n",
     "failed\nfailed a@example.com - - | For a@example.com: the mailbox is "
     "full.\n"},
    {"From: postmaster@example.com\nTo: bob@example.net\nSubject: Warning\n\n"
     "Your mailbox is full.\n",
     "not-a-bounce\nnot-a-bounce - - - | -\n"},
    {"From: ann@example.com\nTo: bob@example.net\nSubject: Lunch\n\n"
     "For a@example.com: the mailbox is full.\n",
     "not-a-bounce\nnot-a-bounce - - - | -\n"},
    {"From: x@example.com\nContent-Type: multipart/report; boundary=b; "
     "report-type=feedback-report\n\n--b\n\nAbuse\n--b--\n",
     "feedback-report\nfeedback-report - - - | -\n"},
    {"From: ann@example.com\nSubject: please confirm that you are human\n\n",
     "challenge-response\nchallenge-response ann@example.com - - | -\n"},
    {"From: ann@example.com\nSubject: Lunch\n\nIt costs 550 each.\n",
     "not-a-bounce\nnot-a-bounce - - - | -\n"},
    {"From: ann@example.com\nSubject: Your mail was rejected\n\nSorry!\n",
     "not-a-bounce\nnot-a-bounce - - - | -\n"},
    {"", "not-a-bounce\nnot-a-bounce - - - | -\n"},
};

START_TEST(test_reports)
{
	struct mail *mail = read_bytes(cases[_i].mail, strlen(cases[_i].mail));
	char *got = dump(mail);

	ck_assert_str_eq(got, cases[_i].expected);
	g_free(got);
	mail_free(mail);
}
END_TEST

/* What is told of the returned message, in each place where it may stand. */
#define RETURNED                                                               \
	"Subject: =?utf-8?q?K=C3=B6ln?=\nMessage-ID: <1@example.net>\n"        \
	"Date: Mon, 4 Mar 2024 10:15:29 +0100\nFrom: bob@example.net\n\n"      \
	"Subject: not this\n"

static const char *const returned[] = {
    REPORT STATUS "--b\nContent-Type: message/rfc822\n\n" RETURNED "--b--\n",
    REPORT STATUS "--b\nContent-Type: message/rfc822\n"
		  "Content-Transfer-Encoding: base64\n\n"
		  "U3ViamVjdDogPT91dGYtOD9xP0s9QzM9QjZsbj89Ck1lc3Nh\n"
		  "Z2UtSUQ6IDwxQGV4YW1wbGUubmV0PgpEYXRlOiBNb24sIDQg\n"
		  "TWFyIDIwMjQgMTA6MTU6MjkgKzAxMDAKRnJvbTogYm9iQGV4\n"
		  "YW1wbGUubmV0Cgo=\n"
		  "--b--\n",
    REPORT STATUS "--b\nContent-Type: text/rfc822-headers\n\n" RETURNED
		  "--b--\n",
    DAEMON "\n<a@example.com>: no\n\n----- Original message -----\n\n" RETURNED,
    DAEMON "\n<a@example.com>: no\n\nReturn-Path: <bob@example.net>\n" RETURNED,
};

START_TEST(test_returned)
{
	struct mail *mail = read_bytes(returned[_i], strlen(returned[_i]));

	ck_assert_str_eq(mail->subject, "Köln");
	ck_assert_str_eq(mail->message_id, "1@example.net");
	ck_assert_str_eq(mail->from, "bob@example.net");
	ck_assert_ptr_nonnull(strstr(mail->date, "Mar 2024 10:15:29"));
	mail_free(mail);
}
END_TEST

START_TEST(test_reporting_mta)
{
	struct mail *mail = read_bytes(REPORT STATUS "--b--\n",
				       strlen(REPORT STATUS "--b--\n"));

	ck_assert_str_eq(mail->reporting_mta, "mx.example.net");
	ck_assert_str_eq(mail->subject, "");
	mail_free(mail);
}
END_TEST

/* Every beginning of a mail, and every mail with one byte changed, is read,
 * and gives strings of valid UTF-8. */
START_TEST(test_damaged)
{
	size_t length = strlen(cases[_i].mail);
	char *bytes = g_memdup2(cases[_i].mail, length + 1);

	for (size_t at = 0; at < length; at++) {
		struct mail *mail;

		mail_free(read_bytes(bytes, at));
		bytes[at] ^= 0xA5;
		mail = read_bytes(bytes, length);
		bytes[at] ^= 0xA5;
		for (size_t i = 0; i < mail->report_count; i++)
			ck_assert(g_utf8_validate(mail->reports[i].diagnostic,
						  -1, NULL));
		mail_free(mail);
	}
	g_free(bytes);
}
END_TEST

START_TEST(test_nul)
{
	static const char bytes[] = DAEMON "\n<a@example.com>: no\0such user\n";
	struct mail *mail = read_bytes(bytes, sizeof(bytes) - 1);

	ck_assert_str_eq(mail->reports[0].diagnostic, "no such user");
	mail_free(mail);
}
END_TEST

/* repeated - a head and then so many times a text; to be freed */
static GString *repeated(const char *head, const char *text, size_t times)
{
	GString *bytes = g_string_new(head);

	while (times-- > 0)
		g_string_append(bytes, text);
	return bytes;
}

/* Mails made to cost time; each must end within Check's limit. */
static const struct {
	const char *head, *text;
	size_t times;
} hostile[] = {
    {"", "a", 40000000},
    {DAEMON "\n", "a@", 4000000},
    {DAEMON "\n", "<a@example.com>:\n", 400000},
    {DAEMON "Content-Type: text/html\n\n", "<!--", 1000000},
    {DAEMON "Content-Type: text/html\n\n", "<style>", 1000000},
    {"From: ", "a,", 2000000},
    {"From: a\nTo: ", "a,\n ", 1000000},
    {"", "From: a,a,a,a,a,a,a,a,a\n", 200000},
    {DAEMON, "X-A: b\n", 200000},
    {DAEMON, "Content-Type: message/rfc822\n\n", 100000},
    {DAEMON, "Content-Type: multipart/mixed; boundary=b\n\n--b\n", 50000},
    {REPORT "--b\n\nNo words about anybody.\n" STATUS,
     "Final-Recipient: rfc822; a@example.com\n\n", 20000},
    {"X-Failed-Recipients: ", "a@example.com,", 300000},
};

START_TEST(test_hostile)
{
	GString *bytes =
	    repeated(hostile[_i].head, hostile[_i].text, hostile[_i].times);

	mail_free(read_bytes(bytes->str, bytes->len));
	g_string_free(bytes, TRUE);
}
END_TEST

/* What is kept of prose is bounded, and so is what many recipients share. */
START_TEST(test_bounds)
{
	GString *bytes = repeated(REPORT "--b\n\n", "No words here. ", 150000);
	struct mail *mail;
	size_t total = 0;

	g_string_append(bytes, "\n" STATUS);
	for (int i = 0; i < 1000; i++)
		g_string_append_printf(
		    bytes, "Final-Recipient: rfc822; a%d@example.com\n\n", i);
	mail = read_bytes(bytes->str, bytes->len);
	ck_assert_uint_eq(mail->report_count, 1000);
	for (size_t i = 0; i < mail->report_count; i++)
		total += strlen(mail->reports[i].diagnostic);
	ck_assert_uint_gt(total, 1000 * 100);
	ck_assert_uint_le(total, 4 << 20);
	mail_free(mail);
	g_string_free(bytes, TRUE);
}
END_TEST

/* mail_suite - the tests of mail/ */
Suite *mail_suite(void);
Suite *mail_suite(void)
{
	TCase *tests = tcase_create("mail");
	TCase *slow = tcase_create("hostile mail");
	Suite *suite = suite_create("mail");

	tcase_add_loop_test(tests, test_reports, 0, G_N_ELEMENTS(cases));
	tcase_add_loop_test(tests, test_returned, 0, G_N_ELEMENTS(returned));
	tcase_add_test(tests, test_reporting_mta);
	tcase_add_test(tests, test_nul);
	tcase_add_test(tests, test_bounds);
	tcase_set_timeout(slow, 60); /* sanitizers and valgrind are slow */
	tcase_add_loop_test(slow, test_damaged, 0, G_N_ELEMENTS(cases));
	tcase_add_loop_test(slow, test_hostile, 0, G_N_ELEMENTS(hostile));
	suite_add_tcase(suite, tests);
	suite_add_tcase(suite, slow);
	return suite;
}
