/* SPDX-License-Identifier: MIT
 *
 * json.c - an answer as one line of JSON
 *
 * All names are always there, in the order that the manual gives; what is
 * absent is null.  Any bytes may come in: bytes that are no UTF-8 go out as
 * U+FFFD, and so do NULs.  Jansson writes them: it keeps the order of names
 * and checks every string.
 */
#include "clean.h"
#include "output.h"

#include <jansson.h>
#include <string.h>

/* string - a JSON string of any bytes; null where there are none */
static json_t *string(const char *bytes, size_t length)
{
	json_t *value;
	char *valid;

	if (length == 0)
		return json_null();
	value = json_stringn(bytes, length);
	if (value)
		return value;
	valid = g_utf8_make_valid(bytes, (gssize)length);
	value = json_string(valid);
	g_free(valid);
	return value;
}

static void put(json_t *to, const char *name, json_t *value)
{
	json_object_set_new_nocheck(to, name, value);
}

/* put_text - a string, or null where it is empty */
static void put_text(json_t *to, const char *name, const char *text)
{
	put(to, name, string(text, strlen(text)));
}

/* put_number - a number, or null for 0 */
static void put_number(json_t *to, const char *name, size_t number)
{
	put(to, name,
	    number ? json_integer((json_int_t)number) : json_null());
}

/* put_answer - true, false or null */
static void put_answer(json_t *to, const char *name, enum wb_answer answer)
{
	put(to, name,
	    answer == WB_NOT_SAID ? json_null()
				  : json_boolean(answer == WB_YES));
}

/* put_span - a span of the input, or null */
static void put_span(json_t *to, const char *name, const struct answer *answer,
		     struct wb_span span, GString *scratch)
{
	g_string_truncate(scratch, 0);
	if (span.length > 0)
		clean_quote(scratch, &answer->input, span);
	put(to, name, string(scratch->str, scratch->len));
}

/* put_filled - one of the verdict's texts */
static void put_filled(json_t *to, const char *name,
		       const struct answer *answer, const char *text,
		       GString *scratch)
{
	clean_fill(scratch, text, &answer->input, &answer->verdict);
	put(to, name, string(scratch->str, scratch->len));
}

/* put_place - what was read, and whom it is about */
static void put_place(json_t *to, const struct answer *answer)
{
	put_number(to, "schema", 1);
	put_text(to, "source", answer->source);
	put_number(to, "message", answer->message);
	put_text(to, "kind", mail_kind_name(answer->kind));
	put_text(to, "recipient", answer->recipient);
}

/* put_category - what it means */
static void put_category(json_t *to, const struct wb_verdict *verdict)
{
	put_text(to, "category", verdict->category_name);
	put_text(to, "where", verdict->where_name);
	put_text(to, "move", verdict->move_name);
	put_text(to, "action", verdict->action_name);
}

/* put_codes - the codes, and those to be expected */
static void put_codes(json_t *to, const struct wb_verdict *verdict)
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
static void put_rule(json_t *to, const struct answer *answer, GString *scratch)
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
static void put_named(json_t *to, const struct answer *answer, GString *scratch)
{
	static const char *const kinds[] = {
	    [WB_EMAIL] = "email", [WB_IP] = "ip",	  [WB_URL] = "url",
	    [WB_HOST] = "host",	  [WB_NUMBER] = "number", [WB_SIZE] = "size",
	    [WB_WORD] = "word",
	};
	const struct wb_verdict *verdict = &answer->verdict;
	json_t *named = json_object();

	for (unsigned i = 0; i < verdict->named_count; i++) {
		const char *kind = kinds[verdict->named[i].kind];

		if (!json_object_get(named, kind))
			put_span(named, kind, answer, verdict->named[i].value,
				 scratch);
	}
	put(to, "named", named);
}

/* put_also - the other categories that the text states */
static void put_also(json_t *to, const struct wb_verdict *verdict)
{
	json_t *also = json_array();

	for (unsigned i = 0; i < verdict->also_count; i++)
		json_array_append_new(
		    also, json_string(verdict->also[i].category_name));
	put(to, "also", also);
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

/* put_mail - what is known beside the verdict */
static void put_mail(json_t *to, const struct answer *answer)
{
	const struct mail *mail = answer->mail;

	put_text(to, "provider", answer->verdict.provider);
	put_text(to, "reporting_mta", mail ? mail->reporting_mta : "");
	put_text(to, "remote_mta", answer->remote);
	put(to, "diagnostic",
	    string(answer->diagnostic, diagnostic_length(answer)));
	put(to, "charset_guessed",
	    mail ? json_boolean(mail->charset_guessed) : json_null());
	put_text(to, "message_id", mail ? mail->message_id : "");
	put_text(to, "subject", mail ? mail->subject : "");
	put_text(to, "date", mail ? mail->date : "");
	put_text(to, "from", mail ? mail->from : "");
	put_answer(to, "sent_by_you",
		   answer->sent ? answer->sent->by_you : WB_NOT_SAID);
	put_text(to, "sent_by_you_why", answer->sent ? answer->sent->why : "");
	put(to, "truncated", mail ? json_boolean(mail->is_cut) : json_null());
}

/* append - what Jansson calls with each piece that it has written */
static int append(const char *piece, size_t length, void *text)
{
	g_string_append_len(text, piece, (gssize)length);
	return 0;
}

/* json_answer - add an answer to output->text */
void json_answer(struct output *output, const struct answer *answer)
{
	const struct wb_verdict *verdict = &answer->verdict;
	GString *scratch = output->scratch;
	json_t *to = json_object();

	put_place(to, answer);
	put_category(to, verdict);
	put_codes(to, verdict);
	put_rule(to, answer, scratch);
	put_named(to, answer, scratch);
	put_also(to, verdict);
	put_mail(to, answer);
	put_text(to, "title", verdict->title);
	put_filled(to, "meaning", answer, verdict->meaning, scratch);
	put_filled(to, "advice", answer, verdict->tell_sender, scratch);
	json_dump_callback(to, append, output->text, JSON_COMPACT);
	g_string_append_c(output->text, '\n');
	json_decref(to);
}
