/* SPDX-License-Identifier: MIT
 *
 * findings.c - the rules whose words stand in a text, each at its best place
 */
#include "scan.h"

#include <string.h>

void findings_clear(struct findings *findings, const struct wb_pack *pack)
{
	size_t bytes = (pack->rule_count / 64 + 1) * sizeof(uint64_t);

	findings->hit_count = 0;
	findings->codes.code_count = findings->codes.status_count = 0;
	memset(findings->first, 0, sizeof(findings->first));
	memset(findings->is_hit, 0, bytes);
	memset(findings->is_out, 0, bytes);
	memset(findings->speaks, 0, sizeof(findings->speaks));
}

/* is_better - does the new place of a rule stand for it, not the old one? */
static bool is_better(const struct hit *new, const struct hit *old)
{
	if (new->words != old->words)
		return new->words > old->words;
	if (new->end != old->end)
		return new->end < old->end;
	if (new->start != old->start)
		return new->start > old->start;
	return new->line < old->line;
}

void findings_add(struct findings *findings, const struct hit *hit)
{
	if (bit_get(findings->is_hit, hit->rule)) {
		struct hit *old = &findings->hits[findings->place[hit->rule]];

		if (is_better(hit, old))
			*old = *hit;
	} else if (findings->hit_count < HITS_MAX) {
		bit_set(findings->is_hit, hit->rule);
		findings->place[hit->rule] = (uint8_t)findings->hit_count;
		findings->hits[findings->hit_count++] = *hit;
	}
}
