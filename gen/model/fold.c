/* SPDX-License-Identifier: MIT
 *
 * fold.c - when two words are the same: case, accents and the form of
 * apostrophes do not count
 *
 * Accents go as the scanner drops them.  Else simple case folding by GLib's
 * Unicode tables, one character for one, so that the scanner can be generated
 * from the same pairs.
 */
#include "fold.h"

#include "../../runtime/letters.h"

#include <glib.h>

bool is_apostrophe(uint32_t c)
{
	return c == '\'' || c == '`' || c == 0xb4 || c == 0x2bc ||
	       c == 0x2018 || c == 0x2019;
}

/* lower - append the character at `p` in lower case; what follows it */
static const char *lower(GString *out, const char *p, const char *end)
{
	gunichar c = g_utf8_get_char_validated(p, end - p);

	if (c & 0x80000000) {
		g_string_append_c(out, *p);
		return p + 1;
	}
	g_string_append_unichar(out,
				is_apostrophe(c) ? '\'' : g_unichar_tolower(c));
	return g_utf8_next_char(p);
}

/* fold_ascii - the same for a text of ASCII only; null where it is not */
static char *fold_ascii(struct arena *arena, const char *text, size_t length)
{
	char *copy = arena_copy(arena, text, length);

	for (size_t i = 0; i < length; i++) {
		if (copy[i] & 0x80)
			return NULL;
		copy[i] = copy[i] == '`' ? '\'' : g_ascii_tolower(copy[i]);
	}
	return copy;
}

char *fold(struct arena *arena, const char *text, size_t length)
{
	char *copy = fold_ascii(arena, text, length);
	const char *p = text, *end = text + length;
	GString *out;

	if (copy)
		return copy;
	out = g_string_sized_new(length);
	while (p < end) {
		unsigned char plain[PLAIN_BYTES_MAX];
		size_t count;
		const char *after = (const char *)letter_plain(
		    (const unsigned char *)p, (const unsigned char *)end, plain,
		    &count);

		if (count == 1 && plain[0] == (unsigned char)*p) {
			p = lower(out, p, end);
		} else {
			g_string_append_len(out, (char *)plain, (gssize)count);
			p = after;
		}
	}
	copy = arena_copy(arena, out->str, out->len);
	g_string_free(out, TRUE);
	return copy;
}
