/* SPDX-License-Identifier: MIT
 *
 * numbers.h - sets of numbers
 */
#ifndef NUMBERS_H
#define NUMBERS_H

#include <glib.h>

/* numbers_make_set - let numbers (unsigned) rise, each once */
void numbers_make_set(GArray *numbers);

#endif
