/* SPDX-License-Identifier: MIT
 *
 * category.h - what a definition of a category says
 */
#ifndef CATEGORY_H
#define CATEGORY_H

#include "lookup.h"

/* category_resolve - read the fields of a category's definition */
void category_resolve(const struct defined *defined, struct category *category);

#endif
