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

#include <jansson.h>
#include <string.h>

/* text_of - a JSON string of any bytes; null where there are none */
static json_t *text_of(const char *bytes, size_t length)
{
	json_t *value;
	char *valid;

	if (length == 0)
		return json_null();
	if (g_utf8_validate_len(bytes, length, NULL))
		return json_stringn_nocheck(bytes, length);
	valid = g_utf8_make_valid(bytes, length);
	value = json_string_nocheck(valid);
	g_free(valid);
	return value;
}

/* put - set a name; the value is given away */
static void put(json_t *object, const char *name, json_t *value)
{
	json_object_set_new_nocheck(object, name, value);
}

/* put_text - set a name to a string, or null where it is empty */
static void put_text(json_t *object, const char *name, const char *text)
{
	put(object, name, text_of(text, strlen(text)));
}

/* put_answer - set a name to true, false or null */
static void put_answer(json_t *object, const char *name, enum wb_answer answer)
{
	put(object, name,
	    answer == WB_NOT_SAID ? json_null()
				  : json_boolean(answer == WB_YES));
}

/* put_span - set a name to a span of the input */
static void put_span(json_t *object, const char *name,
		     const struct answer *answer, struct wb_span span,
		     GString *scratch)
{
	if (span.length == 0) {
		put(object, name, json_null());
		return;
	}
	clean_quote(scratch, &answer->input, span);
	put(object, name, text_of(scratch->str, scratch->len));
}

/* put_filled - set a name to one of the verdict's texts */
static void put_filled(json_t *object, const char *name,
		       const struct answer *answer, const char *text,
		       GString *scratch)
{
	clean_fill(scratch, text, &answer->input, &answer->verdict);
	put(object, name, text_of(scratch->str, scratch->len));
}

/* put_place - what was read, and whom it is about */
static void put_place(json_t *object, const struct answer *answer)
{
	put(object, "schema", json_integer(1));
	put_text(object, "source", answer->source);
	put(object, "message", answer->message > 0
				   ? json_integer(answer->message)
				   : json_null());
	put_text(object, "kind", mail_kind_name(answer->kind));
	put_text(object, "recipient", answer->recipient);
}

/* put_codes - the codes, and those to be expected */
static void put_codes(json_t *object, const struct wb_verdict *verdict)
{
	char status[CODE_TEXT_SIZE], usual[CODE_TEXT_SIZE];

	put_answer(object, "temporary", verdict->temporary);
	put(object, "code",
	    verdict->code ? json_integer(verdict->code) : json_null());
	code_text(0, verdict->status, status);
	put_text(object, "status", status);
	put_answer(object, "code_agrees", verdict->code_agrees);
	code_text(verdict->usual_code, verdict->usual_status, usual);
	put_text(object, "usual_code", usual);
}

/* put_rule - what decided */
static void put_rule(json_t *object, const struct answer *answer,
		     GString *scratch)
{
	const struct wb_verdict *verdict = &answer->verdict;

	put_text(object, "rule", verdict->rule);
	g_string_truncate(scratch, 0);
	if (*verdict->rule)
		g_string_printf(scratch, "%s:%u", verdict->rule_file,
				verdict->rule_line);
	put_text(object, "rule_at", scratch->str);
	put_span(object, "matched", answer, verdict->matched, scratch);
	put_span(object, "link", answer, verdict->link, scratch);
}

/* put_named - the placeholders that were found; of a kind, the first */
static void put_named(json_t *object, const struct answer *answer,
		      GString *scratch)
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
	put(object, "named", named);
}

/* put_also - the other categories that the text states */
static void put_also(json_t *object, const struct wb_verdict *verdict)
{
	json_t *also = json_array();

	for (unsigned i = 0; i < verdict->also_count; i++)
		json_array_append_new(
		    also, json_string(verdict->also[i].category_name));
	put(object, "also", also);
}

/* put_mail - what is known beside the verdict */
static void put_mail(json_t *object, const struct answer *answer)
{
	const struct mail *mail = answer->mail;

	put_text(object, "provider", answer->verdict.provider);
	put_text(object, "reporting_mta", mail ? mail->reporting_mta : "");
	put_text(object, "remote_mta", answer->remote);
	put(object, "diagnostic",
	    text_of(answer->diagnostic,
		    MIN(answer->diagnostic_length, DIAGNOSTIC_MAX)));
	put_text(object, "message_id", mail ? mail->message_id : "");
	put_text(object, "subject", mail ? mail->subject : "");
	put(object, "sent_by_you", json_null());
}

/* append - let jansson write into a GString */
static int append(const char *bytes, size_t size, void *to)
{
	g_string_append_len(to, bytes, size);
	return 0;
}

/* json_answer - add an answer to output->text */
void json_answer(struct output *output, const struct answer *answer)
{
	const struct wb_verdict *verdict = &answer->verdict;
	json_t *object = json_object();

	put_place(object, answer);
	put_text(object, "category", verdict->category_name);
	put_text(object, "where", verdict->where_name);
	put_text(object, "move", verdict->move_name);
	put_text(object, "action", verdict->action_name);
	put_codes(object, verdict);
	put_rule(object, answer, output->scratch);
	put_named(object, answer, output->scratch);
	put_also(object, verdict);
	put_mail(object, answer);
	put_text(object, "title", verdict->title);
	put_filled(object, "meaning", answer, verdict->meaning,
		   output->scratch);
	put_filled(object, "advice", answer, verdict->tell_sender,
		   output->scratch);
	json_dump_callback(object, append, output->text, JSON_COMPACT);
	g_string_append_c(output->text, '\n');
	json_decref(object);
}
