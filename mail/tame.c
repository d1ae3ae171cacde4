/* SPDX-License-Identifier: MIT
 *
 * tame.c - keep hostile headers from costing time and memory
 *
 * GMime takes quadratic time for some malformed address lists (160 KB of
 * "a,a,a" took half a minute, GMime 3.2), and some hundred bytes for each field
 * of a header, parameter of a field and part of a mail.  So what exceeds a sane
 * measure of these is taken out first.  Nobody misses it: of From and To, one
 * address is used, and no mail has ten thousand parts.
 */
#include "read.h"

#include <string.h>

enum {
	ADDRESSES_MAX = 2 * 1024,      /* bytes of one address field */
	ALL_ADDRESSES_MAX = 64 * 1024, /* of all in a mail */
	CONTENT_MAX = 8 * 1024,        /* of one field that describes a part */
	FIELDS_MAX = 50 * 1000,        /* fields in all headers of a mail */
	DELIMITERS_MAX = 10 * 1000     /* lines that may part two parts */
};

/* Where in a mail the next line stands, and what may still be kept. */
struct state {
	bool top;        /* in the first header */
	bool header;     /* in a header, perhaps */
	bool message;    /* in one of a message/rfc822 */
	size_t room;     /* of the field that the line belongs to */
	bool addresses;  /* it holds addresses */
	size_t all_addresses, fields, delimiters;
};

/* begins - does the line begin with this, which is in capitals? */
static bool begins(const char *line, size_t length, const char *with)
{
	for (; *with != '\0'; with++, line++, length--) {
		char c = length > 0 ? *line : '\0';

		if ((c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c) != *with)
			return false;
	}
	return true;
}

/* begins_any - does the line begin with one of these? */
static bool begins_any(const char *line, size_t length,
		       const char *const *names, size_t count)
{
	char first = *line & ~0x20;

	for (size_t i = 0; i < count; i++)
		if (first == *names[i] && begins(line, length, names[i]))
			return true;
	return false;
}

/* is_address_field - does the line begin with a field that holds addresses? */
static bool is_address_field(const char *line, size_t length)
{
	static const char *const names[] = {
	    "FROM:", "TO:", "CC:", "BCC:", "SENDER:", "REPLY-TO:"};
	static const char resent[] = "RESENT-";

	if (!strchr("FTCBSRftcbsr", *line))
		return false;
	if (begins(line, length, resent)) {
		line += strlen(resent);
		length -= strlen(resent);
	}
	return begins_any(line, length, names, G_N_ELEMENTS(names));
}

/* is_useless - does the line begin with a field that tells nothing here?  Of
 * the bounce's own header, the way that it took, when, and who else got it */
static bool is_useless(const char *line, size_t length, bool top)
{
	static const char *const useless[] = {
	    "ARC-",       "X-MS-",       "X-MICROSOFT-",  "X-GOOGLE-",
	    "X-GM-",      "X-SPAM",      "X-FOREFRONT-",  "X-EXCHANGE-",
	    "X-VIRUS-",   "X-EOP",       "X-ORIGINAT",    "X-RECEIVED:",
	    "X-SES-",     "X-MAILER:",   "X-PROOFPOINT-", "X-MIMEOLE:",
	    "X-PRIORITY", "USER-AGENT:", "THREAD-",       "CONTENT-DESC"};
	static const char *const own[] = {
	    "RECEIVED:",  "RECEIVED-SPF:", "DKIM-",        "AUTHENTICATION-",
	    "CC:",        "DELIVERED-TO:", "BCC:",         "ERRORS-TO:",
	    "X-MAILMAN-", "X-BEENTHERE:",  "LIST-HELP:",   "LIST-SUBSCRIBE:",
	    "LIST-OWNER", "LIST-ARCHIVE:", "CONTENT-ID:",  "CONTENT-LENGTH:",
	    "DATE:",      "MESSAGE-ID:",   "MIME-VERSION:"};

	if (!strchr("ABCDELMRTUXabcdelmrtux", *line))
		return false;
	return begins_any(line, length, useless, G_N_ELEMENTS(useless)) ||
	       (top && begins_any(line, length, own, G_N_ELEMENTS(own)));
}

