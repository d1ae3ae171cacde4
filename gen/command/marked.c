/* SPDX-License-Identifier: MIT
 *
 * marked.c - a reply on the terminal, with a stretch of it marked
 */
#include "marked.h"

#include <stdbool.h>
#include <string.h>

#define INDENT "    "

/* put_character - add the character at text; its bytes, and its columns */
static size_t put_character(GString *to, const char *text, size_t left,
			    size_t *columns)
{
	gunichar c = g_utf8_get_char_validated(text, (gssize)left);
	size_t bytes = 1;

	*columns = 1;
	if (c == (gunichar)-1 || c == (gunichar)-2 ||
	    (!g_unichar_isprint(c) && c != '\t')) {
		g_string_append_c(to, '?');
		return (c == (gunichar)-1 || c == (gunichar)-2)
			   ? 1
			   : (size_t)g_unichar_to_utf8(c, NULL);
	}
	if (c == '\t') {
		g_string_append_c(to, ' ');
		return 1;
	}
	bytes = (size_t)g_unichar_to_utf8(c, NULL);
	g_string_append_len(to, text, (gssize)bytes);
	*columns = g_unichar_iszerowidth(c) ? 0 : 1u + g_unichar_iswide(c);
	return bytes;
}

/* row_end - where the row that begins at `at` ends: before a line end, or at
 * the last blank that leaves it short enough */
static size_t row_end(const char *text, size_t length, size_t at, size_t width)
{
	size_t limit = MIN(length, at + width), end;
	const char *line_end = memchr(text + at, '\n', length - at);

	if (line_end && (size_t)(line_end - text) <= limit)
		return (size_t)(line_end - text);
	if (limit == length)
		return length;
	for (end = limit; end > at && text[end] != ' '; end--)
		;
	if (end > at)
		return end;
	while (limit > at && ((unsigned char)text[limit] & 0xc0) == 0x80)
		limit--;
	return limit > at ? limit : at + 1;
}

/* add_row - one row of the text, and its marks */
static void add_row(GString *to, const char *text, size_t at, size_t end,
		    size_t start, size_t stop)
{
	GString *marks = g_string_new(INDENT);
	size_t columns = 0;

	g_string_append(to, INDENT);
	while (at < end) {
		bool inside = at >= start && at < stop;

		at += put_character(to, text + at, end - at, &columns);
		while (columns-- > 0)
			g_string_append_c(marks, inside ? '^' : ' ');
	}
	g_string_append_c(to, '\n');
	if (strchr(marks->str, '^')) {
		g_strchomp(marks->str);
		g_string_append_printf(to, "%s\n", marks->str);
	}
	g_string_free(marks, TRUE);
}

void marked_add(GString *to, const char *text, size_t length, size_t start,
		size_t end, size_t width)
{
	size_t at = 0;

	width -= strlen(INDENT);
	while (at < length) {
		size_t next = row_end(text, length, at, width), shown = next;

		while (shown > at && text[shown - 1] == '\r')
			shown--;
		add_row(to, text, at, shown, start, end);
		at = next;
		if (at < length && (text[at] == ' ' || text[at] == '\n'))
			at++;
	}
}
