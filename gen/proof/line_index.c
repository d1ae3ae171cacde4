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

#include "line_keys.h"
#include "names.h"

enum {
	COST_KIND = 200,      /* {ip} and the like: in many replies */
	COST_NONE = 100000000 /* nothing that must be there */
};

/* A line in a list. */
struct filing {
	unsigned entry;
	uint64_t needs; /* the bits of the words that must be there */
};

struct line_index {
	struct arena *arena;
	GArray *entries;          /* struct entry, in the order of the rules */
	struct keys *keys;        /* filed: struct filing */
	GArray *kinds[TOKEN_END]; /* struct filing, by kind of token */
	GArray *always;           /* the same, found nowhere else */
	unsigned texts;           /* looked up so far */
	uint64_t words;           /* the bits of the text at hand */
	GPtrArray *found;         /* its keys */
};

static GArray *list_new(void)
{
	return g_array_new(FALSE, FALSE, sizeof(struct filing));
}

/* count_branches - count the places of a pattern by their keys */
static void count_branches(struct line_index *index,
			   const struct branch *branch)
{
	for (; branch; branch = branch->next)
		for (const struct piece *p = branch->first; p; p = p->next) {
			for (const struct word *w = p->words; w; w = w->next)
				if (w->type != WORD_KIND)
					key_of_word(index->keys, w)->places++;
			if (p->type == PIECE_NAME)
				key_of_name(index->keys, p->name)->places++;
			if (p->type == PIECE_CHOICE)
				count_branches(index, p->branches);
		}
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
				   : key_of_word(index->keys, w)->places;
		return sum;
	case PIECE_NAME:
		return key_of_name(index->keys, piece->name)->places;
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

static void file_key(struct key *key, struct filing filing)
{
	if (!key->filed)
		key->filed = list_new();
	g_array_append_val(key->filed, filing);
}

/* file_branch - file an entry under the rarest words of a branch */
static void file_branch(struct line_index *index, const struct branch *branch,
			struct filing filing)
{
	unsigned long cost;
	const struct piece *piece = rarest(index, branch, &cost);

	if (!piece) {
		g_array_append_val(index->always, filing);
		return;
	}
	if (piece->type == PIECE_NAME)
		file_key(key_of_name(index->keys, piece->name), filing);
	for (const struct word *w = piece->words; w; w = w->next)
		if (w->type == WORD_KIND)
			g_array_append_val(index->kinds[w->kind], filing);
		else
			file_key(key_of_word(index->keys, w), filing);
	for (const struct branch *b = piece->branches; b; b = b->next)
		file_branch(index, b, filing);
}

/* needs_of - the bits of the words that every match of a line holds */
static uint64_t needs_of(struct line_index *index, const struct line *line)
{
	uint64_t needs = 0;

	if (line->branches->next)
		return 0;
	for (const struct piece *p = line->branches->first; p; p = p->next)
		if (p->words && !p->words->next && p->words->type == WORD_TEXT)
			needs |= key_of_word(index->keys, p->words)->bit;
	return needs;
}

/* file_entry - file an entry where texts that it can match find it */
static void file_entry(struct line_index *index, unsigned number)
{
	const struct entry *entry =
	    &g_array_index(index->entries, struct entry, number);
	struct filing filing = {number, 0};

	if (!entry->line) {
		file_key(key_of_name(index->keys, entry->name), filing);
		return;
	}
	filing.needs = needs_of(index, entry->line);
	for (const struct branch *b = entry->line->branches; b; b = b->next)
		file_branch(index, b, filing);
}

/* add_lines - entries for these lines, not filed yet */
static void add_lines(struct line_index *index, const struct line *line,
		      enum wb_use_type type, unsigned target)
{
	for (; line; line = line->next) {
		struct entry entry = {type, target, line, NULL, 0};

		g_array_append_val(index->entries, entry);
		count_branches(index, line->branches);
	}
}

/* add_provider - its lines and the names of its servers */
static void add_provider(struct line_index *index, const struct provider *p)
{
	add_lines(index, p->lines, USE_PROVIDER, p->number);
	for (const struct name *n = p->mx; n; n = n->next) {
		struct entry entry = {USE_PROVIDER, p->number, NULL,
				      mx_name(index->arena, n->text), 0};

		if (*entry.name)
			g_array_append_val(index->entries, entry);
	}
}

struct line_index *line_index_new(const struct model *model)
{
	struct line_index *index = g_new0(struct line_index, 1);

	index->arena = model->arena;
	index->entries = g_array_new(FALSE, FALSE, sizeof(struct entry));
	index->keys = keys_new(model->arena);
	for (unsigned i = 0; i < TOKEN_END; i++)
		index->kinds[i] = list_new();
	index->always = list_new();
	index->found = g_ptr_array_new();
	for (unsigned i = 0; i < model->providers->len; i++)
		add_provider(index, model_provider(model, i));
	for (unsigned i = 0; i < model->rules->len; i++) {
		add_lines(index, model_rule(model, i)->lines, USE_RULE, i);
		add_lines(index, model_rule(model, i)->unless, USE_UNLESS, i);
	}
	for (unsigned i = 0; i < index->entries->len; i++)
		file_entry(index, i);
	return index;
}

void line_index_free(struct line_index *index)
{
	if (!index)
		return;
	g_array_free(index->entries, TRUE);
	keys_free(index->keys);
	for (unsigned i = 0; i < TOKEN_END; i++)
		g_array_free(index->kinds[i], TRUE);
	g_array_free(index->always, TRUE);
	g_ptr_array_free(index->found, TRUE);
	g_free(index);
}

/* take - add the entries of a list that this text did not bring up yet */
static void take(const struct line_index *index, const GArray *list,
		 GPtrArray *found)
{
	for (unsigned i = 0; list && i < list->len; i++) {
		const struct filing *filing =
		    &g_array_index(list, struct filing, i);
		struct entry *entry;

		if (filing->needs & ~index->words)
			continue;
		entry =
		    &g_array_index(index->entries, struct entry, filing->entry);
		if (entry->tried == index->texts)
			continue;
		entry->tried = index->texts;
		g_ptr_array_add(found, entry);
	}
}

/* look_up - the keys of a text, and their bits */
static void look_up(struct line_index *index, const struct reading *reading)
{
	g_ptr_array_set_size(index->found, 0);
	for (unsigned i = 0; i < reading->tokens->len; i++)
		keys_find(index->keys,
			  &g_array_index(reading->tokens, struct read_token, i),
			  index->found);
	index->words = 0;
	for (unsigned i = 0; i < index->found->len; i++)
		index->words |=
		    ((const struct key *)g_ptr_array_index(index->found, i))
			->bit;
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
	look_up(index, reading);
	take(index, index->always, found);
	for (unsigned i = 0; i < index->found->len; i++)
		take(index,
		     ((const struct key *)g_ptr_array_index(index->found, i))
			 ->filed,
		     found);
	for (unsigned i = 0; i < reading->tokens->len; i++) {
		const struct read_token *t =
		    &g_array_index(reading->tokens, struct read_token, i);

		if (t->token.type != TOKEN_END) /* another reply begins */
			take(index, index->kinds[t->token.type], found);
	}
	g_ptr_array_sort(found, compare_entries);
}
