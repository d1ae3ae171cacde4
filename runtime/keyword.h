/* SPDX-License-Identifier: MIT
 *
 * keyword.h - the symbol of a word, by the keyword that it is or starts with
 */
#ifndef KEYWORD_H
#define KEYWORD_H

#include "pack.h"

enum { TAIL_STEP = 8 }; /* so many bytes behind a word must be readable */

/* keyword_symbol - the symbol of a word that ends at `end`; pack->keyword has
 * read what comes before `rest` and returned this group */
uint16_t keyword_symbol(const struct wb_pack *pack, uint32_t group,
			const unsigned char *rest, const unsigned char *end);

/* folded_symbol - the symbol of a word that is folded and ends at `end`; the
 * type where it is no keyword */
static inline uint16_t folded_symbol(const struct wb_pack *pack,
				     const unsigned char *word,
				     const unsigned char *end, unsigned type)
{
	uint32_t group = pack->keyword(word);
	uint16_t symbol =
	    keyword_symbol(pack, group, word + KEYWORDS_CUT(group), end);

	return symbol == SYMBOL_OTHER ? (uint16_t)type : symbol;
}

#endif
