/* SPDX-License-Identifier: MIT
 *
 * plain.h - the short way for plain words
 */
#ifndef PLAIN_H
#define PLAIN_H

#include "tokens.h"

/* window_move - fold the text from `at` on */
void window_move(struct window *window, const unsigned char *text, uint32_t at,
		 uint32_t length);

/* next_address - note where the next address at or after tokens->at stands */
void next_address(struct tokens *tokens);

/* read_other - read the token at tokens->at, which is no plain word; END for a
 * byte that belongs to none */
void read_other(struct tokens *tokens, struct token *token);

#endif
