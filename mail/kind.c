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

/* is_told - does it say, in the subject or the text, that something came back?
 * A postmaster writes of other things, too */
static bool is_told(const struct evidence *found)
{
	bool text = found->reply || found->words || found->trying ||
		    found->cause || found->subject_cause;

	return found->failure || found->delay || found->returned ||
	       found->null_sender ||
	       (text && (found->other || found->yours));
}

/* is_by_daemon - is it a bounce of a mail program that says who it is? */
static bool is_by_daemon(const struct evidence *found)
{
	if (found->daemon && !found->postmaster)
		return true;
	return (found->daemon || found->named) && is_told(found);
}

/* is_by_form - is it one of a program that does not: by the form of its text,
 * or because subject and text both say so?  Parcels and payments are refused
 * as well, but no recipient is named for that */
static bool is_by_form(const struct evidence *found)
{
	bool subject = found->failure || found->delay ||
		       (found->subject_cause && found->words);
	bool plain = found->reply || found->words || found->trying;
	bool text = plain || found->cause;

	if (found->format)
		return true;
	if (found->headless || found->returned)
		return text;
	if (found->null_sender && !found->automatic && plain &&
	    found->recipient)
		return true;
	return subject && !found->person &&
	       (found->null_sender || found->automatic ||
		(text && (found->recipient || (found->cause && found->yours))));
}

/* is_bounce - is there enough to say that something came back? */
static bool is_bounce(const struct parts *parts, const struct evidence *found)
{
	if (found->failed_header || parts->says_report)
		return true;
	if (found->answer)
		return false;
	if (parts->has_program && !found->returned)
		return false;
	if (found->manager && found->held)
		return true;
	if (is_by_daemon(found))
		return true;
	if (found->of_list && !found->null_sender)
		return false;
	return is_by_form(found);
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

/* is_other - does the subject name an address that is not its reader's? */
static bool is_other(const struct parts *parts, const char *own)
{
	const char *subject = g_mime_message_get_subject(parts->message);
	size_t length = 0;
	const char *found =
	    subject ? address_find(subject, subject + strlen(subject), &length)
		    : NULL;

	return found && !address_is_own(found, length, own);
}

/* kind_of - what the mail as a whole is */
enum mail_kind kind_of(const struct parts *parts, const struct prose *prose)
{
	struct evidence found;

	if (parts->is_feedback)
		return MAIL_FEEDBACK_REPORT;
	if (parts->is_report)
		return MAIL_FAILED;
	evidence_gather(parts, prose, &found);
	found.format = prose->labelled;
	found.recipient = prose->sections->len > 0 || prose->first_sure;
	found.other = found.recipient ||
		      (prose->first && !prose->first_barred) ||
		      is_other(parts, prose->own);
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
