/* SPDX-License-Identifier: MIT
 *
 * text.c - the content of a MIME part as UTF-8 text
 *
 * Undoes the transfer encoding and the charset through GMime's filters, from
 * a stream, and stops at a limit: a part of any size costs no more.  Bytes
 * that are no text in the charset named are read as ISO-8859-1, in which all
 * bytes mean something; NULs become blanks, so that strings end where they
 * should.
 */
#include "read.h"

#include <string.h>

/* add_filter - put a filter, if there is one, behind the stream */
static void add_filter(GMimeStream *stream, GMimeFilter *filter)
{
	if (!filter)
		return;
	g_mime_stream_filter_add(GMIME_STREAM_FILTER(stream), filter);
	g_object_unref(filter);
}

/* charset_of - what the part says; null where UTF-8 can be taken for it */
static const char *charset_of(GMimePart *part)
{
	const char *charset = g_mime_object_get_content_type_parameter(
	    GMIME_OBJECT(part), "charset");

	if (!charset || g_ascii_strcasecmp(charset, "utf-8") == 0 ||
	    g_ascii_strcasecmp(charset, "us-ascii") == 0)
		return NULL;
	return charset;
}

/* open_part - a stream of the part's text; null where it has no content */
static GMimeStream *open_part(GMimePart *part)
{
	GMimeDataWrapper *content = g_mime_part_get_content(part);
	const char *charset = charset_of(part);
	GMimeContentEncoding encoding;
	GMimeStream *source, *stream;

	if (!content)
		return NULL;
	source = g_mime_data_wrapper_get_stream(content);
	if (!source)
		return NULL;
	encoding = g_mime_data_wrapper_get_encoding(content);
	g_mime_stream_reset(source);
	stream = g_mime_stream_filter_new(source);
	add_filter(stream, g_mime_filter_basic_new(encoding, FALSE));
	if (charset)
		add_filter(stream, g_mime_filter_charset_new(charset, "utf-8"));
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

/* decode_japanese - ISO-2022-JP, which is ASCII with escape sequences, found
 * where no charset was named; the text stays where it is something else */
static void decode_japanese(GString *text, gsize from)
{
	char *utf8;

	if (!strstr(text->str + from, "\033$"))
		return;
	utf8 = g_convert(text->str + from, -1, "UTF-8", "ISO-2022-JP", NULL,
			 NULL, NULL);
	if (utf8) {
		g_string_truncate(text, from);
		g_string_append(text, utf8);
	}
	g_free(utf8);
}

/* text_make_valid - from this offset on, make the text UTF-8 without NUL */
void text_make_valid(GString *text, gsize from)
{
	GString *latin;

	for (gsize i = from; i < text->len; i++)
		if (text->str[i] == '\0')
			text->str[i] = ' ';
	decode_japanese(text, from);
	if (g_utf8_validate(text->str + from, text->len - from, NULL))
		return;
	latin = g_string_sized_new(text->len - from);
	for (gsize i = from; i < text->len; i++)
		g_string_append_unichar(latin, (guchar)text->str[i]);
	g_string_truncate(text, from);
	g_string_append_len(text, latin->str, latin->len);
	g_string_free(latin, TRUE);
}

/* text_append - add a part's text, as far as the whole keeps within so many
 * bytes; was something left out? */
bool text_append(GMimePart *part, GString *text, gsize most)
{
	gsize from = text->len;
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
	if (more)
		cut_broken_tail(text, from);
	if (stream)
		g_object_unref(stream);
	text_make_valid(text, from);
	return more;
}
