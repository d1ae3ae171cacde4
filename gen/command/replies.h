/* SPDX-License-Identifier: MIT
 *
 * replies.h - files of replies
 */
#ifndef REPLIES_H
#define REPLIES_H

#include "arguments.h"

#include "../../grammar/arena.h"

#include <stdio.h>

struct reply {
	const char *text;
	size_t length;
	const char *remote;   /* the server that said it, or null */
	const char *provider; /* its name in the rules, or null */
	const char *category; /* what it means, or null */
	unsigned count;	      /* how often it was seen */
	unsigned line;	      /* of the file */
};

/* replies_read - all replies of a file, "-" for standard input, as an array of
 * struct reply, to be freed with g_array_free(); null after a message.  A line
 * is one of
 *	a reply, in which \n is a line end and \\ a backslash
 *	COUNT, a tab, such a reply, and perhaps a tab and a provider: what
 *	whybounce --unknown writes
 *	a JSON object with "reply" and perhaps "remote" and "category"
 * Blank lines and those that begin with # are passed over. */
GArray *replies_read(struct arena *arena, const char *path);

#endif
