/* SPDX-License-Identifier: MIT
 *
 * text.c - the content of a MIME part as UTF-8 text
 *
 * Undoes the transfer encoding through GMime's filter, from a stream, and stops
 * at a limit: a part of any size costs no more.  Of bytes that are no text in
 * the charset named, the charset is guessed; NULs become blanks, so that
 * strings end where they should.
 */
#include "read.h"

#include <string.h>

/* charset_of - what the part says, or a charset that holds all of it and what
 * mail programs put beside it; null where it says none, or none that tells
 * anything */
static const char *charset_of(GMimePart *part)
{
	static const struct {
		const char *named, *meant; /* null: tells nothing */
	} known[] = {{"utf-8", NULL},
		     {"us-ascii", NULL},
		     {"ascii", NULL},
		     {"x-unknown", NULL},
		     {"unknown-8bit", NULL},
		     {"default", NULL},
		     {"iso-8859-1", "WINDOWS-1252"},
		     {"gb2312", "GB18030"},
		     {"gbk", "GB18030"},
		     {"big5", "BIG5-HKSCS"},
		     {"shift_jis", "CP932"},
		     {"ks_c_5601-1987", "CP949"},
		     {"euc-kr", "CP949"},
		     {"unicode-1-1-utf-7", "UTF-7"},
		     {"iso-2022-jp", "ISO-2022-JP-2"}};
	const char *charset = g_mime_object_get_content_type_parameter(
	    GMIME_OBJECT(part), "charset");

	for (size_t i = 0; charset && i < G_N_ELEMENTS(known); i++)
		if (g_ascii_strcasecmp(charset, known[i].named) == 0)
			return known[i].meant;
	return charset ? g_mime_charset_iconv_name(charset) : NULL;
}

/* is_encoded - are the bytes other ones than those of the text? */
static bool is_encoded(GMimeContentEncoding encoding)
{
	return encoding == GMIME_CONTENT_ENCODING_BASE64 ||
	       encoding == GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE ||
	       encoding == GMIME_CONTENT_ENCODING_UUENCODE;
}

/* is_mislabelled - is the source of what should be base64 plain text?  It is
 * left at its start */
static bool is_mislabelled(GMimeStream *source)
{
	char bytes[512];
	ssize_t got = g_mime_stream_read(source, bytes, sizeof(bytes));
	unsigned strange = 0;

	for (ssize_t i = 0; i < got; i++)
		strange += !g_ascii_isalnum(bytes[i]) &&
			   !g_ascii_isspace(bytes[i]) &&
			   bytes[i] != '+' && bytes[i] != '/' &&
			   bytes[i] != '=';
	g_mime_stream_reset(source);
	return strange > 4;
}

/* open_part - a stream of the part's bytes; null where it has no content */
static GMimeStream *open_part(GMimePart *part)
{
	GMimeDataWrapper *content = g_mime_part_get_content(part);
	GMimeContentEncoding encoding;
	GMimeStream *source, *stream;
	GMimeFilter *filter;

	if (!content)
		return NULL;
	source = g_mime_data_wrapper_get_stream(content);
	if (!source)
		return NULL;
	encoding = g_mime_data_wrapper_get_encoding(content);
	g_mime_stream_reset(source);
	if (!is_encoded(encoding) ||
	    (encoding == GMIME_CONTENT_ENCODING_BASE64 &&
	     is_mislabelled(source)))
		return g_object_ref(source);
	stream = g_mime_stream_filter_new(source);
	filter = g_mime_filter_basic_new(encoding, FALSE);
	g_mime_stream_filter_add(GMIME_STREAM_FILTER(stream), filter);
	g_object_unref(filter);
	return stream;
}

/* cut_broken_tail - take off a last character that was cut in two */
static void cut_broken_tail(GString *text, gsize from)
{
	gsize cut = text->len;

	for (int i = 0; i < 4 && cut > from; i++) {
		guchar byte = text->str[--cut];

		if (byte < 0x80)
			return;
		if (byte >= 0xC0) {
			g_string_truncate(text, cut);
			return;
		}
	}
}

/* replace - put other text in the place of what begins here */
static void replace(GString *text, gsize from, const char *with)
{
	g_string_truncate(text, from);
	g_string_append(text, with);
}

/* converted - a copy of the text in UTF-8; null where a byte of it has no
 * meaning in the charset */
static char *converted(const GString *text, gsize from, const char *charset,
		       gsize *length)
{
	GIConv with = charset_converter(charset);

	if (with == (GIConv)-1)
		return NULL;
	return g_convert_with_iconv(text->str + from,
				    (gssize)(text->len - from), with, NULL,
				    length, NULL);
}

/* decode_guessed - turn text of which no charset, or a wrong one, was named
 * into UTF-8; false where none fits all of it */
static bool decode_guessed(GString *text, gsize from)
{
	const char *charset = charset_guess(text->str + from, text->len - from);
	char *utf8;

	if (!charset)
		return false;
	utf8 = converted(text, from, charset, NULL);
	if (!utf8)
		utf8 = g_convert_with_fallback(text->str + from, -1, "UTF-8",
					       charset, "?", NULL, NULL, NULL);
	if (utf8)
		replace(text, from, utf8);
	g_free(utf8);
	return utf8 != NULL;
}

