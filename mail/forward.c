/* SPDX-License-Identifier: MIT
 *
 * forward.c - a bounce that a person passed on
 *
 * "Fwd: Undelivered Mail Returned to Sender", with the bounce attached as a
 * message, or within the text, behind "> " or not.  What counts is the bounce:
 * it is read in place of the mail around it, if it is one when it stands alone.
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

/* behind_marks - behind the marks of a quotation that a line begins with, but
 * at most so many; and how many there were */
static const char *behind_marks(const char *at, const char *stop, size_t most,
				size_t *count)
{
	for (*count = 0; *count < most && at < stop && *at == '>'; (*count)++)
		at += 1 + (at + 1 < stop && at[1] == ' ');
	return at;
}

/* append_unquoted - add a text whose lines begin with so many marks of a
 * quotation, without them; any more are its own */
static void append_unquoted(GString *plain, const char *at, const char *end,
			    size_t marks)
{
	while (at < end) {
		const char *stop = line_stop(at, end);
		size_t count;

		at = behind_marks(at, stop, marks, &count);
		g_string_append_len(plain, at, stop - at);
		g_string_append_c(plain, '\n');
		at = stop < end ? stop + 1 : end;
	}
}

/* behind_from - behind the name of the field that says who wrote a mail, in
 * the languages of mail readers, if the line begins with it; or null */
static const char *behind_from(const char *at, const char *stop)
{
	static const char *const names[] = {
	    "From:",   "Von:",    "De:",     "Da:",     "Van:",
	    "Från:",   "Fra:",    "Od:",     "От:",     "Lähettäjä:",
	    "Kimden:", "差出人:", "发件人:", "寄件者:",
	    "보낸 사람:"};

	at = skip(at, stop, " \t*");
	for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
		if (g_str_has_prefix(at, names[i]))
			return skip(at + strlen(names[i]), stop, " \t*");
	return NULL;
}

/* is_field - is the line a field: a word or two, and a colon? */
static bool is_field(const char *at, const char *stop)
{
	const char *colon = memchr(at, ':', stop - at);

	return colon && colon > at && colon - at < 40;
}

/* header_in - where a header begins in a text, behind "From: ", and how many
 * marks of a quotation its lines begin with: there is a field on the line
 * below; or null */
static const char *header_in(const char *at, const char *end, size_t *marks)
{
	const char *from = NULL;

	while (at < end) {
		const char *stop = line_stop(at, end);
		size_t count;

		at = behind_marks(at, stop, SIZE_MAX, &count);
		if (from && count == *marks && is_field(at, stop))
			return from;
		from = behind_from(at, stop);
		*marks = count;
		at = stop < end ? stop + 1 : end;
	}
	return NULL;
}

/* in_text - the message whose header stands within the text; or null */
static GMimeMessage *in_text(const GString *text)
{
	const char *end = text->str + text->len;
	size_t marks = 0;
	const char *header = header_in(text->str, end, &marks);
	GMimeMessage *message;
	GString *whole;

	if (!header)
		return NULL;
	whole =
	    g_string_new("Content-Type: text/plain; charset=utf-8\nFrom: ");
	append_unquoted(whole, header, end, marks);
	message = parse_text(whole);
	g_string_free(whole, TRUE);
	return message;
}

/* forwarded - the message that was passed on, perhaps a bounce, which the
 * caller unrefs; or null, where the mail is none that does so */
GMimeMessage *forwarded(const struct parts *parts)
{
	if (parts->is_report || parts->is_feedback || parts->is_receipt)
		return NULL;
	if (!is_passed_on(parts))
		return NULL;
	return parts->returned ? text_message(parts->returned)
			       : in_text(parts->prose);
}
