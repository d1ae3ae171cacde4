/* SPDX-License-Identifier: MIT
 *
 * sent.h - did the user send the message that came back?
 */
#ifndef SENT_H
#define SENT_H

#include "mail.h"
#include "mine.h"
#include "whybounce.h"

/* What is known, and a clause that says why: "" where nobody asked. */
struct sent {
	enum wb_answer by_you; /* WB_NOT_SAID: it cannot be told */
	char *why;
};

/* sent_judge - fill in *sent, to be given to sent_clear() */
void sent_judge(const struct mine *mine, const struct mail *mail,
		struct sent *sent);
void sent_clear(struct sent *sent);

#endif
