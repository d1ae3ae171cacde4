/* SPDX-License-Identifier: MIT
 *
 * load.h - rules files as a model that replies can be tried on
 */
#ifndef LOAD_H
#define LOAD_H

#include "../../grammar/arena.h"
#include "../../grammar/diagnostics.h"
#include "files.h"
#include "trials.h"

struct compiled;

/* All that comes of one set of files. */
struct loaded {
	struct syntax syntax;
	struct model *model;
	struct tables *tables;
	struct trials *trials; /* not run, but by load_prove() */
};

/* load_syntax - read the files; false, after a message, where one cannot be
 * read: without it, names would only seem to be missing */
bool load_syntax(struct loaded *loaded, const GPtrArray *paths,
		 const struct options *options);

/* load_model - look up all names.  Mistakes are recorded. */
void load_model(struct loaded *loaded);

/* load_prove - look up all names, run every example, and prove what can be
 * proved.  Mistakes are recorded.  Returns the phrases, to be given to
 * compiled_free(); null where names could not be looked up: examples would
 * only repeat what has been said. */
struct compiled *load_prove(struct loaded *loaded);

/* load - read the files and look up all names; the status is FINE where the
 * rules can be used, else all is said.  load_free() is to be called in any
 * case. */
int load(struct loaded *loaded, char **words, int count,
	 const struct options *options, enum which_files which);
void load_free(struct loaded *loaded);

/* load_report - write the messages as the options ask */
void load_report(const struct loaded *loaded, const struct options *options);

#endif
