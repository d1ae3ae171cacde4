/* SPDX-License-Identifier: MIT
 *
 * recipient.c - whom a mail is about, where it does not say so plainly
 *
 * The words around the addresses in the text may tell; then the returned
 * message says to whom it went, if to one; then the address that the bounce
 * came back to, which mailing lists make up of the recipient's (VERP):
 * list-bounces+ann=example.com@lists.example.net.  An automatic answer comes
 * from its recipient.
 */
#define _GNU_SOURCE /* memrchr */

#include "read.h"

#include <string.h>

/* only_address - a copy of the address in a header, if there is just one */
static char *only_address(const char *value)
{
	const char *end = value + strlen(value), *found, *next;
	size_t length = 0, other = 0;

	found = address_find(value, end, &length);
	if (!found)
		return g_strdup("");
	for (next = found + length; (next = address_find(next, end, &other));
	     next += other)
		if (other != length ||
		    g_ascii_strncasecmp(next, found, length) != 0)
			return g_strdup("");
	return g_strndup(found, length);
}

/* field_of - a copy of a field in a header that is text; null for none */
static char *field_of(const char *text, size_t length, const char *wanted)
{
	struct fields fields = {text, text + length};
	GString *name = g_string_new(NULL), *value = g_string_new(NULL);
	char *found = NULL;
	enum field field;
	bool began = false;

	while (!found &&
	       (field = field_next(&fields, name, value)) != FIELD_END) {
		if (field == FIELD_BLANK_LINE && began)
			break;
		began = began || field == FIELD_READ;
		if (field == FIELD_READ &&
		    g_ascii_strcasecmp(name->str, wanted) == 0)
			found = g_strdup(value->str);
	}
	g_string_free(name, TRUE);
	g_string_free(value, TRUE);
	return found;
}

/* returned_field - a copy of a field of the returned message; null for none */
static char *returned_field(const struct parts *parts,
			    const struct prose *prose, const char *name)
{
	if (parts->headers->len > 0)
		return field_of(parts->headers->str, parts->headers->len, name);
	return field_of(prose->returned, strlen(prose->returned), name);
}

/* returned_to - a copy of the one address that the message went to; "" where
 * there are more, or none */
static char *returned_to(const struct parts *parts, const struct prose *prose)
{
	static const char *const names[] = {"X-HmXmrOriginalRecipient", "To",
					    "X-Envelope-To", "Envelope-To",
					    "X-Original-To"};
	char *address = g_strdup("");

	for (size_t i = 0; i < G_N_ELEMENTS(names) && !*address; i++) {
		char *value = returned_field(parts, prose, names[i]);

		if (value) {
			g_free(address);
			address = only_address(value);
		}
		g_free(value);
	}
	if (address_is_own(address, strlen(address), prose->own))
		*address = '\0';
	return address;
}

/* recipient_in_verp - a copy of the address that is written into another:
 * "bounces+ann=example.com@..." or "list-return-12-ann=example.com@..."; ""
 * where none is */
static char *recipient_in_verp(const char *address)
{
	const char *at = strchr(address, '@');
	const char *sign = at ? memrchr(address, '=', at - address) : NULL;
	const char *from = address, *mark;

	if (!sign || !memchr(sign, '.', at - sign) ||
	    g_ascii_strncasecmp(address, "prvs=", 5) == 0 ||
	    g_ascii_strncasecmp(address, "srs", 3) == 0)
		return g_strdup("");
	if ((mark = memchr(address, '+', sign - address))) {
		from = mark + 1;
	} else if ((mark = g_strstr_len(address, sign - address, "-return-"))) {
		from = mark + strlen("-return-");
		from += strspn(from, "0123456789");
		from += *from == '-';
	}
	if (from >= sign)
		return g_strdup("");
	return g_strdup_printf("%.*s@%.*s", (int)(sign - from), from,
			       (int)(at - sign - 1), sign + 1);
}

/* sender - a copy of the address that the mail comes from, unless it is a mail
 * program's; where nobody reads answers there, the one for answers */
static char *sender(const struct parts *parts)
{
	GMimeObject *object = GMIME_OBJECT(parts->message);
	const char *from = g_mime_object_get_header(object, "From");
	const char *reply_to = g_mime_object_get_header(object, "Reply-To");
	char *address = address_only(from ? from : "");

	if (reply_to && (!g_ascii_strncasecmp(address, "noreply@", 8) ||
			 !g_ascii_strncasecmp(address, "no-reply@", 9))) {
		g_free(address);
		address = address_only(reply_to);
	}
	if (address_is_daemon(address, strlen(address)))
		*address = '\0';
	return address;
}

/* in_subject - a copy of the address that the subject names, if its words make
 * it the recipient's, or it is not asked for that; null for none */
static char *in_subject(GMimeMessage *message, const char *own, bool must)
{
	const char *subject = g_mime_message_get_subject(message), *found;
	size_t length = 0;
	int worth = 0;

	if (!subject)
		return NULL;
	found = cues_find(subject, strlen(subject), own, &length, &worth);
	return found && (worth > 0 || !must) ? g_strndup(found, length) : NULL;
}

/* named - a copy of the mailbox that the text names, at the domain that the
 * mail comes from; null for none */
static char *named(const struct parts *parts, const struct prose *prose)
{
	const char *from =
	    g_mime_object_get_header(GMIME_OBJECT(parts->message), "From");
	char *sender = address_only(from ? from : "");
	const char *domain = strchr(sender, '@');
	size_t length = 0;
	const char *name = named_recipient(prose, &length);
	char *address = NULL;

	if (name && domain)
		address = g_strdup_printf("%.*s%s", (int)length, name, domain);
	g_free(sender);
	return address;
}

/* challenger - a copy of the address that the message which is held was sent
 * to, if it is told, else of the one that wants to see a person */
static char *challenger(const struct parts *parts, const struct prose *prose)
{
	char *address = returned_to(parts, prose);

	if (*address)
		return address;
	g_free(address);
	return sender(parts);
}

/* recipient_guess - a copy of the likeliest address; "" where there is none */
char *recipient_guess(const struct parts *parts, const struct prose *prose,
		      enum mail_kind kind)
{
	char *address;

	if (kind == MAIL_AUTO_REPLY)
		return sender(parts);
	if (kind == MAIL_CHALLENGE_RESPONSE)
		return challenger(parts, prose);
	if (kind != MAIL_FEEDBACK_REPORT && prose->first_sure)
		return g_strndup(prose->first, prose->first_length);
	if (kind != MAIL_FEEDBACK_REPORT &&
	    (address = in_subject(parts->message, prose->own, true)))
		return address;
	if (kind != MAIL_FEEDBACK_REPORT && (address = named(parts, prose)))
		return address;
	address = returned_to(parts, prose);
	if (*address)
		return address;
	g_free(address);
	if (kind == MAIL_FEEDBACK_REPORT)
		return g_mime_object_get_header(GMIME_OBJECT(parts->message),
						"X-Apple-Unsubscribe")
			   ? sender(parts)
			   : g_strdup("");
	address = recipient_in_verp(prose->own);
	if (*address)
		return address;
	g_free(address);
	if (!prose->first &&
	    (address = in_subject(parts->message, prose->own, false)))
		return address;
	return g_strndup(prose->first ? prose->first : "", prose->first_length);
}
