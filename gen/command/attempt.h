/* SPDX-License-Identifier: MIT
 *
 * attempt.h - one reply, and every rule that it touches
 */
#ifndef ATTEMPT_H
#define ATTEMPT_H

#include "load.h"
#include "match.h"

/* A rule whose words or codes are in the reply. */
struct touch {
	const struct rule *rule;
	struct hit hit;
	bool applies; /* by its codes, provider and unless lines */
	const struct rule *beaten_by; /* one that is there; or null */
};

struct attempt {
	const struct loaded *loaded;
	struct wb_input input;
	struct arena *arena;
	struct reading *reading;
	struct findings *findings; /* who speaks, which codes there are */
	GArray *touches; /* struct touch: the winner, then by standing */
	const struct rule *winner; /* null: the reply stays unknown */
};

/* attempt_new - try a reply; `remote`, the name of the server that said it,
 * may be null.  `speaks`, where not null, names a provider taken to speak. */
struct attempt *attempt_new(const struct loaded *loaded, const char *text,
			    size_t length, const char *remote,
			    const char *speaks);
void attempt_free(struct attempt *attempt);

/* attempt_quote - a stretch of the reply as one line, in the attempt's arena */
const char *attempt_quote(const struct attempt *attempt, size_t start,
			  size_t end);

#endif
