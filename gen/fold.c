/* SPDX-License-Identifier: MIT
 *
 * fold.c - when two words are the same: case and apostrophes do not count
 *
 * Simple case folding by GLib's Unicode tables, one character for one, so
 * that the scanner can be generated from the same pairs.
 */
#include "fold.h"

#include <glib.h>

bool is_apostrophe(uint32_t c)
{
	return c == '\'' || c == '`' || c == 0xb4 || c == 0x2bc ||
	       c == 0x2018 || c == 0x2019;
}

char *fold(struct arena *arena, const char *text, size_t length)
{
	GString *out = g_string_sized_new(length);
	const char *p = text, *end = text + length;
	char *copy;

	while (p < end) {
		gunichar c = g_utf8_get_char_validated(p, end - p);

		if (c & 0x80000000) {
			g_string_append_c(out, *p++);
			continue;
		}
		g_string_append_unichar(
		    out, is_apostrophe(c) ? '\'' : g_unichar_tolower(c));
		p = g_utf8_next_char(p);
	}
	copy = arena_copy(arena, out->str, out->len);
	g_string_free(out, TRUE);
	return copy;
}
