/* SPDX-License-Identifier: MIT
 *
 * corpus.h - the examples of all rules, as what is known of replies
 */
#ifndef CORPUS_H
#define CORPUS_H

#include "load.h"
#include "match.h"

struct known_example {
	const struct rule *rule;
	const struct field *field;
	struct reading *reading;
};

struct corpus {
	struct arena *arena;
	GArray *examples;      /* struct known_example */
	GHashTable *frequency; /* word -> in how many examples */
};

struct corpus *corpus_new(const struct model *model);
void corpus_free(struct corpus *corpus);

/* token_word - the word of a token as it counts here: folded, or the name of
 * its kind in braces */
const char *token_word(const struct read_token *token);

/* corpus_weight - how much a word tells: 0 for one in every example, about 7
 * for one in none */
double corpus_weight(const struct corpus *corpus, const char *word);

/* corpus_nearest - the example with which a reply shares most of what tells
 * something; how near in *likeness, from 0 to 1.  Null: there is none. */
const struct known_example *corpus_nearest(const struct corpus *corpus,
					   const struct reading *reading,
					   double *likeness);

#endif
