/* SPDX-License-Identifier: MIT
 *
 * tokens.c - a text as a row of words, addresses, hosts, numbers and codes
 *
 * Each byte is looked at a bounded number of times.  An address can only be
 * told from a word by its "@", far behind its start: so the next "@" is looked
 * for once, and the start of its address with it.  Words with dots or hyphens
 * between them that turn out to be no host are read as words, without trying
 * again at each dot.  Plain words go a shorter way (plain.re).
 */
#include "ascii.h"
#include "plain.h"

#include <string.h>

/* is_local - may stand in the local part of an address, RFC 5321 4.1.2 */
static bool is_local(unsigned char c)
{
	return is_alnum(c) || is_in(c, "!#$%&'*+/=?^_`{|}~.-");
}

void next_address(struct tokens *t)
{
	const unsigned char *text = t->text;
	uint32_t at = t->at;

	while (at < t->length) {
		const unsigned char *sign =
		    memchr(text + at, '@', t->length - at);

		if (!sign)
			break;
		t->address_at = (uint32_t)(sign - text);
		t->address = t->address_at;
		while (t->address > at && is_local(text[t->address - 1]))
			t->address--;
		if (t->address > at && text[t->address - 1] == '\\' &&
		    (text[t->address] == 'n' || text[t->address] == 'r'))
			t->address++; /* a line end written out */
		while (t->address < t->address_at &&
		       !is_alnum(text[t->address]) && text[t->address] != '_')
			t->address++;
		t->address_end = (uint32_t)(
		    domain_end(sign + 1, text + t->length) - text);
		if (t->address < t->address_at &&
		    t->address_end > t->address_at + 1)
			return;
		at = t->address_at + 1;
	}
	t->address = t->address_at = t->length;
}

void tokens_start(struct tokens *tokens, const struct wb_pack *pack,
		  const char *text, size_t length)
{
	tokens->text = (const unsigned char *)text;
	tokens->at = tokens->words_until = 0;
	tokens->codes.code_count = tokens->codes.status_count = 0;
	tokens->length = length < UINT32_MAX ? (uint32_t)length : UINT32_MAX;
	tokens->pack = pack;
	next_address(tokens);
	if (pack)
		window_move(tokens);
}

/* begins_unit - may a unit of a size start with it, as in "550 KB"? */
static bool begins_unit(unsigned char c)
{
	c |= 32;
	return c == 'k' || c == 'm' || c == 'g' || c == 'b';
}

/* is_plain_number - three digits and a blank, as most replies start, are that
 * number and nothing longer */
static bool is_plain_number(const unsigned char *at, const unsigned char *end)
{
	return end - at > 4 && is_digit(at[0]) && is_digit(at[1]) &&
	       is_digit(at[2]) && at[3] == ' ' && !begins_unit(at[4]);
}

/* read_token - the type of the token at tokens->at, which moves to its end */
static enum token_type read_token(struct tokens *t)
{
	const unsigned char *at = t->text + t->at, *end = t->text + t->length;
	const unsigned char *after;
	enum token_type type;

	if (t->at == t->address) {
		type = TOKEN_EMAIL;
		after = t->text + t->address_end;
	} else if (t->at < t->words_until) {
		type = word_read(at, end, &after);
	} else if (is_plain_number(at, end)) {
		type = TOKEN_NUMBER;
		after = at + 3;
	} else {
		type = token_read(at, end, &after);
		if (type == TOKEN_COMPOUND) {
			t->words_until = (uint32_t)(after - t->text);
			type = word_read(at, end, &after);
		}
	}
	t->at = (uint32_t)(after - t->text);
	return type;
}

/* fragment_of - where the code starts that stands behind the "#" of a URL,
 * as in .../error-codes#BL000010; the URL's end where there is none.  A code
 * has a digit; a fragment without one only names a part of the page. */
static uint32_t fragment_of(const struct tokens *t, const struct token *url)
{
	const unsigned char *end = t->text + url->end;
	const unsigned char *sign =
	    memchr(t->text + url->start, '#', url->end - url->start);

	for (const unsigned char *p = sign; p && p < end; p++)
		if (is_digit(*p))
			return (uint32_t)(sign + 1 - t->text);
	return url->end;
}

/* glued_code - "550User unknown": the length of what may be a code at the
 * start of a word that starts a line */
static uint32_t glued_code(const struct tokens *t, const struct token *word)
{
	const unsigned char *p = t->text + word->start;

	if (word->start > 0 && p[-1] != '\n' && p[-1] != '\r')
		return 0;
	return word->end - word->start > 4 && is_digit(p[0]) &&
		       is_digit(p[1]) && is_digit(p[2]) && !is_digit(p[3]) &&
		       !is_digit(p[4])
		   ? 3
		   : 0;
}

/* begins_reply - is this code the first of the text, behind words and a colon
 * or quotation mark?  Those words are of the program that tells of the reply
 * ("host ... said: 550 ..."); no phrase has words of both. */
static bool begins_reply(const struct tokens *t, const struct token *code)
{
	uint32_t at = code->start;

	if (t->codes.code_count != 1 || t->codes.code[0].span.start != at)
		return false;
	if (at > 0 && is_in(t->text[at - 1], "'\""))
		return at > 1; /* Remote Server returned '550 ...' */
	while (at > 0 && is_in(t->text[at - 1], " \t\r\n"))
		at--;
	return at > 0 && t->text[at - 1] == ':';
}

/* take_code - is it a number that stands for a code? */
static bool take_code(struct tokens *t, struct token *token)
{
	uint32_t length = 0, end;

	if (token->type == TOKEN_NUMBER)
		length = token->end - token->start;
	else if (token->type == TOKEN_WORD)
		length = glued_code(t, token);
	if (!length)
		return false;
	end = codes_take(t, token->start, token->start + length);
	if (!end)
		return false;
	token->type = TOKEN_CODE;
	token->end = t->at = end;
	token->begins = begins_reply(t, token);
	return true;
}

void read_other(struct tokens *t, struct token *token)
{
	token->type = read_token(t);
	token->end = t->at;
	if (token->type == TOKEN_END)
		return;
	if (token->type == TOKEN_URL) {
		t->words_until = token->end;
		t->at = fragment_of(t, token);
	}
	token->symbol = (uint16_t)token->type;
	token->begins = false;
	if (take_code(t, token) || has_name(token->type))
		return;
	token->symbol =
	    token->type == TOKEN_WORD || !t->pack
		? symbol_of(t->pack, t->text + token->start,
			    t->text + token->end, token->type)
		: plain_symbol(t, token->start, token->end, token->type);
}

size_t reply_length(const char *text, size_t length)
{
	static const char added[] = "(in reply to ";
	const size_t size = sizeof(added) - 1;
	size_t at = length;

	while (at > 0 && is_blank((unsigned char)text[at - 1]))
		at--;
	if (!at || text[at - 1] != ')')
		return length;
	for (int i = 0; i < 60 && at > 0 && text[at - 1] != '\n'; i++)
		if (text[--at] == '(')
			return length - at > size &&
				       !memcmp(text + at, added, size)
				   ? at
				   : length;
	return length;
}
