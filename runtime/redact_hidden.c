/* SPDX-License-Identifier: MIT
 *
 * redact_hidden.c - addresses that are written so that no program knows them
 *
 * joe(at)corp.test, joe=40corp.test, 203[.]0[.]113[.]9: parts of a name, and
 * between them signs that stand for "@" or for a dot.
 */
#include "redact.h"

#include "ascii.h"

#include <string.h>

enum { BLANKS_MAX = 3 }; /* on each side of a sign */

/* What is between two parts. */
enum joint { JOINT_NONE, JOINT_AT, JOINT_DOT };

/* Signs, in small letters.  Encoded ones count only where a name of a host
 * follows: size=4096 holds none. */
static const struct sign {
	const char *text;
	enum joint joint;
	bool encoded;
} signs[] = {
    {"%40", JOINT_AT, true},      {"=40", JOINT_AT, true},
    {"&#64;", JOINT_AT, true},    {"&#x40;", JOINT_AT, true},
    {"&commat;", JOINT_AT, true}, {"\\@", JOINT_AT, true},
    {"%2e", JOINT_DOT, true},     {"=2e", JOINT_DOT, true},
    {"(at)", JOINT_AT, false},    {"[at]", JOINT_AT, false},
    {"{at}", JOINT_AT, false},    {"<at>", JOINT_AT, false},
    {"(@)", JOINT_AT, false},     {"[@]", JOINT_AT, false},
    {"(dot)", JOINT_DOT, false},  {"[dot]", JOINT_DOT, false},
    {"{dot}", JOINT_DOT, false},  {"<dot>", JOINT_DOT, false},
    {"(.)", JOINT_DOT, false},    {"[.]", JOINT_DOT, false},
};

/* A name as far as it has been read. */
struct hidden {
	uint32_t end;
	bool at, open; /* a sign for "@"; one that is not encoded */
	bool dots;     /* a dot or a sign for one, behind that "@" */
	bool letters;  /* not digits only */
};

/* is_part_byte - can it be in a part of a name? */
static bool is_part_byte(const struct redaction *r, uint32_t at)
{
	return is_name_byte(r->text, at) || is_in(r->text[at], "._+-");
}

/* skip_blanks - over a few of them */
static uint32_t skip_blanks(const struct redaction *r, uint32_t at)
{
	for (int i = 0; i < BLANKS_MAX && at < r->length; i++, at++)
		if (r->text[at] != ' ' && r->text[at] != '\t')
			break;
	return at;
}

/* stands_at - is this text here, in letters of any case? */
static bool stands_at(const struct redaction *r, uint32_t at, const char *text)
{
	for (; *text; text++, at++) {
		unsigned char c;

		if (at >= r->length)
			return false;
		c = r->text[at];
		if (c != (unsigned char)*text &&
		    !(is_letter(c) && (c | 32) == (unsigned char)*text))
			return false;
	}
	return true;
}

/* sign_at - the sign between two parts, and in *end where it ends; or null */
static const struct sign *sign_at(const struct redaction *r, uint32_t at,
				  uint32_t *end)
{
	static const struct sign spaced = {"@", JOINT_AT, true};
	uint32_t start = skip_blanks(r, at);
	size_t count = sizeof(signs) / sizeof(*signs);

	for (size_t i = 0; i < count; i++) {
		const struct sign *sign = &signs[i];

		if (!stands_at(r, sign->encoded ? at : start, sign->text))
			continue;
		*end =
		    (sign->encoded ? at : start) + (uint32_t)strlen(sign->text);
		if (!sign->encoded)
			*end = skip_blanks(r, *end);
		return sign;
	}
	if (start == at || !stands_at(r, start, "@ "))
		return NULL;
	*end = skip_blanks(r, start + 1);
	return &spaced;
}

/* take_part - read on over a part; false where there is none */
static bool take_part(const struct redaction *r, struct hidden *name)
{
	uint32_t at = name->end;

	if (at >= r->length || !is_name_byte(r->text, at))
		return false;
	for (; at < r->length && is_part_byte(r, at); at++) {
		name->letters |= !is_digit(r->text[at]) && r->text[at] != '.';
		name->dots |=
		    name->at && r->text[at] == '.' && at + 1 < r->length &&
		    is_name_byte(r->text, at + 1) && !is_digit(r->text[at + 1]);
	}
	name->end = at;
	return true;
}

/* take_joint - read on over a sign and the part behind it */
static bool take_joint(const struct redaction *r, struct hidden *name)
{
	struct hidden next = *name;
	const struct sign *sign = sign_at(r, name->end, &next.end);

	if (!sign)
		return false;
	next.at |= sign->joint == JOINT_AT;
	next.open |= !sign->encoded;
	next.dots |= next.at && sign->joint == JOINT_DOT;
	if (!take_part(r, &next))
		return false;
	*name = next;
	return true;
}

bool redact_hidden(struct redaction *r, const struct token *token)
{
	uint32_t start = token->start;
	uint32_t low = r->at > r->bound ? r->at : r->bound;
	struct hidden name = {.end = start};

	if (start < r->hidden_end)
		return false;
	while (start > low && is_part_byte(r, start - 1))
		start--;
	if (!take_part(r, &name))
		return false;
	while (take_joint(r, &name))
		;
	r->hidden_end = name.end;
	if (!name.open && !(name.at && name.dots))
		return false;
	redact_put(r, start, name.end,
		   name.at        ? "ann@example.com"
		   : name.letters ? "mx.example.com"
				  : "192.0.2.1");
	return true;
}
