/* SPDX-License-Identifier: MIT
 *
 * symbols.c - the symbol of a word: what keyword it is, or starts with
 *
 * The word is copied in lower case first.  Only letters that UTF-8 writes in
 * two bytes are folded beyond ASCII: Latin, Greek and Cyrillic are among them.
 * For all others wbc writes both cases into the scanner.
 */
#include "ascii.h"
#include "tokens.h"

/* is_pairs - do capital and small letters of this block take turns? */
static bool is_pairs(unsigned c)
{
	return (c >= 0x100 && c < 0x180 && c != 0x130 && c != 0x131 &&
		c != 0x138 && c != 0x149 && c != 0x178 && c != 0x17f) ||
	       (c >= 0x48a && c < 0x4c0);
}

unsigned lower_letter(unsigned c)
{
	if ((c >= 0xc0 && c <= 0xde && c != 0xd7) ||
	    (c >= 0x391 && c <= 0x3ab && c != 0x3a2) ||
	    (c >= 0x410 && c <= 0x42f))
		return c + 0x20;
	if (c >= 0x400 && c <= 0x40f)
		return c + 0x50;
	if (is_pairs(c)) {
		bool odd = (c >= 0x139 && c <= 0x148) || c >= 0x179;

		if (c >= 0x48a)
			odd = false;
		return odd ? c + (c & 1) : c | 1;
	}
	return c;
}

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

/* copy_letter - a letter beyond ASCII, in lower case; returns its bytes read,
 * and adds those written to *to */
static unsigned copy_letter(unsigned char **to, const unsigned char *at,
			    const unsigned char *end)
{
	unsigned length = apostrophe_at(at, end);

	if (length) {
		*(*to)++ = '\'';
		return length;
	}
	if (*at >= 0xc2 && *at <= 0xdf && end - at >= 2) {
		unsigned c = lower_letter((*at & 0x1fu) << 6 | (at[1] & 0x3fu));

		*(*to)++ = (unsigned char)(0xc0 | c >> 6);
		*(*to)++ = (unsigned char)(0x80 | (c & 0x3f));
		return 2;
	}
	*(*to)++ = *at;
	return 1;
}

/* copy_lower - a word in lower case with a NUL behind it; of one that is longer
 * than any keyword, a part that is so too.  Returns the copy's end. */
static unsigned char *copy_lower(unsigned char *copy, const unsigned char *at,
				 const unsigned char *end)
{
	unsigned char *const last = copy + KEYWORD_BYTES_MAX + 1;

	while (at < end && copy < last) {
		unsigned char c = *at;

		if (c >= 0x80) {
			at += copy_letter(&copy, at, end);
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
	unsigned char word[KEYWORD_BYTES_MAX + 3];
	unsigned symbol;

	if (!pack)
		return 0;
	symbol = find_symbol(pack, word, copy_lower(word, start, end));
	return (uint16_t)(symbol == SYMBOL_OTHER ? type : symbol);
}
