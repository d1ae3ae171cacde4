/* SPDX-License-Identifier: MIT
 *
 * advice.h - placeholders in titles, meanings and advice
 */
#ifndef ADVICE_H
#define ADVICE_H

#include "trials.h"

/* advice_check_names - placeholders that nothing fills, whatever matches */
void advice_check_names(const struct model *model);

/* advice_check - advice of rules that names what no match line finds; the
 * examples must have been run */
void advice_check(const struct trials *trials);

#endif
