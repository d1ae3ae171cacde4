/* SPDX-License-Identifier: MIT
 *
 * tame.c - keep hostile headers from costing time
 *
 * GMime reads the address fields of every message that it meets, the returned
 * one's too, and takes quadratic time for some malformed lists: 160 KB of
 * "a,a,a" took half a minute (GMime 3.2).  So what exceeds a sane length of
 * these fields, and of all of them together, is taken out first.
 * Nobody misses it: of From and To, one address is used.
 */
#include "read.h"

#include <string.h>

enum {
	FIELD_MAX = 2 * 1024,  /* of one address field, folded lines included */
	FIELDS_MAX = 64 * 1024 /* of all in a mail */
};

/* is_address_field - does the line begin with a field that holds addresses? */
static bool is_address_field(const char *at, const char *end)
{
	static const char *const names[] = {
	    "From:", "To:", "Cc:", "Bcc:", "Sender:", "Reply-To:"};
	static const char resent[] = "Resent-";

	if ((size_t)(end - at) > strlen(resent) &&
	    g_ascii_strncasecmp(at, resent, strlen(resent)) == 0)
		at += strlen(resent);
	for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
		if ((size_t)(end - at) >= strlen(names[i]) &&
		    !g_ascii_strncasecmp(at, names[i], strlen(names[i])))
			return true;
	return false;
}

/* What may still be kept. */
struct allowance {
	size_t field, all;
};

/* kept_length - how much to keep of a line of an address field; the name is
 * kept in any case, so that it stays a field */
static size_t kept_length(const char *at, size_t length, bool first,
			  struct allowance *allowance)
{
	size_t keep = MIN(length, MIN(allowance->field, allowance->all));
	const char *colon = first ? memchr(at, ':', length) : NULL;

	allowance->field -= keep;
	allowance->all -= keep;
	if (colon && keep < (size_t)(colon + 1 - at))
		keep = colon + 1 - at;
	return keep;
}

/* tame_addresses - take out what address fields hold in excess, in place;
 * returns the new length */
size_t tame_addresses(char *bytes, size_t length)
{
	char *from = bytes, *to = bytes, *const end = bytes + length;
	struct allowance allowance = {FIELD_MAX, FIELDS_MAX};
	bool inside = false;

	while (from < end) {
		char *newline = memchr(from, '\n', end - from);
		size_t whole = (newline ? newline + 1 : end) - from;
		bool first = *from != ' ' && *from != '\t';
		size_t keep = whole;

		if (first) {
			inside = is_address_field(from, from + whole);
			allowance.field = FIELD_MAX;
		}
		if (inside)
			keep = kept_length(from, whole, first, &allowance);
		if (to != from)
			memmove(to, from, keep);
		to += keep;
		if (keep > 0 && keep < whole && newline)
			*to++ = '\n';
		from += whole;
	}
	return to - bytes;
}
