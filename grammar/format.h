/* SPDX-License-Identifier: MIT
 *
 * format.h - the canonical layout of a rules file
 */
#ifndef FORMAT_H
#define FORMAT_H

#include "source.h"

struct arena;

/* format_rules - the text of a file, laid out as it should be.  Comments and
 * values stay as they are; to be called for files without mistakes only. */
char *format_rules(struct arena *arena, const struct source *source);

#endif
