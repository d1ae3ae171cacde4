/* SPDX-License-Identifier: MIT
 *
 * summary.h - what many mails said, as a table
 */
#ifndef SUMMARY_H
#define SUMMARY_H

#include "output.h"

enum { SUMMARY_FROM = 5 }; /* with fewer mails, there is none */

/* What has been seen so far. */
struct summary {
	size_t mails, recipients;
	size_t categories[WB_CATEGORIES];
	GHashTable *places, *providers; /* text -> how often */
};

void summary_start(struct summary *summary);
void summary_clear(struct summary *summary);

/* summary_add - count an answer */
void summary_add(struct summary *summary, const struct answer *answer);

/* summary_write - add the table to output->text, unless the mails are few */
void summary_write(struct output *output, const struct summary *summary);

#endif
