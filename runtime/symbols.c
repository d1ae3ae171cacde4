/* SPDX-License-Identifier: MIT
 *
 * symbols.c - the symbol of a word: what keyword it is, or starts with
 *
 * The word is copied in lower case and without accents first: what that means
 * is in letters.c.  For letters that it does not know wbc writes both cases
 * into the scanner.
 */
#include "ascii.h"
#include "keyword.h"
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

/* changes - may a byte begin a letter or apostrophe that is written in another
 * way?  From U+3000 on there is none, so Chinese and the like are copied. */
static inline bool changes(unsigned char c)
{
	return c >= 0xc2 && c <= 0xe2;
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

		if (changes(c)) {
			at = copy_letter(&copy, at, end);
			continue;
		}
		*copy++ = c == '`' ? '\'' : c | (c >= 'A' && c <= 'Z') << 5;
		at++;
	}
	*copy = '\0';
	return copy;
}

uint16_t symbol_of(const struct wb_pack *pack, const unsigned char *start,
		   const unsigned char *end, enum token_type type)
{
	unsigned char word[KEYWORD_BYTES_MAX + 1 + PLAIN_BYTES_MAX + TAIL_STEP];

	if (!pack)
		return 0;
	return folded_symbol(pack, word, copy_plain(word, start, end), type);
}
