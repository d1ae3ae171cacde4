/* SPDX-License-Identifier: MIT
 *
 * replies.h - the replies that a benchmark reads
 */
#ifndef REPLIES_H
#define REPLIES_H

#include <stddef.h>

struct reply {
	const char *text; /* with a blank before and behind it, and a NUL */
	size_t length;	  /* without these */
};

struct replies {
	struct reply *list;
	size_t count, bytes;
};

/* replies_read - the lines of a file, "\\n" and "\\\\" in them unescaped, in an
 * order mixed by a fixed seed; ends the program where that fails.  They are
 * never freed. */
struct replies replies_read(const char *path);

/* now - nanoseconds of processor time that this program has used */
double now(void);

/* median - of some numbers, which are put in order: the least is first and the
 * greatest last */
double median(double *numbers, size_t count);

#endif
