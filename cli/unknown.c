/* SPDX-License-Identifier: MIT
 *
 * unknown.c - replies that stayed unknown, collected in a file
 *
 * Each line is COUNT, a tab and the reply, redacted by wb_redact(), so that
 * replies which differ only in addresses and ids are one; behind it perhaps a
 * tab and the provider that spoke.  A line end in the reply is written as \n,
 * a backslash as \\.  Counts add up over runs, and the file is replaced in one
 * step, behind a link, with the permissions that it had.
 */
#define _XOPEN_SOURCE 700 /* realpath */

#include "unknown.h"

#include "complain.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum {
	REPLY_MAX = 1000,     /* bytes kept of a reply: no novels */
	REPLIES_MAX = 100000, /* different ones */
};

static const char heading[] =
    "# Replies that whybounce does not know, the most frequent first.\n"
    "# To make rules of them: wbc draft FILE; see CONTRIBUTING.md.\n";

struct unknown {
	const char *path; /* as it was given */
	char *target;     /* what that leads to; null: nothing yet */
	int permissions;
	GHashTable *counts; /* the line behind the count -> its count */
	bool full;
};

/* count - add to the count of a reply */
static void count(struct unknown *unknown, const char *line, guint64 add)
{
	guint64 *known = g_hash_table_lookup(unknown->counts, line);

	if (known) {
		if (!g_uint64_checked_add(known, *known, add))
			*known = G_MAXUINT64;
	} else if (g_hash_table_size(unknown->counts) < REPLIES_MAX) {
		known = g_new(guint64, 1);
		*known = add;
		g_hash_table_insert(unknown->counts, g_strdup(line), known);
	} else if (!unknown->full) {
		unknown->full = true;
		complain(unknown->path, "more than 100000 different replies; "
					"the rest is left out");
	}
}

/* read_line - take over a line of the file; false where it is none of ours */
static bool read_line(struct unknown *unknown, const char *line)
{
	char *end;
	guint64 add;

	if (!*line || *line == '#')
		return true;
	if (!g_ascii_isdigit(*line))
		return false;
	add = g_ascii_strtoull(line, &end, 10);
	if (!add || *end != '\t')
		return false;
	count(unknown, end + 1, add);
	return true;
}

/* read_lines - take over the lines of the file; false after a complaint */
static bool read_lines(struct unknown *unknown, const char *text)
{
	char **lines = g_strsplit(text, "\n", -1);
	bool good = true;

	for (unsigned i = 0; lines[i] && good; i++) {
		char *problem;

		good = read_line(unknown, lines[i]);
		if (good)
			continue;
		problem = g_strdup_printf("line %u is not a count, a tab and a "
					  "reply; it is left as it is",
					  i + 1);
		complain(unknown->path, problem);
		g_free(problem);
	}
	g_strfreev(lines);
	return good;
}