/* is_delimiter - may the line part two parts?  RFC 2046 5.1.1 */
static bool is_delimiter(const char *line, size_t length)
{
	return length > 2 && line[0] == '-' && line[1] == '-';
}

/* is_blank - is there nothing on the line? */
static bool is_blank(const char *line, size_t length)
{
	return *line == '\n' || (length == 2 && line[0] == '\r');
}

/* names_message - does the line hold "message/", as a type does whose part
 * begins with a header? */
static bool names_message(const char *line, size_t length)
{
	static const char type[] = "MESSAGE";
	const char *slash = memchr(line, '/', length);
	size_t wanted = strlen(type);

	return slash && (size_t)(slash - line) >= wanted &&
	       begins(slash - wanted, wanted, type);
}

/* field_room - how much may be kept of the field that begins here */
static size_t field_room(const char *line, size_t length, struct state *state)
{
	state->addresses = is_address_field(line, length);
	if (state->header) {
		if (state->fields == 0 || is_useless(line, length, state->top))
			return 0;
		state->fields--;
	}
	if (state->addresses)
		return ADDRESSES_MAX;
	if (state->header && begins(line, length, "CONTENT-"))
		return CONTENT_MAX;
	return SIZE_MAX;
}

/* enter_line - know what kind of line it is; false where it is to be left out
 * because there are too many of it */
static bool enter_line(const char *line, size_t length, struct state *state)
{
	if (is_delimiter(line, length)) {
		state->header = true;
		state->message = false;
		state->room = SIZE_MAX;
		state->addresses = false;
		return state->delimiters > 0 && state->delimiters--;
	}
	if (is_blank(line, length)) {
		state->top = false;
		state->header = state->message;
		state->message = false;
		state->room = SIZE_MAX;
		return true;
	}
	if (*line != ' ' && *line != '\t')
		state->room = field_room(line, length, state);
	if (state->header && names_message(line, length))
		state->message = true;
	return state->room > 0;
}

/* kept_length - how much to keep of a line; a field's name in any case, so
 * that it stays a field */
static size_t kept_length(const char *line, size_t length, struct state *state)
{
	size_t keep = MIN(length, state->room);
	const char *colon;

	if (state->addresses)
		keep = MIN(keep, state->all_addresses);
	if (state->room != SIZE_MAX)
		state->room -= keep;
	if (state->addresses)
		state->all_addresses -= keep;
	if (keep == length || *line == ' ' || *line == '\t')
		return keep;
	colon = memchr(line, ':', length);
	return colon ? MAX(keep, (size_t)(colon + 1 - line)) : keep;
}

/* tame - take out, in place, what headers hold in excess; was it more than
 * address lists and parameters? */
bool tame(GByteArray *bytes)
{
	char *from = (char *)bytes->data, *to = from;
	const char *end = from + bytes->len;
	struct state state = {.top = true,
			      .header = true,
			      .all_addresses = ALL_ADDRESSES_MAX,
			      .fields = FIELDS_MAX,
			      .delimiters = DELIMITERS_MAX};

	while (from < end) {
		char *newline = memchr(from, '\n', end - from);
		size_t whole = (newline ? newline + 1 : end) - from;
		size_t keep = 0;

		if (enter_line(from, whole, &state))
			keep = kept_length(from, whole, &state);
		if (to != from)
			memmove(to, from, keep);
		to += keep;
		if (keep > 0 && keep < whole && newline)
			*to++ = '\n';
		from += whole;
	}
	g_byte_array_set_size(bytes, to - (char *)bytes->data);
	return state.fields == 0 || state.delimiters == 0;
}
