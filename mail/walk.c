/* SPDX-License-Identifier: MIT
 *
 * walk.c - collect the parts of a mail that matter
 *
 * Walks the MIME tree, to a bounded depth.  The returned message is a part like
 * any other, of which the header is read: to parse it takes a sixth of the time
 * that a mail takes, and nearly always tells nothing more.  It is noted, not
 * entered: its words say nothing about its own delivery.
 */
#include "read.h"

#include <string.h>
#if defined(__has_feature) && !defined(__SANITIZE_ADDRESS__)
#if __has_feature(address_sanitizer)
#define __SANITIZE_ADDRESS__ 1 /* as GCC has it */
#endif
#endif
#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/lsan_interface.h>
#endif

enum {
	STUB_MAX = 200, /* "Please read this mail as HTML." */
	ATTACHED_MAX = 65536 /* of a file that may be a delivery status */
};

/* is - is the part of this type?  "*" stands for any subtype */
static bool is(GMimeObject *object, const char *type, const char *subtype)
{
	GMimeContentType *content = g_mime_object_get_content_type(object);

	return content && g_mime_content_type_is_type(content, type, subtype);
}

/* is_status - a delivery status, RFC 3464 or RFC 6533, also under the names
 * that it had before: "message/xdelivery-status" */
static bool is_status(GMimeObject *object)
{
	GMimeContentType *content = g_mime_object_get_content_type(object);
	const char *subtype =
	    content ? g_mime_content_type_get_media_subtype(content) : NULL;

	return subtype && is(object, "message", "*") &&
	       g_str_has_suffix(subtype, "delivery-status");
}

/* The types of whole messages: RFC 2046, RFC 6532, and older ones. */
static const char *const messages[] = {"rfc822", "global", "rfc2822", "news"};

/* is_message - is it a whole message? */
static bool is_message(GMimeObject *object)
{
	for (size_t i = 0; i < G_N_ELEMENTS(messages); i++)
		if (is(object, "message", messages[i]))
			return true;
	return false;
}

/* leaks_allow - tell a sanitizer, if there is one, whether what is allocated
 * from here on may be lost */
static void leaks_allow(bool allow)
{
#ifdef __SANITIZE_ADDRESS__
	if (allow)
		__lsan_disable();
	else
		__lsan_enable();
#else
	(void)allow;
#endif
}

/* walk_start - let GMime keep the bytes of whole messages as they are: once, as
 * it loses 16 bytes for each type that it knows already */
void walk_start(void)
{
	static bool started;

	if (started)
		return;
	started = true;
	leaks_allow(true);
	g_mime_init();
	leaks_allow(false);
	for (size_t i = 0; i < G_N_ELEMENTS(messages); i++)
		g_mime_object_register_type("message", messages[i],
					    GMIME_TYPE_PART);
}

/* is_headers - the returned message's headers alone, RFC 6522 or RFC 6533 */
static bool is_headers(GMimeObject *object)
{
	return is(object, "text", "rfc822-headers") ||
	       is(object, "text", "rfc822-header") ||
	       is(object, "message", "rfc822-headers") ||
	       is(object, "message", "global-headers");
}

/* take_html - add a part's HTML to the prose, as text; returns as
 * text_append() */
static unsigned take_html(GMimePart *part, GString *prose)
{
	GString *html = g_string_new(NULL);
	unsigned met = text_append(part, html, TEXT_MAX);

	html_to_text(html->str, html->len, prose);
	g_string_free(html, TRUE);
	return met;
}

/* end_paragraph - keep two parts' texts apart */
static void end_paragraph(GString *prose)
{
	if (prose->len > 0)
		g_string_append(prose, "\n\n");
}

/* is_of_mime - may the field stand in the header of a part, RFC 2045? */
static bool is_of_mime(const char *name)
{
	return g_ascii_strncasecmp(name, "Content-", 8) == 0 ||
	       g_ascii_strncasecmp(name, "MIME-", 5) == 0 ||
	       g_ascii_strncasecmp(name, "X-", 2) == 0;
}

/* take_header - add the fields of a part that are not about MIME: where the
 * blank line behind its header is missing, that is how its text was parsed */
