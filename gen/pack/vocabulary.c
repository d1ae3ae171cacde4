/* SPDX-License-Identifier: MIT
 *
 * vocabulary.c - the words of all rules, and a symbol for each
 *
 * Words that appear in the very same classes are never told apart by any
 * rule, so they share a symbol: that keeps the automaton small.  A keyword
 * has two symbols: for the word itself, and for a longer word that starts
 * with it, which only patterns such as deactivat* can match.
 */
#include "vocabulary.h"

#include "numbers.h"

#include "../../runtime/tokens.h"

#include <stdlib.h>
#include <string.h>

static void class_free(gpointer data)
{
	struct word_class *class = data;

	g_array_free(class->symbols, TRUE);
	g_free(class);
}

struct vocabulary *vocabulary_new(void)
{
	struct vocabulary *v = g_new0(struct vocabulary, 1);

	v->classes = g_ptr_array_new_with_free_func(class_free);
	v->by_key =
	    g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	v->by_text = g_hash_table_new(g_str_hash, g_str_equal);
	v->by_words = g_hash_table_new(NULL, NULL);
	v->keywords = g_array_new(FALSE, TRUE, sizeof(struct keyword));
	v->rows = g_array_new(FALSE, FALSE, sizeof(struct wb_keyword));
	v->tails = g_byte_array_new();
	return v;
}

void vocabulary_free(struct vocabulary *v)
{
	g_ptr_array_free(v->classes, TRUE);
	g_hash_table_destroy(v->by_key);
	g_hash_table_destroy(v->by_text);
	g_hash_table_destroy(v->by_words);
	g_array_free(v->keywords, TRUE);
	g_array_free(v->rows, TRUE);
	g_byte_array_free(v->tails, TRUE);
	g_free(v);
}

