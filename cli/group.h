/* SPDX-License-Identifier: MIT
 *
 * group.h - the recipients of a mail, those with the same reason together
 */
#ifndef GROUP_H
#define GROUP_H

#include "output.h"

/* Recipients with the same fate for the same reason. */
struct group {
	struct answer answer; /* of the first of them */
	GArray *members; /* size_t: their places among the mail's reports */
};

/* groups_add - put the recipient with this place where it belongs, and take
 * over the answer: no explain_done() */
void groups_add(GArray *groups, struct answer *answer, size_t place);

/* groups_new - an array of struct group, for groups_clear() and again */
GArray *groups_new(void);

/* groups_clear - forget all groups, so that the array serves the next mail */
void groups_clear(GArray *groups);

/* groups_sort - failures first, then what is delayed, then the rest */
void groups_sort(GArray *groups);

/* groups_count - how many recipients had this fate */
size_t groups_count(const GArray *groups, enum mail_kind kind);

#endif
