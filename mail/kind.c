/* SPDX-License-Identifier: MIT
 *
 * kind.c - what sort of mail it is
 *
 * What a standard part says is certain.  All else is weighed: an automatic
 * answer (RFC 3834) that shows no evidence of failure is only that, a mail of a
 * list is only a mail, and so is one that brings a program along.
 */
#include "read.h"

#include <string.h>

/* is_bounce - is there enough to say that something came back? */
static bool is_bounce(const struct parts *parts, const struct evidence *found)
{
	bool subject = found->failure || found->delay;
	bool text = found->reply || found->words || found->trying;

	if (found->failed_header)
		return true;
	if (found->answer)
		return false;
	if (parts->has_program && !found->returned)
		return false;
	if (found->daemon)
		return true;
	if (found->of_list && !found->named && !found->null_sender)
		return false;
	if (found->named)
		return subject || text;
	if (found->format || parts->says_report)
		return true;
	if (subject && !found->person &&
	    (found->null_sender || found->automatic || text))
		return true;
	return text && (found->headless || found->returned);
}

/* is_challenge - does it want to see a person first? */
static bool is_challenge(const struct evidence *found)
{
	return found->challenge && !found->failed_header && !found->words &&
	       !found->reply;
}

/* is_refused - a receipt that says that the message was thrown away, as a
 * filter of Sieve's does when it rejects it */
static bool is_refused(const struct evidence *found)
{
	return found->rejected || found->words;
}

/* kind_of - what the mail as a whole is */
enum mail_kind kind_of(const struct parts *parts, const struct prose *prose)
{
	struct evidence found;

	if (parts->is_feedback)
		return MAIL_FEEDBACK_REPORT;
	if (parts->is_report)
		return MAIL_FAILED;
	evidence_gather(parts, &found);
	found.format = prose->labelled;
	if (parts->is_receipt)
		return is_refused(&found) ? MAIL_FAILED : MAIL_NOT_A_BOUNCE;
	if (is_challenge(&found))
		return MAIL_CHALLENGE_RESPONSE;
	if (is_bounce(parts, &found))
		return found.delay || found.trying ? MAIL_DELAYED : MAIL_FAILED;
	if (found.answer || found.automatic)
		return MAIL_AUTO_REPLY;
	return MAIL_NOT_A_BOUNCE;
}

/* kind_worst - of several reports, the kind that matters most */
enum mail_kind kind_worst(const GArray *reports)
{
	enum mail_kind worst = MAIL_NOT_A_BOUNCE;

	for (guint i = 0; i < reports->len; i++) {
		const struct mail_report *report =
		    &g_array_index(reports, struct mail_report, i);

		worst = MIN(worst, report->kind);
	}
	return worst;
}
