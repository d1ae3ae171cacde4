/* SPDX-License-Identifier: MIT
 *
 * phrases.h - what the command itself says to a person
 *
 * The rule pack says what a category means and what to do; here is the rest.
 */
#ifndef PHRASES_H
#define PHRASES_H

#include "mail.h"
#include "whybounce.h"

#include <stddef.h>

/* phrase_where - a sentence on where the problem is */
const char *phrase_where(const struct wb_verdict *verdict);

/* phrase_move - a sentence on whose move it is */
const char *phrase_move(const struct wb_verdict *verdict);

/* phrase_outcome - what became of the message: the end of the sentence that
 * begins "Your message to ann@example.com"; null where the sentence is
 * another, see phrase_other() */
const char *phrase_outcome(enum mail_kind kind, enum wb_answer temporary,
			   bool from_mail);

/* phrase_other - what a mail is that tells of no message of yours */
const char *phrase_other(enum mail_kind kind);

/* phrase_fate - a label for those whom a message of several recipients did or
 * did not reach */
const char *phrase_fate(enum mail_kind kind);

/* phrase_question - for those who did not send a message that failed, so many
 * that may be theirs, so many that are not */
const char *phrase_question(size_t failures, size_t forged);

/* phrase_nothing - what to do about a message that somebody else sent */
extern const char phrase_nothing[];

/* phrase_forged - the answers to it, ended by null */
extern const char *const phrase_forged[];

#endif
