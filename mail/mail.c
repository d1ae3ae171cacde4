/* SPDX-License-Identifier: MIT
 *
 * mail.c - read a bounce mail into reports, one for each recipient
 *
 * box.c finds where a mail begins and ends; GMime parses it where it lies.
 */
#include "mail.h"

#include "box.h"
#include "read.h"

#include <string.h>

/* own_address - whom the mail is to: the sender of what came back */
static char *own_address(GMimeMessage *message)
{
	const char *to = g_mime_object_get_header(GMIME_OBJECT(message), "To");

	return address_only(to ? to : "");
}

/* add_unnamed - a mail has at least one report, if about nobody */
static void add_unnamed(const struct parts *parts, const struct prose *prose,
			enum mail_kind kind, GArray *reports)
{
	char *address = kind == MAIL_NOT_A_BOUNCE
			    ? g_strdup("")
			    : recipient_guess(parts, prose, kind);

	report_add(reports, address, strlen(address), kind);
	g_free(address);
}

/* name_only - give a delivery status of one block that names nobody whom the
 * rest of the mail is about */
static void name_only(const struct parts *parts, const struct prose *prose,
		      enum mail_kind kind, GArray *reports)
{
	struct mail_report *only =
	    &g_array_index(reports, struct mail_report, 0);

	if (reports->len != 1 || *only->recipient)
		return;
	g_free(only->recipient);
	only->recipient = recipient_guess(parts, prose, kind);
}

/* read_kind - add what a mail of this kind says of each recipient */
static void read_kind(const struct parts *parts, const struct prose *prose,
		      struct mail *mail, GArray *reports)
{
	if (mail->kind == MAIL_FEEDBACK_REPORT)
		feedback_read(parts, reports);
	else if (mail->kind == MAIL_FAILED || mail->kind == MAIL_DELAYED) {
		if (dsn_read(parts, mail, reports) == 0)
			prose_report(prose, parts, mail->kind, reports);
		else
			name_only(parts, prose, mail->kind, reports);
	}
	if (reports->len == 0)
		add_unnamed(parts, prose, mail->kind, reports);
	prose_complete(prose, reports);
}

/* reason_of - a copy of what stands behind the words by which some programs
 * begin the subject before they state the reason, or of a subject that names
 * the recipient; "" for none */
static char *reason_of(GMimeMessage *message, const char *recipient)
{
	static const char *const openings[] = {"Returned mail:",
					       "DELIVERY FAILURE:"};
	const char *subject = g_mime_message_get_subject(message);

	for (size_t i = 0; subject && i < G_N_ELEMENTS(openings); i++)
		if (g_str_has_prefix(subject, openings[i]))
			return g_strstrip(
			    g_strdup(subject + strlen(openings[i])));
	if (subject && *recipient && strstr(subject, recipient))
		return g_strdup(subject);
	return g_strdup("");
}

/* read_reports - fill in what the mail says of each recipient */
static void read_reports(const struct parts *parts, const struct prose *prose,
			 struct mail *mail)
{
	GArray *reports = g_array_new(FALSE, FALSE, sizeof(struct mail_report));
	const struct mail_report *only;

	mail->kind = kind_of(parts, prose);
	if (notice_read(parts, mail, reports) == 0)
		read_kind(parts, prose, mail, reports);
	only = reports->len == 1
		   ? &g_array_index(reports, struct mail_report, 0)
		   : NULL;
	mail->reason = only ? reason_of(parts->message, only->recipient)
			    : g_strdup("");
	mail->charset_guessed = parts->is_guessed;
	mail->text = only && mail->kind <= MAIL_DELAYED &&
			     !prose->marks
			 ? prose_whole(prose)
			 : g_strdup("");
	if (!mail->reporting_mta)
		mail->reporting_mta = g_strdup("");
	mail->kind = kind_worst(reports);
	mail->report_count = reports->len;
	mail->reports =
	    (struct mail_report *)(void *)g_array_free(reports, FALSE);
}

/* has_header - is there any field that a mail begins with?  The first lines of
 * a text may look like fields: "Unknown user: ann@example.com" */
