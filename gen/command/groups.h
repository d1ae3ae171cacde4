/* SPDX-License-Identifier: MIT
 *
 * groups.h - replies that differ only in what varies
 */
#ifndef GROUPS_H
#define GROUPS_H

#include "known.h"
#include "replies.h"

/* Replies that are one but for addresses, numbers and ids. */
struct group {
	char *text;                    /* of the most frequent one, redacted */
	const char *remote, *provider; /* as in struct reply */
	unsigned count;                /* of them all */
	unsigned most;                 /* of that one */
};

/* groups_make - the groups of an array of struct reply, the largest first; to
 * be freed with g_ptr_array_free() */
GPtrArray *groups_make(const struct known *known, const GArray *replies);

#endif
