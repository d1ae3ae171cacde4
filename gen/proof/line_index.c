/* SPDX-License-Identifier: MIT
 *
 * line_index.c - which lines can match a text at all
 *
 * Every match of a line holds one word of each place that cannot be missing.
 * The place whose words are the rarest among all lines is chosen, and the line
 * is filed under these words.  A text is looked up word by word; of what is
 * found there, only lines of which the text has the other words as well need be
 * tried.  Words are told apart by one of 64 bits for this: that keeps out all
 * but a few of many thousand lines.
 */
#include "line_index.h"

#include "names.h"

#include <string.h>

enum {
	COST_KIND = 200,      /* {ip} and the like: in many replies */
	COST_NONE = 100000000 /* nothing that must be there */
};

struct line_index {
	GArray *entries;    /* struct entry, in the order of the rules */
	GHashTable *uses;   /* key -> in how many places of lines it stands */
	GHashTable *filed;  /* key -> GArray of numbers of entries */
	GArray *kinds[TOKEN_END + 1]; /* the same, by kind of token; at the end
				       * of the tokens, none */
	GArray *always;     /* entries that are found nowhere else */
	size_t prefix_max;  /* bytes of the longest prefix */
	unsigned texts;	    /* looked up so far */
	uint64_t words;	    /* of the text at hand */
	GString *key;	    /* for look-ups */
};

/* What a word or the part of a name is filed under: "=text", "*prefix" or
 * ".part". */
static const char *key_of(struct line_index *index, char sign, const char *text,
			  size_t length)
{
	g_string_truncate(index->key, 0);
	g_string_append_c(index->key, sign);
	g_string_append_len(index->key, text, (gssize)length);
	return index->key->str;
}

static const char *word_key(struct line_index *index, const struct word *word)
{
	size_t length = strlen(word->text);

	if (word->type == WORD_TEXT)
		return key_of(index, '=', word->text, length);
	index->prefix_max = MAX(index->prefix_max, length);
	return key_of(index, '*', word->text, length);
}

/* next_part - the next part of a name such as ". example . org /" that is a
 * word; false after the last */
static bool next_part(const char **name, const char **part, size_t *length)
{
	*name += strcspn(*name, " ");
	if (!**name)
		return false;
	*part = ++*name;
	*length = strcspn(*name, " ");
	*name += *length + 1;
	return true;
}

/* name_key - the key of the longest part of a name */
static const char *name_key(struct line_index *index, const char *name)
{
	const char *part, *longest = "";
	size_t length, most = 0;

	while (next_part(&name, &part, &length))
		if (length > most) {
			longest = part;
			most = length;
		}
	return key_of(index, '.', longest, most);
}

/* count - one more place has this key */
static void count(struct line_index *index, const char *key)
{
	gpointer uses = g_hash_table_lookup(index->uses, key);

	g_hash_table_insert(index->uses, g_strdup(key),
			    GUINT_TO_POINTER(GPOINTER_TO_UINT(uses) + 1));
}

/* count_branches - count the keys of all places of a pattern */
static void count_branches(struct line_index *index,
			   const struct branch *branch)
{
	for (; branch; branch = branch->next)
		for (const struct piece *p = branch->first; p; p = p->next) {
			for (const struct word *w = p->words; w; w = w->next)
				if (w->type != WORD_KIND)
					count(index, word_key(index, w));
			if (p->type == PIECE_NAME)
				count(index, name_key(index, p->name));
			if (p->type == PIECE_CHOICE)
				count_branches(index, p->branches);
		}
}

static unsigned long key_cost(const struct line_index *index, const char *key)
{
	return GPOINTER_TO_UINT(g_hash_table_lookup(index->uses, key));
}

static const struct piece *rarest(struct line_index *index,
				  const struct branch *branch,
				  unsigned long *cost);

