/* SPDX-License-Identifier: MIT
 *
 * line_index.h - which lines can match a text at all
 */
#ifndef LINE_INDEX_H
#define LINE_INDEX_H

#include "match.h"

struct line_index;

/* A line to be tried, or a host name by which a provider is known. */
struct entry {
	enum wb_use_type type; /* what follows if it matches */
	unsigned target;       /* the rule or provider */
	const struct line *line;
	const char *name; /* of a provider's server, where line is null */
	unsigned tried;	  /* the text for which it came up last */
};

struct line_index *line_index_new(const struct model *model);
void line_index_free(struct line_index *index);

/* line_index_find - put into `found` the entries that can match, as pointers,
 * in the order of the rules */
void line_index_find(struct line_index *index, const struct reading *reading,
		     GPtrArray *found);

#endif
