/* SPDX-License-Identifier: MIT
 *
 * kinds.c - the names of the kinds of mail
 *
 * A reply has a kind as well, so the command holds this, not the module.
 */
#include "mail.h"

/* mail_kind_name - "failed", "delayed", ..., as in the JSON output */
const char *mail_kind_name(enum mail_kind kind)
{
	static const char *const names[] = {
	    [MAIL_FAILED] = "failed",
	    [MAIL_DELAYED] = "delayed",
	    [MAIL_DELIVERED] = "delivered",
	    [MAIL_RELAYED] = "relayed",
	    [MAIL_EXPANDED] = "expanded",
	    [MAIL_AUTO_REPLY] = "auto-reply",
	    [MAIL_FEEDBACK_REPORT] = "feedback-report",
	    [MAIL_CHALLENGE_RESPONSE] = "challenge-response",
	    [MAIL_NOT_A_BOUNCE] = "not-a-bounce",
	};

	return names[kind];
}
