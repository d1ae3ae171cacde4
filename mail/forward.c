/* SPDX-License-Identifier: MIT
 *
 * forward.c - a bounce that a person passed on
 *
 * "Fwd: Undelivered Mail Returned to Sender", with the bounce attached as a
 * message, or within the text, behind "> " or not.  What counts is the bounce:
 * it is read in place of the mail around it, if its From names a mail program.
 * Mailman sends bounces to who looks after a list, in the same way.  Whoever
 * answers a bounce, or a mail that quotes one, passes nothing on.
 */
#include "read.h"

#include <string.h>

/* is_passed_on - is it a person's mail, whose subject says that it passes
 * something on, or is a bounce's?  Or one that a program which manages lists
 * sends to who looks after a list? */
static bool is_passed_on(const struct parts *parts)
{
	const struct evidence *found = &parts->header;

	if (found->daemon || found->named || found->null_sender ||
	    found->automatic || found->failed_header)
		return false;
	return found->forward || (found->failure && !found->person) ||
	       (found->manager && parts->returned);
}

/* is_of_daemon - did a mail program write this message? */
static bool is_of_daemon(GMimeMessage *message)
{
	struct evidence found = {0};

	evidence_of_header(message, &found);
	return found.daemon || found.named;
}

/* unquoted - the text without the marks of a quotation; the caller frees it */
static GString *unquoted(const GString *text)
{
	const char *at = text->str, *end = at + text->len;
	GString *plain = g_string_sized_new(text->len);

	while (at < end) {
		const char *stop = line_stop(at, end);

		for (; at < stop && *at == '>'; at++)
			if (at + 1 < stop && at[1] == ' ')
				at++;
		g_string_append_len(plain, at, stop - at);
		g_string_append_c(plain, '\n');
		at = stop < end ? stop + 1 : end;
	}
	return plain;
}

/* behind_from - behind the name of the field that says who wrote a mail, in
 * the languages of mail readers, if the line begins with it; or null */
static const char *behind_from(const char *at, const char *stop)
{
	static const char *const names[] = {
	    "From: ",   "Von: ",    "De: ",     "Da: ",     "Van: ",
	    "Från: ",   "Fra: ",    "Od: ",     "От: ",     "Lähettäjä: ",
	    "Kimden: ", "差出人: ", "发件人: ", "寄件者: ",
	    "보낸 사람: "};

	at = skip(at, stop, " \t*");
	for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
		if (g_str_has_prefix(at, names[i]))
			return at + strlen(names[i]);
	return NULL;
}

/* is_field - is the line a field: a word or two, and a colon? */
static bool is_field(const char *at, const char *stop)
{
	const char *colon = memchr(at, ':', stop - at);

	return colon && colon > at && colon - at < 40;
}

/* header_in - where a header begins in a text, behind "From: ": there is a
 * field on the line below; or null */
static const char *header_in(const char *at, const char *end)
{
	const char *from = NULL;

	while (at < end) {
		const char *stop = line_stop(at, end);

		if (from && is_field(at, stop))
			return from;
		from = behind_from(at, stop);
		at = stop < end ? stop + 1 : end;
	}
	return NULL;
}

/* in_text - the message whose header stands within the text; or null */
static GMimeMessage *in_text(const GString *text)
{
	GString *plain = unquoted(text), *whole;
	const char *header = header_in(plain->str, plain->str + plain->len);
	GMimeMessage *message = NULL;
	GMimeStream *stream;
	GMimeParser *parser;

	if (header) {
		whole = g_string_new("Content-Type: text/plain; "
				     "charset=utf-8\nFrom: ");
		g_string_append(whole, header);
		stream =
		    g_mime_stream_mem_new_with_buffer(whole->str, whole->len);
		parser = g_mime_parser_new_with_stream(stream);
		message = g_mime_parser_construct_message(parser, NULL);
		g_object_unref(parser);
		g_object_unref(stream);
		g_string_free(whole, TRUE);
	}
	g_string_free(plain, TRUE);
	return message;
}

/* forwarded - the bounce that a person passed on, which the caller unrefs; or
 * null, where the mail is none that does so */
GMimeMessage *forwarded(const struct parts *parts)
{
	GMimeMessage *message;

	if (parts->is_report || parts->is_feedback || parts->is_receipt)
		return NULL;
	if (!is_passed_on(parts))
		return NULL;
	message = parts->returned ? g_object_ref(parts->returned)
				  : in_text(parts->prose);
	if (message && !is_of_daemon(message))
		g_clear_object(&message);
	return message;
}
