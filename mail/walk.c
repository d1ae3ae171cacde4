/* SPDX-License-Identifier: MIT
 *
 * walk.c - collect the parts of a mail that matter
 *
 * Walks the MIME tree, to a bounded depth.  The returned message is noted, not
 * entered: its words say nothing about its own delivery.
 */
#include "read.h"

#include <string.h>

/* is - is the part of this type?  "*" stands for any subtype */
static bool is(GMimeObject *object, const char *type, const char *subtype)
{
	GMimeContentType *content = g_mime_object_get_content_type(object);

	return content && g_mime_content_type_is_type(content, type, subtype);
}

/* is_status - a delivery status, RFC 3464 or RFC 6533 */
static bool is_status(GMimeObject *object)
{
	return is(object, "message", "delivery-status") ||
	       is(object, "message", "global-delivery-status");
}

/* is_headers - the returned message's headers alone, RFC 6522 or RFC 6533 */
static bool is_headers(GMimeObject *object)
{
	return is(object, "text", "rfc822-headers") ||
	       is(object, "message", "rfc822-headers") ||
	       is(object, "message", "global-headers");
}

/* take_html - add a part's HTML to the prose, as text */
static void take_html(GMimePart *part, GString *prose)
{
	GString *html = g_string_new(NULL);

	text_append(part, html);
	html_to_text(html->str, html->len, prose);
	g_string_free(html, TRUE);
}

/* end_paragraph - keep two parts' texts apart */
static void end_paragraph(GString *prose)
{
	if (prose->len > 0)
		g_string_append(prose, "\n\n");
}

/* take_text - add a readable part to the prose */
static void take_text(GMimePart *part, struct parts *parts)
{
	GMimeObject *object = GMIME_OBJECT(part);
	bool html = is(object, "text", "html");

	if (parts->prose->len >= TEXT_MAX || parts->is_report)
		return;
	end_paragraph(parts->prose);
	if (html)
		take_html(part, parts->prose);
	else
		text_append(part, parts->prose);
}

/* take_part - note a part that holds no others */
static void take_part(GMimePart *part, struct parts *parts)
{
	GMimeObject *object = GMIME_OBJECT(part);

	if (is_status(object)) {
		parts->is_report = true;
		end_paragraph(parts->status);
		text_append(part, parts->status);
	} else if (is_headers(object)) {
		if (parts->headers->len == 0)
			text_append(part, parts->headers);
	} else if (is(object, "message", "feedback-report")) {
		parts->is_feedback = true;
	} else if (is(object, "message", "disposition-notification")) {
		parts->is_receipt = true;
	} else if (is(object, "text", "*") && !parts->returned) {
		take_text(part, parts);
	}
}

static void walk(GMimeObject *object, struct parts *parts, int depth);

/* walk_alternatives - one form of the same text is enough: plain, else any */
static void walk_alternatives(GMimeMultipart *multipart, struct parts *parts,
			      int depth)
{
	int count = g_mime_multipart_get_count(multipart);
	GMimeObject *chosen = NULL;

	for (int i = 0; i < count; i++) {
		GMimeObject *part = g_mime_multipart_get_part(multipart, i);

		if (!chosen || is(part, "text", "plain"))
			chosen = part;
	}
	if (chosen)
		walk(chosen, parts, depth + 1);
}

/* walk_multipart - note a multipart's own type and what it holds */
static void walk_multipart(GMimeMultipart *multipart, struct parts *parts,
			   int depth)
{
	GMimeObject *object = GMIME_OBJECT(multipart);
	int count = g_mime_multipart_get_count(multipart);

	if (is(object, "multipart", "alternative")) {
		walk_alternatives(multipart, parts, depth);
		return;
	}
	for (int i = 0; i < count; i++)
		walk(g_mime_multipart_get_part(multipart, i), parts, depth + 1);
}

/* walk - note a part, and all below it */
static void walk(GMimeObject *object, struct parts *parts, int depth)
{
	if (depth > DEPTH_MAX)
		return;
	if (GMIME_IS_MULTIPART(object)) {
		walk_multipart(GMIME_MULTIPART(object), parts, depth);
	} else if (GMIME_IS_MESSAGE_PART(object)) {
		GMimeMessagePart *part = GMIME_MESSAGE_PART(object);

		if (!parts->returned)
			parts->returned = g_mime_message_part_get_message(part);
	} else if (GMIME_IS_PART(object)) {
		take_part(GMIME_PART(object), parts);
	}
}

/* note_report_type - what a multipart/report says that it reports on */
static void note_report_type(GMimeObject *object, struct parts *parts)
{
	const char *type;

	type = g_mime_object_get_content_type_parameter(object, "report-type");
	if (!type)
		return;
	if (g_ascii_strcasecmp(type, "feedback-report") == 0 ||
	    g_ascii_strcasecmp(type, "tlsrpt") == 0)
		parts->is_feedback = true;
	if (g_ascii_strcasecmp(type, "disposition-notification") == 0)
		parts->is_receipt = true;
}

/* walk_message - fill in *parts; to be given to parts_clear() */
void walk_message(GMimeMessage *message, struct parts *parts)
{
	GMimeObject *top = g_mime_message_get_mime_part(message);

	memset(parts, 0, sizeof(*parts));
	parts->message = message;
	parts->prose = g_string_new(NULL);
	parts->status = g_string_new(NULL);
	parts->headers = g_string_new(NULL);
	if (!top)
		return;
	note_report_type(top, parts);
	walk(top, parts, 0);
}

/* parts_clear - free what walk_message() collected */
void parts_clear(struct parts *parts)
{
	g_string_free(parts->prose, TRUE);
	g_string_free(parts->status, TRUE);
	g_string_free(parts->headers, TRUE);
}
