/* SPDX-License-Identifier: MIT
 *
 * letters.h - letters in lower case and without accents
 */
#ifndef LETTERS_H
#define LETTERS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { PLAIN_BYTES_MAX = 2 };

/* letter_plain - the UTF-8 letter at `at` without its accent and in lower case,
 * where it is a Latin, Greek or Cyrillic one beyond ASCII: "e" for "É", "ss"
 * for "ß", nothing for an accent that stands by itself.  Of all else, one byte
 * as it is.  Returns what follows it, writes PLAIN_BYTES_MAX bytes at most to
 * `out`, and sets *length to their number. */
const unsigned char *letter_plain(const unsigned char *at,
				  const unsigned char *end, unsigned char *out,
				  size_t *length);

/* letter_is_plain - is this a character that letter_plain() leaves or makes? */
bool letter_is_plain(uint32_t character);

#endif
