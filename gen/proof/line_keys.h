/* SPDX-License-Identifier: MIT
 *
 * line_keys.h - the words under which lines are filed and found
 */
#ifndef LINE_KEYS_H
#define LINE_KEYS_H

#include "match.h"

/* A word, the beginning of one, or a part of a name. */
struct key {
	unsigned places; /* of lines in which it stands */
	uint64_t bit;    /* of a whole word: one of 64; else 0 */
	GArray *filed;   /* the owner's; null at first, freed with the keys */
};

struct keys;

/* keys_new - no keys yet; they will live in the arena */
struct keys *keys_new(struct arena *arena);
void keys_free(struct keys *keys);

/* key_of_word, key_of_name - the key of a word of a pattern that is no
 * placeholder, and that of the longest part of a name (token_name()); made
 * where there is none */
struct key *key_of_word(struct keys *keys, const struct word *word);
struct key *key_of_name(struct keys *keys, const char *name);

/* keys_find - add the keys (struct key) that a token of a text has: of its
 * word, of beginnings of it, and of the parts of its name */
void keys_find(struct keys *keys, const struct read_token *token,
	       GPtrArray *found);

#endif