static void take_header(GMimePart *part, GString *text, gsize most)
{
	GMimeHeaderList *list =
	    g_mime_object_get_header_list(GMIME_OBJECT(part));
	int count = g_mime_header_list_get_count(list);
	gsize from = text->len;

	for (int i = 0; i < count && text->len < most; i++) {
		GMimeHeader *header = g_mime_header_list_get_header_at(list, i);
		const char *name = g_mime_header_get_name(header);
		const char *value = g_mime_header_get_raw_value(header);

		if (value && !is_of_mime(name))
			g_string_append_printf(text, "%s:%s", name, value);
	}
	text_make_valid(text, from);
}

/* take_text - add a readable part to the prose */
static void take_text(GMimePart *part, struct parts *parts)
{
	GMimeObject *object = GMIME_OBJECT(part);
	unsigned met;

	if (parts->prose->len >= TEXT_MAX ||
	    (parts->is_report && parts->prose->len > 0))
		return;
	end_paragraph(parts->prose);
	take_header(part, parts->prose, TEXT_MAX);
	if (is(object, "text", "html"))
		met = take_html(part, parts->prose);
	else
		met = text_append(part, parts->prose, TEXT_MAX);
	parts->is_cut |= (met & TEXT_CUT) != 0;
	parts->is_guessed |= (met & TEXT_GUESSED) != 0;
}

/* take_fields - add the fields of a status part */
static void take_fields(GMimePart *part, GString *fields, struct parts *parts)
{
	end_paragraph(fields);
	take_header(part, fields, STATUS_MAX);
	if (text_append(part, fields, STATUS_MAX) & TEXT_CUT)
		parts->is_cut = true;
}

/* is_program - something that runs when it is opened, or hides such a thing,
 * as worms bring along */
static bool is_program(GMimePart *part)
{
	static const char *const endings[] = {".exe", ".pif", ".scr", ".com",
					      ".bat", ".cmd", ".cpl", ".zip",
					      ".vbs", ".js",  ".hta"};
	const char *name = g_mime_part_get_filename(part);
	size_t length = name ? strlen(name) : 0;

	for (size_t i = 0; i < G_N_ELEMENTS(endings); i++)
		if (length > strlen(endings[i]) &&
		    !g_ascii_strcasecmp(name + length - strlen(endings[i]),
					endings[i]))
			return true;
	return false;
}

/* may_be_status - a file without a type, as some mail programs make of a
 * delivery status: "ATT00001.dat", "details.txt" */
static bool may_be_status(GMimePart *part)
{
	const char *name = g_mime_part_get_filename(part);

	return is(GMIME_OBJECT(part), "application", "octet-stream") &&
	       (!name || g_str_has_suffix(name, ".txt") ||
		g_str_has_suffix(name, ".dat"));
}

/* take_message - note the message that came back, and its header */
static void take_message(GMimePart *part, struct parts *parts)
{
	if (parts->returned)
		return;
	parts->returned = part;
	g_string_truncate(parts->headers, 0);
	text_header(part, parts->headers, TEXT_MAX);
}

/* take_part - note a part that holds no others */
static void take_part(GMimePart *part, struct parts *parts)
{
	GMimeObject *object = GMIME_OBJECT(part);

	if (is_status(object)) {
		parts->is_report = true;
		take_fields(part, parts->status, parts);
	} else if (is_message(object)) {
		take_message(part, parts);
	} else if (is_headers(object)) {
		if (parts->headers->len == 0)
			text_append(part, parts->headers, TEXT_MAX);
	} else if (is(object, "message", "feedback-report")) {
		parts->is_feedback = true;
		take_fields(part, parts->feedback, parts);
	} else if (is(object, "message", "disposition-notification")) {
		parts->is_receipt = true;
		take_fields(part, parts->receipt, parts);
	} else if (is(object, "text", "*") && !parts->returned) {
		take_text(part, parts);
	} else if (is_program(part)) {
		parts->has_program = true;
	} else if (may_be_status(part)) {
		text_append(part, parts->attached, ATTACHED_MAX);
	}
}

static void walk(GMimeObject *object, struct parts *parts, int depth);

/* is_stub - does the text from here on only say that there is another form? */
static bool is_stub(const GString *text, gsize from)
{
	const char *at = text->str + from, *end = text->str + text->len;
	size_t length;

	return end - at < STUB_MAX && !address_find(at, end, &length);
}

