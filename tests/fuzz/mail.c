/* SPDX-License-Identifier: MIT
 *
 * mail.c - a fuzz target: any bytes as a file of mails
 *
 * Whatever it holds, there is at least one mail in it, each mail has at least
 * one report, all strings are there, and all are UTF-8; so is what it asks
 * about.
 */
#include "fuzz.h"

#include "mail.h"

#include <glib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* check_string - what mail.h promises of each string */
static void check_string(const char *text)
{
	if (!text || !g_utf8_validate(text, -1, NULL))
		abort();
}

/* ask - what a text says, for who knows nothing but how long it is */
static enum mail_kind ask(const char *text, size_t length, const void *context)
{
	(void)context;
	check_string(text);
	if (strlen(text) != length)
		abort();
	return length % (MAIL_NOT_A_BOUNCE + 1);
}

static void check_mail(const struct mail *mail)
{
	if (mail->report_count < 1 ||
	    mail->kind > MAIL_NOT_A_BOUNCE)
		abort();
	check_string(mail->reporting_mta);
	check_string(mail->message_id);
	check_string(mail->subject);
	check_string(mail->date);
	check_string(mail->from);
	for (size_t i = 0; i < mail->report_count; i++) {
		check_string(mail->reports[i].recipient);
		check_string(mail->reports[i].diagnostic);
		check_string(mail->reports[i].status);
		check_string(mail->reports[i].remote_mta);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	static FILE *file;
	struct mail_box *box;
	struct mail *mail;
	unsigned mails = 0;

	if (!file && !(file = tmpfile()))
		exit(2);
	if (ftruncate(fileno(file), 0) ||
	    pwrite(fileno(file), bytes, length, 0) != (ssize_t)length ||
	    lseek(fileno(file), 0, SEEK_SET))
		exit(2);
	box = mail_box_open(fileno(file));
	mail_box_ask(box, ask, NULL);
	for (; (mail = mail_box_next(box)); mails++) {
		check_mail(mail);
		mail_free(mail);
	}
	mail_box_close(box);
	if (!mails)
		abort();
	return 0;
}
