/* SPDX-License-Identifier: MIT
 *
 * pack.h - the compiled rules as the runtime sees them
 *
 * wbc writes a pack as const data (gen/pack/emit.c); nothing in it is ever
 * changed.  Strings are offsets into one pool, lists are offsets into one
 * array of numbers, so that a pack holds next to no pointers and loading it
 * costs nothing.  Internal: programs see only whybounce.h.
 */
#ifndef PACK_H
#define PACK_H

#include "whybounce.h"

#include <stddef.h>
#include <stdint.h>

enum {
	WB_PACK_MAGIC = 0x57424e43, /* "WBNC" */
	WB_PACK_ABI = 1
};

/* What the automata read: one symbol for each token.  Keywords follow. */
enum {
	SYMBOL_OTHER = 0, /* a word that no rule knows */
	/* 1 to 6: a token of that enum wb_kind, WB_EMAIL to WB_SIZE */
	/* Inside a host name, address or URL: */
	SYMBOL_DOT = 8,    /* before each label of a host name */
	SYMBOL_HYPHEN = 9, /* in a label */
	SYMBOL_AT = 10,
	SYMBOL_NAME_END = 11, /* after the last label */
	SYMBOL_FIRST_KEYWORD = 16
};

enum {
	/* Limits that wbc keeps, so that the runtime need not check. */
	PHRASE_WORDS_MAX = 48,  /* words of one phrase */
	PHRASE_MARKS_MAX = 4,   /* placeholders of one match */
	CHAINS_MAX = 8192,      /* chains of one pack, 0 counted */
	MARKS_MAX = 1024,       /* rows of marks */
	CHAINS_KEPT = 256,      /* ends of longer chains, while a gap is open */
	PACK_RULES_MAX = 16384, /* rules of one pack */
	PROVIDERS_MAX = 512
};

/* What a keyword stands for.  The scanner reads a word as far as it takes to
 * tell a group of few keywords from all others; they stand together, sorted,
 * and what is left of them, their tails, is compared after that.
 *
 * Where word ending patterns (deactivat*) cover some of a group, as many rows
 * stand behind it: their symbols are those of longer words that start with the
 * keyword, and the tail of the first is the symbol of a word that starts with
 * none of them. */
struct wb_keyword {
	uint16_t symbol; /* when it is the whole word */
	uint16_t tail;   /* in pack->tails: its length, its bytes */
};

/* One automaton over symbols: Aho-Corasick over sets of words.  State s steps
 * on a symbol if that symbol stands in step number base + symbol; else state
 * `fail` is asked, which has read one token less, and last the root, state 0.
 *
 * A target below state_count is a state.  Most words only end phrases: there
 * the target is state_count and the list of what is found, and the text goes
 * on from where the root's step on the same symbol leads.  So a state that no
 * phrase goes on from is none. */
enum { STEP_FREE = 0xffff };

struct wb_state {
	uint16_t base, fail;
	uint16_t found; /* first of the phrases that end here; 0: none */
};

struct wb_step {
	uint16_t symbol; /* STEP_FREE: no step */
	uint16_t target;
};

/* The same for automata with more than 65,535 targets. */
struct wb_wide_state {
	uint32_t base, fail, found;
};

struct wb_wide_step {
	uint32_t target;
	uint16_t symbol;
};

struct wb_automaton {
	const struct wb_state *states;
	const struct wb_step *steps;
	const struct wb_wide_state *wide_states; /* in their place, or null */
	const struct wb_wide_step *wide_steps;
	uint32_t step_count, state_count;
};

/* Phrases that end at one token, the longest first.  Lists share their ends;
 * 0 is the end of all. */
struct wb_found {
	uint16_t phrase, rest;
};

/* A placeholder in a phrase: the token that stands `back` tokens before the
 * phrase's last one. */
struct wb_mark {
	uint8_t kind, back;
};

struct wb_marks {
	uint8_t count;
	struct wb_mark mark[PHRASE_MARKS_MAX];
};

/* Words that follow each other directly.  What follows from them, a phrase's
 * number tells; where several things do, several phrases have the same words.
 *   below first_one   it begins the chain of the same number, or keeps rules
 *                     out by it
 *   below first_many  it goes on with the chain `what`; pack->joined tells
 *                     where the uses of that begin
 *   below first_use   it goes on with several chains, those at joins[what]
 *   from there on     it stands by itself, and its uses begin at `what` */
struct wb_phrase_size {
	uint16_t words : 6;
	uint16_t marks : 10; /* row of pack->marks; row 0 holds none */
};

enum wb_use_type {
	USE_RULE,     /* a match line of rule `target` is complete */
	USE_UNLESS,   /* rule `target` is out (where a chain does not do) */
	USE_PROVIDER, /* provider `target` is speaking */
	USE_CHAIN     /* a part, up to a further gap: remember as `target` */
};

enum wb_gap_capture { GAP_NO_CAPTURE, GAP_FIRST, GAP_LAST };

/* What follows from a phrase, or from a phrase after a chain.  Uses that
 * belong together stand together. */
struct wb_use {
	uint16_t type : 2;
	uint16_t last : 1;        /* no further use belongs to it */
	uint16_t gap_capture : 2; /* which token of the gap {word} means */
	uint16_t gap_min : 4, gap_max : 4; /* tokens after the chain's end */
	uint16_t target;
};

