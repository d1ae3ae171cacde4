/* SPDX-License-Identifier: MIT
 *
 * found.c - which phrases end at one token, as lists that share their ends
 *
 * Where a long phrase ends, the shorter ones that it ends with do too.  So
 * lists are built from their ends, and each end is stored once.
 */
#include "found.h"

#include "numbers.h"

#include <string.h>

void found_init(struct found_lists *lists)
{
	struct wb_found none = {0, 0};

	lists->rows = g_array_new(FALSE, TRUE, sizeof(struct wb_found));
	g_array_append_val(lists->rows, none);
	lists->known = g_hash_table_new(numbers_pair_hash, NULL);
	lists->phrases = lists->phrase_rows = lists->uses = NULL;
	memset(lists->ends, 0, sizeof(lists->ends));
}

void found_clear(struct found_lists *lists)
{
	g_array_free(lists->rows, TRUE);
	g_hash_table_destroy(lists->known);
}

/* found_before - the list of a phrase and what another list holds */
static unsigned found_before(struct found_lists *lists, unsigned phrase,
			     unsigned rest)
{
	struct wb_found row = {(uint16_t)phrase, (uint16_t)rest};
	gpointer key = numbers_pair(phrase, rest);
	unsigned place;

	place = GPOINTER_TO_UINT(g_hash_table_lookup(lists->known, key));
	if (!place) {
		place = lists->rows->len;
		g_array_append_val(lists->rows, row);
		g_hash_table_insert(lists->known, key, GUINT_TO_POINTER(place));
	}
	return place;
}

unsigned found_expand(const struct found_lists *lists, unsigned phrase,
		      unsigned rows[PHRASE_KINDS])
{
	const struct phrase *p;
	unsigned count = 0;

	if (!lists->phrases) {
		*rows = phrase;
		return 1;
	}
	p = &g_array_index(lists->phrases, struct phrase, phrase);
	for (unsigned kind = 0; kind < PHRASE_KINDS; kind++)
		if (p->rows[kind])
			rows[count++] = p->rows[kind];
	return count;
}

/* uses_of - the uses of a phrase of the pack by itself; 0: it has none */
static unsigned uses_of(const struct found_lists *lists, unsigned phrase)
{
	if (phrase < lists->ends[GOES_ON_WITH_MANY])
		return 0;
	return g_array_index(lists->phrase_rows, struct phrase_row, phrase)
	    .what;
}

/* says - do the uses of this phrase name a rule? */
static bool says(const struct found_lists *lists, unsigned phrase,
		 unsigned rule)
{
	unsigned first = uses_of(lists, phrase);

	for (unsigned i = first; i; i++) {
		const struct wb_use *use =
		    &g_array_index(lists->uses, struct wb_use, i);

		if (use->type == USE_RULE && use->target == rule)
			return true;
		if (use->last)
			break;
	}
	return false;
}

/* adds - does phrase i of these say a rule that no longer one says, or more
 * than rules?  Of two places of a rule the longer counts. */
static bool adds(const struct found_lists *lists, const GArray *phrases,
		 unsigned i)
{
	unsigned phrase = g_array_index(phrases, unsigned, i);
	unsigned uses = uses_of(lists, phrase);
	const struct wb_use *use;

	if (!uses)
		return true;
	use = &g_array_index(lists->uses, struct wb_use, uses);
	for (;; use++) {
		bool said = false;

		for (unsigned j = i + 1; j < phrases->len && !said; j++)
			said = says(lists, g_array_index(phrases, unsigned, j),
				    use->target);
		if (use->type != USE_RULE || !said)
			return true;
		if (use->last)
			return false;
	}
}

unsigned found_list(struct found_lists *lists, const GArray *phrases)
{
	unsigned list = 0;

	for (unsigned i = 0; i < phrases->len; i++)
		if (!lists->phrases || adds(lists, phrases, i))
			list = found_before(
			    lists, g_array_index(phrases, unsigned, i), list);
	return list;
}
