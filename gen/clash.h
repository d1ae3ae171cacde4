/* SPDX-License-Identifier: MIT
 *
 * clash.h - lines of different categories that nothing decides between
 */
#ifndef CLASH_H
#define CLASH_H

#include "trials.h"

/* clash_report - a reply on which two lines come out equal */
void clash_report(const struct trials *trials, const struct hit *winner,
		  const struct hit *rival, const char *sample);

/* clash_check - lines made of the same words in another order: is there a
 * reply that holds both? */
void clash_check(struct trials *trials);

#endif
