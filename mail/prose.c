/* SPDX-License-Identifier: MIT
 *
 * prose.c - recipients and causes in what is written for people
 *
 * Nearly all programs put each recipient at the start of a line and what was
 * said about it behind the address or on the lines below, up to a blank one:
 *
 *	<ann@example.com>:
 *	Sorry, no mailbox here by that name. (#5.1.1)
 *
 * Such a run is a section.  Where there are none, the whole text states the
 * cause and the first address that is not the reader's own is the recipient.
 */
#include "read.h"

#include <string.h>

/* line_stop - where the line that begins here ends */
static const char *line_stop(const char *at, const char *end)
{
	const char *newline = memchr(at, '\n', end - at);

	return newline ? newline : end;
}

/* skip - over any of these bytes */
static const char *skip(const char *at, const char *end, const char *bytes)
{
	while (at < end && *at != '\0' && strchr(bytes, *at))
		at++;
	return at;
}

/* is_own - is it the address of who got the bounce, or a mail program's? */
static bool is_own(const char *address, size_t length, const char *own)
{
	return address_is_daemon(address, length) ||
	       (strlen(own) == length &&
		g_ascii_strncasecmp(address, own, length) == 0);
}

/* section_begin - does a recipient stand at the start of this line? */
static bool section_begin(const char *at, const char *stop, const char *own,
			  struct section *section)
{
	const char *start = at;
	size_t length;

	at = skip(at, stop, " \t<");
	section->indent = at - start;
	length = address_at(at, stop);
	if (length == 0 || is_own(at, length, own))
		return false;
	section->address = at;
	section->address_length = length;
	at += length;
	if (at < stop && !strchr(">: \t\r.,(", *at))
		return false;
	section->text = skip(at, stop, ">:.,; \t\r");
	section->length = 0;
	return true;
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
static void section_add(struct prose *prose, const struct section *section)
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

/* section_end - let a section end here, and keep it */
static void section_end(struct prose *prose, struct section *section,
			const char *stop)
{
	if (!section->address)
		return;
	while (stop > section->text && g_ascii_isspace(stop[-1]))
		stop--;
	section->length = stop > section->text ? stop - section->text : 0;
	section_add(prose, section);
	section->address = NULL;
}

/* is_inside - is the address only part of what is said of another?  Lines
 * that go on are indented deeper than the recipient that they speak of */
static bool is_inside(const struct section *section, const struct section *next)
{
	return section->address && next->indent > section->indent;
}

/* read_sections - find all recipients at line starts */
static void read_sections(struct prose *prose, const char *own)
{
	const char *at = prose->text, *end = at + prose->length;
	struct section section = {0}, next;
	bool words = false;

	while (at < end) {
		const char *stop = line_stop(at, end);
		bool blank = skip(at, stop, " \t\r") == stop;

		if (section_begin(at, stop, own, &next) &&
		    !is_inside(&section, &next)) {
			section_end(prose, &section, at);
			section = next;
			words = !text_says_nothing(next.text, stop - next.text);
		} else if (blank && words) {
			section_end(prose, &section, at);
		} else if (section.address && !words) {
			words = !text_says_nothing(at, stop - at);
		}
		at = stop < end ? stop + 1 : end;
	}
	section_end(prose, &section, end);
}

/* find_first - note the first address that is not the reader's */
static void find_first(struct prose *prose, const char *own)
{
	const char *at = prose->text, *end = at + prose->length;
	size_t length = 0;

	while ((at = address_find(at, end, &length)) && is_own(at, length, own))
		at += length;
	prose->first = at ? at : "";
	prose->first_length = at ? length : 0;
}

/* widen - where only one recipient is named, all that follows is about it */
static void widen(struct prose *prose)
{
	struct section *only;

	if (prose->sections->len != 1)
		return;
	only = &g_array_index(prose->sections, struct section, 0);
	only->length = prose->text + prose->length - only->text;
}

/* prose_read - take a text apart; own is its reader's address */
void prose_read(struct prose *prose, const GString *text, const char *own)
{
	const char *end = text->str + text->len, *stop;

	prose->returned = "";
	stop = separator_find(text->str, end, &prose->returned);
	prose->text = text->str;
	prose->length = (stop ? stop : end) - text->str;
	prose->sections = g_array_new(FALSE, FALSE, sizeof(struct section));
	prose->addresses =
	    g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	read_sections(prose, own);
	widen(prose);
	find_first(prose, own);
}

/* prose_clear - free what prose_read() made */
void prose_clear(struct prose *prose)
{
	g_array_free(prose->sections, TRUE);
	g_hash_table_destroy(prose->addresses);
}

/* add_report - of a recipient, its cause still open */
static void add_report(const char *address, size_t length, enum mail_kind kind,
		       GArray *reports)
{
	struct mail_report report = {
	    .recipient = g_strndup(address, length),
	    .diagnostic = g_strdup(""),
	    .status = g_strdup(""),
	    .remote_mta = g_strdup(""),
	    .kind = kind,
	};

	g_array_append_val(reports, report);
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
			add_report(at, length, kind, reports);
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

	if (kind != MAIL_FAILED && kind != MAIL_DELAYED)
		return;
	if (failed)
		add_header(failed, kind, reports);
	if (reports->len > 0)
		return;
	for (guint i = 0; i < prose->sections->len; i++) {
		const struct section *section =
		    &g_array_index(prose->sections, struct section, i);

		add_report(section->address, section->address_length, kind,
			   reports);
	}
	if (reports->len == 0)
		add_report(prose->first, prose->first_length, kind, reports);
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