/* piece_cost - how common the words of a place are */
static unsigned long piece_cost(struct line_index *index,
				const struct piece *piece)
{
	unsigned long sum = 0, cost;

	switch (piece->type) {
	case PIECE_WORDS:
		for (const struct word *w = piece->words; w; w = w->next)
			sum += w->type == WORD_KIND
				   ? COST_KIND
				   : key_cost(index, word_key(index, w));
		return sum;
	case PIECE_NAME:
		return key_cost(index, name_key(index, piece->name));
	case PIECE_CHOICE:
		for (const struct branch *b = piece->branches; b; b = b->next) {
			rarest(index, b, &cost);
			sum += cost;
		}
		return MIN(sum, COST_NONE);
	default:
		return COST_NONE;
	}
}

/* rarest - the piece of a branch whose words are the rarest, and how common
 * they are; null where nothing must be there */
static const struct piece *rarest(struct line_index *index,
				  const struct branch *branch,
				  unsigned long *cost)
{
	const struct piece *best = NULL;

	*cost = COST_NONE;
	for (const struct piece *p = branch->first; p; p = p->next) {
		unsigned long other = piece_cost(index, p);

		if (other < *cost) {
			*cost = other;
			best = p;
		}
	}
	return best;
}

static void file_key(struct line_index *index, const char *key, unsigned entry)
{
	GArray *list = g_hash_table_lookup(index->filed, key);

	if (!list) {
		list = g_array_new(FALSE, FALSE, sizeof(entry));
		g_hash_table_insert(index->filed, g_strdup(key), list);
	}
	g_array_append_val(list, entry);
}

/* file_branch - file an entry under the rarest words of a branch */
static void file_branch(struct line_index *index, const struct branch *branch,
			unsigned entry)
{
	unsigned long cost;
	const struct piece *piece = rarest(index, branch, &cost);

	if (!piece) {
		g_array_append_val(index->always, entry);
		return;
	}
	if (piece->type == PIECE_NAME)
		file_key(index, name_key(index, piece->name), entry);
	for (const struct word *w = piece->words; w; w = w->next)
		if (w->type == WORD_KIND)
			g_array_append_val(index->kinds[w->kind], entry);
		else
			file_key(index, word_key(index, w), entry);
	for (const struct branch *b = piece->branches; b; b = b->next)
		file_branch(index, b, entry);
}

/* word_bit - one of 64 bits for a word */
static uint64_t word_bit(const char *word)
{
	return (uint64_t)1 << (g_str_hash(word) * 2654435769u >> 26);
}

/* needs_of - the bits of the words that every match of a line holds */
static uint64_t needs_of(const struct line *line)
{
	uint64_t needs = 0;

	if (line->branches->next)
		return 0;
	for (const struct piece *p = line->branches->first; p; p = p->next)
		if (p->words && !p->words->next && p->words->type == WORD_TEXT)
			needs |= word_bit(p->words->text);
	return needs;
}

/* add_lines - entries for these lines, not filed yet */
static void add_lines(struct line_index *index, const struct line *line,
		      enum wb_use_type type, unsigned target)
{
	for (; line; line = line->next) {
		struct entry entry = {type, target, line,
				      NULL, needs_of(line), 0};

		g_array_append_val(index->entries, entry);
		count_branches(index, line->branches);
	}
}

/* add_provider - its lines and the names of its servers */
static void add_provider(struct line_index *index, const struct model *model,
			 const struct provider *p)
{
	add_lines(index, p->lines, USE_PROVIDER, p->number);
	for (const struct name *n = p->mx; n; n = n->next) {
		struct entry entry = {USE_PROVIDER, p->number, NULL,
				      mx_name(model->arena, n->text), 0, 0};

		if (*entry.name)
			g_array_append_val(index->entries, entry);
	}
}

static void list_free(gpointer list)
{
	g_array_free(list, TRUE);
}

struct line_index *line_index_new(const struct model *model)
{
	struct line_index *index = g_new0(struct line_index, 1);

