/* SPDX-License-Identifier: MIT
 *
 * mutate.c - replies made of other replies, the same ones on every run
 *
 * A change takes words away, doubles or swaps them, puts codes between them,
 * turns capitals into small letters, cuts the reply, joins its lines, or goes
 * on in the middle of another reply.
 */
#include "mutate.h"

#include <string.h>

unsigned random_below(uint64_t *state, unsigned n)
{
	*state ^= *state << 13; /* xorshift, Marsaglia 2003 */
	*state ^= *state >> 7;
	*state ^= *state << 17;
	return (unsigned)((*state >> 32) % n);
}

static gboolean is_blank_byte(char c)
{
	return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

/* word_at - where word number n starts, and its end with the blanks behind it;
 * the text's length for both where there is none */
static gsize word_at(const GString *text, unsigned n, gsize *end)
{
	gsize at = 0, start;

	do {
		while (at < text->len && is_blank_byte(text->str[at]))
			at++;
		start = at;
		while (at < text->len && !is_blank_byte(text->str[at]))
			at++;
	} while (n-- > 0 && at < text->len);
	while (at < text->len && is_blank_byte(text->str[at]))
		at++;
	*end = at;
	return start;
}

unsigned word_count(const GString *text)
{
	unsigned count = 0;

	for (gsize i = 0; i < text->len; i++)
		count += !is_blank_byte(text->str[i]) &&
			 (!i || is_blank_byte(text->str[i - 1]));
	return count;
}

GString *without(const GString *text, unsigned first, unsigned last)
{
	GString *rest = g_string_new_len(text->str, (gssize)text->len);
	gsize end, start = word_at(text, first, &end);

	word_at(text, last, &end);
	return g_string_erase(rest, (gssize)start, (gssize)(end - start));
}

/* move_word - put a word, or a copy of it, somewhere else */
static void move_word(GString *text, uint64_t *state, gboolean copy)
{
	unsigned count = word_count(text);
	gsize end, start = word_at(text, random_below(state, count), &end);
	char *word = g_strdup_printf("%.*s ", (int)(end - start),
				     text->str + start);

	if (!copy)
		g_string_erase(text, (gssize)start, (gssize)(end - start));
	start = word_at(text, random_below(state, count), &end);
	g_string_insert(text, (gssize)start, word);
	g_free(word);
}

/* insert - put something before a word */
static void insert(GString *text, uint64_t *state)
{
	static const char *const extras[] = {
	    "550 ",	  "550-5.1.1 ",	   "452 4.2.2 ",    "(#5.1.1) ",
	    "\r\n550 ",	  "\r\n550-5.7.1 ", "\\r\\n",	    "a b c ",
	    "x ",	  "192.0.2.1 ",	   "ann@a.example ", "mx.google.com ",
	    "and ",	  ". ",		   "25 MB ",	    "\xe9 ",
	    "http://a.example/x ",	   "smtp; ",	    "- ",
	    "not ",	  "the ",	   "one two three four five ",
	    "google.com/",		   "zen.spamhaus.org "};
	gsize end, start = word_at(
		       text, random_below(state, word_count(text)), &end);

	g_string_insert(text, (gssize)start,
			extras[random_below(state, G_N_ELEMENTS(extras))]);
}

/* change_case - all letters, also those beyond ASCII where it is UTF-8 */
static void change_case(GString *text, uint64_t *state)
{
	gboolean up = random_below(state, 2) == 0;
	char *changed = NULL;

	if (!g_utf8_validate(text->str, (gssize)text->len, NULL))
		return;
	changed = up ? g_utf8_strup(text->str, (gssize)text->len)
		     : g_utf8_strdown(text->str, (gssize)text->len);
	g_string_assign(text, changed);
	g_free(changed);
}

/* join_lines - line ends become blanks, or blanks line ends */
static void join_lines(GString *text, uint64_t *state)
{
	gboolean join = random_below(state, 2) == 0;

	for (gsize i = 0; i < text->len; i++)
		if (join && is_blank_byte(text->str[i]))
			text->str[i] = ' ';
		else if (text->str[i] == ' ' && random_below(state, 8) == 0)
			text->str[i] = '\n';
}

/* splice - go on with the rest of another reply */
static void splice(GString *text, const GPtrArray *replies, uint64_t *state)
{
	const GString *other =
	    g_ptr_array_index(replies, random_below(state, replies->len));
	gsize end,
	    start = word_at(other, random_below(state, word_count(other) + 1),
			    &end);

	word_at(text, random_below(state, word_count(text)), &end);
	g_string_truncate(text, end);
	g_string_append_len(text, other->str + start,
			    (gssize)(other->len - start));
}

/* change - do one thing to a text that has a word */
static void change(GString *text, const GPtrArray *replies, uint64_t *state)
{
	unsigned word = random_below(state, word_count(text));
	GString *rest;

	switch (random_below(state, 10)) {
	case 0:
	case 1:
		rest = without(text, word, word);
		g_string_assign(text, rest->str);
		g_string_free(rest, TRUE);
		break;
	case 2:
		move_word(text, state, TRUE);
		break;
	case 3:
		move_word(text, state, FALSE);
		break;
	case 4:
	case 5:
		insert(text, state);
		break;
	case 6:
		change_case(text, state);
		break;
	case 7:
		g_string_truncate(text,
				  random_below(state, (unsigned)text->len));
		break;
	case 8:
		join_lines(text, state);
		break;
	default:
		splice(text, replies, state);
	}
}

GString *mutate(const GPtrArray *replies, uint64_t *state)
{
	const GString *reply =
	    g_ptr_array_index(replies, random_below(state, replies->len));
	GString *text = g_string_new_len(reply->str, (gssize)reply->len);

	for (unsigned n = 1 + random_below(state, 4); n-- > 0;)
		if (word_count(text))
			change(text, replies, state);
	return text;
}
