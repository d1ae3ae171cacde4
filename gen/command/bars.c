/* SPDX-License-Identifier: MIT
 *
 * bars.c - which lines keep a rule out whose words match
 *
 * The runtime only needs to know that a rule is out; an author wants to know
 * which line did it.
 */
#include "bars.h"

bool bars_code(const struct wb_pack *pack, const struct rule *rule,
	       const struct codes *codes)
{
	uint32_t list = pack->rules[rule->number].codes;
	unsigned i = 0;

	while (i < codes->code_count &&
	       !code_fits(pack, list, codes->code[i].code))
		i++;
	return list && i == codes->code_count && (i > 0 || !rule->lines);
}

bool bars_status(const struct wb_pack *pack, const struct rule *rule,
		 const struct codes *codes)
{
	uint32_t list = pack->rules[rule->number].statuses;
	unsigned i = 0;

	while (i < codes->status_count &&
	       !status_fits(pack, list, codes->status[i].status))
		i++;
	return list && i == codes->status_count && (i > 0 || !rule->lines);
}

bool bars_unless(const struct rule *rule, const struct field *field,
		 const struct reading *reading, struct hit *hit)
{
	const struct line *line = rule->unless;
	struct hit found;

	while (line && line->place.start != field->place.start)
		line = line->next;
	if (!line || !line_stands(line, reading, &found))
		return false;
	if (hit)
		*hit = found;
	return true;
}
