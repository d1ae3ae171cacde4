/* SPDX-License-Identifier: MIT
 *
 * symbols.c - the symbol of a word: what keyword it is, or starts with
 *
 * The word is copied in lower case and without accents first: what that means
 * is in letters.c.  For letters that it does not know wbc writes both cases
 * into the scanner.
 */
#include "ascii.h"
#include "letters.h"
#include "tokens.h"

/* apostrophe_at - the bytes of an apostrophe beyond ASCII, or 0 */
static unsigned apostrophe_at(const unsigned char *at, const unsigned char *end)
{
	if (end - at >= 2 && ((at[0] == 0xca && at[1] == 0xbc) ||
			      (at[0] == 0xc2 && at[1] == 0xb4)))
		return 2;
	if (end - at >= 3 && at[0] == 0xe2 && at[1] == 0x80 &&
	    (at[2] == 0x98 || at[2] == 0x99))
		return 3;
	return 0;
}

/* copy_letter - a letter beyond ASCII as keywords have it; returns what follows
 * it, and adds to *to the bytes written */
static const unsigned char *copy_letter(unsigned char **to,
					const unsigned char *at,
					const unsigned char *end)
{
	unsigned apostrophe = apostrophe_at(at, end);
	size_t length;

	if (apostrophe) {
		*(*to)++ = '\'';
		return at + apostrophe;
	}
	at = letter_plain(at, end, *to, &length);
	*to += length;
	return at;
}

/* copy_plain - a word as keywords are written, with a NUL behind it; of one
 * that is longer than any keyword, a part that is so too.  Returns the copy's
 * end. */
static unsigned char *copy_plain(unsigned char *copy, const unsigned char *at,
				 const unsigned char *end)
{
	unsigned char *const last = copy + KEYWORD_BYTES_MAX + 1;

	while (at < end && copy < last) {
		unsigned char c = *at;

		if (c >= 0x80) {
			at = copy_letter(&copy, at, end);
			continue;
		}
		*copy++ = c == '`' ? '\'' : c | (c >= 'A' && c <= 'Z') << 5;
		at++;
	}
	*copy = '\0';
	return copy;
}

/* tail_length - the length of a tail, if the word goes on with it; else 0 */
static unsigned tail_length(const uint8_t *tail, const unsigned char *word)
{
	unsigned length = *tail++;

	for (unsigned i = 0; i < length; i++)
		if (word[i] != tail[i])
			return 0;
	return length;
}

/* find_symbol - the symbol of the longest keyword that a word starts with */
static unsigned find_symbol(const struct wb_pack *pack,
			    const unsigned char *word,
			    const unsigned char *end)
{
	uint32_t number = pack->keyword(word);
	const struct wb_keyword *row = &pack->keywords[number];
	unsigned length;

	if (number == KEYWORD_NONE)
		return SYMBOL_OTHER;
	length = row->cut;
	if (row->tail) {
		unsigned tail =
		    tail_length(pack->tails + row->tail, word + length);

		length = tail ? length + tail : row->shorter_length;
		if (!length)
			return SYMBOL_OTHER;
		if (!tail)
			row = &pack->keywords[row->shorter];
	}
	return word + length == end ? row->whole : row->longer;
}

uint16_t symbol_of(const struct wb_pack *pack, const unsigned char *start,
		   const unsigned char *end, enum token_type type)
{
	unsigned char word[KEYWORD_BYTES_MAX + 1 + PLAIN_BYTES_MAX];
	unsigned symbol;

	if (!pack)
		return 0;
	symbol = find_symbol(pack, word, copy_plain(word, start, end));
	return (uint16_t)(symbol == SYMBOL_OTHER ? type : symbol);
}
