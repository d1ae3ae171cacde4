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

/* use_phrases - do what follows from all phrases of a list of pack->found,
 * which end at the last token; not of the empty list */
void use_phrases(struct scan *scan, unsigned found);

/* use_found - the same; most lists are empty */
static inline void use_found(struct scan *scan, unsigned found)
{
	if (found)
		use_phrases(scan, found);
}

/* keep_out - at the text's end: which of the rules found are out */
void keep_out(struct scan *scan);

#endif
