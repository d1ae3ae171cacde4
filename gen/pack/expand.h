/* SPDX-License-Identifier: MIT
 *
 * expand.h - a match line as all the wordings that it stands for
 */
#ifndef EXPAND_H
#define EXPAND_H

#include "model.h"

enum { EXPANSIONS_MAX = 1000 };

enum item_type {
	ITEM_WORDS, /* one token, any of these words */
	ITEM_NAME,  /* one host, URL or address with this name */
	ITEM_GAP
};

struct item {
	enum item_type type;
	const struct word *words;
	const char *name;
	unsigned char gap_min, gap_max, gap_capture;
};

/* A wording: items, of which neither the first nor the last is a gap. */
struct wording {
	unsigned count;
	struct item items[];
};

/* expand_line - all wordings of a line, each to be freed with g_free() by the
 * array; mistakes (too many, open at an end, nothing) are recorded once, and
 * the line is marked */
GPtrArray *expand_line(const struct model *model, struct line *line);

/* expand_check - record which lines have too many wordings to be tried: what
 * compile() does, for those who do not need the phrases */
void expand_check(const struct model *model);

#endif
