/* SPDX-License-Identifier: MIT
 *
 * phrase.c - the few words of a reply that carry its meaning
 *
 * A guess, for a person to look at.  Rare words tell more than frequent ones,
 * so the stretch of a sentence is taken where the rare ones stand; what every
 * mail server says around a reply is passed over.
 */
#include "phrase.h"

#include <string.h>

enum {
	PHRASE_WORDS = 5, /* more say little more, and match less */
	PHRASE_LONGEST = 8,
	COMMON = 2 /* the weight of a word that neither helps nor harms */
};

bool is_blank_word(const struct read_token *token)
{
	static const char *const examples[] = {"abc123", "ann", "example"};

	for (unsigned i = 0; i < G_N_ELEMENTS(examples); i++)
		if (!strcmp(token->folded, examples[i]))
			return true;
	return token->token.type == TOKEN_WORD &&
	       g_ascii_isdigit(*token->folded);
}

const char *phrase_word(const struct known *known,
			const struct read_token *token)
{
	if (token->token.type == TOKEN_WORD)
		return is_blank_word(token) ? "{word}" : token->folded;
	if (token->token.type == TOKEN_HOST && known_name(known, token->name))
		return token->folded;
	return token_word(token);
}

static const struct read_token *token_at(const struct reading *reading,
					 unsigned i)
{
	return &g_array_index(reading->tokens, struct read_token, i);
}

/* What is said around many replies and tells nothing of the cause. */
static const char *const frames[] = {
    "smtp error from remote mail server after",
    "smtp error from remote server",
    "error from remote mail server",
    "remote server returned",
    "the following",
    "end of data",
    "rcpt to",
    "mail from",
    "in reply to",
    "please visit",
    "please see",
    "please refer",
    "please contact",
    "please try",
    "for more information",
    "for more details",
    "for further assistance",
    "for assistance",
    "for help",
    "requested action not taken",
    "requested mail action",
    "your message",
    "the message",
    "this message",
    "your mail",
    "your email",
};

/* frame_length - the words of a frame that begins at a token; 0: none does */
static unsigned frame_length(const struct reading *reading, unsigned at,
			     const char *frame)
{
	char **words = g_strsplit(frame, " ", -1);
	unsigned n = 0;

	while (words[n] && at + n < reading->tokens->len &&
	       !strcmp(token_at(reading, at + n)->folded, words[n]))
		n++;
	if (words[n])
		n = 0;
	g_strfreev(words);
	return n;
}

/* weigh - how much each token helps to tell what the reply means */
static double *weigh(const struct corpus *c, const struct reading *reading)
{
	unsigned count = reading->tokens->len;
	double *weights = g_new0(double, count + 1);

	for (unsigned i = 0; i < count; i++) {
		const struct read_token *t = token_at(reading, i);

		weights[i] = t->token.type == TOKEN_WORD && !is_blank_word(t)
				 ? corpus_weight(c, t->folded) - COMMON
				 : -1;
	}
	for (unsigned i = 0; i < count; i++)
		for (unsigned f = 0; f < G_N_ELEMENTS(frames); f++)
			for (unsigned n = frame_length(reading, i, frames[f]);
			     n > 0; n--)
				weights[i + n - 1] = -COMMON;
	return weights;
}

/* starts_clause - does the sentence end, or pause, before this token? */
static bool starts_clause(const char *text, const struct reading *reading,
			  unsigned i)
{
	const struct token *before, *token = &token_at(reading, i)->token;

	if (!i)
		return true;
	before = &token_at(reading, i - 1)->token;
	if (before->type == TOKEN_END || token->type == TOKEN_END)
		return true; /* another reply begins */
	for (uint32_t at = before->end; at < token->start; at++)
		if (strchr(".;:!?()|", text[at]) ||
		    (text[at] == '-' && text[at - 1] == ' '))
			return true;
	return false;
}

/* size_of - how much of a phrase a token takes up: a word 2, a character of
 * Chinese and the like 1 */
static unsigned size_of(const struct read_token *token)
{
	return g_utf8_strlen(token->folded, -1) == 1 &&
		       !g_ascii_isalnum(*token->folded)
		   ? 1
		   : 2;
}

/* best_stretch - the heaviest stretch of at most so many words within one
 * clause; its weight, 0 where there is none */
static double best_stretch(const char *text, const struct reading *reading,
			   const double *weights, struct phrase *phrase)
{
	double best = 0;

	for (unsigned first = 0; first < reading->tokens->len; first++) {
		unsigned i = first, size = 0;
		double sum = 0;

		for (; i < reading->tokens->len; i++) {
			if (i > first && starts_clause(text, reading, i))
				break;
			size += size_of(token_at(reading, i));
			if (size > 2 * PHRASE_WORDS)
				break;
			sum += weights[i];
			if (sum > best) {
				best = sum;
				phrase->first = first;
				phrase->last = i;
			}
		}
	}
	return best;
}

/* holds - do these words follow each other in another reading? */
static bool holds(const struct reading *other, const struct reading *reading,
		  const struct phrase *phrase)
{
	unsigned count = phrase->last - phrase->first + 1;

	for (unsigned i = 0; i + count <= other->tokens->len; i++) {
		unsigned n = 0;

		while (n < count && !strcmp(token_word(token_at(other, i + n)),
					    token_word(token_at(
						reading, phrase->first + n))))
			n++;
		if (n == count)
			return true;
	}
	return false;
}

/* holder - an example that holds the words, too, or null */
static const struct known_example *holder(const struct corpus *c,
					  const struct reading *reading,
					  const struct phrase *phrase)
{
	for (unsigned i = 0; i < c->examples->len; i++) {
		const struct known_example *e =
		    &g_array_index(c->examples, struct known_example, i);

		if (holds(e->reading, reading, phrase))
			return e;
	}
	return NULL;
}

/* widen - take in one word more, behind or before; false at the ends of the
 * clause and of patience */
static bool widen(const char *text, const struct reading *reading,
		  struct phrase *phrase)
{
	if (phrase->last - phrase->first + 1 >= PHRASE_LONGEST)
		return false;
	if (phrase->last + 1 < reading->tokens->len &&
	    !starts_clause(text, reading, phrase->last + 1))
		phrase->last++;
	else if (!starts_clause(text, reading, phrase->first))
		phrase->first--;
	else
		return false;
	return true;
}

/* words_in - how many of the tokens are plain words */
static unsigned words_in(const struct reading *reading,
			 const struct phrase *phrase)
{
	unsigned words = 0;

	for (unsigned i = phrase->first; i <= phrase->last; i++)
		words += token_at(reading, i)->token.type == TOKEN_WORD &&
			 !is_blank_word(token_at(reading, i));
	return words;
}

/* trim - patterns begin and end with words */
static void trim(const struct reading *reading, struct phrase *phrase)
{
	while (phrase->last > phrase->first &&
	       is_blank_word(token_at(reading, phrase->last)))
		phrase->last--;
	while (phrase->last > phrase->first &&
	       is_blank_word(token_at(reading, phrase->first)))
		phrase->first++;
}

bool phrase_choose(const struct corpus *c, const char *text,
		   const struct reading *reading, struct phrase *phrase)
{
	double *weights = weigh(c, reading);
	double best = best_stretch(text, reading, weights, phrase);

	g_free(weights);
	phrase->also = NULL;
	if (best <= 0)
		return false;
	while (words_in(reading, phrase) < 2 && widen(text, reading, phrase))
		;
	while ((phrase->also = holder(c, reading, phrase)) &&
	       widen(text, reading, phrase))
		;
	trim(reading, phrase);
	return true;
}
