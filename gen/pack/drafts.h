/* SPDX-License-Identifier: MIT
 *
 * drafts.h - phrases under construction, and the rows made from them
 */
#ifndef DRAFTS_H
#define DRAFTS_H

#include "compile.h"

/* As struct wb_use, with the chain that it follows and numbers as they come. */
struct draft_use {
	unsigned type, target;
	unsigned after; /* a chain; 0: the phrase by itself */
	unsigned gap_min, gap_max, gap_capture;
};

struct draft {
	unsigned words;
	unsigned chain; /* that it begins; 0: none */
	struct wb_marks marks;
	GArray *uses; /* struct draft_use */
	unsigned row; /* its number in the pack */
};

/* A chain that keeps a rule out. */
struct draft_out {
	unsigned rule, chain;
};

static inline struct draft *draft_at(const GArray *drafts, unsigned i)
{
	return &g_array_index(drafts, struct draft, i);
}

void draft_clear(gpointer draft);

/* drafts_finish - number the chains as the runtime likes them, and fill all of
 * `out` but its vocabulary and automata.  The outs stand in the order of their
 * rules. */
void drafts_finish(GArray *drafts, GArray *outs, unsigned chain_count,
		   struct compiled *out);

#endif
