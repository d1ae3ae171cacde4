/* SPDX-License-Identifier: MIT
 *
 * once.h - stretches of arrays, of which equal ones are kept once
 *
 * The arrays must not change but at their ends, and their items must be made
 * so that equal ones have the same bytes.
 */
#ifndef ONCE_H
#define ONCE_H

#include <glib.h>

/* once_new - what is known so far: nothing; to be destroyed */
GHashTable *once_new(void);

/* once_keep - where the items from `place` on stand in their array; they are
 * taken away where the same ones stand before them */
unsigned once_keep(GHashTable *known, GArray *array, unsigned place);

#endif
