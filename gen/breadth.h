/* SPDX-License-Identifier: MIT
 *
 * breadth.h - lines that match what they know nothing about
 */
#ifndef BREADTH_H
#define BREADTH_H

#include "trials.h"

/* breadth_check - report lines that match examples of many other categories */
void breadth_check(const struct trials *trials);

#endif
