/* SPDX-License-Identifier: MIT
 *
 * phrase_rows.h - the phrases of a pack: one for each thing that follows
 */
#ifndef PHRASE_ROWS_H
#define PHRASE_ROWS_H

#include "compile.h"

/* phrase_rows_make - fill out->phrase_rows, those of each kind together, and
 * let the phrases of the trees name them.  Chains of one part have numbers
 * below `beginnings`; `known` is of once_new(). */
void phrase_rows_make(struct compiled *out, unsigned beginnings,
		      GHashTable *known);

#endif
