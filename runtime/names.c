/* SPDX-License-Identifier: MIT
 *
 * names.c - the parts of a host name, an address or a URL
 *
 * Rules name hosts (spamhaus.org), pages (support.google.com/mail/?p=...) and
 * addresses; a text holds zen.spamhaus.org or a longer path.  Both are read
 * into the same row of parts: a dot before each label, the labels, the end of
 * the name, the words of the path.  So a name is found by its end, a path by
 * its beginning, and not-spamhaus.org is another name.
 */
#include "ascii.h"
#include "tokens.h"

#include <string.h>

/* skip_scheme - the offset behind "https://" */
static uint32_t skip_scheme(const unsigned char *text, uint32_t at,
			    uint32_t end)
{
	for (uint32_t i = at; i + 2 < end && i < at + 6; i++)
		if (!memcmp(text + i, "://", 3))
			return i + 3;
	return at;
}

void names_start(struct name_parts *parts, const struct wb_pack *pack,
		 const unsigned char *text, const struct token *token)
{
	parts->text = text;
	parts->at = token->start;
	parts->end = token->end;
	parts->pack = pack;
	parts->inside = token->type == TOKEN_EMAIL ? NAME_LOCAL : NAME_HOST;
	parts->at_label = true;
	if (token->type == TOKEN_URL)
		parts->at = skip_scheme(text, token->start, token->end);
}

/* take_word - the letters and digits at parts->at as a part */
static bool take_word(struct name_parts *p, struct name_part *part)
{
	part->start = p->at;
	while (p->at < p->end && is_alnum(p->text[p->at]))
		p->at++;
	part->end = p->at;
	part->symbol = symbol_of(p->pack, p->text + part->start,
				 p->text + part->end, TOKEN_WORD);
	return true;
}

/* take_sign - a part that is not a word; it is `length` bytes long */
static bool take_sign(struct name_parts *p, struct name_part *part,
		      uint16_t symbol, uint32_t length)
{
	part->start = p->at;
	p->at += length;
	part->end = p->at;
	part->symbol = symbol;
	return true;
}

/* host_part - the next part of a host name */
static bool host_part(struct name_parts *p, struct name_part *part)
{
	unsigned char c = p->at < p->end ? p->text[p->at] : '/';

	if (p->at_label && c != '.') {
		p->at_label = false;
		return take_sign(p, part, SYMBOL_DOT, 0);
	}
	if (is_alnum(c))
		return take_word(p, part);
	if (c == '-' || c == '_')
		return take_sign(p, part, SYMBOL_HYPHEN, 1);
	if (c == '.' && p->at + 1 < p->end && is_alnum(p->text[p->at + 1])) {
		p->at_label = false;
		return take_sign(p, part, SYMBOL_DOT, 1);
	}
	p->inside = NAME_PATH;
	return take_sign(p, part, SYMBOL_NAME_END, 0);
}

bool names_next(struct name_parts *p, struct name_part *part)
{
	if (p->inside == NAME_HOST)
		return host_part(p, part);
	while (p->at < p->end) {
		unsigned char c = p->text[p->at];

		if (is_alnum(c))
			return take_word(p, part);
		if (c == '@' && p->inside == NAME_LOCAL) {
			p->inside = NAME_HOST;
			return take_sign(p, part, SYMBOL_AT, 1);
		}
		p->at++;
	}
	return false;
}

/* host_start - where the host of an address or URL starts */
static uint32_t host_start(const unsigned char *text, const struct token *token)
{
	const unsigned char *sign;

	if (token->type == TOKEN_URL)
		return skip_scheme(text, token->start, token->end);
	if (token->type == TOKEN_HOST)
		return token->start;
	sign = memchr(text + token->start, '@', token->end - token->start);
	return (uint32_t)(sign - text) + 1;
}

/* host_end - where the host ends that starts here */
static uint32_t host_end(const unsigned char *text, const struct token *token,
			 uint32_t at)
{
	if (token->type != TOKEN_URL)
		return token->end;
	while (at < token->end && (is_alnum(text[at]) || text[at] == '.' ||
				   text[at] == '-' || text[at] == '_'))
		at++;
	return at;
}

/* A name of a rule is a host, or the end of one, with a domain below the top:
 * "spamhaus" of zen.spamhaus.org.  Whether the text has the same name, only all
 * parts tell; but where this label is no word of any rule, it has none. */
bool name_may_be_known(const struct tokens *tokens, const struct token *token)
{
	const unsigned char *text = tokens->text;
	uint32_t start = host_start(text, token), end;
	uint32_t at = host_end(text, token, start);

	while (at > start && text[at - 1] != '.')
		at--;
	if (at <= start + 1)
		return true; /* one label */
	end = --at;
	while (at > start && is_alnum(text[at - 1]))
		at--;
	return at == end ||
	       plain_symbol(tokens, at, end, TOKEN_WORD) != TOKEN_WORD;
}
