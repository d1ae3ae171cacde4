/* SPDX-License-Identifier: MIT
 *
 * explain.c - from a reply or a report to an answer
 *
 * What a mail is follows from its form where the form tells (an automatic
 * answer stays one whatever its words are), and from the words otherwise.
 */
#include "explain.h"

#include "clean.h"

#include <string.h>

enum { WORDS_BEFORE = 4 }; /* an address that may tell whose it is */

/* kind_of_category - of a reply, what a mail with this verdict would be */
static enum mail_kind kind_of_category(enum wb_category category)
{
	switch (category) {
	case WB_DELAYED:
		return MAIL_DELAYED;
	case WB_AUTO_REPLY:
		return MAIL_AUTO_REPLY;
	case WB_FEEDBACK_REPORT:
		return MAIL_FEEDBACK_REPORT;
	case WB_CHALLENGE_RESPONSE:
		return MAIL_CHALLENGE_RESPONSE;
	case WB_DELIVERED:
		return MAIL_DELIVERED;
	case WB_NOT_A_BOUNCE:
		return MAIL_NOT_A_BOUNCE;
	default:
		return MAIL_FAILED;
	}
}

/* category_of_kind - of a mail that is no failure; else unknown */
static enum wb_category category_of_kind(enum mail_kind kind)
{
	switch (kind) {
	case MAIL_DELIVERED:
	case MAIL_RELAYED:
	case MAIL_EXPANDED:
		return WB_DELIVERED;
	case MAIL_AUTO_REPLY:
		return WB_AUTO_REPLY;
	case MAIL_FEEDBACK_REPORT:
		return WB_FEEDBACK_REPORT;
	case MAIL_CHALLENGE_RESPONSE:
		return WB_CHALLENGE_RESPONSE;
	case MAIL_NOT_A_BOUNCE:
		return WB_NOT_A_BOUNCE;
	default:
		return WB_UNKNOWN;
	}
}

/* is_one_of - is the word in the list, upper or lower case? */
static bool is_one_of(const char *const *words, const char *word, size_t length)
{
	for (; *words; words++)
		if (strlen(*words) == length &&
		    g_ascii_strncasecmp(*words, word, length) == 0)
			return true;
	return false;
}

/* is_another - do the words before the address say that it is not the
 * recipient's, but whom to ask, or who wrote? */
static bool is_another(const char *text, size_t at)
{
	static const char *const wrote[] = {"from", "sender", NULL};
	static const char *const ask[] = {
	    "ask",      "assistance", "contact",  "help",
	    "please",   "problem",    "problems", "query",
	    "question", "questions",  "report",   "support",
	    "try",      "use",        "write",    NULL};

	for (unsigned i = 0; i < WORDS_BEFORE; i++) {
		size_t start;

		while (at > 0 && !g_ascii_isalpha(text[at - 1]))
			at--;
		for (start = at; start > 0 && g_ascii_isalpha(text[start - 1]);)
			start--;
		if (is_one_of(ask, text + start, at - start) ||
		    (i == 0 && is_one_of(wrote, text + start, at - start)))
			return true;
		at = start;
	}
	return false;
}

/* named_email - the address that a reply names; null: none that could be */
static const struct wb_span *named_email(const struct wb_verdict *verdict)
{
	for (unsigned i = 0; i < verdict->named_count; i++)
		if (verdict->named[i].kind == WB_EMAIL &&
		    verdict->named[i].value.length <= ADDRESS_MAX)
			return &verdict->named[i].value;
	return NULL;
}

/* passes_over - is the address that the text names another's: the new one of
 * somebody who has moved, or one with words before it that say so?  Then the
 * answer does not name it as the recipient's */
static bool passes_over(struct answer *answer, const struct wb_span *span)
{
	if (answer->verdict.category != WB_ADDRESS_MOVED &&
	    !is_another(answer->input.text, span->start))
		return false;
	answer->input.recipient = "the address";
	return true;
}

/* name_recipient - where a reply is about the recipient, the address in it is
 * the recipient's.  A wrong one costs somebody else mail */
