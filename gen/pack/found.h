/* SPDX-License-Identifier: MIT
 *
 * found.h - which phrases end at one token, as lists that share their ends
 */
#ifndef FOUND_H
#define FOUND_H

#include "../../runtime/pack.h"

#include <glib.h>

/* What follows from a phrase of a pack; their order there. */
enum phrase_kind {
	BEGINS_CHAIN,
	GOES_ON_WITH_ONE,
	GOES_ON_WITH_MANY,
	STANDS_ALONE,
	PHRASE_KINDS
};

/* A phrase with all that follows from it.  By kind: the phrase of the pack
 * that says so, or 0. */
struct phrase {
	uint16_t uses;  /* those of the phrase by itself; 0: none */
	uint16_t joins; /* those after several chains; 0: none */
	uint16_t one, joined; /* the only chain that it goes on with, or 0, and
			       * the uses after that */
	uint16_t chain; /* that it begins; 0: none */
	struct wb_phrase_size size;
	uint16_t rows[PHRASE_KINDS];
};

/* A phrase of a pack, as its tables have it. */
struct phrase_row {
	uint16_t kind; /* enum phrase_kind */
	uint16_t what, joined;
	struct wb_phrase_size size;
};

struct found_lists {
	GArray *rows;      /* struct wb_found; 0 is the empty list */
	GHashTable *known; /* a row as a number -> its place */
	/* The phrases of the trees and of the pack, by kind, of which each ends
	 * before a number, and the pack's uses.  Without them, lists are of
	 * the trees' phrases, and all are kept. */
	const GArray *phrases;     /* struct phrase */
	const GArray *phrase_rows; /* struct phrase_row */
	const GArray *uses;        /* struct wb_use */
	unsigned ends[PHRASE_KINDS];
};

void found_init(struct found_lists *lists);
void found_clear(struct found_lists *lists);

/* found_expand - put the pack's phrases, which stand for this one, into rows;
 * returns how many they are */
unsigned found_expand(const struct found_lists *lists, unsigned phrase,
		      unsigned rows[PHRASE_KINDS]);

/* found_list - the list of these phrases of the pack, the shortest first; those
 * that add nothing to the longer ones are left out */
unsigned found_list(struct found_lists *lists, const GArray *phrases);

#endif
