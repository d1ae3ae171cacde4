/* SPDX-License-Identifier: MIT
 *
 * tokens.h - a text as a row of words, addresses, hosts, numbers and codes
 *
 * The one place where it is decided what a word is.  The runtime and wbc's
 * plain matcher both read text through it.
 */
#ifndef TOKENS_H
#define TOKENS_H

#include "pack.h"

enum token_type {
	TOKEN_WORD, /* letters and digits; one character in scripts that do not
		     * set blanks between words */
	TOKEN_EMAIL = WB_EMAIL,
	TOKEN_IP = WB_IP,
	TOKEN_URL = WB_URL,
	TOKEN_HOST = WB_HOST,
	TOKEN_NUMBER = WB_NUMBER,
	TOKEN_SIZE = WB_SIZE,
	TOKEN_CODE, /* a reply code and/or enhanced code: no word of the text */
	TOKEN_COMPOUND, /* of token_read() only: words with dots, hyphens or
			 * colons between them that are no host; to be read
			 * with word_read() */
	TOKEN_END
};

struct token {
	enum token_type type;
	uint16_t symbol; /* for the automaton; 0 without a pack */
	bool begins;     /* a code with which the reply itself begins */
	uint32_t start, end;
};

/* has_name - may a token of this type have names of rules in it? */
static inline bool has_name(enum token_type type)
{
	return type == TOKEN_EMAIL || type == TOKEN_HOST || type == TOKEN_URL;
}

enum { CODES_MAX = 8 };

struct code_seen {
	uint16_t code;
	struct wb_span span;
};

struct status_seen {
	struct wb_status status;
	struct wb_span span;
};

/* The codes of a text, in their order; what is beyond CODES_MAX is left out. */
struct codes {
	unsigned code_count, status_count;
	struct code_seen code[CODES_MAX];
	struct status_seen status[CODES_MAX];
};

/* codes_copy - without the room that is not used */
static inline void codes_copy(struct codes *to, const struct codes *from)
{
	to->code_count = from->code_count;
	to->status_count = from->status_count;
	for (unsigned i = 0; i < from->code_count; i++)
		to->code[i] = from->code[i];
	for (unsigned i = 0; i < from->status_count; i++)
		to->status[i] = from->status[i];
}

enum { WINDOW_BYTES = 256 };

/* A stretch of the text in lower case, for the short way through plain words
 * (plain.re).  A few signs that end any word stand behind it. */
struct window {
	uint32_t from, to; /* of the text */
	bool more;	   /* the text goes on behind it */
	/* Bytes of the window: no word that starts here or later is looked
	 * for, none that ends here or later is known to end there. */
	uint32_t starts_end, ends_end;
	unsigned char folded[WINDOW_BYTES + 32];
};

struct tokens {
	const unsigned char *text;
	uint32_t length, at;
	/* The next address: its start, its "@", its end. */
	uint32_t address, address_at, address_end;
	uint32_t words_until;	      /* before it, no host can start */
	const struct wb_pack *pack;   /* null: symbols are not looked up */
	struct codes codes;	    /* those met so far */
	struct window window;	    /* used with a pack */
};

/* tokens_start - begin to read a text; pack may be null */
void tokens_start(struct tokens *tokens, const struct wb_pack *pack,
		  const char *text, size_t length);

/* tokens_read - read tokens into a row, `room` at most; returns how many: less
 * than that, they are the last ones of the text */
unsigned tokens_read(struct tokens *tokens, struct token *row, unsigned room);

/* tokens_next - read one token; false at the end of the text */
bool tokens_next(struct tokens *tokens, struct token *token);

enum {
	BREAK_WORDS = 16 /* between the two; more than the gaps of a line */
};

/* reply_length - without what Postfix adds: "(in reply to RCPT TO command)" */
size_t reply_length(const char *text, size_t length);

/* token_read - the re2c scanner: the type of the token at `at`, and its end in
 * *after; END for a byte that belongs to no token.  Codes are numbers to it,
 * addresses words. */
enum token_type token_read(const unsigned char *at, const unsigned char *end,
			   const unsigned char **after);

/* word_read - as token_read, where no host or URL can be */
enum token_type word_read(const unsigned char *at, const unsigned char *end,
			  const unsigned char **after);

/* domain_end - the end of an address's domain, which starts at `at`; `at`
 * where there is none */
const unsigned char *domain_end(const unsigned char *at,
				const unsigned char *end);

/* symbol_of - the symbol of the word, number or part at start..end */
uint16_t symbol_of(const struct wb_pack *pack, const unsigned char *start,
		   const unsigned char *end, enum token_type type);

/* plain_symbol - the same for letters, digits and signs of ASCII, with a pack:
 * quicker where the window still holds them */
uint16_t plain_symbol(const struct tokens *tokens, uint32_t start, uint32_t end,
		      enum token_type type);

/* codes_take - is the number at start..end a reply code or enhanced code, by
 * what stands around it?  Then note it in tokens->codes and return its end
 * (that of "550-5.1.1" is one), else 0. */
uint32_t codes_take(struct tokens *tokens, uint32_t start, uint32_t end);

/* A step through the inside of a host name, address or URL. */
struct name_parts {
	const unsigned char *text;
	uint32_t at, end;
	enum { NAME_LOCAL, NAME_HOST, NAME_PATH } inside;
	bool at_label;
	const struct wb_pack *pack;
};

struct name_part {
	uint16_t symbol; /* SYMBOL_DOT, HYPHEN, AT, NAME_END, or a word's */
	uint32_t start, end;
};

/* names_start - begin to read a token of type EMAIL, URL or HOST */
void names_start(struct name_parts *parts, const struct wb_pack *pack,
		 const unsigned char *text, const struct token *token);

/* names_next - the next part; false after the last */
bool names_next(struct name_parts *parts, struct name_part *part);

/* name_may_be_known - may rules name this token of type EMAIL, URL or HOST?
 * Most are of no known house, and then this is told by one label. */
bool name_may_be_known(const struct tokens *tokens, const struct token *token);

#endif
