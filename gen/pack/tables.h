/* SPDX-License-Identifier: MIT
 *
 * tables.h - the rules as rows of numbers: a pack without its automata
 */
#ifndef TABLES_H
#define TABLES_H

#include "../../runtime/pack.h"
#include "model.h"

struct tables {
	GString *strings; /* the pool; offset 0 is "" */
	GArray *lists;	  /* uint16_t; offset 0 is an empty list */
	GArray *rules;	  /* struct wb_rule_row */
	GArray *providers; /* struct wb_provider_row, from 1 */
	GArray *code_rules; /* uint16_t: those without match lines */
	uint32_t code_buckets[CODE_BUCKETS];
	struct wb_category_row categories[WB_CATEGORIES];
	GHashTable *pooled; /* string -> its offset */
	GHashTable *listed; /* list as GBytes -> its offset */
};

/* tables_build - rows for all categories, providers and rules */
struct tables *tables_build(const struct model *model);
void tables_free(struct tables *tables);

/* tables_pack - a pack over these rows, enough for decide(); it is good until
 * the tables change or are freed */
struct wb_pack tables_pack(const struct tables *tables);

#endif
