/* SPDX-License-Identifier: MIT
 *
 * words.h - the lists of words by which bounces are known, for who finds them
 */
#ifndef WORDS_H
#define WORDS_H

#include "read.h"

enum { WORD_LISTS = 8 };

/* Words in lower case, of two bytes at least, with single blanks. */
struct word_list {
	enum words bit; /* what words_in() calls the list */
	const char *const *words;
	size_t count;
};

extern const struct word_list word_lists[WORD_LISTS];

#endif
