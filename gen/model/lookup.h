/* SPDX-License-Identifier: MIT
 *
 * lookup.h - what a name stands for, or the nearest one that is there
 */
#ifndef LOOKUP_H
#define LOOKUP_H

#include "model.h"

/* All that is defined: by kind, name -> what it is, which starts with a
 * pointer to its definition. */
struct defined {
	const struct syntax *syntax;
	GHashTable *named[DEFINE_RULE + 1];
};

/* What the kinds of definition are called, by enum definition_type. */
extern const char *const definition_kinds[];

/* look_up - what a name stands for, or null and a message.  Nothing is said
 * where a definition line with that name could not be read. */
void *look_up(const struct defined *defined, enum definition_type type,
	      const struct name *name);

/* look_up_closed - the number of a name of a closed list; `none` where there
 * is no name, or, with a message, where it is not in the keyword's list */
int look_up_closed(const struct defined *defined, const char *const *list,
		   const struct name *name, const char *keyword, int none);

#endif
