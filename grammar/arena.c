/* SPDX-License-Identifier: MIT
 *
 * arena.c - memory that is given back all at once
 *
 * Memory is cut from blocks, one after the other.  The first one has 2 KiB, for
 * many arenas are small; each has twice the size of the one before, up to
 * 64 KiB.  What is larger than a block gets a block of its own.
 */
#include "arena.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FIRST_SIZE ((size_t)2 * 1024)
#define BLOCK_SIZE ((size_t)64 * 1024)

struct block {
	struct block *next;
	size_t size, used;
	max_align_t bytes[]; /* aligned for any type */
};

struct arena {
	struct block *blocks; /* the one in use comes first */
};

/* fail - what there is to do when there is no memory left */
static _Noreturn void fail(void)
{
	fputs("wbc: out of memory\n", stderr);
	exit(2);
}

/* block_new - put a block with room for size bytes in front of the others */
static struct block *block_new(struct arena *arena, size_t size)
{
	struct block *block = NULL;
	size_t usual = arena->blocks ? 2 * arena->blocks->size : FIRST_SIZE;

	if (usual > BLOCK_SIZE)
		usual = BLOCK_SIZE;
	if (size < usual)
		size = usual;
	if (size <= SIZE_MAX - sizeof(*block))
		block = malloc(sizeof(*block) + size);
	if (!block)
		fail();
	block->size = size;
	block->used = 0;
	block->next = arena->blocks;
	arena->blocks = block;
	return block;
}

/* arena_new - an arena with nothing in it */
struct arena *arena_new(void)
{
	struct arena *arena = calloc(1, sizeof(*arena));

	if (!arena)
		fail();
	return arena;
}

/* arena_free - give back all that was allocated, and the arena */
void arena_free(struct arena *arena)
{
	while (arena->blocks) {
		struct block *next = arena->blocks->next;

		free(arena->blocks);
		arena->blocks = next;
	}
	free(arena);
}

/* arena_alloc - size zeroed bytes, aligned for any type; never null */
void *arena_alloc(struct arena *arena, size_t size)
{
	const size_t unit = sizeof(max_align_t);
	struct block *block = arena->blocks;
	char *memory;

	if (size > SIZE_MAX - unit)
		fail();
	size = (size + unit - 1) / unit * unit;
	if (!block || block->size - block->used < size)
		block = block_new(arena, size);
	memory = (char *)block->bytes + block->used;
	block->used += size;
	return memset(memory, 0, size); /* many blocks are hardly used */
}

/* arena_copy - the bytes at text, with a NUL after them */
char *arena_copy(struct arena *arena, const char *text, size_t length)
{
	char *copy = arena_alloc(arena, length + 1);

	memcpy(copy, text, length);
	return copy;
}

/* arena_format_list - as vprintf, into a string of the arena's */
char *arena_format_list(struct arena *arena, const char *format, va_list values)
{
	va_list again;
	int length;
	char *text;

	va_copy(again, values);
	length = vsnprintf(NULL, 0, format, again);
	va_end(again);
	if (length < 0)
		fail();
	text = arena_alloc(arena, (size_t)length + 1);
	vsnprintf(text, (size_t)length + 1, format, values);
	return text;
}

/* arena_format - as printf, into a string of the arena's */
char *arena_format(struct arena *arena, const char *format, ...)
{
	va_list values;
	char *text;

	va_start(values, format);
	text = arena_format_list(arena, format, values);
	va_end(values);
	return text;
}
