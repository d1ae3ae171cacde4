/* SPDX-License-Identifier: MIT
 *
 * found.h - which phrases end at one token, as lists that share their ends
 */
#ifndef FOUND_H
#define FOUND_H

#include "../../runtime/pack.h"

#include <glib.h>

struct found_lists {
	GArray *rows;	    /* struct wb_found; 0 is the empty list */
	GHashTable *known; /* a row as a number -> its place */
};

void found_init(struct found_lists *lists);
void found_clear(struct found_lists *lists);

/* found_before - the list of a phrase and what another list holds */
unsigned found_before(struct found_lists *lists, unsigned phrase,
		      unsigned rest);

#endif
