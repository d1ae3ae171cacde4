/* SPDX-License-Identifier: MIT
 *
 * redact_names.c - host names and links in texts that others will read
 *
 * A name that a rule knows may stay, but only as far as the rule knows it: in
 * front of it may stand a customer's name, behind it anything.
 */
#include "redact.h"

#include "ascii.h"

#include <string.h>

#define EXAMPLE_HOST "mx.example.com"
#define EXAMPLE_URL  "https://www.example.com/page"

enum { HOST_MAX = 255 }; /* bytes, RFC 1035 2.3.4 */

/* known_part - the part of a token that rules know: where it begins, and its
 * end; false where there is none */
static bool known_part(const struct redaction *r, const struct token *token,
		       uint32_t *start, uint32_t *end)
{
	struct name_parts parts, next;
	struct name_part part;

	names_start(&parts, NULL, r->text, token);
	for (next = parts; names_next(&next, &part); parts = next) {
		if (part.start > token->start + HOST_MAX)
			return false;
		if (part.symbol != SYMBOL_DOT)
			continue;
		*end = r->known->name(r->known->data, parts);
		*start = part.end;
		if (*end)
			return true;
	}
	return false;
}

/* is_one_of - are these bytes, in small letters, a word of a list? */
static bool is_one_of(const struct redaction *r, uint32_t start, uint32_t end,
		      const char *const *list)
{
	for (; *list; list++) {
		size_t i = 0, length = strlen(*list);

		while (i < length && i < end - start &&
		       (r->text[start + i] | 32) == (unsigned char)(*list)[i])
			i++;
		if (i == length && i == end - start)
			return true;
	}
	return false;
}

/* with_label - the start of a web host's first label, where that is a usual
 * one: support.example.com names no customer */
static uint32_t with_label(const struct redaction *r, const struct token *token,
			   uint32_t start)
{
	static const char *const usual[] = {"www",  "support", "postmaster",
					    "help", "sender",  NULL};
	uint32_t at = start;

	if (at <= token->start || r->text[at - 1] != '.')
		return start;
	for (at--; at > token->start && is_alnum(r->text[at - 1]);)
		at--;
	return (at == token->start || r->text[at - 1] == '/') &&
		       is_one_of(r, at, start - 1, usual)
		   ? at
		   : start;
}

/* What a stretch of a path or query may be. */
struct segment {
	uint32_t start, end;
	unsigned letters, digits, dots, colons, others;
};

/* read_segment - up to the next sign that separates segments */
static struct segment read_segment(const struct redaction *r, uint32_t at,
				   uint32_t end)
{
	struct segment s = {.start = at};

	for (; at < end && !is_in(r->text[at], "/?&=#;,"); at++) {
		unsigned char c = r->text[at];

		if (is_digit(c))
			s.digits++;
		else if (is_alnum(c) || c == '-')
			s.letters++;
		else if (c == '.')
			s.dots++;
		else if (c == ':')
			s.colons++;
		else
			s.others++;
	}
	s.end = at;
	return s;
}

/* segment_example - what to write for a segment, or null: it may stay */
static const char *segment_example(const struct redaction *r,
				   const struct segment *s, bool value)
{
	if (memchr(r->text + s->start, '@', s->end - s->start))
		return "ann@example.com";
	if (!s->others && !s->colons && !s->dots && !s->digits)
		return value || s->letters > 24 ? "abc" : NULL;
	if (s->colons > 1 && s->digits && !s->dots)
		return "2001:db8::1";
	if (s->dots == 3 && !s->letters)
		return "192.0.2.1";
	if (s->dots && s->letters && !s->others && !s->colons)
		return "mx.example.com";
	return "123";
}

/* put_path - write what follows the known part of a link; of the values in it
 * only those that tell what the page is about */
static void put_path(struct redaction *r, uint32_t at, uint32_t end)
{
	static const char *const telling[] = {"p",     "code",  "reason",
					      "error", "topic", NULL};
	bool secret = false;

	while (at < end) {
		struct segment s = read_segment(r, at, end);
		const char *example =
		    s.end > s.start ? segment_example(r, &s, secret) : "";

		if (example)
			writer_put(&r->out, example, strlen(example));
		else
			writer_put(&r->out, r->text + s.start, s.end - s.start);
		if (s.end < end)
			writer_put(&r->out, r->text + s.end, 1);
		secret = s.end < end && r->text[s.end] == '=' &&
			 !is_one_of(r, s.start, s.end, telling);
		at = s.end + 1;
	}
}

void redact_name(struct redaction *r, const struct token *token, uint32_t start,
		 uint32_t end)
{
	uint32_t from, to;
	bool url = token->type == TOKEN_URL;
	bool scheme = url && token->end - token->start > 8 &&
		      r->text[token->start + 4 +
			      ((r->text[token->start + 4] | 32) == 's')] == ':';

	if (!known_part(r, token, &from, &to)) {
		redact_put(r, start, end, url ? EXAMPLE_URL : EXAMPLE_HOST);
		return;
	}
	if (url)
		from = with_label(r, token, from);
	redact_put(r, start, end, scheme ? "https://" : "");
	writer_put(&r->out, r->text + from, to - from);
	if (url)
		put_path(r, to, token->end);
}
