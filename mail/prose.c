/* SPDX-License-Identifier: MIT
 *
 * prose.c - recipients and causes in what is written for people
 *
 * The text is cut off where the returned message begins.  What is left is
 * given to the readers in prose/ until one of them finds recipients: each one
 * with the lines that speak of it is a section.  Where none does, the whole
 * text states the cause, and the words around the addresses in it tell which
 * one is the recipient's.
 */
#include "read.h"

#include <string.h>

/* line_stop - where the line that begins here ends */
const char *line_stop(const char *at, const char *end)
{
	const char *newline = memchr(at, '\n', end - at);

	return newline ? newline : end;
}

/* skip - over any of these bytes */
const char *skip(const char *at, const char *end, const char *bytes)
{
	while (at < end && *at != '\0' && strchr(bytes, *at))
		at++;
	return at;
}

/* lower_key - an address as the key of a hash table */
static char *lower_key(const char *address, size_t length)
{
	return g_ascii_strdown(address, length);
}

/* section_of - the section about an address; null where there is none */
static struct section *section_of(const struct prose *prose,
				  const char *address, size_t length)
{
	char *key = lower_key(address, length);
	guint index;

	index = GPOINTER_TO_UINT(g_hash_table_lookup(prose->addresses, key));
	g_free(key);
	if (index == 0)
		return NULL;
	return &g_array_index(prose->sections, struct section, index - 1);
}

/* section_add - keep a section; of two about one address, one with words */
void section_add(struct prose *prose, const struct section *section)
{
	struct section *known =
	    section_of(prose, section->address, section->address_length);

	if (known) {
		if (text_says_nothing(known->text, known->length))
			*known = *section;
		return;
	}
	g_array_append_vals(prose->sections, section, 1);
	g_hash_table_insert(
	    prose->addresses,
	    lower_key(section->address, section->address_length),
	    GUINT_TO_POINTER(prose->sections->len));
}

/* The ways to find recipients, the most certain first; the first that finds
 * any is right. */
static void (*const readers[])(struct prose *) = {
    labels_read,
    listing_read,
    dialogue_read,
};

/* prose_read - take a text apart; own is its reader's address */
void prose_read(struct prose *prose, const GString *text, const char *own)
{
	const char *end = text->str + text->len, *stop;

	prose->own = own;
	prose->labelled = false;
	prose->returned = "";
	stop = separator_find(text->str, end, &prose->returned);
	prose->text = text->str;
	prose->length = (stop ? stop : end) - text->str;
	prose->sections = g_array_new(FALSE, FALSE, sizeof(struct section));
	prose->addresses =
	    g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(readers); i++)
		if (prose->sections->len == 0)
			readers[i](prose);
	cues_read(prose);
}

/* prose_clear - free what prose_read() made */
void prose_clear(struct prose *prose)
{
	g_array_free(prose->sections, TRUE);
	g_hash_table_destroy(prose->addresses);
}

/* add_header - reports of all addresses in X-Failed-Recipients */
static void add_header(const char *value, enum mail_kind kind, GArray *reports)
{
	const char *at = value, *end = value + strlen(value);
	GHashTable *seen =
	    g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	size_t length;

	while ((at = address_find(at, end, &length))) {
		if (g_hash_table_add(seen, lower_key(at, length)))
			report_add(reports, at, length, kind);
		at += length;
	}
	g_hash_table_destroy(seen);
}

/* prose_report - add a report for each recipient that is named */
void prose_report(const struct prose *prose, const struct parts *parts,
		  enum mail_kind kind, GArray *reports)
{
	const char *failed = g_mime_object_get_header(
	    GMIME_OBJECT(parts->message), "X-Failed-Recipients");

	if (failed)
		add_header(failed, kind, reports);
	if (reports->len > 0)
		return;
	for (guint i = 0; i < prose->sections->len; i++) {
		const struct section *section =
		    &g_array_index(prose->sections, struct section, i);

		report_add(reports, section->address, section->address_length,
			   kind);
	}
}

/* cut_text - a copy of at most so many bytes, cut between characters */
static char *cut_text(const char *text, size_t length, size_t most)
{
	const char *end = text + MIN(length, most);

	if (length > most)
		while (end > text && ((guchar)*end & 0xC0) == 0x80)
			end--;
	return g_strndup(text, end - text);
}

/* complete - give a report the cause that the prose states
 *
 * Where the prose does not say which cause is whose, each report gets a copy,
 * the shorter the more reports there are, so that the whole stays bounded. */
static void complete(const struct prose *prose, struct mail_report *report,
		     size_t share)
{
	const struct section *section =
	    section_of(prose, report->recipient, strlen(report->recipient));

	g_free(report->diagnostic);
	if (section && !text_says_nothing(section->text, section->length))
		report->diagnostic =
		    cut_text(section->text, section->length, TEXT_MAX);
	else
		report->diagnostic =
		    cut_text(prose->text, prose->length, share);
	g_strstrip(report->diagnostic);
}

/* prose_complete - find causes and hosts that reports do not have yet */
void prose_complete(const struct prose *prose, GArray *reports)
{
	size_t share = TEXT_MAX / MAX(reports->len, 1);

	share = MAX(share, SHARE_MIN);
	for (guint i = 0; i < reports->len; i++) {
		struct mail_report *report =
		    &g_array_index(reports, struct mail_report, i);
		const char *text = report->diagnostic;

		if (report->kind != MAIL_FAILED && report->kind != MAIL_DELAYED)
			continue;
		if (text_says_nothing(text, strlen(text)))
			complete(prose, report, share);
		text = report->diagnostic;
		if (!*report->remote_mta) {
			g_free(report->remote_mta);
			report->remote_mta =
			    text_remote_host(text, strlen(text));
		}
	}
}
