/* SPDX-License-Identifier: MIT
 *
 * rulebook.h - rules read in memory, for tests that decide by them
 */
#ifndef RULEBOOK_H
#define RULEBOOK_H

#include "trials.h"

struct rulebook {
	struct arena *arena;
	struct syntax syntax;
	struct model *model;
	struct tables *tables;
	struct trials *trials;
};

/* rulebook_text - rules from a string */
struct rulebook *rulebook_text(const char *text);

/* rulebook_files - rules from files, a null pointer after the last */
struct rulebook *rulebook_files(char **paths);

void rulebook_free(struct rulebook *book);

#endif
