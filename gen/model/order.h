/* SPDX-License-Identifier: MIT
 *
 * order.h - the order of rules and providers
 */
#ifndef ORDER_H
#define ORDER_H

#include "model.h"

/* order_rules - take the silenced rules away, and number the others and the
 * providers by name */
void order_rules(struct model *model);

/* order_by_place - order the rules as they stand in the files, to print them:
 * their numbers are of no use after that */
void order_by_place(struct model *model);

#endif
