/* SPDX-License-Identifier: MIT
 *
 * plain.re - the short way for plain words, which most of a text are
 *
 * A word of ASCII letters and digits, with a blank or the like behind it, can
 * only be that word: no host, address or number.  So a stretch of the text is
 * folded into a window, the keyword scanner runs on it, and what is left of
 * the word is passed over.  All else is left to the scanners of token.re,
 * which find the same words, only later.
 */
#include "keyword.h"
#include "plain.h"

#include <string.h>

/* Behind the window: a byte that ends any word, and belongs to no token. */
enum { NO_TOKEN = 1 };

/* fold16 - 16 bytes in lower case; written so that compilers do all at once */
static void fold16(unsigned char *restrict to,
		   const unsigned char *restrict from)
{
	for (int i = 0; i < 16; i++) {
		unsigned char c = from[i];
		unsigned char is_upper = (unsigned char)(c - 'A') < 26;

		to[i] = (unsigned char)(c | is_upper << 5);
	}
}

void window_limit(struct tokens *t)
{
	struct window *w = &t->window;
	uint32_t size = w->to - w->from;
	uint32_t end = w->more ? size - KEYWORD_BYTES_MAX : size;
	uint32_t address = t->address > w->from ? t->address - w->from : 0;

	w->starts_end = address < end ? address : end;
	w->ends_end = w->more ? size - 1 : size + 1;
}

void window_move(struct tokens *t)
{
	struct window *w = &t->window;
	const unsigned char *text = t->text;
	const uint32_t at = t->at, length = t->length;
	uint32_t size = length - at < WINDOW_BYTES ? length - at : WINDOW_BYTES;
	uint32_t whole = size & ~15u;
	unsigned char last[16] = {0};

	for (uint32_t i = 0; i < whole; i += 16)
		fold16(w->folded + i, text + at + i);
	if (size > whole) /* an empty text may be null */
		memcpy(last, text + at + whole, size - whole);
	fold16(w->folded + whole, last);
	memset(w->folded + size, NO_TOKEN, 16);
	w->from = at;
	w->to = at + size;
	w->more = at + size < length;
	window_limit(t);
}

/* word_end - the end of a word of which what comes before `at` is a part, or
 * all; null where what stands behind it may belong to it */
static const unsigned char *word_end(const unsigned char *at)
{
	const unsigned char *const start = at;
	const unsigned char *marker;

	/*!re2c
	re2c:api = default;
	re2c:yyfill:enable = 0;
	re2c:define:YYCTYPE = "unsigned char";
	re2c:define:YYCURSOR = at;
	re2c:define:YYMARKER = marker;
	re2c:bit-vectors = 1;

	alnum = [0-9a-z];
	joint = [.:_'`] | "-";
	stop  = [^] \ alnum \ joint \ [\x80-\xff];
	break = [\x00-\x20,;()<>"] | "[" | "]";
	rest  = alnum+ ("'" alnum+)* | ("'" alnum+)+;

	stop | joint break { return start; }
	rest / stop        { return at; }
	rest / joint break { return at; }
	*                  { return NULL; }
	*/
}

/* By byte: a blank for what belongs to no token and begins no address, a for a
 * letter, + for what else a token may begin with, and for NO_TOKEN. */
static const char beginnings[256] = " +                              "
				    "                ++++++++++      "
				    " aaaaaaaaaaaaaaaaaaaaaaaaaa +  +"
				    " aaaaaaaaaaaaaaaaaaaaaaaaaa     "
				    "++++++++++++++++++++++++++++++++"
				    "++++++++++++++++++++++++++++++++"
				    "++++++++++++++++++++++++++++++++"
				    "++++++++++++++++++++++++++++++++";

/* is_short - may a keyword at tokens->at go on behind the window? */
static bool is_short(const struct tokens *t)
{
	return t->window.more && t->at + KEYWORD_BYTES_MAX >= t->window.to;
}

/* plain_words - read plain words from tokens->at on, `room` at most, until one
 * comes that may be something else; returns how many */
static unsigned plain_words(struct tokens *t, struct token *row, unsigned room)
{
	const struct window *const w = &t->window;
	const uint32_t from = w->from;
	const unsigned char *const starts_end = w->folded + w->starts_end;
	const unsigned char *const ends_end = w->folded + w->ends_end;
	const unsigned char *at = w->folded + (t->at - from);
	struct token *token = row, *const row_end = row + room;

	while (token < row_end) {
		const unsigned char *rest, *after;
		uint32_t group;

		while (beginnings[*at] == ' ')
			at++;
		if (at >= starts_end || beginnings[*at] != 'a')
			break;
		group = t->pack->keyword(at);
		rest = at + KEYWORDS_CUT(group);
		after = word_end(rest);
		if (!after || after >= ends_end)
			break;
		token->type = TOKEN_WORD;
		token->symbol = keyword_symbol(t->pack, group, rest, after);
		token->start = from + (uint32_t)(at - w->folded);
		token->end = from + (uint32_t)(after - w->folded);
		token++;
		at = after;
	}
	t->at = from + (uint32_t)(at - w->folded);
	return (unsigned)(token - row);
}

uint16_t plain_symbol(const struct tokens *t, uint32_t start, uint32_t end,
		      enum token_type type)
{
	const struct window *w = &t->window;

	if (start < w->from || end > w->to)
		return symbol_of(t->pack, t->text + start, t->text + end, type);
	return folded_symbol(t->pack, w->folded + (start - w->from),
			     w->folded + (end - w->from), type);
}

/* skip_blanks - move on to a byte with which a token may begin; false: there
 * is none */
static bool skip_blanks(struct tokens *t)
{
	while (t->at < t->length && beginnings[t->text[t->at]] == ' ')
		t->at++;
	return t->at < t->length;
}

unsigned tokens_read(struct tokens *t, struct token *row, unsigned room)
{
	unsigned count = 0;

	while (count < room) {
		if (t->pack) {
			if (is_short(t))
				window_move(t);
			count += plain_words(t, row + count, room - count);
		}
		if (count == room || !skip_blanks(t))
			break;
		if (t->at > t->address_at) {
			next_address(t);
			if (t->pack)
				window_limit(t);
			continue;
		}
		row[count].start = t->at;
		read_other(t, &row[count]);
		count += row[count].type != TOKEN_END;
	}
	return count;
}

bool tokens_next(struct tokens *t, struct token *token)
{
	return tokens_read(t, token, 1);
}
