/* SPDX-License-Identifier: MIT
 *
 * groups.c - replies that differ only in what varies
 *
 * Redaction makes one of most that are.  What is left are words that no rule
 * knows, such as names without capitals: where three replies or more differ in
 * one such word alone, that word varies, too.
 */
#include "groups.h"

#include "match.h"
#include "phrase.h"

#include <string.h>

enum { VARIANTS = 3, WORDS_LEAST = 4 };

/* redact - the reply without what tells of persons */
static char *redact(const struct known *known, const struct reply *reply)
{
	struct wb_input input = {.text = reply->text, .length = reply->length};
	size_t size = redact_text(&known->redact, &input, NULL, 0) + 1;
	char *text = g_malloc(size), *valid;

	redact_text(&known->redact, &input, text, size);
	valid = g_utf8_make_valid(text, -1);
	for (char *c = valid; *c; c++)
		if (g_ascii_iscntrl(*c) && *c != '\n')
			*c = ' ';
	g_free(text);
	return g_strstrip(valid);
}

/* signature - the words of a text, {word} in place of number `without` */
static char *signature(const struct known *known, const struct reading *reading,
		       unsigned without)
{
	GString *row = g_string_new(NULL);

	for (unsigned i = 0; i < reading->tokens->len; i++)
		g_string_append_printf(
		    row, "%s ",
		    i == without
			? "{word}"
			: phrase_word(known,
				      &g_array_index(reading->tokens,
						     struct read_token, i)));
	return g_string_free(row, FALSE);
}

static void group_free(void *data)
{
	struct group *group = data;

	g_free(group->text);
	g_free(group);
}

/* add - a reply to the group with its signature; `text` is taken over */
static void add(GHashTable *groups, GPtrArray *all, char *key, char *text,
		const struct group *from)
{
	struct group *group = g_hash_table_lookup(groups, key);

	if (!group) {
		group = g_new0(struct group, 1);
		g_ptr_array_add(all, group);
		g_hash_table_insert(groups, g_strdup(key), group);
	}
	group->count += from->count;
	if (from->most > group->most) {
		g_free(group->text);
		group->text = text;
		group->most = from->most;
		group->remote = from->remote;
		group->provider = from->provider;
	} else {
		g_free(text);
	}
	g_free(key);
}

/* by_count - the largest first, else by their texts */
static int by_count(const void *left, const void *right)
{
	const struct group *a = *(const struct group *const *)left;
	const struct group *b = *(const struct group *const *)right;

	if (a->count != b->count)
		return a->count > b->count ? -1 : 1;
	return strcmp(a->text, b->text);
}

/* count_variants - for each group and each unknown word of it, note how many
 * groups are the same without that word */
static GHashTable *count_variants(const struct known *known,
				  const GPtrArray *groups, struct arena *arena)
{
	GHashTable *variants =
	    g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	for (unsigned g = 0; g < groups->len; g++) {
		const struct group *group = g_ptr_array_index(groups, g);
		struct reading *reading =
		    reading_new(arena, group->text, strlen(group->text));

		for (unsigned i = 0; i < reading->tokens->len; i++) {
			char *key = signature(known, reading, i);
			unsigned seen = GPOINTER_TO_UINT(
			    g_hash_table_lookup(variants, key));

			g_hash_table_insert(variants, key,
					    GUINT_TO_POINTER(seen + 1));
		}
		reading_free(reading);
	}
	return variants;
}

/* varying - the word of a group that varies, as its token; null: none */
static const struct read_token *varying(const struct known *known,
					GHashTable *variants,
					const struct reading *reading,
					char **key)
{
	for (unsigned i = 0;
	     i < reading->tokens->len && reading->tokens->len >= WORDS_LEAST;
	     i++) {
		const struct read_token *t =
		    &g_array_index(reading->tokens, struct read_token, i);

		*key = signature(known, reading, i);
		if (t->token.type == TOKEN_WORD &&
		    !known_word(known, t->folded) &&
		    GPOINTER_TO_UINT(g_hash_table_lookup(variants, *key)) >=
			VARIANTS)
			return t;
		g_free(*key);
	}
	*key = signature(known, reading, G_MAXUINT);
	return NULL;
}

/* merge - make one of the groups that differ in a word that varies */
static GPtrArray *merge(const struct known *known, GPtrArray *groups)
{
	struct arena *arena = arena_new();
	GHashTable *variants = count_variants(known, groups, arena);
	GHashTable *by_key =
	    g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	GPtrArray *merged = g_ptr_array_new_with_free_func(group_free);

	for (unsigned g = 0; g < groups->len; g++) {
		const struct group *group = g_ptr_array_index(groups, g);
		struct reading *reading =
		    reading_new(arena, group->text, strlen(group->text));
		GString *text = g_string_new(group->text);
		const struct read_token *word;
		char *key;

		word = varying(known, variants, reading, &key);
		if (word) {
			g_string_erase(text, word->token.start,
				       word->token.end - word->token.start);
			g_string_insert(text, word->token.start, "ABC123");
		}
		add(by_key, merged, key, g_string_free(text, FALSE), group);
		reading_free(reading);
	}
	g_hash_table_destroy(by_key);
	g_hash_table_destroy(variants);
	arena_free(arena);
	g_ptr_array_free(groups, TRUE);
	return merged;
}

GPtrArray *groups_make(const struct known *known, const GArray *replies)
{
	struct arena *arena = arena_new();
	GHashTable *by_key =
	    g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	GPtrArray *groups = g_ptr_array_new_with_free_func(group_free);

	for (unsigned i = 0; i < replies->len; i++) {
		const struct reply *reply =
		    &g_array_index(replies, struct reply, i);
		struct group one = {NULL, reply->remote, reply->provider,
				    reply->count, reply->count};
		char *text = redact(known, reply);
		struct reading *reading =
		    reading_new(arena, text, strlen(text));

		add(by_key, groups, signature(known, reading, G_MAXUINT), text,
		    &one);
		reading_free(reading);
	}
	g_hash_table_destroy(by_key);
	arena_free(arena);
	groups = merge(known, groups);
	g_ptr_array_sort(groups, by_count);
	return groups;
}
