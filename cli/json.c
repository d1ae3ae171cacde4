/* SPDX-License-Identifier: MIT
 *
 * json.c - an answer as one line of JSON
 *
 * All names are always there, in the order that the manual gives; what is
 * absent is null.  Any bytes may come in: bytes that are no UTF-8 go out as
 * U+FFFD, and so do NULs.
 */
#include "clean.h"
#include "output.h"
#include "phrases.h"
#include "quote.h"

#include <string.h>

/* put_name - begin a member of the object */
static void put_name(GString *to, const char *name)
{
	if (to->len > 0 && to->str[to->len - 1] != '{')
		g_string_append_c(to, ',');
	g_string_append_c(to, '"');
	g_string_append(to, name);
	g_string_append(to, "\":");
}

/* put_bytes - a string, or null where it is empty */
static void put_bytes(GString *to, const char *name, const char *bytes,
		      size_t length)
{
	put_name(to, name);
	if (length > 0)
		quote_json(to, bytes, length);
	else
		g_string_append(to, "null");
}

/* put_text - the same of a string that a NUL ends */
static void put_text(GString *to, const char *name, const char *text)
{
	put_bytes(to, name, text, strlen(text));
}

/* put_number - a number, or null for 0 */
static void put_number(GString *to, const char *name, size_t number)
{
	put_name(to, name);
	if (number > 0)
		g_string_append_printf(to, "%zu", number);
	else
		g_string_append(to, "null");
}

/* put_answer - true, false or null */
static void put_answer(GString *to, const char *name, enum wb_answer answer)
{
	static const char *const words[] = {
	    [WB_NO] = "false", [WB_YES] = "true", [WB_NOT_SAID] = "null"};

	put_name(to, name);
	g_string_append(to, words[answer]);
}

/* put_span - a span of the input, or null */
static void put_span(GString *to, const char *name, const struct answer *answer,
		     struct wb_span span, GString *scratch)
{
	g_string_truncate(scratch, 0);
	if (span.length > 0)
		clean_quote(scratch, &answer->input, span);
	put_bytes(to, name, scratch->str, scratch->len);
}

/* put_filled - one of the verdict's texts */
static void put_filled(GString *to, const char *name,
		       const struct answer *answer, const char *text,
		       GString *scratch)
{
	clean_fill(scratch, text, &answer->input, &answer->verdict);
	put_bytes(to, name, scratch->str, scratch->len);
}

/* put_place - what was read, and whom it is about */
static void put_place(GString *to, const struct answer *answer)
{
	put_number(to, "schema", 1);
	put_text(to, "source", answer->source);
	put_number(to, "message", answer->message);
	put_text(to, "kind", mail_kind_name(answer->kind));
	put_text(to, "recipient", answer->recipient);
}

/* put_category - what it means */
static void put_category(GString *to, const struct wb_verdict *verdict)
{
	put_text(to, "category", verdict->category_name);
	put_text(to, "where", verdict->where_name);
	put_text(to, "move", verdict->move_name);
	put_text(to, "action", verdict->action_name);
}

/* put_codes - the codes, and those to be expected */
static void put_codes(GString *to, const struct wb_verdict *verdict)
{
	char status[CODE_TEXT_SIZE], usual[CODE_TEXT_SIZE];

	put_answer(to, "temporary", verdict->temporary);
	put_number(to, "code", verdict->code);
	code_text(0, verdict->status, status);
	put_text(to, "status", status);
	put_answer(to, "code_agrees", verdict->code_agrees);
	code_text(verdict->usual_code, verdict->usual_status, usual);
	put_text(to, "usual_code", usual);
}

/* put_rule - what decided */
static void put_rule(GString *to, const struct answer *answer,
		     GString *scratch)
{
	const struct wb_verdict *verdict = &answer->verdict;

	put_text(to, "rule", verdict->rule);
	g_string_truncate(scratch, 0);
	if (*verdict->rule)
		g_string_printf(scratch, "%s:%u", verdict->rule_file,
				verdict->rule_line);
	put_text(to, "rule_at", scratch->str);
	put_span(to, "matched", answer, verdict->matched, scratch);
	put_span(to, "link", answer, verdict->link, scratch);
}

