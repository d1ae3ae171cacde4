/* SPDX-License-Identifier: MIT
 *
 * spots.h - a line as the words that can follow each other in it
 */
#ifndef SPOTS_H
#define SPOTS_H

#include "alphabet.h"

/* Numbers of spots, rising. */
struct spot_set {
	unsigned *at;
	unsigned count;
};

/* One word of a line. */
struct spot {
	const GArray *symbols; /* unsigned, rising; null: any word at all */
	struct spot_set next;  /* those that can come after it */
	bool first, last;      /* can the line begin, can it end here? */
	bool needed;           /* does every wording go through it? */
	unsigned least,
	    most; /* words from here to the end; gaps do not count */
};

/* A line, and whose it is. */
struct spots {
	const struct rule *rule;
	const struct line *line;
	struct spot *list;
	unsigned count;
	uint64_t bits;        /* symbol_bit() of all that are written in it */
	unsigned least, most; /* words of its wordings */
};

/* symbol_bit - one of 64 bits for a symbol: tells most of them apart */
static inline uint64_t symbol_bit(unsigned symbol)
{
	return (uint64_t)1 << symbol % 64;
}

/* spots_of - the spots of a line; the same ones each time, and the alphabet's,
 * which frees them */
const struct spots *spots_of(struct alphabet *alphabet, const struct rule *rule,
			     const struct line *line);

/* spot_has - can a word with this symbol stand there? */
bool spot_has(const struct spot *spot, unsigned symbol);

/* spots_have - is this symbol one of a word that is written in the line? */
bool spots_have(const struct spots *spots, unsigned symbol);

#endif
