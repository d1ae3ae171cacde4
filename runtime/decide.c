/* SPDX-License-Identifier: MIT
 *
 * decide.c - who wins where several rules match
 *
 * First what does not apply is taken away: wrong code, wrong provider, an
 * unless line that matched.  Then what another rule that is there `beats`.
 * Of the rest the one of the highest standing wins, then the one with the
 * most words, then the one that stands first in the text, and last the one
 * with the earlier name: rules are numbered by name.
 */
#include "decide.h"

#include <string.h>

static bool is_state(const struct wb_pack *pack, unsigned category)
{
	switch (pack->categories[category].where) {
	case WB_TRANSIT:
	case WB_NOT_A_FAILURE:
	case WB_UNDETERMINED:
		return true;
	default:
		return false;
	}
}

enum standing standing_of(const struct wb_pack *pack, const struct hit *hit)
{
	const struct wb_rule_row *rule = &pack->rules[hit->rule];
	bool state = is_state(pack, rule->category);

	if (!hit->words)
		return rule->vague ? STANDING_BROAD_CODE
		       : state     ? STANDING_STATE_CODE
				   : STANDING_NARROW_CODE;
	if (rule->vague)
		return state ? STANDING_VAGUE_STATE : STANDING_VAGUE_WORDS;
	if (state)
		return STANDING_STATE_WORDS;
	return rule->providers ? STANDING_PROVIDER_WORDS : STANDING_WORDS;
}

/* code_digits - a reply code as a list has it */
static unsigned code_digits(unsigned code)
{
	return code / 100 << 8 | code / 10 % 10 << 4 | code % 10;
}

/* digits_fit - are these the digits of a list's item, or is there an x? */
static bool digits_fit(unsigned item, unsigned digits)
{
	/* The top bits of an x and of no digit: 8 and 4. */
	unsigned x = item & item << 1 & 0x888;

	return ((digits ^ item) & ~(x | x >> 1 | x >> 2 | x >> 3)) == 0;
}

bool code_fits(const struct wb_pack *pack, uint32_t list, unsigned code)
{
	const uint16_t *items = &pack->lists[list];
	unsigned digits = code_digits(code);

	for (unsigned n = *items++; n--; items++)
		if (digits_fit(*items, digits))
			return true;
	return false;
}

bool status_fits(const struct wb_pack *pack, uint32_t list,
		 struct wb_status status)
{
	const uint16_t *items = &pack->lists[list];

	for (unsigned n = *items++ / 3; n--; items += 3)
		if ((!items[0] || items[0] == status.class) &&
		    (items[1] == STATUS_ANY || items[1] == status.subject) &&
		    (items[2] == STATUS_ANY || items[2] == status.detail))
			return true;
	return false;
}

/* find_code - the first of the text's reply codes that a list holds */
static const struct wb_span *find_code(const struct wb_pack *pack,
				       uint32_t list, const struct codes *codes)
{
	for (unsigned i = 0; i < codes->code_count; i++)
		if (code_fits(pack, list, codes->code[i].code))
			return &codes->code[i].span;
	return NULL;
}

/* find_status - the same for enhanced codes */
static const struct wb_span *find_status(const struct wb_pack *pack,
					 uint32_t list,
					 const struct codes *codes)
{
	for (unsigned i = 0; i < codes->status_count; i++)
		if (status_fits(pack, list, codes->status[i].status))
			return &codes->status[i].span;
	return NULL;
}

/* provider_fits - does the rule ask for no provider, or for one that speaks? */
static bool provider_fits(const struct wb_pack *pack,
			  const struct wb_rule_row *rule,
			  const struct findings *findings)
{
	const uint16_t *items = &pack->lists[rule->providers];
	unsigned n = *items++;

	if (!n)
		return true;
	while (n--)
		if (bit_get(findings->speaks, *items++))
			return true;
	return false;
}

bool rule_applies(const struct wb_pack *pack, unsigned number,
		  const struct findings *findings)
{
	const struct wb_rule_row *rule = &pack->rules[number];
	const struct codes *codes = &findings->codes;

	if (bit_get(findings->is_out, number))
		return false;
	if (rule->codes && codes->code_count &&
	    !find_code(pack, rule->codes, codes))
		return false;
	if (rule->statuses && codes->status_count &&
	    !find_status(pack, rule->statuses, codes))
		return false;
	return provider_fits(pack, rule, findings);
}

/* add_code_rule - add a rule without match lines if its codes stand in the
 * text and nothing keeps it out */
static void add_code_rule(const struct wb_pack *pack, unsigned number,
			  struct findings *findings)
{
	const struct wb_rule_row *rule = &pack->rules[number];
	const struct codes *codes = &findings->codes;
	const struct wb_span *code = NULL, *status = NULL;

