/* SPDX-License-Identifier: MIT
 *
 * test_sent.c - tests of who sent the message that came back
 *
 * A case is the header of a message, what is the user's, and the answer: "yes",
 * "no" or "-", with a part of the reason.
 */
#define _POSIX_C_SOURCE 200809L

#include "hop.h"
#include "sent.h"
#include "suites.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define DATE "Date: Mon, 4 Mar 2024 10:15:29 +0100\nFrom: bob@example.net\n"
#define CLIENT "Received: from pc ([192.168.1.7])\n by mail.example.net; x\n"

static const struct {
	const char *header, *mine, *answer, *why;
} cases[] = {
    /* Nothing is known. */
    {CLIENT DATE, "", "-", ""},
    {"", "example.net", "-", "does not show"},
    {DATE, "example.net", "-", "does not show"},
    /* The path leads through a server of the user's. */
    {CLIENT DATE, "example.net", "yes", "it passed mail.example.net"},
    {CLIENT DATE, "mail.example.net", "yes", "it passed mail.example.net"},
    {CLIENT DATE, "ample.net", "-", "too little"},
    {"Received: from mail.example.net (mail.example.net [192.0.2.1])\n"
     "\tby mx.example.com (Postfix) with ESMTP id 1; x\n" DATE,
     "example.net", "yes", "it came from mail.example.net"},
    {"Received: from x (mail.example.net. [192.0.2.1]) by mx.example.com\n"
     DATE, "example.net", "yes", "mail.example.net"},
    {"Received: from mail.example.net ([192.0.2.1] helo=x) by b.example.com\n"
     DATE, "example.net", "yes", "mail.example.net"},
    {"Received: from mail.example.net (HELO x) (192.0.2.1) by b.example.com\n"
     DATE, "example.net", "yes", "mail.example.net"},
    {"Received: from x (192.0.2.1) by b.example.com\n" DATE, "192.0.2.1",
     "yes", "it came from 192.0.2.1"},
    {"Received: from x (unknown [192.0.2.77]) by b.example.com\n" DATE,
     "192.0.2.64/26", "yes", "192.0.2.77"},
    {"Received: from x ([IPv6:2001:db8:1::7]) by b.example.com\n" DATE,
     "2001:db8::/32", "yes", "2001:db8:1::7"},
    {"Received: from [192.0.2.1] (port=27040 helo=x) by b.example.com\n" DATE,
     "192.0.2.0/24", "yes", "192.0.2.1"},
    {"Received: from mail.example.net (203.0.113.9) by mx.example.com\n" CLIENT
     DATE, "example.net", "yes", "it passed mail.example.net"},
    {"Received: from localhost ([127.0.0.1]) by filter.example.com\n" CLIENT
     DATE, "example.net", "yes", "it passed mail.example.net"},
    /* Or the domain signed it. */
    {"DKIM-Signature: v=1; a=rsa-sha256; d=example.net; s=x; bh=x; b=x\n"
     "Received: from x ([203.0.113.9]) by mx.example.com\n" DATE,
     "example.net", "yes", "example.net signed it"},
    {"DKIM-Signature: v=1; bh=xd=example.net; d = mail.example.net\n" DATE,
     "example.net", "yes", "mail.example.net signed it"},
    {"Message-ID: <1@desk.example.net>\n" DATE, "example.net", "yes",
     "Message-ID"},
    /* It came from elsewhere. */
    {"Received: from x (unknown [203.0.113.9]) by mx.example.com\n" DATE,
     "example.net 192.0.2.0/24", "no", "it came from 203.0.113.9"},
    {"DKIM-Signature: d=example.org\n"
     "Received: from x (x.example.org [203.0.113.9]) by mx.example.com\n"
     "Message-ID: <1@example.org>\n" DATE,
     "example.net", "no", "it came from 203.0.113.9"},
    {"Received: from a ([203.0.113.9]) by b.example.com\n"
     "Received: from c ([198.51.100.7]) by a\n" DATE,
     "example.net", "no", "it came from 203.0.113.9"},
    /* What forgers can write is neither. */
    {"Received: from mail.example.net ([203.0.113.9]) by mx.example.com\n"
     DATE, "example.net", "-", "forger"},
    {"Received: from x.example.org ([203.0.113.9] helo=mail.example.net)\n"
     " by mx.example.com\n" DATE,
     "example.net", "-", "forger"},
    {"Received: from mail.example.net (mail.example.net [203.0.113.9] (may be\n"
     " forged)) by mx.example.com\n" DATE,
     "example.net", "-", "forger"},
    {"Received: from [192.0.2.1] (unknown [203.0.113.9]) by mx.example.com\n"
     DATE, "192.0.2.1 example.net", "no", "203.0.113.9"},
    {"Received: from x ([203.0.113.9] helo=[192.0.2.1]) by mx.example.com\n"
     DATE, "192.0.2.1 example.net", "no", "203.0.113.9"},
    {"Received: from x (x [203.0.113.9]) by mx.example.com\n" CLIENT DATE,
     "example.net", "-", "forger"},
    {"Received: from x ([203.0.113.9]) by mx.example.com\n"
     "Message-ID: <1@example.net>\n" DATE,
     "example.net", "-", "forger"},
    {"Received-SPF: Pass (mx: domain of bob@example.net designates it)\n"
     "Received: from x ([203.0.113.9]) by mx.example.com\n" DATE,
     "example.net", "-", "allowed it"},
    {"Authentication-Results: mx; dkim=pass header.d=example.net\n"
     "Received: from x ([203.0.113.9]) by mx.example.com\n" DATE,
     "example.net", "-", "allowed it"},
    {"Authentication-Results: mx; spf=fail smtp.mailfrom=example.net\n"
     "Received: from x ([203.0.113.9]) by mx.example.com\n" DATE,
     "example.net", "no", "203.0.113.9"},
    /* Too little is told. */
    {"Received: (qmail 1 invoked by uid 33); 4 Mar 2024\n" DATE,
     "example.net", "-", "too little"},
    {"Received: from pc ([10.1.2.3]) by mx.example.com\n" DATE, "example.net",
     "-", "too little"},
    {"Received: from x ([203.0.113.9]) by mx.example.com\n", "example.net",
     "-", "too little"},
    {"Received: from x ([203.0.113.9]) by mx.example.com\n" DATE,
     "192.0.2.0/24", "-", "no domain of yours"},
    /* Private addresses are everybody's. */
    {"Received: from pc ([10.1.2.3]) by mx.example.com\n" DATE,
     "10.0.0.0/8 example.net", "-", "too little"},
};

