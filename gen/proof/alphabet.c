/* SPDX-License-Identifier: MIT
 *
 * alphabet.c - what words and names are to a proof
 *
 * Words have the symbols of the vocabulary.  A host name in a line is a symbol
 * of its own; a line that asks for example.org also takes mx.example.org.
 */
#include "alphabet.h"

#include "names.h"
#include "numbers.h"

#include <string.h>

struct alphabet {
	struct vocabulary *vocabulary;
	struct arena *arena;
	GHashTable *lines;    /* line -> struct spots */
	GHashTable *sets;     /* class or name -> GArray of unsigned */
	GHashTable *names;    /* text -> its number */
	GPtrArray *by_number; /* the names */
	GHashTable *by_part;  /* a part of names, or "" for all -> their
			       * numbers, a GArray */
	GPtrArray *texts;     /* by symbol: a word; or null */
};

static const char *const kind_samples[] = {[SYMBOL_OTHER] = "something",
					   [WB_EMAIL] = "ann@example.com",
					   [WB_IP] = "192.0.2.7",
					   [WB_URL] =
					       "https://www.example.org/page",
					   [WB_HOST] = "mx.example.net",
					   [WB_NUMBER] = "17",
					   [WB_SIZE] = "25MB"};

static void set_free(gpointer set)
{
	g_array_free(set, TRUE);
}

/* file_name - let a name be found by one of its parts */
static void file_name(struct alphabet *a, const char *part, size_t length,
		      unsigned number)
{
	char *key = arena_copy(a->arena, part, length);
	GArray *numbers = g_hash_table_lookup(a->by_part, key);

	if (!numbers) {
		numbers = g_array_new(FALSE, FALSE, sizeof(unsigned));
		g_hash_table_insert(a->by_part, key, numbers);
	}
	g_array_append_val(numbers, number);
}

/* add_name - give a name a number */
static void add_name(struct alphabet *a, const char *name)
{
	unsigned number = a->by_number->len;
	const char *rest = name, *part;
	size_t length;

	g_hash_table_insert(a->names, (gpointer)name, GUINT_TO_POINTER(number));
	g_ptr_array_add(a->by_number, (gpointer)name);
	file_name(a, "", 0, number);
	while (name_next(&rest, &part, &length))
		file_name(a, part, length, number);
}

/* collect_names - add all names in these patterns */
static void collect_names(struct alphabet *a, const struct branch *branch)
{
	for (; branch; branch = branch->next)
		for (const struct piece *p = branch->first; p; p = p->next) {
			if (p->type == PIECE_NAME &&
			    !g_hash_table_contains(a->names, p->name))
				add_name(a, p->name);
			collect_names(a, p->branches);
		}
}

/* plain_name - ". example . org /" as it is written: example.org */
static char *plain_name(const char *name)
{
	GString *plain = g_string_new(NULL);

	for (; *name; name++)
		if (*name != ' ' && !(*name == '.' && !plain->len))
			g_string_append_c(plain, *name);
	if (plain->len && plain->str[plain->len - 1] == '/')
		g_string_truncate(plain, plain->len - 1);
	return g_string_free(plain, FALSE);
}

/* set_text - the first word that has a symbol is the one to show; taken over */
static void set_text(struct alphabet *a, unsigned symbol, char *text)
{
	if (symbol && !g_ptr_array_index(a->texts, symbol))
		g_ptr_array_index(a->texts, symbol) = text;
	else
		g_free(text);
}

/* set_texts - a word for each symbol */
static void set_texts(struct alphabet *a)
{
	const struct vocabulary *v = a->vocabulary;

	g_ptr_array_set_size(a->texts, (gint)alphabet_size(a));
	for (unsigned i = 0; i < G_N_ELEMENTS(kind_samples); i++)
		g_ptr_array_index(a->texts, i) = g_strdup(kind_samples[i]);
	for (unsigned i = 0; i < v->keywords->len; i++) {
		const struct keyword *k =
		    &g_array_index(v->keywords, struct keyword, i);

		set_text(a, k->whole, g_strdup(k->text));
		set_text(a, k->longer, g_strconcat(k->text, "s", NULL));
	}
	for (unsigned i = 0; i < a->by_number->len; i++)
		set_text(a, v->symbols + i,
			 plain_name(g_ptr_array_index(a->by_number, i)));
}

