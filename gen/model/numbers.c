/* SPDX-License-Identifier: MIT
 *
 * numbers.c - sets and pairs of numbers
 */
#include "numbers.h"

static int compare_numbers(gconstpointer a, gconstpointer b)
{
	unsigned x = *(const unsigned *)a, y = *(const unsigned *)b;

	return (x > y) - (x < y);
}

void numbers_make_set(GArray *numbers)
{
	unsigned kept = 0;

	if (numbers->len < 2)
		return;
	g_array_sort(numbers, compare_numbers);
	for (unsigned i = 0; i < numbers->len; i++) {
		unsigned number = g_array_index(numbers, unsigned, i);

		if (!kept ||
		    number != g_array_index(numbers, unsigned, kept - 1))
			g_array_index(numbers, unsigned, kept++) = number;
	}
	g_array_set_size(numbers, kept);
}

guint numbers_pair_hash(gconstpointer pair)
{
	guint64 bits = GPOINTER_TO_SIZE(pair);

	/* Knuth: by 2^64 / phi */
	return (guint)(bits * 0x9e3779b97f4a7c15 >> 32);
}
