/* SPDX-License-Identifier: MIT
 *
 * vocabulary.h - the words of all rules, and a symbol for each
 */
#ifndef VOCABULARY_H
#define VOCABULARY_H

#include "../../runtime/pack.h"
#include "model.h"

#include <stdio.h>

/* A set of words that stand for each other at some place of some line: what
 * the edges of the phrase automaton are labelled with. */
struct word_class {
	unsigned number;
	const struct word *words; /* null: a sign inside a name */
	GArray *symbols;          /* uint16_t, rising */
};

struct keyword {
	const char *text;
	uint16_t whole, longer; /* symbols: of it, of words that go on */
	uint16_t other;         /* of words that start as its group does */
	unsigned cut; /* bytes that the scanner reads */
	unsigned group; /* of the first of one: how many there are; else 0 */
	unsigned row; /* the same: its first row */
	bool covered; /* the same: patterns cover some of them */
};

struct vocabulary {
	GPtrArray *classes;   /* struct word_class */
	GHashTable *by_key;   /* a class's words as a string -> class */
	GHashTable *by_text;  /* a word by itself: its text -> class */
	GHashTable *by_words; /* other words: their address -> class */
	GArray *keywords;     /* struct keyword, sorted by text */
	GArray *rows;	 /* struct wb_keyword, as in struct wb_pack */
	GByteArray *tails;    /* the same */
	unsigned symbols;     /* how many there are */
};

struct vocabulary *vocabulary_new(void);
void vocabulary_free(struct vocabulary *vocabulary);

/* vocabulary_words - the class of these words */
struct word_class *vocabulary_words(struct vocabulary *vocabulary,
				    const struct word *words);

/* vocabulary_sign - the class of a sign inside a name: SYMBOL_DOT and so on */
struct word_class *vocabulary_sign(struct vocabulary *vocabulary,
				   uint16_t symbol);

/* vocabulary_finish - all classes are known: give out keywords and symbols */
void vocabulary_finish(struct vocabulary *vocabulary);

/* keywords_cut - put keywords into groups and give them their tails */
void keywords_cut(struct vocabulary *vocabulary);

/* keywords_emit - write the re2c rules of the keywords whose first byte is at
 * least `from` and below `to` */
void keywords_emit(const struct vocabulary *vocabulary, unsigned from,
		   unsigned to, FILE *out);

#endif
