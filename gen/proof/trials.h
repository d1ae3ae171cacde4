/* SPDX-License-Identifier: MIT
 *
 * trials.h - run the rules on replies, with the plain matcher
 */
#ifndef TRIALS_H
#define TRIALS_H

#include "../../runtime/decide.h"
#include "model.h"
#include "tables.h"

/* An example or a `not` and what the rules make of it. */
struct trial {
	const struct rule *rule;   /* whose it is */
	const struct field *field; /* the example or not line */
	GArray *hits;		   /* struct hit: all rules whose words match */
	const struct rule *winner; /* null: none */
	struct hit winning;
	const struct rule *rival; /* only its place in the text decided */
	unsigned kinds; /* of tokens in it: a bit for each enum wb_kind */
	bool applied; /* the rule's own words, codes and provider fit */
};

struct trials {
	const struct model *model;
	struct wb_pack pack;
	struct findings *findings; /* for one run at a time */
	GArray *list;		   /* struct trial */
};

struct trials *trials_new(const struct model *model,
			  const struct tables *tables);
void trials_free(struct trials *trials);

/* trials_decide - what the rules make of a text; `speaks`, where not null, is
 * a rule whose first provider is taken to speak.  trials->findings holds the
 * hits as they were before any was taken away, when `all` is not null. */
struct decision trials_decide(struct trials *trials, const char *text,
			      size_t length, const struct rule *speaks,
			      GArray *all);

/* trials_run - run every example and every `not`, and record what is wrong */
void trials_run(struct trials *trials);

#endif
