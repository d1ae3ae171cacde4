/* SPDX-License-Identifier: MIT
 *
 * fields.c - header-like fields, one after the other
 *
 * A delivery status is blocks of "Name: value" lines with blank lines between
 * them; so is the header of a returned message.  A folded value becomes one
 * line, but a line that begins with a reply code stays one of its own.  Lines
 * that are no fields are passed over.
 */
#include "read.h"

#include <string.h>

/* trim - move both ends inwards over white space */
static void trim(const char **start, const char **end)
{
	while (*start < *end && g_ascii_isspace(**start))
		(*start)++;
	while (*start < *end && g_ascii_isspace((*end)[-1]))
		(*end)--;
}

/* starts_with_code - three digits, then a blank or a hyphen */
static bool starts_with_code(const char *at, const char *end)
{
	return end - at > 3 && g_ascii_isdigit(at[0]) &&
	       g_ascii_isdigit(at[1]) && g_ascii_isdigit(at[2]) &&
	       (at[3] == ' ' || at[3] == '-');
}

/* is_name - may it be a field's?  One word in lower case is more likely one of
 * a sentence: "rejected: blocked using ..." */
static bool is_name(const char *at, size_t length)
{
	static const char *const known[] = {"action",  "cc",     "date",
					    "from",    "sender", "status",
					    "subject", "to",     "received"};

	if (!g_ascii_islower(*at) || memchr(at, '-', length))
		return true;
	for (size_t i = 0; i < G_N_ELEMENTS(known); i++)
		if (strlen(known[i]) == length &&
		    memcmp(at, known[i], length) == 0)
			return true;
	return false;
}

/* is_field - does a field begin here?  A name and a colon, but no address of
 * the web */
static bool is_field(const char *at, const char *stop)
{
	const char *start = at, *end;

	while (at < stop && (g_ascii_isalnum(*at) || *at == '-' || *at == '_'))
		at++;
	end = at;
	while (at < stop && *at == ' ' && at > start)
		at++;
	return at > start && at < stop && *at == ':' &&
	       is_name(start, end - start) &&
	       (stop - at < 3 || at[1] != '/' || at[2] != '/');
}

/* goes_on - is this line part of the value before it?  One that is indented
 * is; and one that is no field, broken off by who passed the mail on */
static bool goes_on(const char *at, const char *stop)
{
	return at < stop && (*at == ' ' || *at == '\t' || !is_field(at, stop));
}

/* append_folded - add the continuation lines; fields->at ends behind them */
static void append_folded(struct fields *fields, GString *value)
{
	while (fields->at < fields->end) {
		const char *start = fields->at;
		const char *stop = line_stop(start, fields->end);
		const char *next = stop < fields->end ? stop + 1 : stop;

		if (!goes_on(start, stop))
			return;
		trim(&start, &stop);
		if (start == stop)
			return;
		if (value->len > 0)
			g_string_append_c(
			    value, starts_with_code(start, stop) ? '\n' : ' ');
		g_string_append_len(value, start, stop - start);
		fields->at = next;
	}
}

/* field_next - read up to the next field or blank line */
enum field field_next(struct fields *fields, GString *name, GString *value)
{
	while (fields->at < fields->end) {
		const char *start = fields->at;
		const char *stop = line_stop(start, fields->end);
		const char *colon;

		fields->at = stop < fields->end ? stop + 1 : stop;
		colon = memchr(start, ':', stop - start);
		trim(&start, &stop);
		if (start == stop)
			return FIELD_BLANK_LINE;
		if (!colon || colon < start)
			continue;
		g_string_truncate(name, 0);
		g_string_append_len(name, start, colon - start);
		while (name->len > 0 &&
		       g_ascii_isspace(name->str[name->len - 1]))
			g_string_truncate(name, name->len - 1);
		start = colon + 1;
		trim(&start, &stop);
		g_string_truncate(value, 0);
		g_string_append_len(value, start, stop - start);
		append_folded(fields, value);
		return FIELD_READ;
	}
	return FIELD_END;
}

/* field_decoded - a copy with encoded words, RFC 2047, turned into UTF-8.  In
 * an address they mean nothing (section 5): it is as the server has it */
char *field_decoded(const char *value)
{
	if (strstr(value, "=?") && !strstr(value, "?=@")) {
		char *text = g_mime_utils_header_decode_text(NULL, value);

		if (text)
			return text;
	}
	return g_strdup(value);
}
