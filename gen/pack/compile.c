/* SPDX-License-Identifier: MIT
 *
 * compile.c - from match lines to phrases, chains and automata
 *
 * Each wording of a line is cut at its gaps.  The parts are phrases and go
 * into the automaton, once each; what follows from a phrase is a list of
 * uses.  A wording with gaps is a chain: all but its last part are remembered
 * under a number when they end, and the next part asks for that number.
 */
#include "compile.h"

#include "capacity.h"
#include "drafts.h"
#include "expand.h"
#include "names.h"
#include "pattern.h"

#include "../../grammar/arena.h"

#include <string.h>

struct compiler {
	const struct model *model;
	struct compiled *out;
	struct place place; /* of the line at hand */
	GArray *drafts;     /* struct draft */
	GArray *outs;       /* struct draft_out */
	GHashTable *chains; /* what leads to a chain -> its number */
	GHashTable *seen;   /* uses that are there already */
	unsigned chain_count;
};

/* What a complete match line does. */
struct purpose {
	enum wb_use_type type;
	unsigned target;
};

/* new_phrase - a phrase of so many words; its number */
static unsigned new_phrase(struct compiler *c, unsigned words)
{
	struct draft draft = {
	    .words = words,
	    .uses = g_array_new(FALSE, TRUE, sizeof(struct draft_use))};

	g_array_append_val(c->drafts, draft);
	return c->drafts->len - 1;
}

/* mark - note where a phrase has placeholders */
static void mark(struct compiler *c, unsigned phrase, const struct item *items,
		 unsigned count)
{
	struct wb_marks *marks = &draft_at(c->drafts, phrase)->marks;

	for (unsigned i = 0; i < count; i++) {
		const struct word *word = items[i].words;

		if (word->type == WORD_KIND && marks->count < PHRASE_MARKS_MAX)
			marks->mark[marks->count++] = (struct wb_mark){
			    (uint8_t)word->kind, (uint8_t)(count - 1 - i)};
	}
}

/* words_phrase - the phrase of these items, all words */
static unsigned words_phrase(struct compiler *c, const struct item *items,
			     unsigned count)
{
	struct word_class *classes[PHRASE_WORDS_MAX] = {NULL};
	struct tree_node *node;

	for (unsigned i = 0; i < count; i++)
		classes[i] =
		    vocabulary_words(c->out->vocabulary, items[i].words);
	node = tree_add(&c->out->phrase_tree, classes, count);
	if (node->phrase == NO_PHRASE) {
		node->phrase = new_phrase(c, count);
		mark(c, node->phrase, items, count);
	}
	return node->phrase;
}

/* name_class - the class of the next part of a name such as ". example . org
 * /", which is moved past it */
static struct word_class *name_class(struct compiler *c, const char **name)
{
	struct word *word;
	size_t length;

	switch (*(*name)++) {
	case '.':
		return vocabulary_sign(c->out->vocabulary, SYMBOL_DOT);
	case '-':
		return vocabulary_sign(c->out->vocabulary, SYMBOL_HYPHEN);
	case '@':
		return vocabulary_sign(c->out->vocabulary, SYMBOL_AT);
	case '/':
		return vocabulary_sign(c->out->vocabulary, SYMBOL_NAME_END);
	}
	length = strcspn(*name, " ");
	word = ARENA_NEW(c->model->arena, struct word);
	word->type = WORD_TEXT;
	word->text = arena_copy(c->model->arena, *name, length);
	*name += length + 1;
	return vocabulary_words(c->out->vocabulary, word);
}

/* name_phrase - the phrase of a name: one token, whatever its parts */
static unsigned name_phrase(struct compiler *c, const char *name)
{
	struct word_class *classes[PHRASE_WORDS_MAX] = {NULL};
	struct tree_node *node;
	unsigned count = 0;

	while (*name && count < PHRASE_WORDS_MAX)
		classes[count++] = name_class(c, &name);
	node = tree_add(&c->out->name_tree, classes, count);
	if (node->phrase == NO_PHRASE)
		node->phrase = new_phrase(c, 1);
	return node->phrase;
}

/* What leads to a chain or a use, to know it again. */
struct key {
	unsigned parts[7];
};

