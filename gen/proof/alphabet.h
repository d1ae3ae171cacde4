/* SPDX-License-Identifier: MIT
 *
 * alphabet.h - what words and names are to a proof
 */
#ifndef ALPHABET_H
#define ALPHABET_H

#include "model.h"
#include "vocabulary.h"

/* The symbol of a word that no rule knows: what stands in a gap. */
enum { NO_SYMBOL = SYMBOL_OTHER };

struct alphabet;

/* alphabet_new - the symbols of a finished vocabulary, which must live longer,
 * and one for each name of a host in a line */
struct alphabet *alphabet_new(const struct model *model,
			      struct vocabulary *vocabulary);
void alphabet_free(struct alphabet *alphabet);

/* alphabet_words - the symbols of these words: unsigned, rising */
const GArray *alphabet_words(struct alphabet *alphabet,
			     const struct word *words);

/* alphabet_name - the symbols of all names that hold this one */
const GArray *alphabet_name(struct alphabet *alphabet, const char *name);

/* alphabet_size - above all symbols */
unsigned alphabet_size(const struct alphabet *alphabet);

/* alphabet_text - a word that has this symbol */
const char *alphabet_text(const struct alphabet *alphabet, unsigned symbol);

/* alphabet_arena - of the model */
struct arena *alphabet_arena(const struct alphabet *alphabet);

/* alphabet_lines - the table in which spots.c keeps the spots of lines */
GHashTable *alphabet_lines(const struct alphabet *alphabet);

#endif
