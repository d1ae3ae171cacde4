/* SPDX-License-Identifier: MIT
 *
 * redact_words.c - words and numbers in texts that others will read
 *
 * What a rule knows stays, and so do plain words, for they are what is wanted.
 * Replaced are ids (queue ids, tickets), long numbers, parts of addresses that
 * stand alone, and pairs of unknown words that look like a person's name.
 */
#include "redact.h"

#include "ascii.h"

#include <string.h>

enum {
	NUMBER_DIGITS = 5, /* and more tell of something in particular */
	WORD_LETTERS = 24, /* a longer word is none */
	TAG_LETTERS = 4    /* and as many digits: S3140, a vendor's tag */
};

static bool is_upper(unsigned char c)
{
	return c >= 'A' && c <= 'Z';
}

static bool is_lower(unsigned char c)
{
	return c >= 'a' && c <= 'z';
}

static bool knows(const struct redaction *r, uint32_t start, uint32_t end)
{
	return r->known->word(r->known->data, r->text + start, r->text + end);
}

/* is_tag - capitals, perhaps _, then a few digits, perhaps more: OFR_506,
 * S3140, LPN007_426 */
static bool is_tag(const struct redaction *r, uint32_t start, uint32_t end)
{
	uint32_t at = start, digits;

	while (at < end && is_upper(r->text[at]))
		at++;
	if (at == start || at - start > TAG_LETTERS)
		return false;
	if (at < end && (r->text[at] == '_' || r->text[at] == '-'))
		at++;
	for (int part = 0; part < 2; part++) {
		for (digits = at; at < end && is_digit(r->text[at]);)
			at++;
		if (at - digits > TAG_LETTERS)
			return false;
		at +=
		    !part && at > digits && at + 1 < end && r->text[at] == '_';
	}
	return at == end;
}

/* is_unit - a number with a letter or two: 1st, 24h, 30min */
static bool is_unit(const struct redaction *r, uint32_t start, uint32_t end)
{
	uint32_t at = start, letters;

	while (at < end && is_digit(r->text[at]))
		at++;
	for (letters = at; at < end && is_lower(r->text[at]);)
		at++;
	return at == end && letters - start < 4 && at - letters < 4;
}

/* What a stretch of words joined by signs is made of. */
struct run {
	uint32_t start, end;
	unsigned letters, digits, turns; /* from small to capital letters */
	unsigned points, hyphens;        /* "." and "_"; "-" */
	bool known;                      /* all its words are */
};

/* read_run - the words at a token that nothing but . _ - stands between */
static struct run read_run(const struct redaction *r, uint32_t start)
{
	struct run run = {.start = start, .known = true};
	uint32_t at = start, word = start;

	while (at < r->length) {
		unsigned char c = r->text[at];

		if (is_name_byte(r->text, at)) {
			run.digits += is_digit(c);
			run.letters += !is_digit(c) && (c & 0xc0) != 0x80;
			run.turns += at > word && is_upper(c) &&
				     is_lower(r->text[at - 1]);
		} else if (at > start && is_in(c, "._-") &&
			   at + 1 < r->length &&
			   is_name_byte(r->text, at + 1)) {
			run.known &= knows(r, word, at);
			run.points += c != '-';
			run.hyphens += c == '-';
			word = at + 1;
		} else {
			break;
		}
		at++;
	}
	run.end = at;
	run.known &= knows(r, word, at);
	return run;
}

/* is_id - letters and digits mixed, or capitals all over */
static bool is_id(const struct redaction *r, const struct run *run)
{
	unsigned length = run->end - run->start;

	if (is_tag(r, run->start, run->end) || is_unit(r, run->start, run->end))
		return false;
	return (run->digits && run->letters) || run->digits >= NUMBER_DIGITS ||
	       (!run->points && !run->hyphens && !run->turns &&
		run->letters > WORD_LETTERS) ||
	       run->turns * 3 > length;
}

/* is_sentence_end - "exist.Please": two words and no name */
static bool is_sentence_end(const struct redaction *r, const struct run *run)
{
	const unsigned char *dot =
	    memchr(r->text + run->start, '.', run->end - run->start);
	uint32_t at = dot ? (uint32_t)(dot - r->text) : 0;

	return run->points == 1 && dot && at + 2 < run->end &&
	       is_lower(r->text[at - 1]) && is_upper(r->text[at + 1]) &&
	       is_lower(r->text[at + 2]);
}

