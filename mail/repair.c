/* SPDX-License-Identifier: MIT
 *
 * repair.c - find the parts of a mail whose header does not tell of them
 *
 * The Content-Type that names the boundary gets lost: cut off, folded wrongly,
 * dropped by whoever passed the bounce on.  The boundary is still there, in
 * front of each part: a line that begins with two dashes, and a Content- field
 * below it.  With that the text is parsed again.  A boundary behind the place
 * where the returned message begins is that one's, and nothing to repair.
 */
#include "read.h"

#include <string.h>

/* field_follows - is there a Content- field below this line, or glued to it? */
static bool field_follows(const char *at, const char *end)
{
	static const char name[] = "Content-";

	return (size_t)(end - at) > strlen(name) &&
	       g_ascii_strncasecmp(at, name, strlen(name)) == 0;
}

/* find_boundary - the first boundary in the text, without its dashes; its
 * length is 0 where there is none */
static const char *find_boundary(const char *at, const char *end,
				 size_t *length)
{
	while (at < end) {
		const char *stop = line_stop(at, end);
		const char *next = stop < end ? stop + 1 : end;

		if (stop - at > 3 && at[0] == '-' && at[1] == '-' &&
		    field_follows(next, end)) {
			while (g_ascii_isspace(stop[-1]))
				stop--;
			*length = stop - at - 2;
			return at + 2;
		}
		at = next;
	}
	*length = 0;
	return NULL;
}

/* parse_stream - the message that a stream holds, which the caller unrefs; the
 * stream is done with */
GMimeMessage *parse_stream(GMimeStream *stream)
{
	GMimeParser *parser = g_mime_parser_new_with_stream(stream);
	GMimeMessage *message = g_mime_parser_construct_message(parser, NULL);

	g_object_unref(parser);
	g_object_unref(stream);
	return message;
}

/* parse_text - the message that a text is, which the caller unrefs */
GMimeMessage *parse_text(const GString *text)
{
	return parse_stream(
	    g_mime_stream_mem_new_with_buffer(text->str, text->len));
}

/* repair - parse text with boundaries in it as a multipart; null where there
 * are none.  The caller unrefs it. */
GMimeMessage *repair(const GString *text)
{
	const char *end = text->str + text->len;
	size_t length;
	const char *returned;
	const char *stop = separator_find(text->str, end, &returned);
	const char *boundary =
	    find_boundary(text->str, stop ? stop : end, &length);
	GMimeMessage *message;
	GString *whole;

	if (length == 0 || length > 200 || memchr(boundary, '"', length))
		return NULL;
	whole = g_string_sized_new(text->len + 512);
	g_string_append(whole, "Content-Type: multipart/mixed; boundary=\"");
	g_string_append_len(whole, boundary, length);
	g_string_append(whole, "\"\n\n");
	g_string_append_len(whole, text->str, text->len);
	message = parse_text(whole);
	g_string_free(whole, TRUE);
	return message;
}
