/* SPDX-License-Identifier: MIT
 *
 * corpus.c - the examples of all rules, as what is known of replies
 *
 * Words are weighed by how rare they are among the examples, as search engines
 * do (inverse document frequency): "mailbox" tells something, "the" nothing.
 */
#include "corpus.h"

#include <math.h>
#include <string.h>

const char *token_word(const struct read_token *token)
{
	static const char *const kinds[] = {
	    [TOKEN_EMAIL] = "{email}",   [TOKEN_IP] = "{ip}",
	    [TOKEN_URL] = "{url}",       [TOKEN_HOST] = "{host}",
	    [TOKEN_NUMBER] = "{number}", [TOKEN_SIZE] = "{size}"};

	if (token->token.type == TOKEN_END)
		return ""; /* where another reply begins */
	return token->token.type == TOKEN_WORD ? token->folded
					       : kinds[token->token.type];
}

/* words_of - the different words of a reading, as a set */
static GHashTable *words_of(const struct reading *reading)
{
	GHashTable *set = g_hash_table_new(g_str_hash, g_str_equal);

	for (unsigned i = 0; i < reading->tokens->len; i++) {
		const char *word = token_word(
		    &g_array_index(reading->tokens, struct read_token, i));

		if (*word)
			g_hash_table_add(set, (gpointer)word);
	}
	return set;
}

/* count - note the words of an example */
static void count(struct corpus *c, const struct reading *reading)
{
	GHashTable *words = words_of(reading);
	GHashTableIter iter;
	gpointer word;

	g_hash_table_iter_init(&iter, words);
	while (g_hash_table_iter_next(&iter, &word, NULL)) {
		unsigned known =
		    GPOINTER_TO_UINT(g_hash_table_lookup(c->frequency, word));

		g_hash_table_insert(c->frequency, word,
				    GUINT_TO_POINTER(known + 1));
	}
	g_hash_table_destroy(words);
}

struct corpus *corpus_new(const struct model *model)
{
	struct corpus *c = g_new0(struct corpus, 1);

	c->arena = arena_new();
	c->examples = g_array_new(FALSE, FALSE, sizeof(struct known_example));
	c->frequency = g_hash_table_new(g_str_hash, g_str_equal);
	for (unsigned i = 0; i < model->rules->len; i++) {
		const struct rule *rule = model_rule(model, i);

		for (const struct field *f = rule->definition->fields; f;
		     f = f->next) {
			struct known_example e = {rule, f, NULL};

			if (f->type != FIELD_EXAMPLE || !rule->lines)
				continue;
			e.reading = reading_new(c->arena, f->text->text,
						f->text->length);
			count(c, e.reading);
			g_array_append_val(c->examples, e);
		}
	}
	return c;
}

void corpus_free(struct corpus *c)
{
	for (unsigned i = 0; i < c->examples->len; i++)
		reading_free(g_array_index(c->examples, struct known_example, i)
				 .reading);
	g_array_free(c->examples, TRUE);
	g_hash_table_destroy(c->frequency);
	arena_free(c->arena);
	g_free(c);
}

double corpus_weight(const struct corpus *c, const char *word)
{
	unsigned seen =
	    GPOINTER_TO_UINT(g_hash_table_lookup(c->frequency, word));

	if (*word == '{') /* an address tells nothing of why */
		return 0;
	return log((c->examples->len + 1.0) / (seen + 1.0));
}

/* total - the weight of all words of a set */
static double total(const struct corpus *c, GHashTable *words)
{
	GHashTableIter iter;
	gpointer word;
	double sum = 0;

	g_hash_table_iter_init(&iter, words);
	while (g_hash_table_iter_next(&iter, &word, NULL))
		sum += corpus_weight(c, word);
	return sum;
}

/* shared - the weight of the words that two sets have in common */
static double shared(const struct corpus *c, GHashTable *a, GHashTable *b)
{
	GHashTableIter iter;
	gpointer word;
	double sum = 0;

	g_hash_table_iter_init(&iter, a);
	while (g_hash_table_iter_next(&iter, &word, NULL))
		if (g_hash_table_contains(b, word))
			sum += corpus_weight(c, word);
	return sum;
}

const struct known_example *corpus_nearest(const struct corpus *c,
					   const struct reading *reading,
					   double *likeness)
{
	const struct known_example *best = NULL;
	GHashTable *words = words_of(reading);
	double weight = total(c, words);

	*likeness = 0;
	for (unsigned i = 0; i < c->examples->len; i++) {
		const struct known_example *e =
		    &g_array_index(c->examples, struct known_example, i);
		GHashTable *other = words_of(e->reading);
		double both = shared(c, words, other);
		double all = weight + total(c, other) - both;

		if (all > 0 && both / all > *likeness) {
			*likeness = both / all;
			best = e;
		}
		g_hash_table_destroy(other);
	}
	g_hash_table_destroy(words);
	return best;
}