static void name_recipient(struct answer *answer)
{
	const struct wb_verdict *verdict = &answer->verdict;
	const struct wb_span *span = named_email(verdict);

	if (!span || passes_over(answer, span) ||
	    (verdict->where != WB_RECIPIENT_ADDRESS &&
	     verdict->where != WB_RECIPIENT_MAILBOX))
		return;
	memcpy(answer->named_recipient, answer->input.text + span->start,
	       span->length);
	answer->named_recipient[span->length] = '\0';
	answer->recipient = answer->named_recipient;
}

/* explain_reply - fill in *answer for a reply */
void explain_reply(const wb_pack *pack, const char *text, size_t length,
		   const char *remote, struct answer *answer)
{
	answer->mail = NULL;
	answer->report = NULL;
	answer->joined = NULL;
	answer->said_from = 0;
	answer->recipient = "";
	answer->remote = remote ? remote : "";
	answer->diagnostic = text;
	answer->diagnostic_length = length;
	answer->input = (struct wb_input){
	    .text = text, .length = length, .remote_host = remote};
	wb_classify(pack, &answer->input, &answer->verdict);
	answer->kind = kind_of_category(answer->verdict.category);
	name_recipient(answer);
}

/* digits - how many of them there are here, at most three */
static size_t digits(const char *text)
{
	size_t count = 0;

	while (count < 3 && g_ascii_isdigit(text[count]))
		count++;
	return count;
}

/* status_length - of the enhanced status code that begins here; 0: none */
static size_t status_length(const char *text)
{
	size_t subject, detail;

	if (!strchr("245", *text) || *text == '\0' || text[1] != '.')
		return 0;
	subject = digits(text + 2);
	if (subject == 0 || text[2 + subject] != '.')
		return 0;
	detail = digits(text + 3 + subject);
	if (detail == 0 || text[3 + subject + detail] == '.')
		return 0;
	return 3 + subject + detail;
}

/* has_status - is there an enhanced status code in the text? */
static bool has_status(const char *text)
{
	for (const char *c = text; *c != '\0'; c++)
		if ((c == text || (!g_ascii_isalnum(c[-1]) && c[-1] != '.')) &&
		    status_length(c) > 0)
			return true;
	return false;
}

/* join_status - set the input's text: the diagnostic, with the Status field
 * where the server would have put it, behind the reply code, else in front */
static void join_status(const char *status, struct answer *answer)
{
	const char *text = answer->diagnostic;
	size_t code = digits(text);

	answer->said_from = 0;
	if (!*status || has_status(text)) {
		answer->joined = g_strdup(text);
	} else if (code == 3 && (text[3] == ' ' || text[3] == '-')) {
		answer->joined =
		    g_strdup_printf("%.4s%s %s", text, status, text + 4);
	} else {
		answer->joined = g_strdup_printf("%s %s", status, text);
		if (*text)
			answer->said_from = strlen(status) + 1;
	}
}

/* set_state - another category, but with what the words gave beside one */
static void set_state(const wb_pack *pack, enum wb_category category,
		      struct wb_verdict *verdict)
{
	struct wb_verdict said = *verdict;

	wb_state(pack, category, verdict);
	verdict->temporary = said.temporary;
	verdict->code = said.code;
	verdict->status = said.status;
	verdict->link = said.link;
	verdict->provider = said.provider;
	verdict->provider_title = said.provider_title;
}

/* use_text - let this text be what states the cause */
static void use_text(const char *text, const char *status,
		     struct answer *answer)
{
	answer->diagnostic = text;
	answer->diagnostic_length = strlen(text);
	join_status(status, answer);
	answer->input.text = answer->joined;
	answer->input.length = strlen(answer->joined);
}

/* is_silent - do the words give no cause? */
static bool is_silent(const struct wb_verdict *verdict)
{
	return verdict->category == WB_UNKNOWN || verdict->by_code;
}

/* says_more - do the words of another text give a cause, or at least a state
 * where nothing was known? */
