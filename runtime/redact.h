/* SPDX-License-Identifier: MIT
 *
 * redact.h - texts without what tells of persons and their servers: the parts
 * of wb_redact(), also for wbc, which has rules but no pack
 */
#ifndef REDACT_H
#define REDACT_H

#include "tokens.h"
#include "writer.h"

/* What the rules know, and so may stay. */
struct redact_known {
	const void *data;
	/* Does a rule speak of this word? */
	bool (*word)(const void *data, const unsigned char *start,
		     const unsigned char *end);
	/* The end of the longest name of a rule or provider that begins
	 * with these parts of a host name or link; 0: none does. */
	uint32_t (*name)(const void *data, struct name_parts parts);
};

struct redaction {
	const struct redact_known *known;
	const unsigned char *text;
	uint32_t length;
	const char *local; /* of the recipient's address, or "" */
	uint32_t local_length;
	struct writer out;
	uint32_t at;         /* what is before has been written */
	uint32_t bound;      /* what is before belongs to no word here: codes */
	uint32_t run_end;    /* words up to here have been looked at */
	uint32_t blob_end;   /* the same for stray "@" */
	uint32_t hidden_end; /* and for signs that stand for one */
};

/* redact_text - as wb_redact() */
size_t redact_text(const struct redact_known *known,
		   const struct wb_input *input, char *buffer, size_t size);

/* redact_put - write what was kept up to `start`, then `instead` for what
 * stands from there to `end` */
void redact_put(struct redaction *r, uint32_t start, uint32_t end,
		const char *instead);

/* redact_name - write a host name or link: as far as rules know it, else an
 * example */
void redact_name(struct redaction *r, const struct token *token, uint32_t start,
		 uint32_t end);

/* redact_word - write an example for a word that tells of a person or is an
 * id */
void redact_word(struct redaction *r, const struct token *token);

/* redact_number - the same for a number */
void redact_number(struct redaction *r, const struct token *token);

/* redact_hidden - write an example for an address, IP address or host that
 * begins with this token and is written as in joe(at)corp.test; false where
 * none does */
bool redact_hidden(struct redaction *r, const struct token *token);

/* is_name_byte - is the byte part of a letter or digit that names are made
 * of: ASCII, Latin, Greek, Cyrillic and the like? */
static inline bool is_name_byte(const unsigned char *text, uint32_t at)
{
	unsigned char c = text[at];

	if (c < 0x80)
		return (c >= '0' && c <= '9') ||
		       ((c | 32) >= 'a' && (c | 32) <= 'z');
	if (c < 0xc0) /* goes on with a character of two bytes */
		return at > 0 && text[at - 1] >= 0xc3 && text[at - 1] <= 0xdf;
	return c >= 0xc3 && c <= 0xdf;
}

#endif
