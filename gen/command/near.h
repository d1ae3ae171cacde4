/* SPDX-License-Identifier: MIT
 *
 * near.h - rules that a reply almost touches
 */
#ifndef NEAR_H
#define NEAR_H

#include "attempt.h"

enum { NEAR_MAX = 3 };

/* A match line, and how far the reply goes with it. */
struct near {
	const struct rule *rule;
	const struct line *line;
	struct reach reach;
};

/* near_find - the lines that get furthest without matching, at least two
 * words far, each of another rule; returns how many there are.  There are none
 * where clear words decide. */
unsigned near_find(const struct attempt *attempt, struct near near[NEAR_MAX]);

/* near_add - add a sentence on one of them */
void near_add(GString *to, const struct attempt *attempt,
	      const struct near *near);

#endif
