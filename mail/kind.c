/* SPDX-License-Identifier: MIT
 *
 * kind.c - what sort of mail it is
 *
 * What a standard part says is certain.  All else is evidence: who sent it,
 * what the subject says, whether the text quotes an SMTP reply.  An automatic
 * answer (RFC 3834) that shows no evidence of failure is only that.
 */
#define _GNU_SOURCE /* strcasestr */

#include "read.h"

#include <string.h>

/* Parts of subjects, in lower case.  Of failure: */
static const char *const failure_subjects[] = {
    "undeliver",
    "delivery status notification",
    "delivery failure",
    "delivery failed",
    "delivery has failed",
    "delivery problem",
    "delivery report",
    "delivery error",
    "delivery notification",
    "mail delivery",
    "failure notice",
    "failure notification",
    "returned mail",
    "returned to sender",
    "returning message",
    "returned message",
    "mail could not be",
    "message could not be",
    "not delivered",
    "non-delivery",
    "nondeliverable",
    "non delivery",
    "mail failure",
    "mail system error",
    "could not send",
    "user unknown",
    "rejected",
    "bounce",
    "ndn:",
    "unzustellbar",
    "nicht zugestellt",
    "non remis",
    "no entregado",
    "non recapitabile",
};

/* of a delay: */
static const char *const delay_subjects[] = {
    "delayed",
    "(delay)",
    "warning: could not send",
    "delivery delay",
    "still being retried",
    "warning: message",
    "message delivery is delayed",
    "not yet been delivered",
};

/* of an automatic answer: */
static const char *const answer_subjects[] = {
    "out of office",        "out of the office",   "automatic reply",
    "auto reply",           "auto-reply",          "autoreply",
    "autoresponse",         "auto response",       "auto-response",
    "on vacation",          "vacation reply",      "abwesenheit",
    "automatische antwort", "absence du bureau",   "réponse automatique",
    "respuesta automática", "fuera de la oficina", "fuori sede",
};

/* of a sender who wants to see a person first: */
static const char *const challenge_subjects[] = {
    "confirm your message",       "confirm that you are",
    "sender verification",        "verify your email to",
    "please verify your message", "challenge-response",
    "requires confirmation",
};

/* and what texts of a delay warning say. */
static const char *const delay_words[] = {
    "will be retried",        "will keep trying",      "will continue trying",
    "not yet been delivered", "no action is required", "delivery attempts will",
    "do not need to resend",  "warning message only",
};

/* and of a failure. */
static const char *const failure_words[] = {
    "could not be delivered", "couldn't be delivered", "cannot be delivered",
    "not be delivered to",    "could not deliver",     "unable to deliver",
    "was not delivered",      "wasn't delivered",      "undeliverable",
    "delivery failed",        "delivery has failed",   "permanent error",
};

/* header - one of the mail's own; "" where it has none */
static const char *header(const struct parts *parts, const char *name)
{
	GMimeObject *object = GMIME_OBJECT(parts->message);
	const char *value = g_mime_object_get_header(object, name);

	return value ? value : "";
}

/* holds_any - does the text, in lower case, hold one of these? */
static bool holds_any(const char *text, const char *const *words, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (strstr(text, words[i]))
			return true;
	return false;
}

#define HOLDS(text, words) holds_any(text, words, G_N_ELEMENTS(words))

/* is_code - a reply code or an enhanced status of a failure? */
static bool is_code(const char *at, const char *end)
{
	if (end - at < 4 || (*at != '4' && *at != '5'))
		return false;
	if (g_ascii_isdigit(at[1]) && g_ascii_isdigit(at[2]))
		return at[1] <= '5' && (at[3] == ' ' || at[3] == '-');
	return end - at >= 5 && at[1] == '.' && g_ascii_isdigit(at[2]) &&
	       (at[3] == '.' || at[4] == '.');
}

/* quotes_reply - does the text hold something like an SMTP reply? */
static bool quotes_reply(const GString *text)
{
	const char *end = text->str + text->len;
	char before = ' ';

	for (const char *at = text->str; at < end; before = *at++)
		if (!g_ascii_isalnum(before) && before != '.' &&
		    before != '-' && is_code(at, end))
			return true;
	return false;
}

