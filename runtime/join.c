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
		   const struct wb_phrase *phrase, uint32_t last)
{
	const struct wb_marks *marks = &scan->pack->marks[phrase->marks];

	match->words = (uint16_t)(match->words + phrase->words);
	match->last = last;
	for (unsigned i = 0; i < marks->count; i++)
		capture(match, scan, marks->mark[i].kind,
			last - marks->mark[i].back);
}

/* begin - a stretch of a phrase by itself */
static void begin(struct stretch *match, const struct scan *scan,
		  const struct wb_phrase *phrase, uint32_t last)
{
	uint32_t first = last + 1 - phrase->words;

	match->words = 0;
	match->capture_count = 0;
	match->start = scan->tokens[first % TOKENS_KEPT].start;
	extend(match, scan, phrase, last);
}

/* phrase_row - a phrase by its number */
static inline struct wb_phrase phrase_row(const struct wb_pack *pack,
					  unsigned number)
{
	struct wb_short_phrase row;
	struct wb_phrase phrase = {0};

	if (number >= pack->first_phrase)
		return pack->phrase[number - pack->first_phrase];
	row = pack->short_phrase[number];
	if (number < pack->first_chain)
		phrase.uses = row.what;
	else if (number < pack->first_join)
		phrase.chain = row.what;
	else
		phrase.joins = row.what;
	phrase.words = row.words;
	phrase.marks = row.marks;
	return phrase;
}

/* beginning_at - find the phrase that begins this chain and ended with this
 * token */
