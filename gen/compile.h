/* SPDX-License-Identifier: MIT
 *
 * compile.h - from match lines to phrases, chains and automata
 */
#ifndef COMPILE_H
#define COMPILE_H

#include "automaton.h"

struct compiled {
	struct vocabulary *vocabulary;
	struct built_automaton phrases, names;
	struct found_lists found;
	GArray *phrase; /* struct wb_phrase; 0 is none */
	GArray *uses;	/* struct wb_use; 0 is none */
	GArray *joins;	/* struct wb_join; 0 is none */
	GArray *groups; /* uint16_t */
	GArray *marks;	/* struct wb_mark */
	unsigned chains, first_longer; /* as in struct wb_pack */
	unsigned wordings;
};

/* compile - build the automata of all rules and providers.  Mistakes that only
 * show here (too many wordings, open gaps) are recorded; where there are any
 * the result is not to be used. */
struct compiled *compile(const struct model *model);
void compiled_free(struct compiled *compiled);

#endif