/* read_returned - a bounce that holds this header */
static struct mail *read_returned(const char *header)
{
	FILE *file = tmpfile();
	struct mail_box *box;
	struct mail *mail;

	fprintf(file,
		"From: MAILER-DAEMON@mx.example.com\n"
		"Received: from mx.example.com by mail.example.net\n"
		"Content-Type: multipart/report; boundary=b\n\n--b\n\nno\n--b\n"
		"Content-Type: text/rfc822-headers\n\n%s\n--b--\n",
		header);
	rewind(file);
	box = mail_box_open(fileno(file));
	mail = mail_box_next(box);
	mail_box_close(box);
	fclose(file);
	return mail;
}

START_TEST(test_sent)
{
	static const char *const answers[] = {
	    [WB_YES] = "yes", [WB_NO] = "no", [WB_NOT_SAID] = "-"};
	struct mail *mail = read_returned(cases[_i].header);
	char **values = g_strsplit(cases[_i].mine, " ", -1);
	struct mine mine;
	struct sent sent;

	mine_start(&mine);
	for (char **value = values; *value; value++)
		ck_assert(!**value || mine_add(&mine, *value));
	sent_judge(&mine, mail, &sent);
	ck_assert_msg(strcmp(answers[sent.by_you], cases[_i].answer) == 0 &&
			  strstr(sent.why, cases[_i].why),
		      "%s: %s, \"%s\"", cases[_i].header, answers[sent.by_you],
		      sent.why);
	sent_clear(&sent);
	mine_clear(&mine);
	g_strfreev(values);
	mail_free(mail);
}
END_TEST

static const struct {
	const char *network, *address;
	bool inside;
} networks[] = {
    {"192.0.2.7", "192.0.2.7", true},
    {"192.0.2.7", "192.0.2.8", false},
    {"192.0.2.0/25", "192.0.2.127", true},
    {"192.0.2.0/25", "192.0.2.128", false},
    {"0.0.0.0/0", "203.0.113.9", true},
    {"0.0.0.0/0", "2001:db8::1", false},
    {"2001:db8::/33", "2001:db8:7fff::1", true},
    {"2001:db8::/33", "2001:db8:8000::1", false},
    {"192.0.2.0/24", "::ffff:192.0.2.1", true},
};

START_TEST(test_networks)
{
	struct mine mine;

	mine_start(&mine);
	ck_assert(mine_add(&mine, networks[_i].network));
	ck_assert(mine_has_address(&mine, networks[_i].address) ==
		  networks[_i].inside);
	mine_clear(&mine);
}
END_TEST

/* Any bytes are taken apart without harm. */
START_TEST(test_junk)
{
	GRand *random = g_rand_new_with_seed(7);
	static const char alphabet[] = "from by([])=;:.@<>\" helo1.2\t\xff-";
	struct mine mine;

	mine_start(&mine);
	mine_add(&mine, "example.net");
	for (int i = 0; i < 20000; i++) {
		char field[700];
		struct hop hop;
		size_t length = g_rand_int_range(random, 0, sizeof(field));

		for (size_t j = 0; j < length; j++)
			field[j] = alphabet[g_rand_int_range(
			    random, 0, sizeof(alphabet) - 1)];
		field[length ? length - 1 : 0] = '\0';
		hop_read(field, &mine, &hop);
		ck_assert(!hop.by_mine);
	}
	mine_clear(&mine);
	g_rand_free(random);
}
END_TEST

Suite *sent_suite(void)
{
	Suite *suite = suite_create("sent");
	TCase *tests = tcase_create("sent");

	tcase_add_loop_test(tests, test_sent, 0, G_N_ELEMENTS(cases));
	tcase_add_loop_test(tests, test_networks, 0, G_N_ELEMENTS(networks));
	tcase_add_test(tests, test_junk);
	suite_add_tcase(suite, tests);
	return suite;
}