	if (bit_get(findings->is_out, number))
		return;
	if (rule->statuses &&
	    !(status = find_status(pack, rule->statuses, codes)))
		return;
	if (rule->codes && !(code = find_code(pack, rule->codes, codes)))
		return;
	if (!provider_fits(pack, rule, findings))
		return;
	if (!status)
		status = code;
	findings_add(
	    findings,
	    &(struct hit){.rule = (uint16_t)number,
			  .start = (uint32_t)status->start,
			  .end = (uint32_t)(status->start + status->length)});
}

/* add_status_rules - add those that stand for this enhanced code */
static void add_status_rules(const struct wb_pack *pack,
			     struct wb_status status, struct findings *findings)
{
	unsigned bucket = bucket_of(status.subject);
	const uint16_t *pair = &pack->lists[pack->code_buckets[bucket]];

	for (unsigned n = *pair++ / 2; n--; pair += 2)
		if (pair[0] == status.detail || pair[0] == STATUS_ANY)
			add_code_rule(pack, pair[1], findings);
}

/* add_reply_rules - add those that stand for this reply code */
static void add_reply_rules(const struct wb_pack *pack, unsigned code,
			    struct findings *findings)
{
	unsigned bucket = BUCKET_FIRST_DIGIT + code / 10 % 10;
	const uint16_t *pair = &pack->lists[pack->code_buckets[bucket]];
	unsigned digits = code_digits(code);

	for (unsigned n = *pair++ / 2; n--; pair += 2)
		if (digits_fit(pair[0], digits))
			add_code_rule(pack, pair[1], findings);
}

/* add_code_rules - add those whose codes stand in the text */
static void add_code_rules(const struct wb_pack *pack,
			   struct findings *findings)
{
	const struct codes *codes = &findings->codes;

	for (unsigned i = 0; i < codes->code_count; i++)
		add_reply_rules(pack, codes->code[i].code, findings);
	for (unsigned i = 0; i < codes->status_count; i++)
		add_status_rules(pack, codes->status[i].status, findings);
}

/* is_beaten - does a rule that is there name this one in its `beats`? */
static bool is_beaten(const struct wb_pack *pack,
		      const struct findings *findings, unsigned rule)
{
	for (unsigned i = 0; i < findings->hit_count; i++) {
		const struct wb_rule_row *other =
		    &pack->rules[findings->hits[i].rule];
		const uint16_t *items = &pack->lists[other->beats];

		for (unsigned n = *items++; n--; items++)
			if (*items == rule)
				return true;
	}
	return false;
}

/* keep_hit - move a hit to a place further forward, or where it is */
static void keep_hit(struct findings *findings, unsigned to, unsigned from)
{
	if (to != from)
		findings->hits[to] = findings->hits[from];
}

/* keep_applying - drop the hits that do not apply, then the beaten ones */
static void keep_applying(const struct wb_pack *pack, struct findings *findings)
{
	bool beaten[HITS_MAX];
	unsigned kept = 0;

	for (unsigned i = 0; i < findings->hit_count; i++)
		if (rule_applies(pack, findings->hits[i].rule, findings))
			keep_hit(findings, kept++, i);
	findings->hit_count = kept;
	add_code_rules(pack, findings);
	for (unsigned i = 0; i < findings->hit_count; i++)
		beaten[i] = is_beaten(pack, findings, findings->hits[i].rule);
	kept = 0;
	for (unsigned i = 0; i < findings->hit_count; i++)
		if (!beaten[i])
			keep_hit(findings, kept++, i);
	findings->hit_count = kept;
}

/* compare - above 0 when a wins by standing or words, below 0 when b does */
static int compare(const struct wb_pack *pack, const struct hit *a,
		   const struct hit *b)
{
	int order = (int)standing_of(pack, a) - (int)standing_of(pack, b);

	return order ? order : (int)a->words - (int)b->words;
}

/* is_before - does a stand before b in the text, else by its name? */
static bool is_before(const struct hit *a, const struct hit *b)
{
	return a->start != b->start ? a->start < b->start : a->rule < b->rule;
}

struct decision decide(const struct wb_pack *pack, struct findings *findings)
{
	struct decision decision = {NULL, NULL};
	const struct hit *hits = findings->hits;

	keep_applying(pack, findings);
	for (unsigned i = 0; i < findings->hit_count; i++) {
		const struct hit *best = decision.winner;
		int order = best ? compare(pack, &hits[i], best) : 1;

		if (order > 0 || (order == 0 && is_before(&hits[i], best)))
			decision.winner = &hits[i];
	}
	for (unsigned i = 0; i < findings->hit_count; i++)
		if (pack->rules[hits[i].rule].category !=
			pack->rules[decision.winner->rule].category &&
		    compare(pack, &hits[i], decision.winner) == 0)
			decision.rival = &hits[i];
	return decision;
}
