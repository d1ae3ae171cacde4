/* SPDX-License-Identifier: MIT
 *
 * capacity.h - what the runtime counts on
 */
#ifndef CAPACITY_H
#define CAPACITY_H

#include "compile.h"

/* capacity_check_model - the same for the number of rules and providers, which
 * must be known before anything is run */
void capacity_check_model(const struct model *model);

/* capacity_check_lists - the same for all lists of codes and names together */
void capacity_check_lists(const struct model *model, unsigned length);

/* capacity_check - record a mistake where rules go beyond what a pack holds, or
 * beyond what the runtime keeps in mind while it reads a text */
void capacity_check(const struct model *model, const struct compiled *compiled);

/* capacity_check_automata - the same for what the automata come to */
void capacity_check_automata(const struct model *model,
			     const struct compiled *compiled);

#endif
