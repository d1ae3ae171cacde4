/* SPDX-License-Identifier: MIT
 *
 * pattern.h - match lines as words, choices and gaps
 */
#ifndef PATTERN_H
#define PATTERN_H

#include "model.h"

enum {
	GAP_WORDS = 6, /* a "..." bridges up to this many words */
};

struct patterns {
	struct arena *arena;
	struct diagnostics *diagnostics;
	GHashTable *placeholders; /* name -> struct placeholder */
};

/* A word list: define {mailbox} (user|mailbox|...) */
struct placeholder {
	const struct definition *definition;
	struct branch *branches; /* null until first used */
	bool compiling, used;
};

/* pattern_compile - the pattern of a match line; mistakes are recorded */
struct branch *pattern_compile(struct patterns *patterns,
			       const struct sequence *alternatives);

/* pattern_name - the inside of a host, URL or address as a row of parts, for
 * comparing: ".spamhaus.org/" */
char *pattern_name(struct arena *arena, const char *text, size_t length);

/* mx_name - the same for a value of an mx line: *.example.com */
char *mx_name(struct arena *arena, const char *mx);

#endif