static bool says_more(const struct wb_verdict *verdict,
		      const struct wb_verdict *before)
{
	if (is_silent(verdict) || verdict->where == WB_NOT_A_FAILURE)
		return false;
	return verdict->where != WB_TRANSIT || before->category == WB_UNKNOWN;
}

/* try_text - take another text for the cause, if its words say more */
static void try_text(const wb_pack *pack, const char *text, const char *status,
		     struct answer *answer)
{
	struct answer other = *answer;

	if (!*text || !is_silent(&answer->verdict))
		return;
	use_text(text, status, &other);
	wb_classify(pack, &other.input, &other.verdict);
	if (says_more(&other.verdict, &answer->verdict)) {
		g_free(answer->joined);
		*answer = other;
	} else {
		g_free(other.joined);
	}
}

/* is_only_late - of a message that is still to be delivered, do the words say
 * no more than that?  That the server was not reached so far says no more */
static bool is_only_late(const struct wb_verdict *verdict)
{
	return verdict->category == WB_UNKNOWN ||
	       verdict->category == WB_EXPIRED ||
	       verdict->category == WB_CONNECTION_FAILED;
}

/* set_delayed - delayed; a cause that was said is told beside it */
static void set_delayed(const wb_pack *pack, struct wb_verdict *verdict)
{
	struct wb_also said = {.category = verdict->category,
			       .category_name = verdict->category_name,
			       .rule = verdict->rule,
			       .matched = verdict->matched};

	set_state(pack, WB_DELAYED, verdict);
	if (said.category == WB_CONNECTION_FAILED)
		verdict->also[verdict->also_count++] = said;
}

/* settle - the words' verdict, or the one that the kind of mail leaves: a
 * message that failed is no longer delayed, and the other way round */
static void settle(const wb_pack *pack, struct answer *answer)
{
	struct wb_verdict *verdict = &answer->verdict;
	enum wb_category category = category_of_kind(answer->kind);

	if (category != WB_UNKNOWN)
		set_state(pack, category, verdict);
	else if (answer->kind == MAIL_DELAYED && is_only_late(verdict))
		set_delayed(pack, verdict);
	else if (answer->kind == MAIL_FAILED && answer->report->is_stated &&
		 verdict->category == WB_DELAYED)
		set_state(pack, WB_EXPIRED, verdict);
	if (verdict->category == WB_DELAYED)
		answer->kind = MAIL_DELAYED;
	if (verdict->category == WB_DELIVERED && answer->kind == MAIL_FAILED)
		answer->kind = MAIL_DELIVERED;
}

/* explain_report - fill in *answer for a recipient of a mail */
void explain_report(const wb_pack *pack, const struct mail *mail,
		    const struct mail_report *report, const char *remote,
		    struct answer *answer)
{
	const struct wb_span *span;

	answer->mail = mail;
	answer->report = report;
	answer->kind = report->kind;
	answer->recipient = report->recipient;
	answer->remote = report->remote_mta;
	if (!*answer->remote && remote)
		answer->remote = remote;
	answer->input = (struct wb_input){
	    .remote_host = *answer->remote ? answer->remote : NULL,
	    .recipient = *answer->recipient ? answer->recipient : NULL,
	};
	use_text(report->diagnostic, report->status, answer);
	wb_classify(pack, &answer->input, &answer->verdict);
	try_text(pack, report->notice, report->status, answer);
	if (answer->verdict.category == WB_UNKNOWN)
		try_text(pack, mail->text, report->status, answer);
	if (answer->verdict.category == WB_UNKNOWN)
		try_text(pack, mail->reason, report->status, answer);
	settle(pack, answer);
	span = named_email(&answer->verdict);
	if (span && !*answer->recipient)
		passes_over(answer, span);
}

/* explain_done - free what an answer holds */
void explain_done(struct answer *answer)
{
	g_free(answer->joined);
	answer->joined = NULL;
}

/* is_explained - did it say why a mail came back? */
bool is_explained(const struct answer *answer)
{
	return answer->verdict.category != WB_UNKNOWN &&
	       answer->verdict.category != WB_NOT_A_BOUNCE;
}
