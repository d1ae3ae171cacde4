/* SPDX-License-Identifier: MIT
 *
 * pattern.h - match lines as words, choices and gaps
 */
#ifndef PATTERN_H
#define PATTERN_H

#include "model.h"

enum {
	GAP_WORDS = 6, /* a "..." bridges up to this many words */
	GAPS_MAX = 6,  /* in one line: the plain matcher tries all ways */
	WEIGHT_MAX = 300000 /* of the word lists of one line */
};

struct patterns {
	struct arena *arena;
	struct diagnostics *diagnostics;
	GHashTable *placeholders; /* name -> struct placeholder */
	const struct syntax *syntax;
	/* Words and choices of the line at hand, those of a list counted each
	 * time it is used: so much work is a walk over all of it. */
	unsigned weight;
	unsigned gaps; /* "..." of the line at hand */
};

/* A word list: define {mailbox} (user|mailbox|...) */
struct placeholder {
	const struct definition *definition;
	struct branch *branches; /* null until first used */
	unsigned weight; /* of the branches */
	bool compiling, used;
};

/* pattern_compile - the pattern of a match line; mistakes are recorded */
struct branch *pattern_compile(struct patterns *patterns,
			       const struct sequence *alternatives);

#endif