/* is_alone - between quotation marks or <>, or behind "=": no word of the
 * sentence */
static bool is_alone(const struct redaction *r, const struct run *run)
{
	unsigned char before = run->start ? r->text[run->start - 1] : 0;
	unsigned char after = run->end < r->length ? r->text[run->end] : 0;

	return !is_tag(r, run->start, run->end) &&
	       (before == '=' || (before == '<' && after == '>') ||
		(before == '"' && after == '"') ||
		(before == '\'' && after == '\''));
}

/* is_name_word - one capital, then small letters, and no rule knows it; its
 * end in *end */
static bool is_name_word(const struct redaction *r, uint32_t at, uint32_t *end)
{
	uint32_t start = at;

	if (at >= r->length || !is_upper(r->text[at]))
		return false;
	for (at++; at < r->length && is_name_byte(r->text, at) &&
		   !is_digit(r->text[at]) && !is_upper(r->text[at]);)
		at++;
	*end = at;
	return at - start > 1 && !knows(r, start, at);
}

/* starts_sentence - every language writes a capital there */
static bool starts_sentence(const struct redaction *r, uint32_t start)
{
	while (start > r->bound && is_blank(r->text[start - 1]))
		start--;
	return start <= r->bound || is_in(r->text[start - 1], ".!?\n");
}

/* redact_person - "John Doe": two words or three that no rule knows */
static void redact_person(struct redaction *r, const struct run *run)
{
	uint32_t end, next;
	unsigned words = 1;

	if (!is_name_word(r, run->start, &end) || end != run->end ||
	    starts_sentence(r, run->start))
		return;
	while (words < 4 && end < r->length && r->text[end] == ' ' &&
	       is_name_word(r, end + 1, &next)) {
		end = next;
		words++;
	}
	if (words == 1)
		return;
	redact_put(r, run->start, end, "Ann Example");
}

/* is_recipient - the local part of the recipient's address */
static bool is_recipient(const struct redaction *r, uint32_t at)
{
	uint32_t length = r->local_length;

	if (!length || length > r->length - at ||
	    (at + length < r->length && is_name_byte(r->text, at + length)))
		return false;
	for (uint32_t i = 0; i < length; i++) {
		unsigned char a = r->text[at + i];
		unsigned char b = (unsigned char)r->local[i];

		if (a != b &&
		    !(is_alnum(a) && is_alnum(b) && (a | 32) == (b | 32)))
			return false;
	}
	return true;
}

void redact_word(struct redaction *r, const struct token *token)
{
	struct run run;

	if (token->start < r->run_end)
		return;
	if (is_recipient(r, token->start)) {
		redact_put(r, token->start, token->start + r->local_length,
			   "ann");
		return;
	}
	if (!is_name_byte(r->text, token->start))
		return; /* of a script without such names */
	run = read_run(r, token->start);
	r->run_end = run.end;
	if (run.known)
		return;
	if (is_id(r, &run))
		redact_put(r, run.start, run.end, "ABC123");
	else if ((run.points && run.letters > 3 && !is_sentence_end(r, &run) &&
		  !is_tag(r, run.start, run.end)) ||
		 is_alone(r, &run))
		redact_put(r, run.start, run.end, "ann");
	else
		redact_person(r, &run);
}

void redact_number(struct redaction *r, const struct token *token)
{
	uint32_t at = token->start;
	unsigned digits = 0, groups = 0;

	if (token->start < r->run_end)
		return;
	for (; at < r->length; at++) {
		bool digit = is_digit(r->text[at]);

		groups +=
		    digit && (at == token->start || !is_digit(r->text[at - 1]));
		digits += digit;
		if (!digit &&
		    !(is_in(r->text[at], "-./:,()") && at + 1 < r->length &&
		      is_digit(r->text[at + 1])))
			break;
	}
	if (is_name_byte(r->text, at < r->length ? at : token->start) &&
	    at < r->length) { /* 2026-11-26T10:30: an id */
		struct run run = read_run(r, token->start);

		r->run_end = run.end;
		if (!run.known && is_id(r, &run))
			redact_put(r, run.start, run.end, "ABC123");
		return;
	}
	r->run_end = at;
	if (digits >= NUMBER_DIGITS || groups > 3)
		redact_put(r, token->start, at, "12345");
	return;
}