/* decode_latin - read each byte as the character of that number */
static void decode_latin(GString *text, gsize from)
{
	GString *latin = g_string_sized_new(text->len - from);

	for (gsize i = from; i < text->len; i++) {
		guchar c = text->str[i];

		if (c < 0x80)
			g_string_append_c(latin, (char)c);
		else
			g_string_append_unichar(latin, c);
	}
	replace(text, from, latin->str);
	g_string_free(latin, TRUE);
}

/* is_ascii - is it UTF-8, and plain?  Most text is, and eight bytes at once
 * take less time than to read them as UTF-8 */
static bool is_ascii(const char *at, const char *end)
{
	guint64 eight, all = 0;
	guchar rest = 0;

	for (; end - at >= 8; at += 8) {
		memcpy(&eight, at, 8);
		all |= eight;
	}
	while (at < end)
		rest |= (guchar)*at++;
	return !(all & G_GUINT64_CONSTANT(0x8080808080808080)) && rest < 0x80;
}

/* text_make_valid - from this offset on, make the text UTF-8 without NUL;
 * whether the charset had to be guessed */
bool text_make_valid(GString *text, gsize from)
{
	const char *end = text->str + text->len;
	char *at = text->str + from;

	while ((at = memchr(at, '\0', end - at)))
		*at = ' ';
	at = text->str + from;
	if (is_ascii(at, end) || g_utf8_validate(at, end - at, NULL)) {
		if (memchr(at, '\033', end - at) && strstr(at, "\033$"))
			return decode_guessed(text, from);
		return false;
	}
	if (!decode_guessed(text, from))
		decode_latin(text, from);
	return true;
}

/* decode_named - turn text of this charset into UTF-8; false where a byte has
 * no meaning in it */
static bool decode_named(GString *text, gsize from, const char *charset)
{
	char *utf8;
	gsize length = 0;

	if (!charset)
		return false;
	utf8 = converted(text, from, charset, &length);
	if (!utf8)
		return false;
	g_string_truncate(text, from);
	g_string_append_len(text, utf8, (gssize)length);
	g_free(utf8);
	text_make_valid(text, from);
	return true;
}

/* append_bytes - add a part's bytes, as far as the whole keeps within so many;
 * was something left out? */
static bool append_bytes(GMimePart *part, GString *text, gsize most)
{
	GMimeStream *stream = open_part(part);
	char buffer[8192];
	bool more = stream != NULL;

	while (more && text->len < most) {
		gsize room = MIN(sizeof(buffer), most - text->len);
		ssize_t got = g_mime_stream_read(stream, buffer, room);

		more = got > 0;
		if (more)
			g_string_append_len(text, buffer, got);
	}
	if (more)
		more = g_mime_stream_read(stream, buffer, 1) > 0;
	if (stream)
		g_object_unref(stream);
	return more;
}

/* header_length - of the header that a text begins with, of which so much is
 * known to have no end; 0 where it goes on */
static gsize header_length(const GString *text, gsize known)
{
	const char *at = text->str + known, *end = text->str + text->len;

	while ((at = memchr(at, '\n', end - at))) {
		gsize length = ++at - text->str;

		if (at < end && *at == '\r')
			at++;
		if (at < end && *at == '\n')
			return length;
	}
	return 0;
}

/* text_header - add the header of the message that a part's bytes are, as far
 * as it keeps within so many; the text must be empty */
void text_header(GMimePart *part, GString *text, gsize most)
{
	GMimeStream *stream = open_part(part);
	gsize length = 0;
	ssize_t got = 1;

	while (stream && got > 0 && length == 0 && text->len < most) {
		gsize known = text->len > 2 ? text->len - 2 : 0;
		char buffer[4096];

		got = g_mime_stream_read(stream, buffer, sizeof(buffer));
		if (got > 0)
			g_string_append_len(text, buffer, got);
		length = header_length(text, known);
	}
	g_clear_object(&stream);
	g_string_truncate(text, length > 0 ? length : text->len);
	text_make_valid(text, 0);
}

/* text_message - the message that a part's bytes are, which the caller unrefs;
 * or null */
GMimeMessage *text_message(GMimePart *part)
{
	GMimeStream *stream = open_part(part);

	return stream ? parse_stream(stream) : NULL;
}

/* text_append - add a part's text, as far as the whole keeps within so many
 * bytes; returns TEXT_CUT, TEXT_GUESSED, both or 0 */
unsigned text_append(GMimePart *part, GString *text, gsize most)
{
	gsize from = text->len;
	const char *charset = charset_of(part);
	unsigned met = append_bytes(part, text, most) ? TEXT_CUT : 0;

	if (met & TEXT_CUT)
		cut_broken_tail(text, from);
	if (decode_named(text, from, charset))
		return met;
	if (text_make_valid(text, from) || charset)
		met |= TEXT_GUESSED;
	return met;
}
