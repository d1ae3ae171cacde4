/* SPDX-License-Identifier: MIT
 *
 * box.h - the bytes of one mail after the other, as far as they are kept
 *
 * Of a mail that is longer than BOX_HEAD + BOX_TAIL, so much of its beginning
 * and of its end is kept, cut at line ends: reports stand in front of the
 * message that came back, or behind it.
 */
#ifndef BOX_H
#define BOX_H

#include "input.h"
#include "mail.h"

#include <glib.h>
#include <gmime/gmime.h>

#define BOX_HEAD ((size_t)12 << 20)
#define BOX_TAIL ((size_t)4 << 20)

struct mail_box {
	struct input input;
	bool is_mbox;       /* it began with a "From " line */
	size_t count;       /* mails begun so far */
	mail_ask *ask;      /* what texts say; or null */
	const void *context; /* for it */
	GMimeParser *parser; /* one for all mails, costly to make; or null */
	GString *separator; /* a line that may part two mails; "": none */
	/* the mail being read */
	GByteArray *bytes;
	uint64_t length;
	char *tail;       /* a ring; null until it is needed */
	bool blank;       /* the last line was */
	bool line_start;  /* the last piece ended its line */
	bool announced;   /* the last words announced a mail */
	bool is_cut;      /* something of it was left out */
};

/* box_read - read the next mail into box->bytes; false where there is none */
bool box_read(struct mail_box *box);

#endif
