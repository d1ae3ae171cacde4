/* SPDX-License-Identifier: MIT
 *
 * charset.c - guess the charset of text that names none, or a wrong one
 *
 * Bytes that are no UTF-8 are tried in the charsets that mail is written in.
 * One that cannot decode all of them is out; of the others, that one is taken
 * whose characters look most like a text: letters of one script, small ones
 * more often than capitals, the ideographs and kana that are common.  What
 * looks like nothing is read as ISO-8859-1, in which all bytes mean something.
 *
 * The first SAMPLE bytes decide, from the line on that holds the first byte
 * which is not ASCII, or an escape.
 */
#include "read.h"

#include <string.h>

enum { SAMPLE = 2048, CONVERTERS = 64 };

/* Tried in this order; of equals, the first is taken. */
static const char *const charsets[] = {
    "ISO-2022-JP", "GB18030",      "BIG5",   "EUC-JP",      "SHIFT_JIS",
    "EUC-KR",      "WINDOWS-1251", "KOI8-R", "WINDOWS-1252"};

/* is_rare - is it a character that texts of mail hardly hold? */
static bool is_rare(gunichar c)
{
	return (c >= 0x80 && c < 0xA0) || (c >= 0xE000 && c < 0xF900) ||
	       (c >= 0xFF61 && c < 0xFFA0) || (c >= 0x2500 && c < 0x2600);
}

/* worth_alone - of a character, whatever stands beside it, in points for each
 * byte that it took */
static int worth_alone(gunichar c)
{
	if (c >= 0x3040 && c < 0x3100) /* kana */
		return 6;
	if (c >= 0xAC00 && c < 0xD7A4) /* Hangul syllables */
		return 5;
	if (c >= 0x4E00 && c < 0xA000) /* ideographs */
		return 4;
	if (c >= 0x3000 && c < 0x3040) /* CJK punctuation */
		return 4;
	if (c >= 0x410 && c < 0x450) /* Cyrillic */
		return c >= 0x430 ? 3 : 0;
	if (is_rare(c))
		return -8;
	if (c >= 0xC0 && c < 0x180) /* Latin with accents */
		return g_unichar_islower(c) ? 1 : -1;
	return -1;
}

/* is_mixed - does a plain letter stand beside one of another script? */
static bool is_mixed(gunichar before, gunichar c)
{
	return (before < 0x80 && g_ascii_isalpha((char)before) && c >= 0x370) ||
	       (before >= 0x370 && c < 0x80 && g_ascii_isalpha((char)c));
}

/* worth - how much the text looks like one: the sum over its characters.  A
 * Latin letter among others of its kind, not among plain ones, and a capital
 * behind a small letter are signs of the wrong charset */
static int worth(const char *text)
{
	gunichar before = ' ';
	int sum = 0;

	for (const char *at = text; *at != '\0'; at = g_utf8_next_char(at)) {
		gunichar c = g_utf8_get_char(at);

		if (c >= 0x80)
			sum += worth_alone(c);
		if (c >= 0xC0 && c < 0x180 && before >= 0xC0)
			sum -= 3;
		if (c >= 0x410 && c < 0x430 && g_unichar_islower(before))
			sum -= 4;
		if (is_mixed(before, c))
			sum -= 6;
		before = c;
	}
	return sum;
}

/* close_converter - as a hash table frees it */
static void close_converter(gpointer with)
{
	if (with != (GIConv)-1)
		g_iconv_close(with);
}

/* charset_converter - one that decodes this charset; (GIConv)-1 for none
 *
 * They stay open, but for what mails name beyond CONVERTERS of them: the C
 * library loads a module for each, and would load it anew each time. */
GIConv charset_converter(const char *charset)
{
	static GHashTable *converters;
	GIConv with;

	if (!converters)
		converters = g_hash_table_new_full(g_str_hash, g_str_equal,
						   g_free, close_converter);
	with = g_hash_table_lookup(converters, charset);
	if (!with) {
		if (g_hash_table_size(converters) >= CONVERTERS)
			g_hash_table_remove_all(converters);
		with = g_iconv_open("UTF-8", charset);
		g_hash_table_insert(converters, g_strdup(charset), with);
	}
	if (with != (GIConv)-1) /* to its first state */
		g_iconv(with, NULL, NULL, NULL, NULL);
	return with;
}

/* decoded - a copy in UTF-8; null where a byte has no meaning.  The last
 * character may be cut in two */
static char *decoded(const char *text, gsize length, const char *charset)
{
	for (gsize cut = 0; cut < 4 && cut < length; cut++) {
		GIConv with = charset_converter(charset);
		char *utf8;

		if (with == (GIConv)-1)
			return NULL;
		utf8 = g_convert_with_iconv(text, (gssize)(length - cut), with,
					    NULL, NULL, NULL);

		if (utf8)
			return utf8;
	}
	return NULL;
}

/* sample - from where on to look at a text */
static const char *sample(const char *text, const char *end)
{
	const char *at = text;

	while (at < end && (guchar)*at < 0x80 && *at != '\033')
		at++;
	while (at > text && at[-1] != '\n')
		at--;
	return at;
}

/* charset_guess - the charset that the text is most likely in; null where none
 * fits */
const char *charset_guess(const char *text, gsize length)
{
	const char *from = sample(text, text + length), *best = NULL;
	int most = 0;

	length = MIN(length - (from - text), SAMPLE);
	for (size_t i = 0; i < G_N_ELEMENTS(charsets); i++) {
		char *utf8 = decoded(from, length, charsets[i]);
		int value = utf8 ? worth(utf8) : G_MININT;

		if (value > most) {
			most = value;
			best = charsets[i];
		}
		g_free(utf8);
	}
	return best;
}
