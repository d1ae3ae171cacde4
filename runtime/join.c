/* SPDX-License-Identifier: MIT
 *
 * join.c - what follows from the phrases that a text brings
 *
 * A match line with gaps is a chain of phrases.  Where the phrases ended that
 * the latest tokens brought is kept; so when a phrase ends that goes on with a
 * chain, it is known at once whether the text has had the chain's beginning,
 * and how long ago.  Only beginnings of two or more parts are noted one by
 * one.  Of several the newest counts: if an older one is near enough, so is
 * it.
 */
#include "join.h"

#include <string.h>

/* capture - add a placeholder's value to a stretch, if there is room */
static void capture(struct stretch *match, const struct scan *scan,
		    uint8_t kind, uint32_t token)
{
	uint32_t start = scan->tokens[token % TOKENS_KEPT].start;
	uint32_t end = scan->tokens[token % TOKENS_KEPT].end;

	if (match->capture_count < PHRASE_MARKS_MAX)
		match->captures[match->capture_count++] =
		    (struct capture){start, end - start, kind};
}

/* extend - add a phrase that ends with token number `last` to a stretch */
static void extend(struct stretch *match, const struct scan *scan,
		   struct wb_phrase_size size, uint32_t last)
{
	const struct wb_marks *marks = &scan->pack->marks[size.marks];

	match->words = (uint16_t)(match->words + size.words);
	match->last = last;
	for (unsigned i = 0; i < marks->count; i++)
		capture(match, scan, marks->mark[i].kind,
			last - marks->mark[i].back);
}

/* begin - a stretch of a phrase by itself */
static void begin(struct stretch *match, const struct scan *scan,
		  struct wb_phrase_size size, uint32_t last)
{
	uint32_t first = last + 1 - size.words;

	match->words = 0;
	match->capture_count = 0;
	match->start = scan->tokens[first % TOKENS_KEPT].start;
	extend(match, scan, size, last);
}

/* is_found - is this phrase one of those that end with this token? */
static bool is_found(const struct scan *scan, unsigned phrase, uint32_t token)
{
	const struct wb_found *rows = scan->pack->found;
	unsigned found = scan->tokens[token % TOKENS_KEPT].found;

	while (found && rows[found].phrase != phrase)
		found = rows[found].rest;
	return found;
}

/* find_longer - the newest end of a longer chain, of those oldest..newest */
static bool find_longer(const struct scan *scan, unsigned chain,
			uint32_t oldest, uint32_t newest, struct stretch *match)
{
	uint32_t n = scan->longer_count;
	uint32_t end = n > CHAINS_KEPT ? n - CHAINS_KEPT : 0;

	while (n-- > end) {
		const struct stretch *kept = &scan->longer[n % CHAINS_KEPT];

		if (kept->last < oldest)
			break;
		if (kept->chain == chain && kept->last <= newest) {
			*match = *kept;
			return true;
		}
	}
	return false;
}

/* find_chain - the newest end of a chain, from `near` to `far` tokens back: of
 * a chain of one part the newest of all is known, the others are looked for */
static bool find_chain(const struct scan *scan, unsigned chain, uint32_t near,
		       uint32_t far, struct stretch *match)
{
	uint32_t now = scan->count - 1;
	uint32_t back = (uint8_t)(now - scan->newest[chain]);

	if (back > far || near > now)
		return false;
	if (far > now)
		far = now;
	if (chain >= scan->pack->first_one)
		return find_longer(scan, chain, now - far, now - near, match);
	while (back <= far &&
	       (back < near || !is_found(scan, chain, now - back)))
		back++;
	if (back > far)
		return false;
	begin(match, scan, scan->pack->phrase_sizes[chain], now - back);
	return true;
}

/* add_hit - a match line is complete */
static void add_hit(struct scan *scan, const struct wb_use *use,
		    const struct stretch *match)
{
	struct hit hit;

	hit.rule = use->target;
	hit.words = match->words;
	hit.line = 0;
	hit.start = match->start;
	hit.end = scan->tokens[match->last % TOKENS_KEPT].end;
	hit.capture_count = match->capture_count;
	for (unsigned i = 0; i < match->capture_count; i++)
		hit.captures[i] = match->captures[i];
	findings_add(scan->findings, &hit);
}

/* keep_longer - remember the end of a longer chain */
static void keep_longer(struct scan *scan, unsigned chain,
			const struct stretch *match)
{
	struct stretch *kept =
	    &scan->longer[scan->longer_count++ % CHAINS_KEPT];

	*kept = *match;
	kept->chain = (uint16_t)chain;
	note_beginning(scan, chain, scan->count - 1);
}