/* walk_alternatives - one form of the same text is enough: plain, else any; but
 * the other one, too, if that is no more than a stub */
static void walk_alternatives(GMimeMultipart *multipart, struct parts *parts,
			      int depth)
{
	int count = g_mime_multipart_get_count(multipart);
	GMimeObject *chosen = NULL, *other = NULL;
	gsize from = parts->prose->len;

	for (int i = 0; i < count; i++) {
		GMimeObject *part = g_mime_multipart_get_part(multipart, i);

		if (!chosen || is(part, "text", "plain"))
			chosen = part;
		if (is(part, "text", "html"))
			other = part;
	}
	if (chosen)
		walk(chosen, parts, depth + 1);
	if (other && other != chosen && is_stub(parts->prose, from))
		walk(other, parts, depth + 1);
}

/* take_unparted - a multipart whose boundary is nowhere is all prologue */
static void take_unparted(GMimeMultipart *multipart, struct parts *parts)
{
	const char *text = g_mime_multipart_get_prologue(multipart);
	gsize from = parts->prose->len;

	if (!text || from >= TEXT_MAX)
		return;
	g_string_append_len(parts->prose, text,
			    MIN(strlen(text), TEXT_MAX - from));
	text_make_valid(parts->prose, from);
}

/* walk_multipart - note a multipart's own type and what it holds */
static void walk_multipart(GMimeMultipart *multipart, struct parts *parts,
			   int depth)
{
	GMimeObject *object = GMIME_OBJECT(multipart);
	int count = g_mime_multipart_get_count(multipart);

	if (count == 0) {
		take_unparted(multipart, parts);
		return;
	}
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
	} else if (GMIME_IS_PART(object)) {
		take_part(GMIME_PART(object), parts);
	}
}

/* is_feedback_subject - complaints that come without a part of their own */
static bool is_feedback_subject(const char *subject)
{
	static const char *const known[] = {"complaint about message from",
					    "email feedback report for ip"};

	while (g_ascii_isspace(*subject))
		subject++;
	for (size_t i = 0; i < G_N_ELEMENTS(known); i++)
		if (g_ascii_strncasecmp(subject, known[i], strlen(known[i])) ==
		    0)
			return true;
	return false;
}

/* note_type - what a multipart/report says that it reports on */
static void note_type(GMimeObject *top, struct parts *parts)
{
	const char *type;

	type = g_mime_object_get_content_type_parameter(top, "report-type");
	if (!type)
		return;
	if (g_ascii_strcasecmp(type, "delivery-status") == 0)
		parts->says_report = true;
	if (g_ascii_strcasecmp(type, "feedback-report") == 0)
		parts->is_feedback = true;
	if (g_ascii_strcasecmp(type, "disposition-notification") == 0)
		parts->is_receipt = true;
}

/* note_header - what the mail's own header says that it is */
static void note_header(GMimeObject *message, struct parts *parts)
{
	const char *subject = g_mime_object_get_header(message, "Subject");

	if ((subject && is_feedback_subject(subject)) ||
	    g_mime_object_get_header(message, "X-Apple-Unsubscribe"))
		parts->is_feedback = true;
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
	parts->feedback = g_string_new(NULL);
	parts->receipt = g_string_new(NULL);
	parts->attached = g_string_new(NULL);
	note_header(GMIME_OBJECT(message), parts);
	if (top) {
		note_type(top, parts);
		walk(top, parts, 0);
	}
	if (!parts->is_report && !parts->is_feedback)
		evidence_of_header(message, &parts->header);
}

/* walk_in_place - read the parts of another message in place of the prose */
void walk_in_place(GMimeMessage *message, struct parts *parts)
{
	g_string_truncate(parts->prose, 0);
	walk(g_mime_message_get_mime_part(message), parts, 0);
}

/* parts_clear - free what walk_message() collected */
void parts_clear(struct parts *parts)
{
	g_string_free(parts->prose, TRUE);
	g_string_free(parts->status, TRUE);
	g_string_free(parts->headers, TRUE);
	g_string_free(parts->feedback, TRUE);
	g_string_free(parts->receipt, TRUE);
	g_string_free(parts->attached, TRUE);
	g_clear_object(&parts->repaired);
	g_clear_object(&parts->inner);
}
