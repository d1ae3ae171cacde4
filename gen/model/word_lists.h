/* SPDX-License-Identifier: MIT
 *
 * word_lists.h - the lists of words that an author defines
 */
#ifndef WORD_LISTS_H
#define WORD_LISTS_H

#include "pattern.h"

/* list_branches - what the list stands for that a placeholder names; null
 * where it cannot be used, which is reported */
struct branch *list_branches(struct patterns *p, const struct element *element);

/* list_unknown - report a placeholder that nobody defined */
void list_unknown(struct patterns *p, const struct element *element);

#endif
