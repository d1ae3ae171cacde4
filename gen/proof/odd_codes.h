/* SPDX-License-Identifier: MIT
 *
 * odd_codes.h - codes of rules that their replies do not have
 */
#ifndef ODD_CODES_H
#define ODD_CODES_H

#include "model.h"

/* odd_codes_check - report codes on a rule that neither its category nor one of
 * its examples knows */
void odd_codes_check(const struct model *model);

#endif
