/* SPDX-License-Identifier: MIT
 *
 * circles.h - rules that beat each other in the end
 */
#ifndef CIRCLES_H
#define CIRCLES_H

#include "model.h"

/* circles_check - report each circle of `beats`, once; with one, no reply can
 * be decided */
void circles_check(const struct model *model);

/* closes_circle - would a rule beat itself in the end if it got a line that it
 * beats the other one? */
bool closes_circle(const struct rule *rule, const struct rule *other);

#endif