static guint hash_key(gconstpointer data)
{
	const struct key *key = data;
	guint hash = 0;

	for (unsigned i = 0; i < G_N_ELEMENTS(key->parts); i++)
		hash = hash * 31 + key->parts[i];
	return hash;
}

static gboolean same_key(gconstpointer a, gconstpointer b)
{
	return memcmp(a, b, sizeof(struct key)) == 0;
}

static GHashTable *key_table(void)
{
	return g_hash_table_new_full(hash_key, same_key, g_free, NULL);
}

/* add_use - let something follow from a phrase, once */
static void add_use(struct compiler *c, unsigned phrase, struct draft_use use)
{
	struct key key = {{phrase, use.type, use.after, use.target, use.gap_min,
			   use.gap_max, use.gap_capture}};

	if (g_hash_table_add(c->seen, g_memdup2(&key, sizeof(key))))
		g_array_append_val(draft_at(c->drafts, phrase)->uses, use);
}

/* add_chain - the number of the chain that a phrase makes after another one,
 * or begins.  Those that a phrase of words begins need no use: the runtime
 * knows where phrases of words ended. */
static unsigned add_chain(struct compiler *c, unsigned phrase, bool words,
			  struct draft_use use)
{
	struct key key = {
	    {phrase, use.after, use.gap_min, use.gap_max, use.gap_capture}};
	gpointer known = g_hash_table_lookup(c->chains, &key);
	unsigned number;

	if (known)
		return GPOINTER_TO_UINT(known);
	number = ++c->chain_count;
	g_hash_table_insert(c->chains, g_memdup2(&key, sizeof(key)),
			    GUINT_TO_POINTER(number));
	g_array_append_val(c->out->chain_lines, c->place);
	if (words && !use.after) {
		draft_at(c->drafts, phrase)->chain = number;
	} else {
		use.type = USE_CHAIN;
		use.target = number;
		add_use(c, phrase, use);
	}
	return number;
}

/* part_length - the items up to the next gap or name; a name stands alone */
static unsigned part_length(const struct wording *w, unsigned start)
{
	unsigned end = start + 1;

	if (w->items[start].type == ITEM_NAME)
		return 1;
	while (end < w->count && w->items[end].type == ITEM_WORDS)
		end++;
	return end - start;
}

/* add_part - the phrase of a part of a wording */
static unsigned add_part(struct compiler *c, const struct item *items,
			 unsigned count)
{
	return items->type == ITEM_NAME ? name_phrase(c, items->name)
					: words_phrase(c, items, count);
}

/* add_out - a phrase of words by itself keeps a rule out that has match lines:
 * of those the runtime asks at the end */
static void add_out(struct compiler *c, unsigned phrase, unsigned rule)
{
	struct draft_out out = {
	    rule, add_chain(c, phrase, true, (struct draft_use){0})};

	g_array_append_val(c->outs, out);
}

/* add_wording - cut a wording into its parts and chain them */
static void add_wording(struct compiler *c, const struct wording *w,
			struct purpose purpose)
{
	struct draft_use use = {0};

	for (unsigned i = 0; i < w->count;) {
		bool words = w->items[i].type == ITEM_WORDS;
		unsigned length = part_length(w, i);
		unsigned phrase = add_part(c, w->items + i, length);

		i += length;
		if (i == w->count) {
			use.type = purpose.type;
			use.target = purpose.target;
			if (use.type == USE_UNLESS && words && !use.after &&
			    model_rule(c->model, use.target)->lines)
				add_out(c, phrase, use.target);
			else
				add_use(c, phrase, use);
			return;
		}
		use = (struct draft_use){.after =
					     add_chain(c, phrase, words, use)};
		if (w->items[i].type == ITEM_GAP) {
			use.gap_min = w->items[i].gap_min;
			use.gap_max = w->items[i].gap_max;
			use.gap_capture = w->items[i].gap_capture;
			i++;
		}
	}
}

/* add_lines - all wordings of these lines */
static void add_lines(struct compiler *c, struct line *line,
		      enum wb_use_type type, unsigned target)
{
	for (; line; line = line->next) {
		GPtrArray *wordings = expand_line(c->model, line);
		struct purpose purpose = {type, target};

		c->out->wordings += wordings->len;
		c->place = line->place;
		for (unsigned i = 0; i < wordings->len; i++)
			add_wording(c, g_ptr_array_index(wordings, i), purpose);
		g_ptr_array_free(wordings, TRUE);
	}
}

