/* SPDX-License-Identifier: MIT
 *
 * pack.h - the compiled rules as the runtime sees them
 *
 * wbc writes a pack as const data (gen/emit.c); nothing in it is ever changed.
 * Strings are offsets into one pool, lists are offsets into one array of
 * numbers, so that a pack holds next to no pointers and loading it costs
 * nothing.  Internal: programs see only whybounce.h.
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
	SYMBOL_DOT = 8,	   /* before each label of a host name */
	SYMBOL_HYPHEN = 9, /* in a label */
	SYMBOL_AT = 10,
	SYMBOL_NAME_END = 11, /* after the last label */
	SYMBOL_FIRST_KEYWORD = 16
};

enum {
	/* Limits that wbc keeps, so that the runtime need not check. */
	PHRASE_WORDS_MAX = 48,	/* words of one phrase */
	PHRASE_MARKS_MAX = 4,	/* placeholders of one match */
	CHAINS_KEPT = 256, /* ends of first parts, while a gap is open */
	PACK_RULES_MAX = 16384, /* rules of one pack */
	PROVIDERS_MAX = 512
};

/* What a keyword stands for.  The scanner finds the longest keyword at the
 * start of a word; it may be all of the word, or the word may go on. */
struct wb_keyword {
	uint16_t whole;	 /* symbol when it is the whole word */
	uint16_t longer; /* symbol when the word goes on: of the word ending
			  * pattern (deactivat*) that covers it, or OTHER */
};

/* One automaton over symbols: Aho-Corasick over sets of words.  The edges of
 * state s are those slots base[s] + symbol whose `symbol` is that symbol.
 * Where there is none, state fail[s] is asked, which has read one token less;
 * last of all the root, state 0, which has an edge for every symbol. */
struct wb_automaton {
	const uint32_t *base;	     /* [states] */
	const uint32_t *fail;	     /* [states] */
	const uint16_t *slot_symbol; /* [slots] */
	const uint32_t *slot_next;   /* [slots] */
	const uint32_t *root;	     /* [symbols]: the root's edges */
	const uint32_t *found;	     /* [states]: offset in outputs, 0 none */
	const uint16_t *outputs;     /* phrases, each list ended by 0xffff */
	uint32_t states, slots, symbols;
};

/* A placeholder in a phrase: the token that stands `back` tokens before the
 * phrase's last one. */
struct wb_mark {
	uint8_t kind, back;
};

/* Words that follow each other directly. */
struct wb_phrase {
	uint32_t uses; /* first of its rows in pack->uses */
	uint16_t use_count;
	uint8_t words;
	uint8_t mark_count;
	uint32_t marks; /* first in pack->marks */
};

enum wb_use_type {
	USE_RULE,     /* a match line of rule `target` is complete */
	USE_UNLESS,   /* rule `target` is out */
	USE_PROVIDER, /* provider `target` is speaking */
	USE_CHAIN     /* a first part, up to a gap: remember as `target` */
};

enum wb_gap_capture { GAP_NO_CAPTURE, GAP_FIRST, GAP_LAST };

/* What follows from a phrase.  With `after`, only if the chain of that number
 * ended gap_min to gap_max tokens before the phrase starts. */
struct wb_use {
	uint8_t type;
	uint8_t gap_min, gap_max;
	uint8_t gap_capture; /* which token of the gap {word} stands for */
	uint16_t after;	     /* a chain; 0: the phrase stands alone */
	uint16_t target;
	uint32_t line; /* of the match line, in the rules file */
};

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
	uint32_t codes, statuses, beats, providers;	      /* lists */
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

/* keyword - the longest keyword that a word starts with: its row in
 * pack->keywords, and its end in *after; or KEYWORD_NONE.  Made by re2c.  The
 * word is in lower case as far as it is ASCII, and a NUL ends it: so the
 * scanner needs neither twice the letters nor a test for the end. */
#define KEYWORD_NONE UINT32_MAX
enum { KEYWORD_BYTES_MAX = 63 };
typedef uint32_t wb_keyword_scan(const unsigned char *word,
				 const unsigned char **after);

struct wb_pack {
	uint32_t magic, abi, size;
	wb_keyword_scan *keyword;
	const struct wb_keyword *keywords;
	struct wb_automaton phrases; /* over the words of the text */
	struct wb_automaton names;   /* inside hosts, addresses and URLs */
	const struct wb_phrase *phrase;
	const struct wb_use *uses;
	const struct wb_mark *marks;
	const struct wb_category_row *categories; /* [WB_CATEGORIES] */
	const struct wb_provider_row *providers;  /* from 1 */
	const struct wb_rule_row *rules;
	const uint16_t *code_rules; /* rules that have no match line */
	const uint16_t *lists;
	const char *strings;
	uint32_t rule_count, code_rule_count, provider_count;
};

#endif
