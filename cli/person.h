/* SPDX-License-Identifier: MIT
 *
 * person.h - the pieces of what a person reads; all add to output->text
 */
#ifndef PERSON_H
#define PERSON_H

#include "output.h"

/* person_between - add what stands between an answer and the one before: a
 * blank line, and the file where there are several */
void person_between(struct output *output, const char *source);

/* person_headline - add the first sentence */
void person_headline(struct output *output, const char *text);

/* person_subject - add a subject to a sentence, shortened, in quotes */
void person_subject(GString *to, const char *subject);

/* person_row - add a labelled paragraph; nothing where the text is empty */
void person_row(struct output *output, const char *label, const char *text);

/* person_reason - add what happened to the user's message, why, and what to do;
 * person_happened - of a message that was not theirs, what happened */
void person_reason(struct output *output, const struct answer *answer);
void person_happened(struct output *output, const struct answer *answer);

/* person_answer - add all that there is to say of one recipient */
void person_answer(struct output *output, const struct answer *answer);

#endif
