/* SPDX-License-Identifier: MIT
 *
 * codes.c - tell reply codes and enhanced codes from other numbers
 *
 * Codes stand at the head of a reply, at the head of each of its lines, and,
 * where a relay joined the lines, anywhere between the words.  They are
 * evidence beside the words and not part of them.  Version numbers, sections
 * of RFCs and ports look alike; the word before tells.
 */
#include "ascii.h"
#include "tokens.h"

#include <string.h>

/* is_reply_code - can these three digits be one?  RFC 5321 4.2.1 */
static unsigned is_reply_code(const unsigned char *p)
{
	unsigned code = (p[0] - '0') * 100u + (p[1] - '0') * 10u + (p[2] - '0');

	if (p[0] == '4' || p[0] == '5')
		return p[1] <= '7' ? code : 0;
	return code == 220 || code == 221 || (code >= 250 && code <= 252) ||
		       code == 354
		   ? code
		   : 0;
}

/* read_status - the enhanced code at p, RFC 3463 2; its end, or null */
static const unsigned char *read_status(const unsigned char *p,
					const unsigned char *end,
					struct wb_status *status)
{
	uint16_t part[3] = {0, 0, 0};

	for (int i = 0; i < 3; i++) {
		const unsigned char *start = p;

		while (p < end && is_digit(*p) && p - start < 3)
			part[i] = (uint16_t)(part[i] * 10 + (*p++ - '0'));
		if (p == start || (i < 2 && (p == end || *p++ != '.')))
			return NULL;
	}
	if ((part[0] != 2 && part[0] != 4 && part[0] != 5) ||
	    (p < end && is_digit(*p)) ||
	    (p + 1 < end && *p == '.' && is_digit(p[1])))
		return NULL;
	*status = (struct wb_status){part[0], part[1], part[2]};
	return p;
}

enum before { BEFORE_PLAIN, BEFORE_CODE, BEFORE_OTHER_NUMBER };

/* one_of - is the word, of any case, in the list of words? */
static bool one_of(const unsigned char *word, size_t length,
		   const char *const *list)
{
	for (; *list; list++) {
		size_t i = 1;

		if (!length || (word[0] | 32) != **list)
			continue;
		while (i < length && (word[i] | 32) == (*list)[i])
			i++;
		if (i == length && !(*list)[i])
			return true;
	}
	return false;
}

/* last_word - the word that ends before *end, of at most 12 characters, with
 * at most 4 other characters behind it; its start, and its end in *end */
static uint32_t last_word(const unsigned char *text, uint32_t *end)
{
	uint32_t start, from = *end;

	while (*end > 0 && from - *end < 4 && !is_alnum(text[*end - 1]))
		--*end;
	start = *end;
	while (start > 0 && *end - start < 12 && is_alnum(text[start - 1]))
		start--;
	return start;
}

/* word_before - what the word before a number says about it */
static enum before word_before(const unsigned char *text, uint32_t number)
{
	static const char *const says_code[] = {
	    "error",    "code", "smtp", "reply",  "response",   "status",
	    "returned", "said", "says", "failed", "diagnostic", NULL};
	static const char *const says_other[] = {
	    "section", "version", "ver",      "v",    "release", "postfix",
	    "exim",    "port",    "sendmail", "line", "limit",   NULL};
	uint32_t end = number, start = last_word(text, &end);

	if (start < end && is_digit(text[start])) { /* RFC 2821 4.1.3 */
		end = start;
		start = last_word(text, &end);
	}
	if ((end - start > 2 &&
	     one_of(text + start, 3, (const char *[]){"rfc", NULL})) ||
	    one_of(text + start, end - start, says_other))
		return BEFORE_OTHER_NUMBER;
	return one_of(text + start, end - start, says_code) ? BEFORE_CODE
							    : BEFORE_PLAIN;
}

/* stands_first - is there nothing but blanks between it and the line start? */
static bool stands_first(const unsigned char *text, uint32_t start)
{
	while (start > 0 && (text[start - 1] == ' ' || text[start - 1] == '\t'))
		start--;
	return start == 0 || text[start - 1] == '\n' ||
	       text[start - 1] == '\r' ||
	       (start > 1 && text[start - 2] == '\\' &&
		(text[start - 1] == 'n' || text[start - 1] == 'r'));
}

/* joins_lines - "550-Text": a code that a relay left in the middle */
static bool joins_lines(const unsigned char *p, const unsigned char *end)
{
	return p + 1 < end && *p == '-' && !is_digit(p[1]) && !is_blank(p[1]);
}

/* introduced - does punctuation stand before it, as in "said: 550 ..."? */
static bool introduced(const unsigned char *text, uint32_t start)
{
	while (start > 0 && is_blank(text[start - 1]))
		start--;
	return start > 0 && is_in(text[start - 1], ":;(<['\"");
}

/* status_after - where the enhanced code starts that follows a reply code:
 * "550 5.1.1", "550-5.1.1", "550 #5.1.0", "550-'5.1.1"; null where none does */
static const unsigned char *status_after(const unsigned char *p,
					 const unsigned char *end)
{
	for (int i = 0; i < 6 && p < end; i++, p++) {
		if (is_digit(*p))
			return p;
		if (!is_blank(*p) && !is_in(*p, "-#('\"["))
			return NULL;
	}
	return NULL;
}

/* note_code - add a reply code to those seen */
static void note_code(struct codes *codes, unsigned code, size_t start)
{
	if (codes->code_count < CODES_MAX)
		codes->code[codes->code_count++] =
		    (struct code_seen){(uint16_t)code, {start, 3}};
}

/* note_status - add an enhanced code to those seen */
static void note_status(struct codes *codes, struct wb_status status,
			size_t start, size_t end)
{
	if (codes->status_count < CODES_MAX)
		codes->status[codes->status_count++] =
		    (struct status_seen){status, {start, end - start}};
}

/* take_status - a number with dots: the end of the enhanced code, or 0 */
static uint32_t take_status(struct tokens *t, uint32_t start, uint32_t end)
{
	struct wb_status status;

	if (read_status(t->text + start, t->text + end, &status) !=
		t->text + end ||
	    word_before(t->text, start) == BEFORE_OTHER_NUMBER)
		return 0;
	note_status(&t->codes, status, start, end);
	return end;
}

uint32_t codes_take(struct tokens *t, uint32_t start, uint32_t end)
{
	const unsigned char *text = t->text, *limit = text + t->length;
	const unsigned char *at, *after = NULL;
	struct wb_status status;
	unsigned code;

	if (end - start != 3)
		return take_status(t, start, end);
	if (start > 0 && text[start - 1] == '_')
		return 0; /* part of a name: OFR_506 */
	code = is_reply_code(text + start);
	if (!code)
		return 0;
	at = status_after(text + end, limit);
	if (at)
		after = read_status(at, limit, &status);
	if (!after && !stands_first(text, start) &&
	    !joins_lines(text + end, limit) &&
	    !(t->codes.code_count && t->codes.code[0].code == code)) {
		enum before before = word_before(text, start);

		if (before == BEFORE_OTHER_NUMBER ||
		    (before != BEFORE_CODE && !introduced(text, start)))
			return 0;
	}
	note_code(&t->codes, code, start);
	if (!after)
		return end;
	note_status(&t->codes, status, (size_t)(at - text),
		    (size_t)(after - text));
	return (uint32_t)(after - text);
}