static bool has_header(GMimeMessage *message)
{
	static const char *const names[] = {
	    "From",         "To",       "Subject",      "Date",
	    "Received",     "Sender",   "Return-Path",  "Message-ID",
	    "Content-Type", "Reply-To", "MIME-Version", "Delivered-To"};

	for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
		if (g_mime_object_get_header(GMIME_OBJECT(message), names[i]))
			return true;
	return false;
}

/* take_headless - text without any header, such as a bounce pasted into a
 * file, is prose all through */
static void take_headless(const GByteArray *bytes, struct parts *parts)
{
	if (has_header(parts->message))
		return;
	g_string_truncate(parts->prose, 0);
	g_string_append_len(parts->prose, (const char *)bytes->data,
			    MIN(bytes->len, TEXT_MAX));
	text_make_valid(parts->prose, 0);
}

/* read_parts - the mail that these parts make, which are cleared */
static struct mail *read_parts(struct parts *parts)
{
	struct mail *mail = g_new0(struct mail, 1);
	char *own = own_address(parts->message);
	struct prose prose;

	walk_lost(parts);
	prose_read(&prose, parts->prose, own);
	read_reports(parts, &prose, mail);
	returned_read(parts, &prose, mail);
	mail->is_cut = parts->is_cut;
	prose_clear(&prose);
	parts_clear(parts);
	g_free(own);
	return mail;
}

/* read_forwarded - the bounce that somebody passed on; null where there is none
 * among the parts */
static struct mail *read_forwarded(const struct parts *parts)
{
	GMimeMessage *inner = forwarded(parts);
	struct parts inside = {0};
	struct mail *mail;

	if (!inner)
		return NULL;
	walk_message(inner, &inside);
	inside.box = parts->box;
	mail = read_parts(&inside);
	g_object_unref(inner);
	if (mail->kind < MAIL_AUTO_REPLY)
		return mail;
	mail_free(mail);
	return NULL;
}

/* read_message - the mail that a parsed message is */
static struct mail *read_message(GMimeMessage *message,
				 const struct mail_box *box)
{
	struct parts parts = {0};
	struct mail *inner;

	walk_message(message, &parts);
	parts.box = box;
	inner = read_forwarded(&parts);
	if (inner) {
		inner->is_cut |= parts.is_cut;
		parts_clear(&parts);
		return inner;
	}
	take_headless(box->bytes, &parts);
	return read_parts(&parts);
}

/* parse - what GMime makes of the bytes, which must stay */
static GMimeMessage *parse(struct mail_box *box)
{
	GMimeStream *stream;
	GMimeMessage *message;

	if (!box->parser)
		walk_start();
	stream = g_mime_stream_mem_new_with_byte_array(box->bytes);
	g_mime_stream_mem_set_owner(GMIME_STREAM_MEM(stream), FALSE);
	if (box->parser)
		g_mime_parser_init_with_stream(box->parser, stream);
	else
		box->parser = g_mime_parser_new_with_stream(stream);
	message = g_mime_parser_construct_message(box->parser, NULL);
	g_object_unref(stream);
	return message ? message : g_mime_message_new(FALSE);
}

/* mail_box_next - the next mail; null at the end, or where reading fails */
struct mail *mail_box_next(struct mail_box *box)
{
	GMimeMessage *message;
	struct mail *mail;
	bool tamed;

	if (!box_read(box))
		return NULL;
	tamed = tame(box->bytes);
	message = parse(box);
	mail = read_message(message, box);
	mail->is_cut = mail->is_cut || tamed || box->is_cut;
	g_object_unref(message);
	return mail;
}

/* mail_free - give a mail back; null is allowed */
void mail_free(struct mail *mail)
{
	if (!mail)
		return;
	for (size_t i = 0; i < mail->report_count; i++)
		report_clear(&mail->reports[i]);
	g_free(mail->reports);
	g_free(mail->reporting_mta);
	g_free(mail->text);
	g_free(mail->reason);
	g_free(mail->message_id);
	g_free(mail->subject);
	g_free(mail->date);
	g_free(mail->from);
	g_strfreev(mail->received);
	g_strfreev(mail->signers);
	g_strfreev(mail->checks);
	g_free(mail);
}