/* from_daemon - did a mail program or a postmaster send it? */
static bool from_daemon(const struct parts *parts)
{
	const char *from = header(parts, "From");
	char *address = address_only(from);
	bool daemon = address_is_daemon(address, strlen(address));

	g_free(address);
	return daemon || strcasestr(from, "mailer-daemon") ||
	       strcasestr(from, "mail delivery s");
}

/* is_automatic - does a header say that a program answered? */
static bool is_automatic(const struct parts *parts)
{
	const char *submitted = header(parts, "Auto-Submitted");

	return g_ascii_strncasecmp(submitted, "auto-replied", 12) == 0 ||
	       !g_ascii_strcasecmp(header(parts, "Precedence"), "auto_reply") ||
	       *header(parts, "X-Autoreply") || *header(parts, "X-Autorespond");
}

/* Evidence, gathered once. */
struct evidence {
	bool failed_header, daemon, null_sender, automatic, headless;
	bool failure, delay, answer, challenge; /* in the subject */
	bool reply, words, trying;              /* in the text */
	bool returned;                          /* a message hangs on it */
};

/* flattened - a copy in lower case with one blank for any white space, so
 * that words are found across line ends */
static char *flattened(const GString *text)
{
	char *copy = g_ascii_strdown(text->str, text->len);
	char *to = copy;
	bool blank = false;

	for (const char *from = copy; *from != '\0'; from++) {
		bool space = g_ascii_isspace(*from);

		if (!space)
			*to++ = *from;
		else if (!blank)
			*to++ = ' ';
		blank = space;
	}
	*to = '\0';
	return copy;
}

/* read_text - look at what the text says */
static void read_text(const struct parts *parts, struct evidence *found)
{
	const GString *prose = parts->prose;
	char *lower = flattened(prose);

	found->reply = quotes_reply(prose);
	found->words = HOLDS(lower, failure_words);
	found->trying = HOLDS(lower, delay_words);
	g_free(lower);
}

/* read_subject - look at what the subject says */
static void read_subject(const struct parts *parts, struct evidence *found)
{
	char *subject = g_utf8_strdown(header(parts, "Subject"), -1);

	found->headless = !*header(parts, "From") && !*subject;
	found->failure = HOLDS(subject, failure_subjects);
	found->delay = HOLDS(subject, delay_subjects);
	found->answer = HOLDS(subject, answer_subjects);
	found->challenge = HOLDS(subject, challenge_subjects);
	g_free(subject);
}

/* gather - look at the headers and the text */
static void gather(const struct parts *parts, struct evidence *found)
{
	const char *path = header(parts, "Return-Path");

	found->failed_header = *header(parts, "X-Failed-Recipients");
	found->daemon = from_daemon(parts);
	found->null_sender = strncmp(path, "<>", 2) == 0;
	found->automatic = is_automatic(parts);
	found->returned = parts->returned || parts->headers->len > 0;
	read_subject(parts, found);
	read_text(parts, found);
}

/* is_bounce - is there enough to say that something came back? */
static bool is_bounce(const struct evidence *found)
{
	bool subject = found->failure || found->delay;
	bool text = found->reply || found->words || found->trying;

	if (found->failed_header)
		return true;
	if (found->answer)
		return false;
	if (found->daemon)
		return true;
	if (found->headless || found->returned)
		return text;
	return subject && (found->null_sender || found->automatic || text);
}

/* kind_of - what the mail as a whole is */
enum mail_kind kind_of(const struct parts *parts)
{
	struct evidence found;

	if (parts->is_feedback)
		return MAIL_FEEDBACK_REPORT;
	if (parts->is_report)
		return MAIL_FAILED;
	if (parts->is_receipt)
		return MAIL_AUTO_REPLY;
	gather(parts, &found);
	if (is_bounce(&found))
		return found.delay || found.trying ? MAIL_DELAYED : MAIL_FAILED;
	if (found.challenge)
		return MAIL_CHALLENGE_RESPONSE;
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
