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

#include "expand.h"
#include "names.h"
#include "pattern.h"

#include "../grammar/arena.h"
#include "../grammar/diagnostics.h"

#include <string.h>

/* A phrase under construction. */
struct draft {
	struct wb_phrase row;
	GArray *uses; /* struct wb_use */
};

struct compiler {
	const struct model *model;
	struct compiled *out;
	struct phrase_tree phrases, names;
	GArray *drafts;     /* struct draft */
	GHashTable *chains; /* what leads to a chain -> its number */
	GHashTable *seen;   /* uses that are there already */
};

/* What a complete match line does. */
struct purpose {
	enum wb_use_type type;
	unsigned target;
	unsigned line;
};

/* new_phrase - a phrase of so many words; its number */
static unsigned new_phrase(struct compiler *c, unsigned words)
{
	struct draft draft = {
	    {.words = (uint8_t)words, .marks = c->out->marks->len},
	    g_array_new(FALSE, TRUE, sizeof(struct wb_use))};

	g_array_append_val(c->drafts, draft);
	return c->drafts->len - 1;
}

/* mark - note where a phrase has placeholders */
static void mark(struct compiler *c, unsigned phrase, const struct item *items,
		 unsigned count)
{
	struct wb_phrase *row =
	    &g_array_index(c->drafts, struct draft, phrase).row;

	for (unsigned i = 0; i < count; i++) {
		const struct word *word = items[i].words;

		if (word->type == WORD_KIND &&
		    row->mark_count < PHRASE_MARKS_MAX) {
			struct wb_mark mark = {(uint8_t)word->kind,
					       (uint8_t)(count - 1 - i)};

			g_array_append_val(c->out->marks, mark);
			row->mark_count++;
		}
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
	node = tree_add(&c->phrases, classes, count);
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
	node = tree_add(&c->names, classes, count);
	if (node->phrase == NO_PHRASE)
		node->phrase = new_phrase(c, 1);
	return node->phrase;
}

/* add_use - let something follow from a phrase, once */
static void add_use(struct compiler *c, unsigned phrase, struct wb_use use)
{
	char *key = g_strdup_printf("%u %u %u %u %u %u %u", phrase, use.type,
				    use.after, use.target, use.gap_min,
				    use.gap_max, use.gap_capture);

	if (g_hash_table_add(c->seen, key))
		g_array_append_val(
		    g_array_index(c->drafts, struct draft, phrase).uses, use);
}

/* chain_after - the number of the chain that a phrase makes after another */
static unsigned chain_after(struct compiler *c, unsigned phrase,
			    const struct wb_use *use)
{
	char *key =
	    g_strdup_printf("%u %u %u %u %u", phrase, use->after, use->gap_min,
			    use->gap_max, use->gap_capture);
	gpointer known = g_hash_table_lookup(c->chains, key);
	unsigned number = g_hash_table_size(c->chains) + 1;

	if (known) {
		g_free(key);
		return GPOINTER_TO_UINT(known);
	}
	g_hash_table_insert(c->chains, key, GUINT_TO_POINTER(number));
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

/* add_wording - cut a wording into its parts and chain them */
static void add_wording(struct compiler *c, const struct wording *w,
			struct purpose purpose)
{
	struct wb_use use = {.type = USE_CHAIN};

	for (unsigned i = 0; i < w->count;) {
		unsigned length = part_length(w, i);
		unsigned phrase = add_part(c, w->items + i, length);

		i += length;
		if (i == w->count) {
			use.type = (uint8_t)purpose.type;
			use.target = (uint16_t)purpose.target;
			use.line = purpose.line;
			add_use(c, phrase, use);
			return;
		}
		use.target = (uint16_t)chain_after(c, phrase, &use);
		add_use(c, phrase, use);
		use = (struct wb_use){.type = USE_CHAIN, .after = use.target};
		if (w->items[i].type == ITEM_GAP) {
			use.gap_min = w->items[i].gap_min;
			use.gap_max = w->items[i].gap_max;
			use.gap_capture = w->items[i].gap_capture;
			i++;
		}
	}
}

/* add_lines - all wordings of these lines */
static void add_lines(struct compiler *c, const struct line *line,
		      enum wb_use_type type, unsigned target)
{
	for (; line; line = line->next) {
		GPtrArray *wordings = expand_line(c->model, line);
		struct purpose purpose = {type, target, line->number};

		c->out->wordings += wordings->len;
		for (unsigned i = 0; i < wordings->len; i++)
			add_wording(c, g_ptr_array_index(wordings, i), purpose);
		g_ptr_array_free(wordings, TRUE);
	}
}

/* add_provider - its words, and the host names of its servers */
static void add_provider(struct compiler *c, const struct provider *provider)
{
	struct wb_use use = {.type = USE_PROVIDER,
			     .target = (uint16_t)provider->number};

	add_lines(c, provider->lines, USE_PROVIDER, provider->number);
	for (const struct name *n = provider->mx; n; n = n->next) {
		const char *name = mx_name(c->model->arena, n->text);

		if (*name)
			add_use(c, name_phrase(c, name), use);
	}
}

/* finish - put the uses of all phrases into one row */
static void finish(struct compiler *c)
{
	struct compiled *out = c->out;

	for (unsigned i = 0; i < c->drafts->len; i++) {
		struct draft *draft =
		    &g_array_index(c->drafts, struct draft, i);

		draft->row.uses = out->uses->len;
		draft->row.use_count = (uint16_t)draft->uses->len;
		g_array_append_vals(out->uses, draft->uses->data,
				    draft->uses->len);
		g_array_append_val(out->phrase, draft->row);
		g_array_free(draft->uses, TRUE);
	}
	vocabulary_finish(out->vocabulary);
	automaton_build(&c->phrases, out->vocabulary->symbols, &out->phrases);
	automaton_build(&c->names, out->vocabulary->symbols, &out->names);
}

/* chains_begun - how many chains a token can begin or go on with, at most */
static unsigned chains_begun(const struct compiled *out,
			     const struct built_automaton *automaton)
{
	unsigned most = 0, count = 0;

	for (unsigned i = 0; i < automaton->outputs->len; i++) {
		unsigned phrase =
		    g_array_index(automaton->outputs, uint16_t, i);
		const struct wb_phrase *row;

		if (phrase == NO_PHRASE) {
			most = MAX(most, count);
			count = 0;
			continue;
		}
		row = &g_array_index(out->phrase, struct wb_phrase, phrase);
		for (unsigned u = row->uses; u < row->uses + row->use_count;
		     u++)
			count += g_array_index(out->uses, struct wb_use, u)
				     .type == USE_CHAIN;
	}
	return most;
}

/* check_chains - the runtime keeps CHAINS_KEPT of them: enough for as many
 * tokens as a gap and the words behind it can have? */
static void check_chains(const struct compiler *c)
{
	const struct compiled *out = c->out;
	unsigned begun = chains_begun(out, &out->phrases) +
			 chains_begun(out, &out->names);
	unsigned tokens = 0;

	for (unsigned i = 0; i < out->phrase->len; i++) {
		const struct wb_phrase *row =
		    &g_array_index(out->phrase, struct wb_phrase, i);

		for (unsigned u = row->uses; u < row->uses + row->use_count;
		     u++) {
			const struct wb_use *use =
			    &g_array_index(out->uses, struct wb_use, u);

			if (use->after)
				tokens = MAX(tokens, use->gap_max +
							 row->words + 1u);
		}
	}
	if (begun * tokens > CHAINS_KEPT)
		diagnostics_add(c->model->diagnostics, SEVERITY_ERROR,
				"too-many-gaps", (struct place){0},
				"one word can begin %u match lines that go on "
				"after a gap; with gaps of this width at most "
				"%u can be followed",
				begun, CHAINS_KEPT / tokens);
}

struct compiled *compile(const struct model *model)
{
	struct compiled *out = g_new0(struct compiled, 1);
	struct compiler c = {.model = model, .out = out};

	out->vocabulary = vocabulary_new();
	out->phrase = g_array_new(FALSE, TRUE, sizeof(struct wb_phrase));
	out->uses = g_array_new(FALSE, TRUE, sizeof(struct wb_use));
	out->marks = g_array_new(FALSE, TRUE, sizeof(struct wb_mark));
	c.drafts = g_array_new(FALSE, TRUE, sizeof(struct draft));
	c.chains = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	c.seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	tree_init(&c.phrases);
	tree_init(&c.names);
	for (unsigned i = 0; i < model->providers->len; i++)
		add_provider(&c, model_provider(model, i));
	for (unsigned i = 0; i < model->rules->len; i++) {
		add_lines(&c, model_rule(model, i)->lines, USE_RULE, i);
		add_lines(&c, model_rule(model, i)->unless, USE_UNLESS, i);
	}
	finish(&c);
	check_chains(&c);
	tree_clear(&c.phrases);
	tree_clear(&c.names);
	g_hash_table_destroy(c.chains);
	g_hash_table_destroy(c.seen);
	g_array_free(c.drafts, TRUE);
	return out;
}

void compiled_free(struct compiled *compiled)
{
	vocabulary_free(compiled->vocabulary);
	automaton_clear(&compiled->phrases);
	automaton_clear(&compiled->names);
	g_array_free(compiled->phrase, TRUE);
	g_array_free(compiled->uses, TRUE);
	g_array_free(compiled->marks, TRUE);
	g_free(compiled);
}
