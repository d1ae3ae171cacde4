/* SPDX-License-Identifier: MIT
 *
 * html.c - the text of an HTML bounce
 *
 * Not a browser: tags go, those that end a line end one, a few character
 * references are read, and what stands in style, script or a comment is left
 * out.  Unclosed constructs end with the text.
 */
#include "read.h"

#include <string.h>

/* Tags after which a new line begins, and those that do not leave one empty. */
static const char *const line_tags[] = {
    "br", "p",  "ul", "h1",    "h2",  "h3",
    "h4", "hr", "table", "pre", "blockquote"};
static const char *const block_tags[] = {"div", "tr", "li"};

/* Elements whose content nobody reads. */
static const char *const hidden_tags[] = {"style", "script", "title"};

/* name_is - do the bytes at a tag's name spell this one? */
static bool name_is(const char *at, const char *end, const char *name)
{
	size_t length = strlen(name);

	return (size_t)(end - at) >= length &&
	       g_ascii_strncasecmp(at, name, length) == 0 &&
	       (at + length == end || !g_ascii_isalnum(at[length]));
}

/* among - is the tag one of these? */
static bool among(const char *at, const char *end, const char *const *names,
		  size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (name_is(at, end, names[i]))
			return true;
	return false;
}

/* skip_past - behind the next occurrence of the mark, or the end */
static const char *skip_past(const char *at, const char *end, const char *mark)
{
	const char *found = g_strstr_len(at, end - at, mark);

	return found ? found + strlen(mark) : end;
}

/* skip_hidden - behind the tag that closes a hidden element: the next </ */
static const char *skip_hidden(const char *at, const char *end)
{
	at = skip_past(at, end, "</");
	return skip_past(at, end, ">");
}

/* ends_line - has the last line ended, or none begun? */
static bool ends_line(const GString *text)
{
	return text->len == 0 || text->str[text->len - 1] == '\n';
}

/* read_tag - at points behind a <; returns what follows the tag */
static const char *read_tag(const char *at, const char *end, GString *text)
{
	const char *name = at;
	const char *next;

	if (end - at >= 3 && memcmp(at, "!--", 3) == 0)
		return skip_past(at, end, "-->");
	if (name < end && *name == '/')
		name++;
	next = skip_past(name, end, ">");
	if (among(name, next, hidden_tags, G_N_ELEMENTS(hidden_tags)) &&
	    name == at)
		return skip_hidden(next, end);
	if (among(name, next, line_tags, G_N_ELEMENTS(line_tags)) ||
	    (among(name, next, block_tags, G_N_ELEMENTS(block_tags)) &&
	     !ends_line(text))) {
		g_string_append_c(text, '\n');
		return skip(next, end, " \t\r\n");
	}
	if (name_is(name, next, "td"))
		g_string_append_c(text, ' ');
	return next;
}

/* The names of the characters from 161 on, in their order: HTML 4, 24.2. */
static const char *const latin_names[] = {
    "iexcl", "cent", "pound", "curren", "yen", "brvbar", "sect", "uml", "copy",
    "ordf", "laquo", "not", "shy", "reg", "macr", "deg", "plusmn", "sup2",
    "sup3", "acute", "micro", "para", "middot", "cedil", "sup1", "ordm",
    "raquo", "frac14", "frac12", "frac34", "iquest", "Agrave", "Aacute",
    "Acirc", "Atilde", "Auml", "Aring", "AElig", "Ccedil", "Egrave", "Eacute",
    "Ecirc", "Euml", "Igrave", "Iacute", "Icirc", "Iuml", "ETH", "Ntilde",
    "Ograve", "Oacute", "Ocirc", "Otilde", "Ouml", "times", "Oslash", "Ugrave",
    "Uacute", "Ucirc", "Uuml", "Yacute", "THORN", "szlig", "agrave", "aacute",
    "acirc", "atilde", "auml", "aring", "aelig", "ccedil", "egrave", "eacute",
    "ecirc", "euml", "igrave", "iacute", "icirc", "iuml", "eth", "ntilde",
    "ograve", "oacute", "ocirc", "otilde", "ouml", "divide", "oslash",
    "ugrave", "uacute", "ucirc", "uuml", "yacute", "thorn", "yuml"};

/* append_latin - the character of this name, if it is known */
static bool append_latin(const char *at, const char *stop, GString *text)
{
	size_t length = stop - at;

	for (size_t i = 0; i < G_N_ELEMENTS(latin_names); i++)
		if (strlen(latin_names[i]) == length &&
		    memcmp(at, latin_names[i], length) == 0) {
			g_string_append_unichar(text, 161 + i);
			return true;
		}
	return false;
}

/* append_code - the character of a numeric reference */
static void append_code(const char *at, GString *text)
{
	bool hexadecimal = (*at | 0x20) == 'x';
	guint64 code =
	    g_ascii_strtoull(at + hexadecimal, NULL, hexadecimal ? 16 : 10);

	if (code < 32 || code > 0x10FFFF || !g_unichar_validate(code))
		code = ' ';
	g_string_append_unichar(text, code);
}

/* read_reference - at points behind a &; returns what follows, which is at
 * itself where this is only an ampersand */
static const char *read_reference(const char *at, const char *end,
				  GString *text)
{
	static const struct {
		const char *name, *value;
	} known[] = {{"lt", "<"},     {"gt", ">"},      {"amp", "&"},
		     {"quot", "\""},  {"apos", "'"},    {"nbsp", " "},
		     {"rsquo", "'"},  {"lsquo", "'"},   {"rdquo", "\""},
		     {"ldquo", "\""}, {"bdquo", "\""},  {"ndash", "-"},
		     {"mdash", "-"},  {"hellip", "..."}};
	const char *stop = memchr(at, ';', MIN(end - at, 10));

	if (stop && *at == '#') {
		append_code(at + 1, text);
		return stop + 1;
	}
	for (size_t i = 0; stop && i < G_N_ELEMENTS(known); i++)
		if (name_is(at, stop, known[i].name)) {
			g_string_append(text, known[i].value);
			return stop + 1;
		}
	if (stop && append_latin(at, stop, text))
		return stop + 1;
	g_string_append_c(text, '&');
	return at;
}

/* html_to_text - add the text of some HTML */
void html_to_text(const char *html, size_t length, GString *text)
{
	const char *at = html, *end = html + length;

	while (at < end) {
		char c = *at++;

		if (c == '<' && at < end &&
		    (g_ascii_isalpha(*at) || *at == '/' || *at == '!'))
			at = read_tag(at, end, text);
		else if (c == '&')
			at = read_reference(at, end, text);
		else
			g_string_append_c(text, c);
	}
}
