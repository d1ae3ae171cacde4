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

#endif
