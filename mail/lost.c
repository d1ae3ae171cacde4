/* SPDX-License-Identifier: MIT
 *
 * lost.c - a delivery status where the structure of a mail does not lead
 *
 * Behind lost boundaries, in a mail that was passed on whole, in a quotation.
 */
#include "read.h"

/* walk_repaired - read the prose as the parts that it holds, if it does */
static void walk_repaired(struct parts *parts)
{
	parts->repaired = repair(parts->prose);
	if (parts->repaired)
		walk_in_place(parts->repaired, parts);
}

/* holds_report - is the message that hangs on the mail a report itself? */
static bool holds_report(GMimeMessage *message)
{
	GMimeObject *top =
	    message ? g_mime_message_get_mime_part(message) : NULL;
	GMimeContentType *content =
	    top ? g_mime_object_get_content_type(top) : NULL;
	const char *type;

	if (!content ||
	    !g_mime_content_type_is_type(content, "multipart", "report"))
		return false;
	type = g_mime_object_get_content_type_parameter(top, "report-type");
	return !type || g_ascii_strcasecmp(type, "delivery-status") == 0;
}

/* walk_returned - read the message that hangs on the mail in its place, if it
 * is a report */
static void walk_returned(struct parts *parts)
{
	parts->inner = text_message(parts->returned);
	if (!holds_report(parts->inner))
		return;
	parts->returned = NULL;
	g_string_truncate(parts->headers, 0);
	walk_in_place(parts->inner, parts);
}

/* names_anybody - is there an address in the text? */
static bool names_anybody(const GString *text)
{
	size_t length;

	return address_find(text->str, text->str + text->len, &length);
}

/* walk_lost - look for one, where none was found */
void walk_lost(struct parts *parts)
{
	if (parts->is_report || parts->is_receipt || parts->feedback->len > 0)
		return;
	walk_repaired(parts);
	if (parts->is_feedback)
		return;
	if (!parts->is_report && parts->returned &&
	    !names_anybody(parts->prose))
		walk_returned(parts);
	if (!parts->is_report && evidence_allows_status(parts))
		parts->is_report =
		    embedded_status(parts->prose, parts->status) ||
		    embedded_status(parts->attached, parts->status);
}
