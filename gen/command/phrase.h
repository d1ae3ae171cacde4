/* SPDX-License-Identifier: MIT
 *
 * phrase.h - the few words of a reply that carry its meaning
 */
#ifndef PHRASE_H
#define PHRASE_H

#include "corpus.h"
#include "known.h"

/* Words of a reading that follow each other, by the numbers of their tokens,
 * the last one included. */
struct phrase {
	unsigned first, last;
	const struct known_example *also; /* one that holds them too, or null */
};

/* phrase_choose - the words that tell most; false where there are none */
bool phrase_choose(const struct corpus *corpus, const char *text,
		   const struct reading *reading, struct phrase *phrase);

/* phrase_word - a token as it stands in a pattern: a word, a name that rules
 * know, or a placeholder */
const char *phrase_word(const struct known *known,
			const struct read_token *token);

/* is_blank_word - does the token stand for any word: an example value that
 * redaction has put there, or 24h? */
bool is_blank_word(const struct read_token *token);

#endif