static bool beginning_at(const struct scan *scan, unsigned chain,
			 uint32_t token, struct wb_phrase *phrase)
{
	const struct wb_pack *pack = scan->pack;
	unsigned found = scan->tokens[token % TOKENS_KEPT].found;

	for (; found; found = pack->found[found].rest) {
		*phrase = phrase_row(pack, pack->found[found].phrase);
		if (phrase->chain == chain)
			return true;
	}
	return false;
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

/* find_chain - the newest end of a chain, from `near` to `far` tokens back */
static bool find_chain(const struct scan *scan, unsigned chain, uint32_t near,
		       uint32_t far, struct stretch *match)
{
	uint32_t now = scan->count - 1;
	uint32_t back = (uint8_t)(now - scan->newest[chain]);

	if (back > far || near > now)
		return false;
	if (far > now)
		far = now;
	if (chain >= scan->pack->first_longer)
		return find_longer(scan, chain, now - far, now - near, match);
	for (back = back > near ? back : near; back <= far; back++) {
		struct wb_phrase phrase;

		if (beginning_at(scan, chain, now - back, &phrase)) {
			begin(match, scan, &phrase, now - back);
			return true;
		}
	}
	return false;
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

/* note_beginning - the latest token ends this chain */
static inline void note_beginning(struct scan *scan, unsigned chain)
{
	bit_set(scan->begun, chain);
	scan->newest[chain] = (uint8_t)(scan->count - 1);
}

/* keep_longer - remember the end of a longer chain */
static void keep_longer(struct scan *scan, unsigned chain,
			const struct stretch *match)
{
	struct stretch *kept =
	    &scan->longer[scan->longer_count++ % CHAINS_KEPT];

	*kept = *match;
	kept->chain = (uint16_t)chain;
	note_beginning(scan, chain);
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
static void join_chain(struct scan *scan, const struct wb_phrase *phrase,
		       unsigned chain, const struct wb_use *use)
{
	uint32_t now = scan->count - 1, before = now - phrase->words;

	for (;; use++) {
		struct stretch match;

		if (find_chain(scan, chain, phrase->words + use->gap_min,
			       phrase->words + use->gap_max, &match)) {
			if (use->gap_capture == GAP_FIRST)
				capture(&match, scan, WB_WORD, match.last + 1);
			else if (use->gap_capture == GAP_LAST)
				capture(&match, scan, WB_WORD, before);
			extend(&match, scan, phrase, now);
			follow(scan, use, &match);
		}
		if (use->last)
			return;
	}
}

/* join_several - as join_chain, for a row of several chains of which the text
 * has had one at least */
static void join_several(struct scan *scan, unsigned number,
			 const uint16_t *row)
{
	struct wb_phrase phrase = phrase_row(scan->pack, number);
	unsigned n = join_n(*row);
	const uint64_t chains = join_mask(row + 1);
	const uint16_t *uses = row + 1 + JOIN_MASK_NUMBERS;
	uint64_t begun = chains & scan->begun[n];

	while (begun) {
		uint64_t lower = (begun & (~begun + 1)) - 1;
		unsigned use = uses[count_bits(chains & lower)];

		begun &= begun - 1;
		join_chain(scan, &phrase, n * 64 + count_bits(lower),
			   &scan->pack->uses[use]);
	}
}

/* join_one - the same for a row of one chain */
static void join_one(struct scan *scan, unsigned number, const uint16_t *row)
{
	struct wb_phrase phrase = phrase_row(scan->pack, number);

	join_chain(scan, &phrase, *row & JOIN_CHAIN, &scan->pack->uses[row[1]]);
}

/* join_rows - do what follows from a phrase that goes on with these chains */
static void join_rows(struct scan *scan, unsigned number, const uint16_t *row)
{
	unsigned head;

	do {
		head = *row;
		if (head & JOIN_ONE) {
			if (bit_get(scan->begun, head & JOIN_CHAIN))
				join_one(scan, number, row);
			row += 2;
		} else {
			if (join_mask(row + 1) & scan->begun[join_n(head)])
				join_several(scan, number, row);
			row += 1 + JOIN_MASK_NUMBERS + join_count(head);
		}
	} while (!(head & JOIN_LAST));
}

/* join - the same; most go on with one chain, and most texts have not had it */
static inline void join(struct scan *scan, unsigned number, unsigned joins)
{
	const uint16_t *row = &scan->pack->joins[joins];
	const unsigned only = JOIN_ONE | JOIN_LAST;

	if ((*row & only) != only || bit_get(scan->begun, *row & JOIN_CHAIN))
		join_rows(scan, number, row);
}

/* use_alone - do what follows from a phrase by itself */
static void use_alone(struct scan *scan, const struct wb_phrase *phrase)
{
	const struct wb_use *use = &scan->pack->uses[phrase->uses];
	struct stretch match;

	begin(&match, scan, phrase, scan->count - 1);
	do
		follow(scan, use, &match);
	while (!use++->last);
}

/* use_several - do what follows from a phrase from which several things do */
static void use_several(struct scan *scan, unsigned number)
{
	const struct wb_pack *pack = scan->pack;
	const struct wb_phrase *phrase =
	    &pack->phrase[number - pack->first_phrase];

	if (phrase->joins)
		join(scan, number, phrase->joins);
	if (phrase->uses)
		use_alone(scan, phrase);
	if (phrase->chain)
		note_beginning(scan, phrase->chain);
}

/* use_uses - do what follows from a phrase with uses only */
static void use_uses(struct scan *scan, unsigned number)
{
	const struct wb_phrase phrase = phrase_row(scan->pack, number);

	use_alone(scan, &phrase);
}

void use_phrases(struct scan *scan, unsigned found)
{
	const struct wb_pack *pack = scan->pack;

	do {
		struct wb_found row = pack->found[found];

		found = row.rest;
		if (row.phrase < pack->first_chain)
			use_uses(scan, row.phrase);
		else if (row.phrase < pack->first_join)
			note_beginning(scan,
				       pack->short_phrase[row.phrase].what);
		else if (row.phrase < pack->first_phrase)
			join(scan, row.phrase,
			     pack->short_phrase[row.phrase].what);
		else
			use_several(scan, row.phrase);
	} while (found);
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
