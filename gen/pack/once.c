/* SPDX-License-Identifier: MIT
 *
 * once.c - stretches of arrays, of which equal ones are kept once
 */
#include "once.h"

#include <string.h>

/* Some items of an array, to know them again. */
struct stretch {
	const GArray *array;
	unsigned place, count;
};

static const guint8 *bytes_of(const struct stretch *s, gsize *size)
{
	gsize unit = g_array_get_element_size((GArray *)s->array);

	*size = unit * s->count;
	return (const guint8 *)s->array->data + unit * s->place;
}

static guint hash_stretch(gconstpointer stretch)
{
	gsize size;
	const guint8 *bytes = bytes_of(stretch, &size);
	guint hash = 0;

	for (gsize i = 0; i < size; i++)
		hash = hash * 31 + bytes[i];
	return hash;
}

static gboolean same_stretch(gconstpointer a, gconstpointer b)
{
	const struct stretch *x = a, *y = b;
	gsize size, other;
	const guint8 *bytes = bytes_of(x, &size);
	const guint8 *others = bytes_of(y, &other);

	return x->array == y->array && size == other &&
	       !memcmp(bytes, others, size);
}

GHashTable *once_new(void)
{
	return g_hash_table_new_full(hash_stretch, same_stretch, g_free, NULL);
}

unsigned once_keep(GHashTable *known_ones, GArray *array, unsigned place)
{
	struct stretch new = {array, place, array->len - place};
	const struct stretch *known = g_hash_table_lookup(known_ones, &new);

	if (known) {
		g_array_set_size(array, place);
		return known->place;
	}
	g_hash_table_add(known_ones, g_memdup2(&new, sizeof(new)));
	return place;
}
