/* SPDX-License-Identifier: MIT
 *
 * spots.h - a line as the words that can follow each other in it
 */
#ifndef SPOTS_H
#define SPOTS_H

#include "alphabet.h"

/* One word of a line. */
struct spot {
	const GArray *symbols; /* unsigned, rising; null: any word at all */
	GArray *next;	       /* unsigned: the spots that can come after it */
	bool first, last;      /* can the line begin, can it end here? */
};

/* A line, and whose it is. */
struct spots {
	const struct rule *rule;
	const struct line *line;
	GArray *list; /* struct spot */
	GArray *symbols; /* of all spots: unsigned, rising */
};

/* spots_new - the spots of a line */
struct spots *spots_new(struct alphabet *alphabet, const struct rule *rule,
			const struct line *line);
void spots_free(struct spots *spots);

static inline const struct spot *spot_at(const struct spots *spots, unsigned i)
{
	return &g_array_index(spots->list, struct spot, i);
}

/* spot_has - can a word with this symbol stand there? */
bool spot_has(const struct spot *spot, unsigned symbol);

/* spots_have - can it stand anywhere in the line? */
bool spots_have(const struct spots *spots, unsigned symbol);

/* spots_need - does every wording of the line go through this spot? */
bool spots_need(const struct spots *spots, unsigned spot);

#endif
