/* SPDX-License-Identifier: MIT
 *
 * keyword.c - the symbol of a word, by the keyword that it is or starts with
 *
 * The scanner made from the rules has read as much of the word as it takes to
 * leave a few keywords.  Which of them it is, if any, their tails tell.
 */
#include "keyword.h"

#include <string.h>

/* What few words need is a function of its own, so that what all need has no
 * registers to save. */
#define RARE __attribute__((noinline))

/* first_bytes - so many bytes, 8 at most, as a number */
static inline uint64_t first_bytes(const unsigned char *at, size_t count)
{
	static const unsigned char masks[2 * TAIL_STEP] = {
	    0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff};
	uint64_t bytes, mask;

	memcpy(&bytes, at, TAIL_STEP);
	memcpy(&mask, masks + TAIL_STEP - count, TAIL_STEP);
	return bytes & mask;
}

/* covered_symbol - the symbol of a word that is no keyword, by the longest one
 * that it starts with */
RARE static uint16_t covered_symbol(const struct wb_pack *pack, uint32_t group,
				    const unsigned char *rest, size_t length)
{
	const unsigned count = KEYWORDS_COUNT(group);
	const struct wb_keyword *first = &pack->keywords[KEYWORDS_FIRST(group)];

	for (unsigned i = count; i--;) {
		const uint8_t *tail = pack->tails + first[i].tail;

		if (*tail <= length && !memcmp(tail + 1, rest, *tail))
			return first[count + i].symbol;
	}
	return first[count].tail;
}

/* long_symbol - the symbol of a word whose rest is longer than 8 bytes */
RARE static uint16_t long_symbol(const struct wb_pack *pack, uint32_t group,
				 const unsigned char *rest, size_t length)
{
	const struct wb_keyword *row = &pack->keywords[KEYWORDS_FIRST(group)];

	for (unsigned i = KEYWORDS_COUNT(group); i--; row++) {
		const uint8_t *tail = pack->tails + row->tail;

		if (*tail == length && !memcmp(tail + 1, rest, length))
			return row->symbol;
	}
	return KEYWORDS_COVERED(group)
		   ? covered_symbol(pack, group, rest, length)
		   : SYMBOL_OTHER;
}

uint16_t keyword_symbol(const struct wb_pack *pack, uint32_t group,
			const unsigned char *rest, const unsigned char *end)
{
	const struct wb_keyword *row = &pack->keywords[KEYWORDS_FIRST(group)];
	const struct wb_keyword *const behind = row + KEYWORDS_COUNT(group);
	const size_t length = (size_t)(end - rest);
	uint64_t bytes;

	if (length > TAIL_STEP)
		return long_symbol(pack, group, rest, length);
	bytes = first_bytes(rest, length);
	for (; row < behind; row++) {
		const uint8_t *tail = pack->tails + row->tail;

		if (*tail == length && first_bytes(tail + 1, length) == bytes)
			return row->symbol;
	}
	return KEYWORDS_COVERED(group)
		   ? covered_symbol(pack, group, rest, length)
		   : SYMBOL_OTHER;
}
