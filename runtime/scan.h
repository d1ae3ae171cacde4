/* SPDX-License-Identifier: MIT
 *
 * scan.h - what a text holds: the rules whose words stand in it
 */
#ifndef SCAN_H
#define SCAN_H

#include "tokens.h"

enum {
	/* More rules than this in one text are left out; a reply touches a
	 * handful, a page of prose a few dozen. */
	HITS_MAX = 128
};

/* A placeholder's value. */
struct capture {
	uint32_t start, length;
	uint8_t kind; /* enum wb_kind */
};

/* A rule whose match line stands in the text.  Of several places the one with
 * the most words counts, of those the first to end. */
struct hit {
	uint16_t rule;
	uint16_t words;      /* without those in gaps; 0: matched by a code */
	uint32_t line;       /* of the match line; only wbc asks, else 0 */
	uint32_t start, end; /* bytes, gaps included */
	unsigned capture_count;
	struct capture captures[PHRASE_MARKS_MAX];
};

struct findings {
	unsigned hit_count;
	struct hit hits[HITS_MAX];
	struct codes codes;
	struct wb_span first[WB_SIZE + 1]; /* the first token of each kind */

	/* By rule: is it among the hits; of those, is it out because of an
	 * unless line; and its place in hits.  By provider: does it speak? */
	uint64_t is_hit[PACK_RULES_MAX / 64];
	uint64_t is_out[PACK_RULES_MAX / 64];
	uint8_t place[PACK_RULES_MAX];
	uint64_t speaks[PROVIDERS_MAX / 64];
};

/* findings_clear - make ready for a text; only what the pack uses is written */
void findings_clear(struct findings *findings, const struct wb_pack *pack);

/* findings_add - note a hit of a rule, or a better place of one known */
void findings_add(struct findings *findings, const struct hit *hit);

/* scan_text - find all that the pack knows in a text */
void scan_text(const struct wb_pack *pack, const char *text, size_t length,
	       struct findings *findings);

/* scan_host - begin findings with the provider that a host name belongs to */
void scan_host(const struct wb_pack *pack, const char *host,
	       struct findings *findings);

static inline bool bit_get(const uint64_t *bits, unsigned i)
{
	return bits[i / 64] >> (i % 64) & 1;
}

static inline void bit_set(uint64_t *bits, unsigned i)
{
	bits[i / 64] |= (uint64_t)1 << (i % 64);
}

#endif
