/* SPDX-License-Identifier: MIT
 *
 * redact.c - texts without what tells of persons and their servers
 *
 * Tokens that are addresses, hosts, links or numbers are replaced, with what
 * sticks to them: a letter that is no ASCII splits an address into tokens of
 * which none looks like one.  When in doubt, more is taken away.  What stays
 * is copied as it is.
 */
#include "redact.h"

#include "ascii.h"
#include "automaton.h"

#include <string.h>

#define EXAMPLE_EMAIL "ann@example.com"

void redact_put(struct redaction *r, uint32_t start, uint32_t end,
		const char *instead)
{
	bool adjacent = start <= r->at;

	if (adjacent)
		start = r->at;
	writer_put(&r->out, r->text + r->at, start - r->at);
	if (adjacent && *instead && is_alnum((unsigned char)r->out.last))
		writer_put(&r->out, " ", 1); /* two examples are two words */
	writer_put(&r->out, instead, strlen(instead));
	r->at = end > start ? end : start;
}

/* is_escape - is the letter here that of a line end written as \n? */
static bool is_escape(const struct redaction *r, uint32_t at)
{
	return at > 0 && r->text[at - 1] == '\\' &&
	       (r->text[at] == 'n' || r->text[at] == 'r');
}

/* is_joint - a character that joins the parts of names */
static bool is_joint(unsigned char c)
{
	return is_in(c, "._-+%@=");
}

/* extend - take in what sticks to a token on both sides */
static void extend(const struct redaction *r, uint32_t *start, uint32_t *end)
{
	uint32_t low = r->at > r->bound ? r->at : r->bound;

	while (*start > low) {
		uint32_t before = *start - 1;

		if (is_name_byte(r->text, before) && !is_escape(r, before))
			*start = before;
		else if (is_joint(r->text[before]) && r->text[before] != '=' &&
			 (r->text[before] == '@' ||
			  (before > low && is_name_byte(r->text, before - 1) &&
			   !is_escape(r, before - 1))))
			*start = before;
		else
			break;
	}
	while (*end < r->length) {
		if (is_name_byte(r->text, *end))
			++*end;
		else if (is_joint(r->text[*end]) && *end + 1 < r->length &&
			 is_name_byte(r->text, *end + 1))
			*end += 2;
		else
			break;
	}
}

/* is_delimiter - a character that no address holds outside of quotes */
static bool is_delimiter(unsigned char c)
{
	return c <= ' ' || is_in(c, "<>()[]{},;\"'\\");
}

/* quoted_start - where the local part begins that ends with the quotation mark
 * before `start`, as in "john doe"@example.com; else `start` */
static uint32_t quoted_start(const struct redaction *r, uint32_t start)
{
	uint32_t at = start;

	if (at <= r->at || r->text[at - 1] != '"')
		return start;
	for (at--; at > r->at && start - at < 70; at--)
		if (r->text[at - 1] == '"')
			break;
	if (at <= r->at || r->text[at - 1] != '"')
		return start;
	for (at--; at > r->at && !is_delimiter(r->text[at - 1]);)
		at--;
	return at;
}

/* redact_stray - an "@" that belongs to no address that RFC 5321 knows, but to
 * something like one: replace all of it */
static bool redact_stray(struct redaction *r, const struct tokens *tokens,
			 const struct token *token)
{
	uint32_t low = r->at > r->bound ? r->at : r->bound;
	uint32_t start = token->start, end = token->end;
	const unsigned char *sign;

	if (token->start < r->blob_end)
		return false;
	while (start > low && !is_delimiter(r->text[start - 1]) &&
	       !is_escape(r, start - 1))
		start--;
	while (end < r->length && !is_delimiter(r->text[end]))
		end++;
	r->blob_end = end;
	sign = memchr(r->text + start, '@', end - start);
	if (!sign || (sign - r->text == tokens->address_at &&
		      tokens->at <= tokens->address))
		return false; /* the address is still to come */
	if (sign == r->text + start)
		start = quoted_start(r, start);
	redact_put(r, start, end, EXAMPLE_EMAIL);
	return true;
}

/* redact_place - write an example for an address, host or link */
static void redact_place(struct redaction *r, const struct token *token)
{
	uint32_t start = token->start, end = token->end;

	if (token->type != TOKEN_URL)
		extend(r, &start, &end);
	if (token->type == TOKEN_EMAIL)
		redact_put(r, start, end, EXAMPLE_EMAIL);
	else if (token->type == TOKEN_IP)
		redact_put(r, start, end,
			   memchr(r->text + token->start, ':',
				  token->end - token->start)
			       ? "2001:db8::1"
			       : "192.0.2.1");
	else
		redact_name(r, token, start, end);
}

/* redact_token - write an example for one token, if it needs one */
static void redact_token(struct redaction *r, const struct tokens *tokens,
			 const struct token *token)
{
	if (token->type == TOKEN_CODE) {
		r->bound = token->end;
		return;
	}
	if (token->type != TOKEN_EMAIL && token->type != TOKEN_URL &&
	    redact_hidden(r, token))
		return;
	if (token->type != TOKEN_EMAIL && redact_stray(r, tokens, token))
		return;
	if (token->type == TOKEN_WORD)
		redact_word(r, token);
	else if (token->type == TOKEN_NUMBER)
		redact_number(r, token);
	else if (token->type != TOKEN_SIZE)
		redact_place(r, token);
}

/* note_recipient - the local part of the address that is known */
static void note_recipient(struct redaction *r, const char *recipient)
{
	const char *sign = recipient ? strchr(recipient, '@') : NULL;

	r->local = sign ? recipient : "";
	if (sign && sign - recipient <= 64) /* RFC 5321 4.5.3.1.1 */
		r->local_length = (uint32_t)(sign - recipient);
}

size_t redact_text(const struct redact_known *known,
		   const struct wb_input *input, char *buffer, size_t size)
{
	struct redaction r = {.known = known,
			      .text = (const unsigned char *)input->text,
			      .out = {.buffer = buffer, .size = size}};
	struct tokens tokens;
	struct token token;

	note_recipient(&r, input->recipient);
	tokens_start(&tokens, NULL, input->text, input->length);
	r.length = tokens.length;
	while (tokens_next(&tokens, &token))
		if (token.end > r.at)
			redact_token(&r, &tokens, &token);
	redact_put(&r, r.length, r.length, "");
	return writer_end(&r.out);
}

/* pack_word - is the word among the pack's? */
static bool pack_word(const void *data, const unsigned char *start,
		      const unsigned char *end)
{
	return symbol_of(data, start, end, TOKEN_WORD) != TOKEN_WORD;
}

/* pack_name - follow the parts through the automaton of names, from its root
 * and without ever going back, as far as there are steps */
static uint32_t pack_name(const void *data, struct name_parts parts)
{
	const struct wb_pack *pack = data;
	struct name_part part;
	uint32_t state = 0, end = 0;

	parts.pack = pack;
	while (names_next(&parts, &part)) {
		uint32_t target = own_target(&pack->names, state, part.symbol);

		if (target == TARGET_NONE)
			break;
		if (target_found(&pack->names, target))
			end = part.end;
		if (!is_target_state(&pack->names, target))
			break;
		state = target;
	}
	return end;
}

size_t wb_redact(const wb_pack *pack, const struct wb_input *input,
		 char *buffer, size_t size)
{
	const struct redact_known known = {pack, pack_word, pack_name};

	return redact_text(&known, input, buffer, size);
}
