/* SPDX-License-Identifier: MIT
 *
 * report.c - reports, as they are made by the readers
 *
 * A report owns its strings, and none is null.
 */
#include "read.h"

/* report_add - add a report about an address, all else still open; it stays
 * where it is until the next one is added */
struct mail_report *report_add(GArray *reports, const char *address,
			       size_t length, enum mail_kind kind)
{
	struct mail_report report = {
	    .recipient = g_strndup(address, length),
	    .diagnostic = g_strdup(""),
	    .notice = g_strdup(""),
	    .status = g_strdup(""),
	    .remote_mta = g_strdup(""),
	    .kind = kind,
	};

	g_array_append_val(reports, report);
	return &g_array_index(reports, struct mail_report, reports->len - 1);
}

/* report_set - replace one of a report's strings; a null one by "" */
void report_set(char **place, const char *text)
{
	char *copy = g_strdup(text ? text : "");

	g_free(*place);
	*place = copy;
}

/* report_clear - free what a report holds */
void report_clear(struct mail_report *report)
{
	g_free(report->recipient);
	g_free(report->diagnostic);
	g_free(report->notice);
	g_free(report->status);
	g_free(report->remote_mta);
}
