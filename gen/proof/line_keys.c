/* SPDX-License-Identifier: MIT
 *
 * line_keys.c - the words under which lines are filed and found
 *
 * There are three kinds, which are kept apart: whole words, beginnings of words
 * such as deactivat*, and parts of names of hosts.
 */
#include "line_keys.h"

#include "names.h"

#include "../../grammar/arena.h"

#include <string.h>

enum key_type { KEY_WORD, KEY_PREFIX, KEY_PART, KEY_TYPES };

struct keys {
	struct arena *arena;
	GHashTable *by_text[KEY_TYPES]; /* of struct key */
	size_t prefix_max;              /* bytes of the longest prefix */
	GString *scratch;               /* for look-ups */
};

/* key_clear - give back what is not the arena's */
static void key_clear(gpointer key)
{
	GArray *filed = ((struct key *)key)->filed;

	if (filed)
		g_array_free(filed, TRUE);
}

struct keys *keys_new(struct arena *arena)
{
	struct keys *keys = g_new0(struct keys, 1);

	keys->arena = arena;
	for (unsigned i = 0; i < KEY_TYPES; i++)
		keys->by_text[i] = g_hash_table_new_full(
		    g_str_hash, g_str_equal, NULL, key_clear);
	keys->scratch = g_string_new(NULL);
	return keys;
}

void keys_free(struct keys *keys)
{
	for (unsigned i = 0; i < KEY_TYPES; i++)
		g_hash_table_destroy(keys->by_text[i]);
	g_string_free(keys->scratch, TRUE);
	g_free(keys);
}

/* key_of - the key of a text that lives as long as the keys do */
static struct key *key_of(struct keys *keys, enum key_type type,
			  const char *text)
{
	struct key *key = g_hash_table_lookup(keys->by_text[type], text);
	unsigned number = g_hash_table_size(keys->by_text[type]);

	if (key)
		return key;
	key = ARENA_NEW(keys->arena, struct key);
	if (type == KEY_WORD)
		key->bit = (uint64_t)1 << number % 64;
	g_hash_table_insert(keys->by_text[type], (gpointer)text, key);
	return key;
}

struct key *key_of_word(struct keys *keys, const struct word *word)
{
	if (word->type == WORD_TEXT)
		return key_of(keys, KEY_WORD, word->text);
	keys->prefix_max = MAX(keys->prefix_max, strlen(word->text));
	return key_of(keys, KEY_PREFIX, word->text);
}

struct key *key_of_name(struct keys *keys, const char *name)
{
	const char *part;
	size_t length = name_longest(name, &part);

	return key_of(keys, KEY_PART, arena_copy(keys->arena, part, length));
}

/* find - add the key of a text, if there is one */
static void find(const struct keys *keys, enum key_type type, const char *text,
		 GPtrArray *found)
{
	struct key *key = g_hash_table_lookup(keys->by_text[type], text);

	if (key)
		g_ptr_array_add(found, key);
}

/* set_scratch - the same bytes with a NUL after them */
static void set_scratch(struct keys *keys, const char *text, size_t length)
{
	g_string_truncate(keys->scratch, 0);
	g_string_append_len(keys->scratch, text, (gssize)length);
}

void keys_find(struct keys *keys, const struct read_token *token,
	       GPtrArray *found)
{
	const char *name = token->name, *part;
	size_t length;

	find(keys, KEY_WORD, token->folded, found);
	while (name_next(&name, &part, &length)) {
		set_scratch(keys, part, length);
		find(keys, KEY_PART, keys->scratch->str, found);
	}
	length = MIN(strlen(token->folded), keys->prefix_max);
	set_scratch(keys, token->folded, length);
	for (; length > 0; length--) {
		g_string_truncate(keys->scratch, length);
		find(keys, KEY_PREFIX, keys->scratch->str, found);
	}
}
