/* SPDX-License-Identifier: MIT
 *
 * known.h - the words and names that rules speak of
 */
#ifndef KNOWN_H
#define KNOWN_H

#include "../../runtime/redact.h"
#include "model.h"

struct known {
	GHashTable *words;   /* folded, without endings */
	GPtrArray *prefixes; /* deactivat* */
	GHashTable *names;   /* as rows of parts: ". spamhaus . org /" */
	GHashTable *starts;  /* what names start with */
	struct arena *arena;
	struct redact_known redact; /* the same for redact_text() */
};

struct known *known_new(const struct model *model);
void known_free(struct known *known);

/* known_word - does a match line have this folded word? */
bool known_word(const struct known *known, const char *word);

/* known_name - does a rule or provider know this host, link or address, given
 * as a row of parts? */
bool known_name(const struct known *known, const char *name);

#endif
