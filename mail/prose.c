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

/* holds_reply - is there an SMTP reply of class 4 or 5 in the text? */
bool holds_reply(const char *at, const char *stop)
{
	for (; stop - at > 3; at++)
		if ((*at == '4' || *at == '5') && g_ascii_isdigit(at[1]) &&
		    g_ascii_isdigit(at[2]) && strchr(" -", at[3]))
			return true;
	return false;
}

/* line_stop - where the line that begins here ends */
const char *line_stop(const char *at, const char *end)
{
	const char *newline = memchr(at, '\n', end - at);

	return newline ? newline : end;
}

/* skip - over any of these bytes */
const char *skip(const char *at, const char *end, const char *bytes)
{
	for (; at < end; at++) {
		const char *known = bytes;

		while (*known != '\0' && *known != *at)
			known++;
		if (*known == '\0')
			break;
	}
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

/* says_no_reason - is there nothing, or only from which alias it came? */
static bool says_no_reason(const struct section *section)
{
	static const char alias[] = "(expanded from";
	const char *end = section->text + section->length;
	const char *at = skip(section->text, end, " \t\r\n");

	return text_says_nothing(section->text, section->length) ||
	       (g_str_has_prefix(at, alias) && line_stop(at, end) == end);
}

/* section_add - keep a section; of two about one address, one with words.  Once
 * the recipients are known, no other is added */
void section_add(struct prose *prose, const struct section *section)
{
	struct section *known =
	    section_of(prose, section->address, section->address_length);

	if (known) {
		if (says_no_reason(known))
			*known = *section;
		return;
	}
	if (prose->is_complete)
		return;
	g_array_append_vals(prose->sections, section, 1);
	g_hash_table_insert(
	    prose->addresses,
	    lower_key(section->address, section->address_length),
	    GUINT_TO_POINTER(prose->sections->len));
}

/* reason_end - where the text that begins here ends: at the blank line behind
 * an SMTP reply, for what follows is advice; else at the end */
static const char *reason_end(const char *at, const char *end)
{
	bool replied = false;

	while (at < end) {
		const char *stop = line_stop(at, end);

		if (replied && skip(at, stop, " \t\r") == stop)
			return at;
		replied = replied || holds_reply(at, stop);
		at = stop < end ? stop + 1 : end;
	}
	return end;
}

/* widen - where only one recipient is named, all that follows is about it */
static void widen(struct prose *prose)
{
	struct section *only;

	if (prose->sections->len != 1)
		return;
	only = &g_array_index(prose->sections, struct section, 0);
	only->length = reason_end(only->text, prose->text + prose->length) -
		       only->text;
}

/* find_recipients - try the ways to find recipients, the most certain first.
 * Where they are listed beside a dialogue, that gives the reasons */
static void find_recipients(struct prose *prose)
{
	prose->marks = dialogue_marks(prose);
	labels_read(prose);
	if (prose->sections->len > 0)
		return;
	listing_read(prose);
	if (prose->sections->len > 0 && !prose->marks)
		widen(prose);
	prose->is_complete = prose->sections->len > 0;
	dialogue_read(prose);
}

/* add_row - where no way found recipients, but a sentence names several, they
 * are: "was not delivered to: ann@example.com, joe@example.com" */
static void add_row(struct prose *prose)
{
	const char *end = prose->text + prose->length;
	const char *behind = prose->first + prose->first_length, *stop;
	struct section section = {.address = prose->first,
				  .address_length = prose->first_length};

	if (prose->sections->len > 0 || !prose->first_sure)
		return;
	stop = line_stop(behind, end);
	if (address_at(skip(behind, stop, "> \t,;<\""), stop) == 0)
		return;
	section.text = stop;
	section_add(prose, &section);
	listing_neighbours(prose, &section, stop);
}

/* prose_read - take a text apart; own is its reader's address */
void prose_read(struct prose *prose, const GString *text, const char *own)
{
	const char *end = text->str + text->len, *stop;
	int worth;

	prose->own = own;
	prose->labelled = prose->is_complete = false;
	prose->returned = "";
	stop = separator_find(text->str, end, &prose->returned);
	prose->text = text->str;
	prose->length = (stop ? stop : end) - text->str;
	prose->sections = g_array_new(FALSE, FALSE, sizeof(struct section));
	prose->addresses =
	    g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	find_recipients(prose);
	prose->first = cues_find(prose->text, prose->length, own,
				 &prose->first_length, &worth);
	prose->first_sure = worth > 0;
	prose->first_barred = worth < 0;
	add_row(prose);
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

/* is_named - does the text speak of any address in the header?  Where it does
 * not, but of others, the header is somebody else's */
static bool is_named(const struct prose *prose, const char *value)
{
	const char *at = value, *end = value + strlen(value);
	size_t length;

	while ((at = address_find(at, end, &length))) {
		if (section_of(prose, at, length))
			return true;
		at += length;
	}
	return false;
}

/* prose_report - add a report for each recipient that is named */
void prose_report(const struct prose *prose, const struct parts *parts,
		  enum mail_kind kind, GArray *reports)
{
	const char *failed = g_mime_object_get_header(
	    GMIME_OBJECT(parts->message), "X-Failed-Recipients");

	if (failed && (prose->sections->len == 0 || is_named(prose, failed)))
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

/* said_of - a copy of what the prose says about a recipient
 *
 * Where it does not say which cause is whose, each gets a copy of all of it,
 * the shorter the more there are, so that the whole stays bounded; but not
 * where all that it says is about others. */
static char *said_of(const struct prose *prose, const char *recipient,
		     size_t share, bool alone)
{
	const struct section *section =
	    section_of(prose, recipient, strlen(recipient));

	if (section && !text_says_nothing(section->text, section->length))
		return g_strstrip(innermost(
		    cut_text(section->text, section->length, share)));
	if (!section && prose->sections->len > 0 && !alone)
		return g_strdup("");
	return g_strstrip(
	    innermost(cut_text(prose->text, prose->length, share)));
}

/* complete - give a report the cause that the prose states, if it has none of
 * its own, else beside that */
static void complete(const struct prose *prose, struct mail_report *report,
		     size_t share, bool alone)
{
	const char *own = report->diagnostic;
	char **place = text_says_nothing(own, strlen(own)) ? &report->diagnostic
							   : &report->notice;

	g_free(*place);
	*place = said_of(prose, report->recipient, share, alone);
	if (!*report->remote_mta) {
		g_free(report->remote_mta);
		report->remote_mta = text_remote_host(
		    report->diagnostic, strlen(report->diagnostic));
	}
}

/* prose_complete - find causes and hosts that reports do not have yet */
void prose_complete(const struct prose *prose, GArray *reports)
{
	size_t share = SHARES_MAX / MAX(reports->len, 1);

	share = MIN(share, TEXT_MAX);
	for (guint i = 0; i < reports->len; i++) {
		struct mail_report *report =
		    &g_array_index(reports, struct mail_report, i);

		if (report->kind == MAIL_FAILED || report->kind == MAIL_DELAYED)
			complete(prose, report, share, reports->len == 1);
	}
}

/* prose_whole - a copy of all that the prose says, but for the words that only
 * lead to a reply; to be freed */
char *prose_whole(const struct prose *prose)
{
	return g_strstrip(innermost(g_strndup(prose->text, prose->length)));
}
