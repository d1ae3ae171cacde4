/* SPDX-License-Identifier: MIT
 *
 * keyword.h - the longest keyword that a word starts with
 */
#ifndef KEYWORD_H
#define KEYWORD_H

#include "pack.h"

#include <stdbool.h>
#include <string.h>

enum { TAIL_STEP = 8 }; /* so many bytes behind a word must be readable */

struct keyword_match {
	const unsigned char *end; /* of the keyword; null: there is none */
	uint16_t whole;           /* symbol if the word ends here too */
	uint16_t longer;          /* symbol if it goes on, or is no keyword */
};

/* has_tail - does the text go on with a keyword's tail? */
static inline bool has_tail(const uint8_t *tail, const unsigned char *at)
{
	static const unsigned char masks[2 * TAIL_STEP] = {
	    0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff};
	unsigned length = *tail++;
	uint64_t here, there, mask;

	if (length && *tail != *at)
		return false; /* as most do */
	while (length > TAIL_STEP) {
		if (*tail++ != *at++)
			return false;
		length--;
	}
	memcpy(&here, at, TAIL_STEP);
	memcpy(&there, tail, TAIL_STEP);
	memcpy(&mask, masks + TAIL_STEP - length, TAIL_STEP);
	return ((here ^ there) & mask) == 0;
}

/* keyword_find - the longest keyword that a word starts with; the word is
 * folded as pack->keyword wants it */
static inline struct keyword_match keyword_find(const struct wb_pack *pack,
						const unsigned char *word)
{
	uint32_t group = pack->keyword(word);
	const struct wb_keyword *row, *first;

	if (group == KEYWORD_NONE)
		return (struct keyword_match){NULL, SYMBOL_OTHER, SYMBOL_OTHER};
	word += KEYWORDS_CUT(group);
	first = &pack->keywords[KEYWORDS_FIRST(group)];
	for (row = first + KEYWORDS_COUNT(group); row-- > first;) {
		const uint8_t *tail = pack->tails + row->tail;

		if (has_tail(tail, word))
			return (struct keyword_match){word + *tail, row->whole,
						      row->longer};
	}
	return (struct keyword_match){NULL, SYMBOL_OTHER, first->other};
}

#endif
