/* SPDX-License-Identifier: MIT
 *
 * fold.h - when two words are the same: case, accents and the form of
 * apostrophes do not count
 */
#ifndef FOLD_H
#define FOLD_H

#include "../../grammar/arena.h"

#include <stdbool.h>
#include <stdint.h>

/* fold - the bytes in lower case and without accents, every apostrophe as ';
 * bytes that are no UTF-8 stay as they are */
char *fold(struct arena *arena, const char *text, size_t length);

/* is_apostrophe - one of those that words may hold; token.re has them too */
bool is_apostrophe(uint32_t character);

#endif