	index->entries = g_array_new(FALSE, FALSE, sizeof(struct entry));
	index->uses =
	    g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	index->filed =
	    g_hash_table_new_full(g_str_hash, g_str_equal, g_free, list_free);
	index->always = g_array_new(FALSE, FALSE, sizeof(unsigned));
	for (unsigned i = 0; i < TOKEN_END; i++)
		index->kinds[i] = g_array_new(FALSE, FALSE, sizeof(unsigned));
	index->key = g_string_new(NULL);
	for (unsigned i = 0; i < model->providers->len; i++)
		add_provider(index, model, model_provider(model, i));
	for (unsigned i = 0; i < model->rules->len; i++) {
		add_lines(index, model_rule(model, i)->lines, USE_RULE, i);
		add_lines(index, model_rule(model, i)->unless, USE_UNLESS, i);
	}
	for (unsigned i = 0; i < index->entries->len; i++) {
		const struct entry *entry =
		    &g_array_index(index->entries, struct entry, i);

		if (entry->line)
			for (const struct branch *b = entry->line->branches; b;
			     b = b->next)
				file_branch(index, b, i);
		else
			file_key(index, name_key(index, entry->name), i);
	}
	return index;
}

void line_index_free(struct line_index *index)
{
	if (!index)
		return;
	g_array_free(index->entries, TRUE);
	g_hash_table_destroy(index->uses);
	g_hash_table_destroy(index->filed);
	g_array_free(index->always, TRUE);
	for (unsigned i = 0; i < TOKEN_END; i++)
		g_array_free(index->kinds[i], TRUE);
	g_string_free(index->key, TRUE);
	g_free(index);
}

/* take - add the entries of a list that this text did not bring up yet */
static void take(const struct line_index *index, const GArray *list,
		 GPtrArray *found)
{
	for (unsigned i = 0; list && i < list->len; i++) {
		struct entry *entry =
		    &g_array_index(index->entries, struct entry,
				   g_array_index(list, unsigned, i));

		if (entry->tried == index->texts ||
		    (entry->needs & ~index->words))
			continue;
		entry->tried = index->texts;
		g_ptr_array_add(found, entry);
	}
}

/* take_word - what is filed under a word, or under a beginning of it */
static void take_word(struct line_index *index, const char *word,
		      GPtrArray *found)
{
	size_t length = strlen(word);
	size_t most = MIN(length, index->prefix_max);

	take(index,
	     g_hash_table_lookup(index->filed,
				 key_of(index, '=', word, length)),
	     found);
	key_of(index, '*', word, most);
	for (; most > 0; most--) {
		g_string_truncate(index->key, most + 1);
		take(index, g_hash_table_lookup(index->filed, index->key->str),
		     found);
	}
}

/* take_name - what is filed under the parts of a name */
static void take_name(struct line_index *index, const char *name,
		      GPtrArray *found)
{
	const char *part;
	size_t length;

	while (next_part(&name, &part, &length))
		take(index,
		     g_hash_table_lookup(index->filed,
					 key_of(index, '.', part, length)),
		     found);
}

static int compare_entries(gconstpointer a, gconstpointer b)
{
	const struct entry *x = *(const struct entry *const *)a;
	const struct entry *y = *(const struct entry *const *)b;

	return (x > y) - (x < y);
}

void line_index_find(struct line_index *index, const struct reading *reading,
		     GPtrArray *found)
{
	index->texts++;
	g_ptr_array_set_size(found, 0);
	index->words = 0;
	for (unsigned i = 0; i < reading->tokens->len; i++)
		index->words |= word_bit(g_array_index(reading->tokens,
						       struct read_token, i)
					     .folded);
	take(index, index->always, found);
	for (unsigned i = 0; i < reading->tokens->len; i++) {
		const struct read_token *t =
		    &g_array_index(reading->tokens, struct read_token, i);

		if (t->token.type == TOKEN_END)
			continue; /* where another reply begins */
		take(index, index->kinds[t->token.type], found);
		take_name(index, t->name, found);
		take_word(index, t->folded, found);
	}
	g_ptr_array_sort(found, compare_entries);
}
