/* SPDX-License-Identifier: MIT
 *
 * arena.h - memory that is given back all at once
 *
 * Everything that is read from rules files lives in one arena until the
 * compiler ends: nothing is freed one by one, so nothing can be freed twice.
 * Running out of memory prints one line and exits with 2.
 */
#ifndef ARENA_H
#define ARENA_H

#include <stdarg.h>
#include <stddef.h>

struct arena;

struct arena *arena_new(void);
void arena_free(struct arena *arena);

/* arena_alloc - size zeroed bytes, aligned for any type; never null */
void *arena_alloc(struct arena *arena, size_t size);

/* arena_copy - the bytes at text, with a NUL after them */
char *arena_copy(struct arena *arena, const char *text, size_t length);

/* arena_format - as printf, into a string of the arena's */
char *arena_format(struct arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* arena_format_list - the same, for functions that are like printf */
char *arena_format_list(struct arena *arena, const char *format, va_list values)
    __attribute__((format(printf, 2, 0), nonnull(2)));

#define ARENA_NEW(arena, type) ((type *)arena_alloc(arena, sizeof(type)))

#endif
