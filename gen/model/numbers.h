/* SPDX-License-Identifier: MIT
 *
 * numbers.h - sets and pairs of numbers
 */
#ifndef NUMBERS_H
#define NUMBERS_H

#include <glib.h>

/* numbers_make_set - let numbers (unsigned) rise, each once */
void numbers_make_set(GArray *numbers);

/* numbers_pair - two numbers as a key of a table with numbers_pair_hash() */
static inline gpointer numbers_pair(unsigned first, unsigned second)
{
	return GSIZE_TO_POINTER((gsize)first << 32 | second);
}

/* numbers_pair_hash - of both: that of GLib takes the second number only */
guint numbers_pair_hash(gconstpointer pair);

#endif