/* read_file - take over what the file holds; false after a complaint */
static bool read_file(struct unknown *unknown)
{
	GError *error = NULL;
	char *text;
	gsize length;
	bool good;

	if (!g_file_get_contents(unknown->path, &text, &length, &error)) {
		good = g_error_matches(error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
		if (!good)
			complain(unknown->path, error->message);
		g_error_free(error);
		return good;
	}
	good = strlen(text) == length;
	if (!good)
		complain(unknown->path, "is no text; it is left as it is");
	good = good && read_lines(unknown, text);
	g_free(text);
	return good;
}

/* is_replaceable - is it a file, or nothing yet?  Not a pipe, which would keep
 * us waiting, nor a device, which is not ours to replace */
static bool is_replaceable(struct unknown *unknown)
{
	struct stat status;

	if (stat(unknown->path, &status) != 0)
		return true;
	unknown->permissions = status.st_mode & 0777;
	if (S_ISREG(status.st_mode))
		return true;
	complain(unknown->path, "is no regular file");
	return false;
}

/* free_all - give back everything */
static void free_all(struct unknown *unknown)
{
	g_hash_table_destroy(unknown->counts);
	free(unknown->target);
	g_free(unknown);
}

/* unknown_open - begin with what the file holds; null after a complaint */
struct unknown *unknown_open(const char *path)
{
	struct unknown *unknown = g_new0(struct unknown, 1);

	unknown->path = path;
	unknown->target = realpath(path, NULL); /* a link stays one */
	unknown->permissions = 0666;
	unknown->counts =
	    g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	if (is_replaceable(unknown) && read_file(unknown))
		return unknown;
	free_all(unknown);
	return NULL;
}

/* escape - add a reply as one line */
static void escape(GString *to, const char *text)
{
	while (*text && strchr(" \r\n", *text))
		text++;
	for (; *text; text++)
		if (*text == '\n')
			g_string_append(to, "\\n");
		else if (*text == '\\')
			g_string_append(to, "\\\\");
		else if (*text == '\t')
			g_string_append_c(to, ' ');
		else if (!g_ascii_iscntrl(*text))
			g_string_append_c(to, *text);
	while (g_str_has_suffix(to->str, "\\n"))
		g_string_truncate(to, to->len - 2);
	g_strchomp(to->str);
}

/* is_unknown - is it not known what the words mean?  Of some it is known that
 * they state no cause. */
static bool is_unknown(const struct wb_verdict *verdict)
{
	return verdict->category == WB_UNKNOWN &&
	       (!*verdict->rule || verdict->by_code);
}

/* unknown_note - count the answer's reply, if it was not known */
void unknown_note(struct unknown *unknown, const wb_pack *pack,
		  const struct answer *answer)
{
	struct wb_input input = answer->input;
	const char *provider = answer->verdict.provider;
	char reply[REPLY_MAX + 1], *valid;
	GString *line;

	if (!unknown || !is_unknown(&answer->verdict))
		return;
	if (*answer->recipient)
		input.recipient = answer->recipient;
	wb_redact(pack, &input, reply, sizeof(reply));
	valid = g_utf8_make_valid(reply, -1);
	line = g_string_new(NULL);
	escape(line, valid);
	if (*provider)
		g_string_append_printf(line, "\t%s", provider);
	if (*line->str)
		count(unknown, line->str, 1);
	g_string_free(line, TRUE);
	g_free(valid);
}

/* A line of the file. */
struct entry {
	const char *line;
	guint64 count;
};

/* by_count - the most frequent first, then by the alphabet */
static int by_count(const void *left, const void *right)
{
	const struct entry *a = left, *b = right;

	if (a->count != b->count)
		return a->count > b->count ? -1 : 1;
	return strcmp(a->line, b->line);
}

/* all_lines - the text of the file */
static GString *all_lines(struct unknown *unknown)
{
	GString *text = g_string_new(heading);
	GArray *entries = g_array_new(FALSE, FALSE, sizeof(struct entry));
	GHashTableIter iter;
	gpointer line, number;

	g_hash_table_iter_init(&iter, unknown->counts);
	while (g_hash_table_iter_next(&iter, &line, &number)) {
		struct entry entry = {line, *(guint64 *)number};

		g_array_append_val(entries, entry);
	}
	g_array_sort(entries, by_count);
	for (guint i = 0; i < entries->len; i++) {
		const struct entry *e =
		    &g_array_index(entries, struct entry, i);

		g_string_append_printf(text, "%" G_GUINT64_FORMAT "\t%s\n",
				       e->count, e->line);
	}
	g_array_free(entries, TRUE);
	return text;
}

/* unknown_close - write the file and free all; false after a complaint */
bool unknown_close(struct unknown *unknown)
{
	GString *text = all_lines(unknown);
	GError *error = NULL;
	bool good = g_file_set_contents_full(
	    unknown->target ? unknown->target : unknown->path, text->str,
	    (gssize)text->len, G_FILE_SET_CONTENTS_CONSISTENT,
	    unknown->permissions, &error);

	if (!good) {
		complain(unknown->path, error->message);
		g_error_free(error);
	}
	g_string_free(text, TRUE);
	free_all(unknown);
	return good;
}
