/* SPDX-License-Identifier: MIT
 *
 * excerpt.h - the line of a rules file that a message is about
 */
#ifndef EXCERPT_H
#define EXCERPT_H

#include "source.h"

#include <stdio.h>

/* excerpt_print - the line where a place starts, and ^~~~ under the place.
 * The marks are written between the strings on and off: colour, or "". */
void excerpt_print(FILE *out, struct place place, const char *on,
		   const char *off);

#endif
