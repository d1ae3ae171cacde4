/* SPDX-License-Identifier: MIT
 *
 * clean.c - bytes from a bounce, made fit to be written
 */
#include "clean.h"

/* acts - would the character do something rather than be seen?  Control
 * characters, and those that turn the reading direction */
static bool acts(gunichar c)
{
	return g_unichar_iscntrl(c) || (c >= 0x202A && c <= 0x202E) ||
	       (c >= 0x2066 && c <= 0x2069) || c == 0x200E || c == 0x200F ||
	       c == 0x2028 || c == 0x2029 || c == 0x061C;
}

/* append_valid - add valid UTF-8 as one line */
static void append_valid(GString *to, const char *text, const char *end)
{
	bool blank = true; /* no blank at the start */
	gsize start = to->len;

	while (text < end) {
		gunichar c = g_utf8_get_char(text);
		const char *next = g_utf8_next_char(text);

		if (c == ' ' || acts(c)) {
			if (!blank)
				g_string_append_c(to, ' ');
			blank = true;
		} else {
			g_string_append_len(to, text, next - text);
			blank = false;
		}
		text = next;
	}
	if (blank && to->len > start)
		g_string_truncate(to, to->len - 1);
}

/* clean_line - add the bytes as one line */
void clean_line(GString *to, const char *bytes, size_t length)
{
	char *valid;

	if (g_utf8_validate_len(bytes, length, NULL)) {
		append_valid(to, bytes, bytes + length);
		return;
	}
	valid = g_utf8_make_valid(bytes, length);
	append_valid(to, valid, valid + strlen(valid));
	g_free(valid);
}

/* grow - make room for a text of this length; false where it fitted before */
static bool grow(GString *to, size_t length, size_t room)
{
	g_string_set_size(to, length);
	return length >= room;
}

/* clean_fill - set *to to one of a verdict's texts, filled in */
void clean_fill(GString *to, const char *text, const struct wb_input *input,
		const struct wb_verdict *verdict)
{
	size_t room, length;

	do {
		room = to->allocated_len;
		length = wb_fill(text, input, verdict, to->str, room);
	} while (grow(to, length, room));
}

/* is_one_line - is there nothing in the span that a quotation leaves out: line
 * ends, blanks beside others, escapes, reply codes? */
static bool is_one_line(const char *at, const char *end)
{
	if (at < end && (*at == ' ' || end[-1] == ' '))
		return false;
	for (; at < end; at++)
		if (*at < ' ' || *at == '\\' || g_ascii_isdigit(*at) ||
		    (*at == ' ' && at[1] == ' '))
			return false;
	return true;
}

/* clean_quote - set *to to a span of the input on one line */
void clean_quote(GString *to, const struct wb_input *input, struct wb_span span)
{
	const char *text = input->text + span.start;
	size_t room, length;

	if (is_one_line(text, text + span.length)) {
		g_string_truncate(to, 0);
		g_string_append_len(to, text, span.length);
		return;
	}
	do {
		room = to->allocated_len;
		length = wb_quote(input, span, to->str, room);
	} while (grow(to, length, room));
}
