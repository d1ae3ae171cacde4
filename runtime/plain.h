/* SPDX-License-Identifier: MIT
 *
 * plain.h - the short way for plain words
 */
#ifndef PLAIN_H
#define PLAIN_H

#include "tokens.h"

/* window_move - let the window start at tokens->at */
void window_move(struct tokens *tokens);

/* window_limit - note where the short way ends: at the window's end, and where
 * the next address starts */
void window_limit(struct tokens *tokens);

/* next_address - note where the next address at or after tokens->at stands */
void next_address(struct tokens *tokens);

/* read_other - read the token at tokens->at, which is no plain word; END for a
 * byte that belongs to none */
void read_other(struct tokens *tokens, struct token *token);

#endif
