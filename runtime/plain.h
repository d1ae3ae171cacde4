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

/* plain_word - read the word that starts with the letter at token->start, a
 * place in the window; false where only the other scanners can tell what it
 * is */
bool plain_word(const struct window *window, const struct wb_pack *pack,
		struct token *token);

#endif
