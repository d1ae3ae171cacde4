/* SPDX-License-Identifier: MIT
 *
 * suggest.c - which word was meant by a misspelt one
 *
 * Counts the letters to insert, drop, change or swap with their neighbour
 * ("optimal string alignment").  Upper and lower case are the same here.
 */
#include "diagnostics.h"

#include <string.h>

#define MOST_EDITS 2
#define LONGEST	   63 /* no keyword or sensible name is longer */

/* lower - a letter in lower case, whatever the locale */
static char lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* least - the smallest of three */
static unsigned least(unsigned a, unsigned b, unsigned c)
{
	unsigned ab = a < b ? a : b;

	return ab < c ? ab : c;
}

/* edits - how many edits lead from a to b, both at most LONGEST long */
static unsigned edits(const char *a, const char *b)
{
	unsigned cost[LONGEST + 1][LONGEST + 1];
	size_t rows = strlen(a), columns = strlen(b);

	for (unsigned i = 0; i <= rows; i++)
		cost[i][0] = i;
	for (unsigned j = 0; j <= columns; j++)
		cost[0][j] = j;
	for (size_t i = 1; i <= rows; i++) {
		for (size_t j = 1; j <= columns; j++) {
			char x = lower(a[i - 1]), y = lower(b[j - 1]);
			unsigned *here = &cost[i][j];

			*here = least(cost[i - 1][j] + 1, cost[i][j - 1] + 1,
				      cost[i - 1][j - 1] + (x != y));
			if (i > 1 && j > 1 && x == lower(b[j - 2]) &&
			    y == lower(a[i - 2]))
				*here = least(*here, *here,
					      cost[i - 2][j - 2] + 1);
		}
	}
	return cost[rows][columns];
}

/* suggest_near - the candidate nearest to word, or "" when none is near */
const char *suggest_near(const char *word, const char *const *candidates)
{
	size_t length = strlen(word);
	unsigned best = MOST_EDITS + 1;
	const char *nearest = "";

	if (length > LONGEST)
		return "";
	for (; *candidates; candidates++) {
		unsigned count;

		if (strlen(*candidates) > LONGEST)
			continue;
		count = edits(word, *candidates);
		/* Half of a short word changed makes it another word. */
		if (count < best && 2 * count <= length) {
			best = count;
			nearest = *candidates;
		}
	}
	return nearest;
}
