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

static bool is_ascii(const char *text, size_t length)
{
	unsigned char all = 0;

	for (size_t i = 0; i < length; i++)
		all |= (unsigned char)text[i];
	return all < 0x80;
}

/* fold_ascii - the same for a text of ASCII only, in place */
static char *fold_ascii(char *text, size_t length)
{
	for (size_t i = 0; i < length; i++)
		if (text[i] >= 'A' && text[i] <= 'Z')
			text[i] += 'a' - 'A';
		else if (text[i] == '`')
			text[i] = '\'';
	return text;
}

char *fold(struct arena *arena, const char *text, size_t length)
{
	const char *p = text, *end = text + length;
	GString *out;
	char *copy;

	if (is_ascii(text, length))
		return fold_ascii(arena_copy(arena, text, length), length);
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