struct alphabet *alphabet_new(const struct model *model,
			      struct vocabulary *vocabulary)
{
	struct alphabet *a = g_new0(struct alphabet, 1);

	a->vocabulary = vocabulary;
	a->arena = model->arena;
	a->lines = g_hash_table_new(NULL, NULL);
	a->sets = g_hash_table_new_full(NULL, NULL, NULL, set_free);
	a->names = g_hash_table_new(g_str_hash, g_str_equal);
	a->by_number = g_ptr_array_new();
	a->by_part =
	    g_hash_table_new_full(g_str_hash, g_str_equal, NULL, set_free);
	a->texts = g_ptr_array_new_with_free_func(g_free);
	for (unsigned i = 0; i < model->rules->len; i++) {
		const struct rule *rule = model_rule(model, i);

		for (const struct line *l = rule->lines; l; l = l->next)
			collect_names(a, l->branches);
		for (const struct line *l = rule->unless; l; l = l->next)
			collect_names(a, l->branches);
	}
	set_texts(a);
	return a;
}

void alphabet_free(struct alphabet *a)
{
	g_hash_table_destroy(a->lines);
	g_hash_table_destroy(a->sets);
	g_hash_table_destroy(a->names);
	g_hash_table_destroy(a->by_part);
	g_ptr_array_free(a->by_number, TRUE);
	g_ptr_array_free(a->texts, TRUE);
	g_free(a);
}

const GArray *alphabet_words(struct alphabet *a, const struct word *words)
{
	const struct word_class *class = vocabulary_words(a->vocabulary, words);
	GArray *set = g_hash_table_lookup(a->sets, class);

	if (set)
		return set;
	set = g_array_new(FALSE, FALSE, sizeof(unsigned));
	for (unsigned i = 0; i < class->symbols->len; i++) {
		unsigned symbol = g_array_index(class->symbols, uint16_t, i);

		g_array_append_val(set, symbol);
	}
	numbers_make_set(set);
	g_hash_table_insert(a->sets, (gpointer) class, set);
	return set;
}

/* names_with - the symbols of all names that hold this one, and so its longest
 * part */
static GArray *names_with(const struct alphabet *a, const char *name)
{
	GArray *set = g_array_new(FALSE, FALSE, sizeof(unsigned));
	const char *part;
	size_t length = name_longest(name, &part);
	const char *key = arena_copy(a->arena, part, length);
	const GArray *numbers = g_hash_table_lookup(a->by_part, key);

	for (unsigned i = 0; i < numbers->len; i++) {
		unsigned number = g_array_index(numbers, unsigned, i);
		unsigned symbol = a->vocabulary->symbols + number;

		if (strstr(g_ptr_array_index(a->by_number, number), name))
			g_array_append_val(set, symbol);
	}
	numbers_make_set(set);
	return set;
}

const GArray *alphabet_name(struct alphabet *a, const char *name)
{
	unsigned number = GPOINTER_TO_UINT(g_hash_table_lookup(a->names, name));
	const char *known = g_ptr_array_index(a->by_number, number);
	GArray *set = g_hash_table_lookup(a->sets, known);

	if (!set) {
		set = names_with(a, name);
		g_hash_table_insert(a->sets, (gpointer)known, set);
	}
	return set;
}

struct arena *alphabet_arena(const struct alphabet *a)
{
	return a->arena;
}

GHashTable *alphabet_lines(const struct alphabet *a)
{
	return a->lines;
}

unsigned alphabet_size(const struct alphabet *a)
{
	return a->vocabulary->symbols + a->by_number->len;
}

const char *alphabet_text(const struct alphabet *a, unsigned symbol)
{
	const char *text = g_ptr_array_index(a->texts, symbol);

	return text ? text : "";
}
