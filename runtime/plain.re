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

void window_move(struct window *w, const unsigned char *text, uint32_t at,
		 uint32_t length)
{
	uint32_t size = length - at < WINDOW_BYTES ? length - at : WINDOW_BYTES;
	uint32_t whole = size & ~15u;
	unsigned char last[16] = {0};

	for (uint32_t i = 0; i < whole; i += 16)
		fold16(w->folded + i, text + at + i);
	if (size > whole) /* an empty text may be null */
		memcpy(last, text + at + whole, size - whole);
	fold16(w->folded + whole, last);
	memset(w->folded + whole + 16, 0, 16);
	w->from = at;
	w->to = at + size;
	w->more = at + size < length;
}

/* word_end - the end of a word of which `at` is a part or the end; null where
 * what stands behind it may belong to it */
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

	stop | joint break   { return start; }
	alnum+ / stop        { return at; }
	alnum+ / joint break { return at; }
	*                    { return NULL; }
	*/
}

/* plain_word - read the word that starts with the letter at token->start, a
 * place in the window; false where only the other scanners can tell what it
 * is */
static bool plain_word(const struct window *w, const struct wb_pack *pack,
		struct token *token)
{
	const unsigned char *start = w->folded + (token->start - w->from);
	struct keyword_match match = keyword_find(pack, start);
	const unsigned char *end = word_end(match.end ? match.end : start);

	if (!end || (w->more && end + 1 >= w->folded + (w->to - w->from)))
		return false;
	token->end = token->start + (uint32_t)(end - start);
	token->type = TOKEN_WORD;
	token->symbol = end == match.end ? match.whole : match.longer;
	return true;
}

/* By byte: a blank for what belongs to no token and begins no address, a for a
 * letter, + for what else a token may begin with. */
static const char beginnings[256] = "                                "
				    "                ++++++++++      "
				    " aaaaaaaaaaaaaaaaaaaaaaaaaa +  +"
				    " aaaaaaaaaaaaaaaaaaaaaaaaaa     "
				    "++++++++++++++++++++++++++++++++"
				    "++++++++++++++++++++++++++++++++"
				    "++++++++++++++++++++++++++++++++"
				    "++++++++++++++++++++++++++++++++";

/* try_plain - read a plain word, the short way */
static bool try_plain(struct tokens *t, struct token *token)
{
	uint32_t at = token->start;

	if (beginnings[t->text[at]] != 'a' || at == t->address || !t->pack)
		return false;
	if (at + KEYWORD_BYTES_MAX >= t->window.to && t->window.more)
		window_move(&t->window, t->text, at, t->length);
	if (!plain_word(&t->window, t->pack, token))
		return false;
	t->at = token->end;
	return true;
}

bool tokens_next(struct tokens *t, struct token *token)
{
	for (;;) {
		uint32_t at = t->at;

		while (at < t->length && beginnings[t->text[at]] == ' ')
			at++;
		t->at = token->start = at;
		if (at >= t->length)
			return false;
		if (at > t->address_at)
			next_address(t);
		if (try_plain(t, token))
			return true;
		read_other(t, token);
		if (token->type != TOKEN_END)
			return true;
	}
}
