/* SPDX-License-Identifier: MIT
 *
 * mistakes.h - what is said about lines that cannot be read
 *
 * One function for each mistake; it records one message.  What the message
 * says that is not in the arguments is taken from what the lexer has noted
 * in the reader.
 */
#ifndef MISTAKES_H
#define MISTAKES_H

#include "reader.h"

/* Found by the lexer. */
void mistake_byte(struct reader *reader, struct place place);
void mistake_unknown_keyword(struct reader *reader, struct place place);
void mistake_unfinished(struct reader *reader, struct place place,
			const char *keyword);
void mistake_nothing_above(struct reader *reader, struct place place);
void mistake_too_deep(struct reader *reader, struct place bracket);
void mistake_unopened(struct reader *reader, struct place bracket);
void mistake_unclosed(struct reader *reader, struct place bracket);
void mistake_crossed(struct reader *reader, struct place open,
		     struct place close);

/* Found by the parser, at the token that was read last. */
void mistake_empty_alternative(struct reader *reader);
void mistake_too_much(struct reader *reader);

/* mistake_good_name - a name as it should be: lower-case-with-hyphens */
char *mistake_good_name(struct reader *reader, const struct name *name);

/* Found by the parser or the tree. */
void mistake_no_value(struct reader *reader, struct place keyword);
void mistake_bad_name(struct reader *reader, const struct name *name);
void mistake_no_definition(struct reader *reader, struct place place);

#endif