/* put_named - the placeholders that were found; of a kind, the first */
static void put_named(GString *to, const struct answer *answer,
		      GString *scratch)
{
	static const char *const kinds[] = {
	    [WB_EMAIL] = "email", [WB_IP] = "ip",	  [WB_URL] = "url",
	    [WB_HOST] = "host",	  [WB_NUMBER] = "number", [WB_SIZE] = "size",
	    [WB_WORD] = "word",
	};
	const struct wb_verdict *verdict = &answer->verdict;
	bool met[G_N_ELEMENTS(kinds)] = {false};

	put_name(to, "named");
	g_string_append_c(to, '{');
	for (unsigned i = 0; i < verdict->named_count; i++) {
		enum wb_kind kind = verdict->named[i].kind;

		if (!met[kind])
			put_span(to, kinds[kind], answer,
				 verdict->named[i].value, scratch);
		met[kind] = true;
	}
	g_string_append_c(to, '}');
}

/* put_also - the other categories that the text states */
static void put_also(GString *to, const struct wb_verdict *verdict)
{
	put_name(to, "also");
	g_string_append_c(to, '[');
	for (unsigned i = 0; i < verdict->also_count; i++)
		g_string_append_printf(to, "%s\"%s\"", i > 0 ? "," : "",
				       verdict->also[i].category_name);
	g_string_append_c(to, ']');
}

/* diagnostic_length - how much to write, cut between characters */
static size_t diagnostic_length(const struct answer *answer)
{
	size_t length = answer->diagnostic_length;

	if (length <= DIAGNOSTIC_MAX)
		return length;
	length = DIAGNOSTIC_MAX;
	while (length > 0 && (answer->diagnostic[length] & 0xC0) == 0x80)
		length--;
	return length;
}

/* said - yes or no of a mail; nothing where there is none */
static enum wb_answer said(const struct mail *mail, bool yes)
{
	if (!mail)
		return WB_NOT_SAID;
	return yes ? WB_YES : WB_NO;
}

/* put_mail - what is known beside the verdict */
static void put_mail(GString *to, const struct answer *answer)
{
	const struct mail *mail = answer->mail;

	put_text(to, "provider", answer->verdict.provider);
	put_text(to, "reporting_mta", mail ? mail->reporting_mta : "");
	put_text(to, "remote_mta", answer->remote);
	put_bytes(to, "diagnostic", answer->diagnostic,
		  diagnostic_length(answer));
	put_answer(to, "charset_guessed",
		   said(mail, mail && mail->charset_guessed));
	put_text(to, "message_id", mail ? mail->message_id : "");
	put_text(to, "subject", mail ? mail->subject : "");
	put_text(to, "date", mail ? mail->date : "");
	put_text(to, "from", mail ? mail->from : "");
	put_answer(to, "sent_by_you",
		   answer->sent ? answer->sent->by_you : WB_NOT_SAID);
	put_text(to, "sent_by_you_why", answer->sent ? answer->sent->why : "");
	put_answer(to, "truncated", said(mail, mail && mail->is_cut));
}

/* is_forged - did somebody else send what came back? */
static bool is_forged(const struct answer *answer)
{
	return answer->sent && answer->sent->by_you == WB_NO &&
	       answer->kind <= MAIL_DELAYED;
}

/* json_answer - add an answer to output->text */
void json_answer(struct output *output, const struct answer *answer)
{
	const struct wb_verdict *verdict = &answer->verdict;
	GString *scratch = output->scratch;
	GString *to = output->text;

	g_string_append_c(to, '{');
	put_place(to, answer);
	put_category(to, verdict);
	put_codes(to, verdict);
	put_rule(to, answer, scratch);
	put_named(to, answer, scratch);
	put_also(to, verdict);
	put_mail(to, answer);
	put_text(to, "title", verdict->title);
	put_filled(to, "meaning", answer, verdict->meaning, scratch);
	if (is_forged(answer))
		put_text(to, "advice", phrase_nothing);
	else
		put_filled(to, "advice", answer, verdict->tell_sender, scratch);
	g_string_append(to, "}\n");
}
