/* SPDX-License-Identifier: MIT
 *
 * known.c - the words and names that rules speak of
 *
 * What a pack's automata know, for wbc, which has none.
 */
#include "known.h"

#include "../../grammar/arena.h"
#include "fold.h"
#include "names.h"

#include <string.h>

/* add_name - a name, its words, and all rows of parts that it starts with */
static void add_name(struct known *k, const char *name)
{
	char **parts = g_strsplit_set(name, " .-@/", -1);

	for (char **part = parts; *part; part++)
		if (**part)
			g_hash_table_add(k->words, arena_copy(k->arena, *part,
							      strlen(*part)));
	g_strfreev(parts);
	g_hash_table_add(k->names, (gpointer)name);
	for (size_t i = 1; i <= strlen(name); i++)
		if (strchr(" .-@/", name[i - 1]))
			g_hash_table_add(k->starts,
					 arena_copy(k->arena, name, i));
}

static void add_branches(struct known *known, const struct branch *branch);

/* add_piece - the words and names of a piece of a line */
static void add_piece(struct known *k, const struct piece *piece)
{
	for (const struct word *w = piece->words; w; w = w->next) {
		if (w->type == WORD_TEXT)
			g_hash_table_add(k->words, (gpointer)w->text);
		else if (w->type == WORD_PREFIX)
			g_ptr_array_add(k->prefixes, (gpointer)w->text);
	}
	if (piece->type == PIECE_NAME)
		add_name(k, piece->name);
	if (piece->type == PIECE_CHOICE)
		add_branches(k, piece->branches);
}

static void add_branches(struct known *k, const struct branch *branch)
{
	for (; branch; branch = branch->next)
		for (const struct piece *p = branch->first; p; p = p->next)
			add_piece(k, p);
}

static void add_lines(struct known *k, const struct line *line)
{
	for (; line; line = line->next)
		add_branches(k, line->branches);
}

bool known_word(const struct known *k, const char *word)
{
	if (g_hash_table_contains(k->words, word))
		return true;
	for (unsigned i = 0; i < k->prefixes->len; i++)
		if (g_str_has_prefix(word, g_ptr_array_index(k->prefixes, i)))
			return true;
	return false;
}

bool known_name(const struct known *k, const char *name)
{
	for (const char *dot = name; dot; dot = strchr(dot + 1, '.'))
		for (size_t length = strlen(dot); length > 0; length--) {
			char *start = g_strndup(dot, length);
			bool found = g_hash_table_contains(k->names, start);

			g_free(start);
			if (found)
				return true;
		}
	return false;
}

/* redact_word - for redact_text(): does a rule speak of this word? */
static bool redact_known_word(const void *data, const unsigned char *start,
			      const unsigned char *end)
{
	const struct known *k = data;

	return known_word(
	    k, fold(k->arena, (const char *)start, (size_t)(end - start)));
}

/* ends_name - does a row of parts end with a name? */
static bool ends_name(const struct known *k, const char *row)
{
	for (; row; row = strchr(row + 1, '.'))
		if (g_hash_table_contains(k->names, row))
			return true;
	return false;
}

/* redact_name - for redact_text(): the end of a known name that begins here */
static uint32_t redact_known_name(const void *data, struct name_parts parts)
{
	const struct known *k = data;
	struct name_part part;
	uint32_t end = 0;
	char *row = arena_copy(k->arena, "", 0);

	while (names_next(&parts, &part)) {
		const char *text = (const char *)parts.text + part.start;
		size_t size = part.end - part.start;

		row = part.symbol == SYMBOL_NAME_END
			  ? arena_format(k->arena, "%s/", row)
		      : part.symbol == SYMBOL_DOT
			  ? arena_format(k->arena, "%s.", row)
		      : part.symbol == SYMBOL_HYPHEN
			  ? arena_format(k->arena, "%s-", row)
			  : arena_format(k->arena, "%s %s ", row,
					 fold(k->arena, text, size));
		if (!g_hash_table_contains(k->starts, row))
			break;
		if (ends_name(k, row))
			end = part.end;
	}
	return end;
}

struct known *known_new(const struct model *model)
{
	struct known *k = g_new0(struct known, 1);

	k->arena = arena_new();
	k->words = g_hash_table_new(g_str_hash, g_str_equal);
	k->prefixes = g_ptr_array_new();
	k->names = g_hash_table_new(g_str_hash, g_str_equal);
	k->starts = g_hash_table_new(g_str_hash, g_str_equal);
	k->redact =
	    (struct redact_known){k, redact_known_word, redact_known_name};
	for (unsigned i = 0; i < model->rules->len; i++) {
		add_lines(k, model_rule(model, i)->lines);
		add_lines(k, model_rule(model, i)->unless);
	}
	for (unsigned i = 0; i < model->providers->len; i++) {
		const struct provider *p = model_provider(model, i);

		add_lines(k, p->lines);
		for (const struct name *n = p->mx; n; n = n->next)
			add_name(k, mx_name(k->arena, n->text));
	}
	return k;
}

void known_free(struct known *k)
{
	g_hash_table_destroy(k->words);
	g_ptr_array_free(k->prefixes, TRUE);
	g_hash_table_destroy(k->names);
	g_hash_table_destroy(k->starts);
	arena_free(k->arena);
	g_free(k);
}
