/* SPDX-License-Identifier: MIT
 *
 * decide.h - who wins where several rules match
 */
#ifndef DECIDE_H
#define DECIDE_H

#include "scan.h"

/* What stands higher wins.  Words outrank codes, a cause outranks a state,
 * the clear outranks the vague. */
enum standing {
	STANDING_BROAD_CODE,	/* code rules marked vague */
	STANDING_STATE_CODE,	/* a code that says: delayed, expired, ... */
	STANDING_VAGUE_STATE,
	STANDING_VAGUE_WORDS,
	STANDING_STATE_WORDS,	/* words that say: delayed, expired, ... */
	STANDING_NARROW_CODE,
	STANDING_WORDS,
	STANDING_PROVIDER_WORDS /* words of the provider that speaks */
};

struct decision {
	const struct hit *winner; /* null: nothing is known */
	/* One of another category with the same standing and as many words:
	 * only that the winner stands first in the text decided; or null. */
	const struct hit *rival;
};

/* standing_of - the standing of a hit */
enum standing standing_of(const struct wb_pack *pack, const struct hit *hit);

/* code_fits - is the reply code among a list of the pack's?  An empty list
 * holds none. */
bool code_fits(const struct wb_pack *pack, uint32_t list, unsigned code);

/* status_fits - the same for an enhanced code */
bool status_fits(const struct wb_pack *pack, uint32_t list,
		 struct wb_status status);

/* rule_applies - may a rule whose words match speak on this text, by its code,
 * status, provider and unless lines? */
bool rule_applies(const struct wb_pack *pack, unsigned number,
		  const struct findings *findings);

/* decide - add the code rules, take away what does not apply or is beaten, and
 * name the winner.  What is left in findings are the rules that stand. */
struct decision decide(const struct wb_pack *pack, struct findings *findings);

#endif
