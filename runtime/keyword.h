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

#endif
