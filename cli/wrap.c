/* SPDX-License-Identifier: MIT
 *
 * wrap.c - text in lines of the terminal's width
 */
#include "wrap.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

/* terminal_columns - what the terminal says; 0 where there is none */
static size_t terminal_columns(int descriptor)
{
	struct winsize size;

	if (ioctl(descriptor, TIOCGWINSZ, &size) != 0)
		return 0;
	return size.ws_col;
}

/* wrap_width - columns to use for what is written to this descriptor */
size_t wrap_width(int descriptor)
{
	const char *variable = getenv("COLUMNS");
	guint64 columns = 0;

	if (variable)
		columns = g_ascii_strtoull(variable, NULL, 10);
	if (columns == 0)
		columns = terminal_columns(descriptor);
	if (columns == 0)
		columns = WRAP_WIDTH_USUAL;
	return CLAMP(columns, WRAP_WIDTH_MIN, WRAP_WIDTH_MAX);
}

/* columns_of - how many columns a character takes up */
static size_t columns_of(gunichar c)
{
	if (g_unichar_iszerowidth(c))
		return 0;
	return g_unichar_iswide(c) ? 2 : 1;
}

/* wrap_columns - how many columns valid UTF-8 takes up */
size_t wrap_columns(const char *text, const char *end)
{
	size_t columns = 0;

	for (; text < end; text = g_utf8_next_char(text))
		columns += columns_of(g_utf8_get_char(text));
	return columns;
}

/* chunk_end - where the piece that begins here may be followed by a line end:
 * at a blank, or beside a wide character */
static const char *chunk_end(const char *at)
{
	bool wide = g_unichar_iswide(g_utf8_get_char(at));

	do {
		at = g_utf8_next_char(at);
		if (columns_of(g_utf8_get_char(at)) == 0)
			continue;
		if (wide || g_unichar_iswide(g_utf8_get_char(at)))
			break;
	} while (*at != '\0' && *at != ' ');
	return at;
}

/* append_blanks - indent */
static void append_blanks(GString *to, size_t count)
{
	while (count-- > 0)
		g_string_append_c(to, ' ');
}

/* wrap_text - add a text in lines of at most `width` columns */
void wrap_text(GString *to, size_t column, size_t indent, size_t width,
	       const char *text)
{
	bool fresh = true; /* nothing on this line yet */

	while (*text != '\0') {
		size_t blanks = strspn(text, " ");
		const char *end;
		size_t columns;

		text += blanks;
		if (*text == '\0')
			break;
		end = chunk_end(text);
		columns = wrap_columns(text, end);
		blanks = blanks > 0 && !fresh;
		if (!fresh && column + blanks + columns > width) {
			g_string_append_c(to, '\n');
			append_blanks(to, indent);
			column = indent;
			blanks = 0;
		}
		append_blanks(to, blanks);
		g_string_append_len(to, text, end - text);
		column += blanks + columns;
		fresh = false;
		text = end;
	}
	g_string_append_c(to, '\n');
}