/* add_provider - its words, and the host names of its servers */
static void add_provider(struct compiler *c, const struct provider *provider)
{
	struct draft_use use = {.type = USE_PROVIDER,
				.target = provider->number};

	add_lines(c, provider->lines, USE_PROVIDER, provider->number);
	for (const struct name *n = provider->mx; n; n = n->next) {
		const char *name = mx_name(c->model->arena, n->text);

		if (*name)
			add_use(c, name_phrase(c, name), use);
	}
}

/* add_rule - the lines of a rule */
static void add_rule(struct compiler *c, const struct rule *rule)
{
	add_lines(c, rule->lines, USE_RULE, rule->number);
	add_lines(c, rule->unless, USE_UNLESS, rule->number);
}

/* rename_phrases - let a tree's ends name rows of the pack */
static void rename_phrases(const struct phrase_tree *tree, const GArray *drafts)
{
	for (unsigned i = 0; i < tree->nodes->len; i++) {
		struct tree_node *node = tree_node_at(tree, i);

		if (node->phrase != NO_PHRASE)
			node->phrase = draft_at(drafts, node->phrase)->row;
	}
}

/* finish - make the rows */
static void finish(struct compiler *c)
{
	struct compiled *out = c->out;

	drafts_finish(c->drafts, c->outs, c->chain_count, out);
	rename_phrases(&out->phrase_tree, c->drafts);
	rename_phrases(&out->name_tree, c->drafts);
	vocabulary_finish(out->vocabulary);
	keywords_cut(out->vocabulary);
}

struct compiled *compile(const struct model *model)
{
	struct compiled *out = g_new0(struct compiled, 1);
	struct compiler c = {.model = model, .out = out};

	out->vocabulary = vocabulary_new();
	found_init(&out->found);
	out->chain_lines = g_array_new(FALSE, TRUE, sizeof(struct place));
	g_array_set_size(out->chain_lines, 1);
	tree_init(&out->phrase_tree);
	tree_init(&out->name_tree);
	c.drafts = g_array_new(FALSE, TRUE, sizeof(struct draft));
	g_array_set_clear_func(c.drafts, draft_clear);
	c.outs = g_array_new(FALSE, FALSE, sizeof(struct draft_out));
	c.chains = key_table();
	c.seen = key_table();
	for (unsigned i = 0; i < model->providers->len; i++)
		add_provider(&c, model_provider(model, i));
	for (unsigned i = 0; i < model->rules->len; i++)
		add_rule(&c, model_rule(model, i));
	finish(&c);
	capacity_check(model, out);
	g_hash_table_destroy(c.chains);
	g_hash_table_destroy(c.seen);
	g_array_free(c.drafts, TRUE);
	g_array_free(c.outs, TRUE);
	return out;
}

void compile_automata(const struct model *model, struct compiled *out)
{
	unsigned symbols = out->vocabulary->symbols;

	out->found.phrases = out->phrase;
	out->found.phrase_rows = out->phrase_rows;
	out->found.uses = out->uses;
	automaton_build(&out->phrase_tree, symbols, &out->found, &out->phrases);
	automaton_build(&out->name_tree, symbols, &out->found, &out->names);
	capacity_check_automata(model, out);
}

void compiled_free(struct compiled *compiled)
{
	vocabulary_free(compiled->vocabulary);
	tree_clear(&compiled->phrase_tree);
	tree_clear(&compiled->name_tree);
	g_array_free(compiled->chain_lines, TRUE);
	automaton_clear(&compiled->phrases);
	automaton_clear(&compiled->names);
	found_clear(&compiled->found);
	g_array_free(compiled->phrase, TRUE);
	g_array_free(compiled->phrase_rows, TRUE);
	g_array_free(compiled->uses, TRUE);
	g_array_free(compiled->joins, TRUE);
	g_array_free(compiled->marks, TRUE);
	g_array_free(compiled->outs, TRUE);
	g_array_free(compiled->out_of, TRUE);
	g_free(compiled);
}
