/* SPDX-License-Identifier: MIT
 *
 * peer_pcre2.c - PCRE2 with its JIT compiler: a loop over all expressions, and
 * as few alternations as it compiles
 *
 * An alternation tells where something matched, not which expressions did: it
 * is only timed.
 */
#ifdef HAVE_PCRE2
#define PCRE2_CODE_UNIT_WIDTH 8
#include "peers.h"

#include <pcre2.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FLAGS = PCRE2_CASELESS | PCRE2_DOTALL };

struct codes {
	pcre2_code **list;
	unsigned count;
};

static const struct expressions *all;
static struct codes loop, alternations;
static pcre2_match_data *data;

/* add - compile one; false where PCRE2 refuses it */
static bool add(struct codes *codes, const char *text, size_t *bytes)
{
	int error;
	PCRE2_SIZE place;
	size_t size = 0;
	pcre2_code *code =
	    pcre2_compile((PCRE2_SPTR)text, PCRE2_ZERO_TERMINATED, FLAGS,
			  &error, &place, NULL);

	if (!code)
		return false;
	pcre2_jit_compile(code, PCRE2_JIT_COMPLETE);
	pcre2_pattern_info(code, PCRE2_INFO_JITSIZE, &size);
	*bytes += size;
	pcre2_pattern_info(code, PCRE2_INFO_SIZE, &size);
	*bytes += size;
	codes->list =
	    realloc(codes->list, (codes->count + 1) * sizeof(*codes->list));
	codes->list[codes->count++] = code;
	return true;
}

static bool loop_open(const struct expressions *expressions, size_t *bytes)
{
	all = expressions;
	data = pcre2_match_data_create(8, NULL);
	for (unsigned i = 0; i < all->count; i++)
		if (!add(&loop, all->texts[i], bytes)) {
			fprintf(stderr, "PCRE2: refuses %s\n", all->texts[i]);
			return false;
		}
	return true;
}

static void loop_search(const char *text, size_t length, unsigned char *found)
{
	for (unsigned i = 0; i < loop.count; i++)
		if (pcre2_jit_match(loop.list[i], (PCRE2_SPTR)text, length, 0,
				    0, data, NULL) >= 0)
			found[all->rules[i]] = 1;
}

/* joined - the expressions from..to as one */
static char *joined(const struct expressions *e, unsigned from, unsigned to)
{
	size_t size = 1;
	char *text, *at;

	for (unsigned i = from; i < to; i++)
		size += strlen(e->texts[i]) + 1;
	at = text = malloc(size);
	for (unsigned i = from; i < to; i++)
		at += sprintf(at, "%s%s", i > from ? "|" : "", e->texts[i]);
	return text;
}

static bool alternation_open(const struct expressions *e, size_t *bytes)
{
	unsigned from = 0;

	data = pcre2_match_data_create(8, NULL);
	while (from < e->count) {
		unsigned to = e->count;
		char *text = joined(e, from, to);

		while (!add(&alternations, text, bytes)) {
			free(text);
			to = from + (to - from) * 3 / 4;
			if (to == from)
				return false;
			text = joined(e, from, to);
		}
		free(text);
		from = to;
	}
	return true;
}

static void alternation_search(const char *text, size_t length,
			       unsigned char *found)
{
	(void)found;
	for (unsigned i = 0; i < alternations.count; i++) {
		size_t at = 0;

		while (at < length &&
		       pcre2_jit_match(alternations.list[i], (PCRE2_SPTR)text,
				       length, at, 0, data, NULL) >= 0)
			at = pcre2_get_ovector_pointer(data)[1];
	}
}

const struct peer peer_pcre2_loop = {"PCRE2-JIT, a loop", loop_open,
				     loop_search};
const struct peer peer_pcre2_alternation = {
    "PCRE2-JIT, alternations", alternation_open, alternation_search};
#else
typedef int peer_pcre2_is_missing;
#endif