static int compare_strings(gconstpointer a, gconstpointer b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* word_key - a word as a string that tells it from all others */
static char *word_key(const struct word *word)
{
	char type[] = {"=*"[word->type], '\0'};

	return word->type == WORD_KIND ? g_strdup_printf("{%d", word->kind)
				       : g_strconcat(word->text, type, NULL);
}

/* key_of - the words of a class as a string, in one order, each once */
static char *key_of(const struct word *words)
{
	GPtrArray *keys = g_ptr_array_new_with_free_func(g_free);
	GString *key = g_string_new(NULL);
	const char *before = "";

	for (; words; words = words->next)
		g_ptr_array_add(keys, word_key(words));
	g_ptr_array_sort(keys, compare_strings);
	for (unsigned i = 0; i < keys->len; i++) {
		const char *word = g_ptr_array_index(keys, i);

		if (strcmp(word, before))
			g_string_append(g_string_append(key, word), " ");
		before = word;
	}
	g_ptr_array_free(keys, TRUE);
	return g_string_free(key, FALSE);
}

/* class_for - the class with this key, which is taken over */
static struct word_class *class_for(struct vocabulary *v, char *key,
				    const struct word *words)
{
	struct word_class *class = g_hash_table_lookup(v->by_key, key);

	if (class) {
		g_free(key);
		return class;
	}
	class = g_new0(struct word_class, 1);
	class->number = v->classes->len;
	class->words = words;
	class->symbols = g_array_new(FALSE, TRUE, sizeof(uint16_t));
	g_ptr_array_add(v->classes, class);
	g_hash_table_insert(v->by_key, key, class);
	return class;
}

struct word_class *vocabulary_words(struct vocabulary *v,
				    const struct word *words)
{
	bool one = words->type == WORD_TEXT && !words->next;
	GHashTable *known = one ? v->by_text : v->by_words;
	gconstpointer key = one ? (gconstpointer)words->text : words;
	struct word_class *class = g_hash_table_lookup(known, key);

	if (!class) {
		class = class_for(v, key_of(words), words);
		g_hash_table_insert(known, (gpointer)key, class);
	}
	return class;
}

struct word_class *vocabulary_sign(struct vocabulary *v, uint16_t symbol)
{
	struct word_class *class =
	    class_for(v, g_strdup_printf("sign %u", symbol), NULL);

	if (!class->symbols->len)
		g_array_append_val(class->symbols, symbol);
	return class;
}

static int compare_keywords(gconstpointer a, gconstpointer b)
{
	return strcmp(((const struct keyword *)a)->text,
		      ((const struct keyword *)b)->text);
}

/* collect_keywords - every word of every class, once */
static void collect_keywords(struct vocabulary *v)
{
	GHashTable *seen = g_hash_table_new(g_str_hash, g_str_equal);

	for (unsigned i = 0; i < v->classes->len; i++) {
		const struct word_class *class =
		    g_ptr_array_index(v->classes, i);

		for (const struct word *w = class->words; w; w = w->next)
			if (*w->text &&
			    g_hash_table_add(seen, (gpointer)w->text)) {
				struct keyword keyword = {.text = w->text};

				g_array_append_val(v->keywords, keyword);
			}
	}
	g_array_sort(v->keywords, compare_keywords);
	g_hash_table_destroy(seen);
}

/* kind_of - the kind of token that a keyword is by itself, 0 for words */
static unsigned kind_of(const char *text)
{
	const unsigned char *after;
	size_t length = strlen(text);
	enum token_type type =
	    word_read((const unsigned char *)text,
		      (const unsigned char *)text + length, &after);

	return type;
}

/* Classes by the words that can open them, so that not every keyword is tried
 * against every class: GArrays of their numbers. */
struct index {
	GHashTable *texts;            /* by text */
	GHashTable *prefixes;         /* by text, of prefix words */
	GArray *kinds[TOKEN_END + 1]; /* by kind of token, of WORD_KIND */
};

static GArray *list_new(void)
{
	return g_array_new(FALSE, FALSE, sizeof(unsigned));
}

static void list_free(gpointer list)
{
	g_array_free(list, TRUE);
}

static GArray *list_of(GHashTable *table, const char *text)
{
	GArray *list = g_hash_table_lookup(table, text);

	if (!list) {
		list = list_new();
		g_hash_table_insert(table, (gpointer)text, list);
	}
	return list;
}

static void index_build(struct index *index, const struct vocabulary *v)
{
	index->texts =
	    g_hash_table_new_full(g_str_hash, g_str_equal, NULL, list_free);
	index->prefixes =
	    g_hash_table_new_full(g_str_hash, g_str_equal, NULL, list_free);
	for (unsigned i = 0; i <= TOKEN_END; i++)
		index->kinds[i] = list_new();
	for (unsigned i = 0; i < v->classes->len; i++) {
		const struct word_class *class =
		    g_ptr_array_index(v->classes, i);

		for (const struct word *w = class->words; w; w = w->next) {
			GArray *list = w->type == WORD_KIND
					   ? index->kinds[w->kind]
				       : w->type == WORD_PREFIX
					   ? list_of(index->prefixes, w->text)
					   : list_of(index->texts, w->text);

			g_array_append_val(list, i);
		}
	}
}

static void index_free(struct index *index)
{
	g_hash_table_destroy(index->texts);
	g_hash_table_destroy(index->prefixes);
	for (unsigned i = 0; i <= TOKEN_END; i++)
		g_array_free(index->kinds[i], TRUE);
}

static void add_members(GArray *members, const GArray *list)
{
	if (list)
		g_array_append_vals(members, list->data, list->len);
}

/* add_prefixes - the classes of the beginnings of a keyword */
static void add_prefixes(GArray *members, const struct index *index,
			 const char *keyword)
{
	char *prefix = g_strdup(keyword);

	for (size_t length = strlen(keyword); length > 0; length--) {
		prefix[length] = '\0';
		add_members(members,
			    g_hash_table_lookup(index->prefixes, prefix));
	}
	g_free(prefix);
}

/* members_of - the classes that a keyword belongs to; with `longer`, those
 * that a longer word starting with it belongs to */
static GArray *members_of(const struct index *index, const char *keyword,
			  bool longer)
{
	GArray *members = list_new();

	add_prefixes(members, index, keyword);
	if (!longer) {
		add_members(members,
			    g_hash_table_lookup(index->texts, keyword));
		add_members(members, index->kinds[kind_of(keyword)]);
	}
	numbers_make_set(members);
	return members;
}

/* symbol_for - the symbol of all keywords with these members; the members are
 * freed */
static uint16_t symbol_for(struct vocabulary *v, GHashTable *by_members,
			   GArray *members)
{
	GBytes *key =
	    g_bytes_new(members->data, members->len * sizeof(unsigned));
	uint16_t symbol =
	    (uint16_t)GPOINTER_TO_UINT(g_hash_table_lookup(by_members, key));

	if (!symbol && members->len) {
		symbol = (uint16_t)v->symbols++;
		g_hash_table_insert(by_members, g_bytes_ref(key),
				    GUINT_TO_POINTER(symbol));
		for (unsigned i = 0; i < members->len; i++) {
			unsigned number = g_array_index(members, unsigned, i);
			const struct word_class *class =
			    g_ptr_array_index(v->classes, number);

			g_array_append_val(class->symbols, symbol);
		}
	}
	g_bytes_unref(key);
	g_array_free(members, TRUE);
	return symbol;
}

/* add_kinds - {ip} is also what the scanner gives for an address that is no
 * keyword */
static void add_kinds(struct vocabulary *v)
{
	for (unsigned i = 0; i < v->classes->len; i++) {
		struct word_class *class = g_ptr_array_index(v->classes, i);

		for (const struct word *w = class->words; w; w = w->next)
			if (w->type == WORD_KIND) {
				uint16_t symbol = (uint16_t)w->kind;

				g_array_append_val(class->symbols, symbol);
			}
	}
}

void vocabulary_finish(struct vocabulary *v)
{
	GHashTable *by_members = g_hash_table_new_full(
	    g_bytes_hash, g_bytes_equal, (GDestroyNotify)g_bytes_unref, NULL);
	struct index index;

	v->symbols = SYMBOL_FIRST_KEYWORD;
	collect_keywords(v);
	index_build(&index, v);
	add_kinds(v);
	for (unsigned i = 0; i < v->keywords->len; i++) {
		struct keyword *k =
		    &g_array_index(v->keywords, struct keyword, i);

		k->whole = symbol_for(v, by_members,
					  members_of(&index, k->text, false));
		k->longer = symbol_for(v, by_members,
					   members_of(&index, k->text, true));
	}
	index_free(&index);
	g_hash_table_destroy(by_members);
}
