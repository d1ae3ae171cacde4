/* SPDX-License-Identifier: MIT
 *
 * embedded.c - a delivery status inside of text
 *
 * Where the structure of a report is lost, or somebody passed it on as a
 * quotation, its fields still stand in the text, perhaps behind "> ":
 *
 *	> Final-Recipient: RFC822; ann@example.com
 *	> Action: failed
 *	> Status: 5.1.1
 *
 * They are taken as the delivery status that they were.
 */
#include "read.h"

#include <string.h>

/* Fields of which one must be there, and those that may stand around it. */
static const char *const fields[] = {"Final-Recipient",
				     "Original-Recipient",
				     "Action",
				     "Status",
				     "Diagnostic-Code",
				     "Remote-MTA",
				     "Reporting-MTA",
				     "Arrival-Date",
				     "Last-Attempt-Date",
				     "Received-From-MTA",
				     "Will-Retry-Until",
				     "Final-Log-ID"};

/* unquoted - behind the marks of a quotation */
static const char *unquoted(const char *at, const char *stop)
{
	while (at < stop && *at == '>')
		at += 1 + (at + 1 < stop && at[1] == ' ');
	return at;
}

/* is_field - does a line begin with this field? */
static bool is_field(const char *at, const char *stop, const char *name)
{
	size_t length = strlen(name);

	return (size_t)(stop - at) > length && at[length] == ':' &&
	       g_ascii_strncasecmp(at, name, length) == 0;
}

/* is_known - does a line begin with any of the fields? */
static bool is_known(const char *at, const char *stop)
{
	for (size_t i = 0; i < G_N_ELEMENTS(fields); i++)
		if (is_field(at, stop, fields[i]))
			return true;
	return false;
}

/* is_final - does it name a recipient, with the address type? */
static bool is_final(const char *at, const char *stop)
{
	return is_field(at, stop, fields[0]) && memchr(at, ';', stop - at);
}

/* has_final - is there a Final-Recipient in the text? */
static bool has_final(const char *at, const char *end)
{
	while (at < end) {
		const char *stop = line_stop(at, end);

		if (is_final(unquoted(at, stop), stop))
			return true;
		at = stop < end ? stop + 1 : end;
	}
	return false;
}

/* embedded_status - add the fields that stand in the text, and the lines that
 * go on with one; whether there was a recipient among them */
bool embedded_status(const GString *text, GString *status)
{
	const char *at = text->str, *end = at + text->len;
	bool inside = false;

	if (!has_final(at, end))
		return false;
	while (at < end) {
		const char *stop = line_stop(at, end);
		const char *line = unquoted(at, stop);
		bool folded = line < stop && strchr(" \t", *line);

		if (is_known(line, stop) || (inside && folded)) {
			g_string_append_len(status, line, stop - line);
			g_string_append_c(status, '\n');
			inside = true;
		} else if (inside) {
			g_string_append_c(status, '\n');
			inside = false;
		}
		at = stop < end ? stop + 1 : end;
	}
	return true;
}
