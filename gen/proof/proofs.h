/* SPDX-License-Identifier: MIT
 *
 * proofs.h - what can be shown to be wrong with rules as a whole
 */
#ifndef PROOFS_H
#define PROOFS_H

#include "trials.h"
#include "vocabulary.h"

/* proofs_run - check that circles, dead lines, clashes and the like are not
 * there; the examples must have been run */
void proofs_run(struct trials *trials, struct vocabulary *vocabulary);

#endif
