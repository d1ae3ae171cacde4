/* SPDX-License-Identifier: MIT
 *
 * match.h - the plain matcher: patterns walked as they are written
 *
 * It needs no generated code, so wbc can run every example before there is
 * any; and it is the oracle that the generated scanner is tested against.
 */
#ifndef MATCH_H
#define MATCH_H

#include "../../runtime/scan.h"
#include "model.h"

/* A text cut into tokens, each folded. */
struct reading {
	GArray *tokens; /* struct read_token */
	struct codes codes;
	struct wb_span first[WB_SIZE + 1];
	unsigned reply; /* the token with which the reply itself begins */
};

struct read_token {
	struct token token;
	const char *folded;
	const char *name; /* of hosts, addresses, URLs: their parts */
};

struct reading *reading_new(struct arena *arena, const char *text,
			    size_t length);
void reading_free(struct reading *reading);

/* plain_scan - what scan_text() does, for all rules of the model */
void plain_scan(const struct model *model, const struct reading *reading,
		struct findings *findings);

/* line_hit - the best match of one line; false where there is none */
bool line_hit(const struct line *line, const struct reading *reading,
	      struct hit *hit);

/* line_stands - the same for an unless line, which only looks at the reply
 * itself, not at the words of who tells of it */
bool line_stands(const struct line *line, const struct reading *reading,
		 struct hit *hit);

/* line_reach - how far the line gets at best, where it does not match: the
 * piece that fails (null: the line's end), and the number of the token there */
struct reach {
	const struct piece *piece;
	unsigned matched; /* words up to there */
	unsigned token;
	unsigned start; /* number of the first token */
};
struct reach line_reach(const struct line *line,
			const struct reading *reading);

#endif
