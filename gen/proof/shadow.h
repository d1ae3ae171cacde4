/* SPDX-License-Identifier: MIT
 *
 * shadow.h - lines that can never decide
 */
#ifndef SHADOW_H
#define SHADOW_H

#include "alphabet.h"
#include "trials.h"

/* shadow_check - report lines that repeat others, that another rule always
 * takes, or that an unless line of their own always takes away; `lines` are all
 * match lines, as struct spots */
void shadow_check(struct trials *trials, struct alphabet *alphabet,
		  const GPtrArray *lines);

#endif
