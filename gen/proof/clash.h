/* SPDX-License-Identifier: MIT
 *
 * clash.h - lines of different categories that nothing decides between
 */
#ifndef CLASH_H
#define CLASH_H

#include "alphabet.h"
#include "numbers.h"
#include "trials.h"

/* clash_check - report pairs of lines of different categories that can match
 * in one reply with nothing to decide between them; `lines` are all match
 * lines, as struct spots.  Where a `beats` decides, that is noted in `settled`:
 * clash_pair(winner, loser), in a table with numbers_pair_hash(). */
void clash_check(struct trials *trials, struct alphabet *alphabet,
		 const GPtrArray *lines, GHashTable *settled);

static inline gpointer clash_pair(const struct rule *winner,
				  const struct rule *loser)
{
	return numbers_pair(winner->number, loser->number);
}

#endif
