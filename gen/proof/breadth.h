/* SPDX-License-Identifier: MIT
 *
 * breadth.h - lines that match what they know nothing about
 */
#ifndef BREADTH_H
#define BREADTH_H

#include "trials.h"

/* breadth_check - report lines that match examples of many other categories */
void breadth_check(const struct trials *trials);

/* breadth_check_replies - report lines that decide on replies (struct reply)
 * that mean something else, more often than on others; `file` is where they
 * are from */
void breadth_check_replies(struct trials *trials, const GArray *replies,
			   const char *file);

#endif
