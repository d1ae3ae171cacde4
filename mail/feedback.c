/* SPDX-License-Identifier: MIT
 *
 * feedback.c - feedback reports, RFC 5965
 *
 * Who complained stands in Original-Rcpt-To, once for each recipient, or in
 * Removal-Recipient of those who want no more mail.  Where a provider keeps
 * that back, the returned message may still say to whom it went.
 */
#include "read.h"

/* add_named - a report for each address that a field names */
static void add_named(const char *value, GArray *reports)
{
	const char *at = value, *end = value + strlen(value);
	size_t length;

	while ((at = address_find(at, end, &length))) {
		report_add(reports, at, length, MAIL_FEEDBACK_REPORT);
		at += length;
	}
}

/* feedback_read - add the reports of a complaint */
void feedback_read(const struct parts *parts, GArray *reports)
{
	struct fields fields = {parts->feedback->str,
				parts->feedback->str + parts->feedback->len};
	GString *name = g_string_new(NULL), *value = g_string_new(NULL);
	enum field field;

	while ((field = field_next(&fields, name, value)) != FIELD_END)
		if (field == FIELD_READ &&
		    (!g_ascii_strcasecmp(name->str, "Original-Rcpt-To") ||
		     !g_ascii_strcasecmp(name->str, "Removal-Recipient")))
			add_named(value->str, reports);
	g_string_free(name, TRUE);
	g_string_free(value, TRUE);
}
