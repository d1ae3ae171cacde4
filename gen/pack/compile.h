/* SPDX-License-Identifier: MIT
 *
 * compile.h - from match lines to phrases, chains and automata
 */
#ifndef COMPILE_H
#define COMPILE_H

#include "automaton.h"

struct compiled {
	struct vocabulary *vocabulary;
	struct phrase_tree phrase_tree, name_tree;
	struct built_automaton phrases, names; /* of compile_automata() */
	struct found_lists found;              /* the same */
	GArray *phrase;      /* struct phrase; 0 is none */
	GArray *phrase_rows; /* struct phrase_row; 0 is none */
	GArray *uses;        /* struct wb_use; 0 is none */
	GArray *joins;       /* uint16_t: rows of numbers; 0 is none */
	GArray *outs;        /* uint16_t */
	GArray *out_of;      /* unsigned: by rule, its list in outs */
	GArray *marks;       /* struct wb_marks; 0 is none */
	GArray *chain_lines; /* struct place: a line for each chain */
	/* As in struct wb_pack */
	unsigned chains;
	unsigned wordings;
};

/* compile - the phrases of all rules and providers, and their vocabulary.
 * Mistakes that only show here (too many wordings, open gaps) are recorded;
 * where there are any the result is not to be used. */
struct compiled *compile(const struct model *model);
/* compile_automata - make the automata: only the sources need them */
void compile_automata(const struct model *model, struct compiled *compiled);
void compiled_free(struct compiled *compiled);

#endif
