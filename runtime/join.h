/* SPDX-License-Identifier: MIT
 *
 * join.h - what follows from the phrases that a text brings
 */
#ifndef JOIN_H
#define JOIN_H

#include "scan.h"

enum {
	TOKENS_KEPT = 128 /* more than two phrases and a gap have */
};

/* A stretch of the text that matched: a phrase, with the chain before it. */
struct stretch {
	uint16_t chain; /* of those kept: which one it ends */
	uint16_t words;
	uint32_t last;  /* number of its last token */
	uint32_t start; /* byte */
	unsigned capture_count;
	struct capture captures[PHRASE_MARKS_MAX];
};

struct scan {
	const struct wb_pack *pack;
	struct findings *findings;
	uint32_t count; /* tokens so far */
	struct {
		uint32_t start, end;
		uint16_t found; /* as in struct wb_state */
	} tokens[TOKENS_KEPT];

	/* By chain: has the text had its beginning; and the last byte of the
	 * number of the token with which the newest ended. */
	uint64_t begun[CHAINS_MAX / 64];
	uint8_t newest[CHAINS_MAX];

	uint32_t longer_count;
	struct stretch longer[CHAINS_KEPT];
	bool names_provider; /* may the token at hand name the provider? */
};

/* What follows from a phrase that ends at the last token: */

/* note_beginning - it begins a chain; `now` is the token's number */
static inline void note_beginning(struct scan *scan, unsigned chain,
				  uint32_t now)
{
	bit_set(scan->begun, chain);
	scan->newest[chain] = (uint8_t)now;
}

/* join_one - it goes on with one chain, whose beginning the text has had */
void join_one(struct scan *scan, unsigned phrase, unsigned chain);

/* find_begun - it goes on with the chains of these rows of pack->joins: the
 * first row with a chain whose beginning the text has had; most often none,
 * then null */
const uint16_t *find_begun(const struct scan *scan, const uint16_t *row);

/* join_many - the same, and this is that row */
void join_many(struct scan *scan, unsigned phrase, const uint16_t *row);

/* use_alone - it stands by itself */
void use_alone(struct scan *scan, unsigned phrase, unsigned uses);

/* keep_out - at the text's end: which of the rules found are out */
void keep_out(struct scan *scan);

#endif
