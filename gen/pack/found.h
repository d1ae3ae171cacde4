/* SPDX-License-Identifier: MIT
 *
 * found.h - which phrases end at one token, as lists that share their ends
 */
#ifndef FOUND_H
#define FOUND_H

#include "../../runtime/pack.h"

#include <glib.h>

/* What follows from a phrase; the order of phrases in a pack. */
enum phrase_kind {
	WITH_USES,
	WITH_CHAIN,
	WITH_JOINS,
	WITH_SEVERAL,
	PHRASE_KINDS
};

struct found_lists {
	GArray *rows;      /* struct wb_found; 0 is the empty list */
	GHashTable *known; /* a row as a number -> its place */
	/* What follows from a phrase: struct wb_phrase, sorted by kind, of
	 * which each ends before a number, and struct wb_use.  Without them,
	 * all are kept. */
	const GArray *phrase, *uses;
	unsigned ends[PHRASE_KINDS];
};

void found_init(struct found_lists *lists);
void found_clear(struct found_lists *lists);

/* found_list - the list of these phrases, the shortest first; those that add
 * nothing to the longer ones are left out */
unsigned found_list(struct found_lists *lists, const GArray *phrases);

#endif