/* The chains that a phrase can go on with, as rows of numbers of 16 bits.  The
 * first number of the last row has JOIN_LAST in it.
 *
 * A single chain: JOIN_ONE and the chain; where its uses begin.
 * Several of the chains 64 * n to 64 * n + 63: how many, shifted, and n; four
 * numbers of 16 bits, the lowest first: bit i for chain 64 * n + i; for each of
 * them where its uses begin. */
enum {
	JOIN_LAST = 0x8000,
	JOIN_ONE = 0x4000,
	JOIN_CHAIN = CHAINS_MAX - 1, /* the bits of a chain */
	JOIN_COUNT_SHIFT = 7,        /* above the bits of n */
	JOIN_MASK_NUMBERS = 4
};

/* join_mask - the four numbers of a row as one */
static inline uint64_t join_mask(const uint16_t *at)
{
	return (uint64_t)at[0] | (uint64_t)at[1] << 16 | (uint64_t)at[2] << 32 |
	       (uint64_t)at[3] << 48;
}

/* join_n, join_count - of the first number of a row of several */
static inline unsigned join_n(unsigned head)
{
	return head & (CHAINS_MAX / 64 - 1);
}

static inline unsigned join_count(unsigned head)
{
	return head >> JOIN_COUNT_SHIFT & 0x7f;
}

/* count_bits - how many bits are set */
static inline unsigned count_bits(uint64_t bits)
{
	bits -= bits >> 1 & 0x5555555555555555;
	bits = (bits & 0x3333333333333333) + (bits >> 2 & 0x3333333333333333);
	bits = (bits + (bits >> 4)) & 0x0f0f0f0f0f0f0f0f;
	return (unsigned)(bits * 0x0101010101010101 >> 56);
}

/* Rules that have no match line, as lists of pairs: those with enhanced codes
 * by the subjects of these, 0 to 7 and all others: the detail, the rule; those
 * without by the second digits of their reply codes: the code, the rule. */
enum {
	BUCKET_SUBJECT_OTHER = 8,
	BUCKET_FIRST_DIGIT = 9,
	CODE_BUCKETS = BUCKET_FIRST_DIGIT + 10
};

static inline unsigned bucket_of(unsigned subject)
{
	return subject < BUCKET_SUBJECT_OTHER ? subject : BUCKET_SUBJECT_OTHER;
}

struct wb_category_row {
	uint32_t name, title, meaning, tell_sender, tell_operator;
	uint32_t codes, statuses; /* lists */
	uint8_t where, move, retry;
	uint8_t action_permanent, action_temporary;
	uint8_t defined;
};

struct wb_provider_row {
	uint32_t name, title;
};

struct wb_rule_row {
	uint32_t name, file, line;
	uint32_t meaning, tell_sender, tell_operator, source; /* or "" */
	uint16_t codes, statuses, beats, providers;           /* lists */
	uint16_t outs; /* the chains that keep it out, in pack->outs; 0: none */
	uint8_t category;
	uint8_t vague;
};

/* Lists: pack->lists[offset] is the count, the items follow.  Offset 0 is an
 * empty list.
 *   codes      three digits as nibbles, 0xf for x: 4xx is 0x4ff
 *   statuses   three numbers each: class (0 for x), subject, detail
 *              (0xffff for x)
 *   beats      rule numbers
 *   providers  provider numbers */
enum { STATUS_ANY = 0xffff };

/* keyword - the keywords, but for their tails, that a word starts with: the
 * number of the first row, how many, how many bytes were read, and whether
 * patterns cover some of them; or KEYWORD_NONE.
 * Made by re2c.  The word is in lower case (symbols.c), and a NUL ends it: so
 * the scanner needs neither twice the letters nor a test for the end. */
#define KEYWORDS(first, count, cut, covered)                                   \
	((first) | (uint32_t)(count) << 16 | (uint32_t)(cut) << 24 |           \
	 (uint32_t)(covered) << 31)
#define KEYWORDS_FIRST(group)   ((group)&0xffff)
#define KEYWORDS_COUNT(group)   ((group) >> 16 & 0xff)
#define KEYWORDS_CUT(group)     ((group) >> 24 & 0x7f)
#define KEYWORDS_COVERED(group) ((group) >> 31)
#define KEYWORD_NONE            0 /* no keywords, nothing read */
enum { KEYWORD_BYTES_MAX = 63, KEYWORDS_MAX = 6 /* of one group */ };
typedef uint32_t wb_keyword_scan(const unsigned char *word);

struct wb_pack {
	uint32_t magic, abi, size;
	wb_keyword_scan *keyword;
	const struct wb_keyword *keywords;
	const uint8_t *tails;
	struct wb_automaton phrases; /* over the words of the text */
	struct wb_automaton names;   /* inside hosts, addresses and URLs */
	const struct wb_found *found;
	const struct wb_phrase_size *phrase_sizes; /* by phrase */
	const uint16_t *what;   /* by phrase, from first_one on */
	const uint16_t *joined; /* the same, below first_many */
	const struct wb_use *uses;
	const uint16_t *joins;
	const uint16_t *outs; /* lists, each ended by a 0 */
	const struct wb_marks *marks;
	const struct wb_category_row *categories; /* [WB_CATEGORIES] */
	const struct wb_provider_row *providers;  /* from 1, by name */
	const struct wb_rule_row *rules;          /* by name */
	uint32_t code_buckets[CODE_BUCKETS]; /* the same, as lists */
	const uint16_t *lists;
	const char *strings;
	uint32_t rule_count, provider_count;
	uint32_t chain_count; /* chain 0 counted */
	uint32_t first_one, first_many, first_use; /* phrases by kind */
	/* From number first_one on, chains have two parts. */
};

#endif