/* follow - do what follows from a stretch */
static void follow(struct scan *scan, const struct wb_use *use,
		   const struct stretch *match)
{
	switch (use->type) {
	case USE_RULE:
		add_hit(scan, use, match);
		break;
	case USE_UNLESS:
		bit_set(scan->findings->is_out, use->target);
		break;
	case USE_PROVIDER:
		if (scan->names_provider)
			bit_set(scan->findings->speaks, use->target);
		break;
	case USE_CHAIN:
		keep_longer(scan, use->target, match);
		break;
	}
}

/* join_chain - a phrase goes on with a chain that the text has had: if that
 * is near enough, do what follows */
static void join_chain(struct scan *scan, struct wb_phrase_size size,
		       unsigned chain, const struct wb_use *use)
{
	uint32_t now = scan->count - 1, before = now - size.words;

	for (;; use++) {
		struct stretch match;

		if (find_chain(scan, chain, size.words + use->gap_min,
			       size.words + use->gap_max, &match)) {
			if (use->gap_capture == GAP_FIRST)
				capture(&match, scan, WB_WORD, match.last + 1);
			else if (use->gap_capture == GAP_LAST)
				capture(&match, scan, WB_WORD, before);
			extend(&match, scan, size, now);
			follow(scan, use, &match);
		}
		if (use->last)
			return;
	}
}

void join_one(struct scan *scan, unsigned phrase, unsigned chain)
{
	const struct wb_pack *pack = scan->pack;
	unsigned use = pack->joined[phrase - pack->first_one];

	join_chain(scan, pack->phrase_sizes[phrase], chain, &pack->uses[use]);
}

/* next_row - the row of joins behind this one, which is not the last */
static inline const uint16_t *next_row(const uint16_t *row)
{
	return row + (*row & JOIN_ONE
			  ? 2
			  : 1 + JOIN_MASK_NUMBERS + join_count(*row));
}

/* begun_of - has the text had the beginning of a chain of this row? */
static inline bool begun_of(const struct scan *scan, const uint16_t *row)
{
	return *row & JOIN_ONE
		   ? bit_get(scan->begun, *row & JOIN_CHAIN)
		   : join_mask(row + 1) & scan->begun[join_n(*row)];
}

const uint16_t *find_begun(const struct scan *scan, const uint16_t *row)
{
	while (!begun_of(scan, row)) {
		if (*row & JOIN_LAST)
			return NULL;
		row = next_row(row);
	}
	return row;
}

/* find_begun_after - the same, behind this one */
static const uint16_t *find_begun_after(const struct scan *scan,
					const uint16_t *row)
{
	return *row & JOIN_LAST ? NULL : find_begun(scan, next_row(row));
}

/* join_row - do what follows from a phrase that goes on with the chains of a
 * row */
static void join_row(struct scan *scan, struct wb_phrase_size size,
		     const uint16_t *row)
{
	const struct wb_use *all = scan->pack->uses;
	unsigned n = join_n(*row);
	uint64_t chains, begun;

	if (*row & JOIN_ONE) {
		join_chain(scan, size, *row & JOIN_CHAIN, &all[row[1]]);
		return;
	}
	chains = join_mask(row + 1);
	begun = chains & scan->begun[n];
	row += 1 + JOIN_MASK_NUMBERS;
	while (begun) {
		uint64_t lower = (begun & (~begun + 1)) - 1;
		unsigned use = row[count_bits(chains & lower)];

		begun &= begun - 1;
		join_chain(scan, size, n * 64 + count_bits(lower), &all[use]);
	}
}

void join_many(struct scan *scan, unsigned phrase, const uint16_t *row)
{
	for (; row; row = find_begun_after(scan, row))
		join_row(scan, scan->pack->phrase_sizes[phrase], row);
}

void use_alone(struct scan *scan, unsigned phrase, unsigned uses)
{
	const struct wb_use *use = &scan->pack->uses[uses];
	struct stretch match;

	begin(&match, scan, scan->pack->phrase_sizes[phrase], scan->count - 1);
	do
		follow(scan, use, &match);
	while (!use++->last);
}

void keep_out(struct scan *scan)
{
	const struct wb_pack *pack = scan->pack;

	for (unsigned i = 0; i < scan->findings->hit_count; i++) {
		unsigned rule = scan->findings->hits[i].rule;
		const uint16_t *out = &pack->outs[pack->rules[rule].outs];

		while (*out && !bit_get(scan->begun, *out))
			out++;
		if (*out)
			bit_set(scan->findings->is_out, rule);
	}
}
