/* SPDX-License-Identifier: MIT
 *
 * found.c - which phrases end at one token, as lists that share their ends
 *
 * Where a long phrase ends, the shorter ones that it ends with do too.  So
 * lists are built from their ends, and each end is stored once.
 */
#include "found.h"

void found_init(struct found_lists *lists)
{
	struct wb_found none = {0, 0};

	lists->rows = g_array_new(FALSE, TRUE, sizeof(struct wb_found));
	g_array_append_val(lists->rows, none);
	lists->known = g_hash_table_new(NULL, NULL);
}

void found_clear(struct found_lists *lists)
{
	g_array_free(lists->rows, TRUE);
	g_hash_table_destroy(lists->known);
}

unsigned found_before(struct found_lists *lists, unsigned phrase,
		      unsigned rest)
{
	struct wb_found row = {(uint16_t)phrase, (uint16_t)rest};
	gpointer key = GSIZE_TO_POINTER((gsize)phrase << 32 | rest);
	unsigned place;

	place = GPOINTER_TO_UINT(g_hash_table_lookup(lists->known, key));
	if (!place) {
		place = lists->rows->len;
		g_array_append_val(lists->rows, row);
		g_hash_table_insert(lists->known, key, GUINT_TO_POINTER(place));
	}
	return place;
}
