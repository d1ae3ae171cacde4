/* SPDX-License-Identifier: MIT
 *
 * explain.h - from a reply or a report to an answer
 */
#ifndef EXPLAIN_H
#define EXPLAIN_H

#include "output.h"

/* explain_reply - fill in *answer for a reply; nothing to free */
void explain_reply(const wb_pack *pack, const char *text, size_t length,
		   const char *remote, struct answer *answer);

/* explain_report - fill in *answer for a recipient of a mail; remote is what
 * is known where the mail does not tell; to be given to explain_done() */
void explain_report(const wb_pack *pack, const struct mail *mail,
		    const struct mail_report *report, const char *remote,
		    struct answer *answer);

/* explain_done - free what an answer holds */
void explain_done(struct answer *answer);

/* is_explained - did it say why a mail came back? */
bool is_explained(const struct answer *answer);

#endif
