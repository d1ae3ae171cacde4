/* SPDX-License-Identifier: MIT
 *
 * reasons.h - why a rule that a reply touches did not win
 */
#ifndef REASONS_H
#define REASONS_H

#include "attempt.h"

/* reason_add - add, in plain words, why this one lost: the end of a sentence
 * that says what it finds */
void reason_add(GString *to, const struct attempt *attempt,
		const struct touch *loser);

/* place_add - add "file:line" */
void place_add(GString *to, struct place place);

/* line_place - where the line stands that made a touch; of a rule without
 * words it is where its name stands */
struct place touch_place(const struct touch *touch);

#endif
