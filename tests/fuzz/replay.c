/* SPDX-License-Identifier: MIT
 *
 * replay.c - a fuzz target's seeds, and changed ones, the same on every run
 *
 *	fuzz-rules [-n ROUNDS] [-k KEEP] SEED...
 *
 * For where there is no libFuzzer: each seed file is tried as it is, then
 * ROUNDS times one of them with a few lines, words and bytes changed.  The
 * input at work is kept in the file KEEP, so that one that crashes is there
 * afterwards; try it again by naming it as a seed.
 */
#include "../unit/mutate.h"
#include "fuzz.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *keep; /* a path, or null */

/* try - run the target on a text of its own size, so that a sanitizer sees
 * each byte that is read behind it */
static void try(const GString *text)
{
	void *bytes = g_memdup2(text->str, text->len ? text->len : 1);

	if (keep)
		g_file_set_contents_full(keep, text->str, (gssize)text->len,
					 G_FILE_SET_CONTENTS_NONE, 0666, NULL);
	LLVMFuzzerTestOneInput(bytes, text->len);
	g_free(bytes);
}

/* line_at - where a line starts that is picked at random, and its end */
static gsize line_at(const GString *text, uint64_t *state, gsize *end)
{
	gsize at = random_below(state, (unsigned)text->len), start = at;

	while (start > 0 && text->str[start - 1] != '\n')
		start--;
	while (at < text->len && text->str[at] != '\n')
		at++;
	*end = at < text->len ? at + 1 : at;
	return start;
}

/* change_lines - copy a line of another seed in, or take one away */
static void change_lines(GString *text, const GPtrArray *seeds, uint64_t *state)
{
	const GString *other =
	    g_ptr_array_index(seeds, random_below(state, seeds->len));
	gsize end, start = line_at(text, state, &end), from, to;

	if (random_below(state, 2) || !other->len) {
		g_string_erase(text, (gssize)start, (gssize)(end - start));
		return;
	}
	from = line_at(other, state, &to);
	g_string_insert_len(text, (gssize)start, other->str + from,
			    (gssize)(to - from));
}

/* insert_sign - put a sign of the language, or of trouble, somewhere */
static void insert_sign(GString *text, uint64_t *state)
{
	static const char *const signs[] = {
	    "(", ")", "[", "]", "{", "}", "|", "...", "*", "> ", "#", "\n",
	    "\r", "\t", "\xff", "\xc3\xa9", "{email} ", "[a|b] ", "x"};
	const char *sign = signs[random_below(state, G_N_ELEMENTS(signs))];

	g_string_insert(text, random_below(state, (unsigned)text->len + 1),
			sign);
}

/* change - do one thing to a text that is not empty */
static void change(GString *text, const GPtrArray *seeds, uint64_t *state)
{
	unsigned at = random_below(state, (unsigned)text->len);

	switch (random_below(state, 5)) {
	case 0:
		insert_sign(text, state);
		break;
	case 1:
		text->str[at] = (char)random_below(state, 256);
		break;
	case 2:
		g_string_erase(text, at, 1);
		break;
	default:
		change_lines(text, seeds, state);
	}
}

/* read_seeds - the files, each tried as it is */
static GPtrArray *read_seeds(char **paths)
{
	GPtrArray *seeds = g_ptr_array_new();

	for (; *paths; paths++) {
		GError *error = NULL;
		char *bytes;
		gsize length;

		if (!g_file_get_contents(*paths, &bytes, &length, &error)) {
			fprintf(stderr, "replay: %s\n", error->message);
			exit(2);
		}
		g_ptr_array_add(seeds,
				g_string_new_len(bytes, (gssize)length));
		g_free(bytes);
		try(g_ptr_array_index(seeds, seeds->len - 1));
	}
	return seeds;
}

/* round_of - one seed with a few changes, tried */
static void round_of(const GPtrArray *seeds, uint64_t *state)
{
	const GString *seed =
	    g_ptr_array_index(seeds, random_below(state, seeds->len));
	GString *text = g_string_new_len(seed->str, (gssize)seed->len);

	for (unsigned n = 1 + random_below(state, 6); n-- > 0;)
		if (text->len)
			change(text, seeds, state);
	try(text);
	g_string_free(text, TRUE);
}

static void free_seed(gpointer seed, gpointer unused)
{
	(void)unused;
	g_string_free(seed, TRUE);
}

int main(int argc, char **argv)
{
	uint64_t state = 20261126;
	long rounds = 1000;
	GPtrArray *seeds;
	int option;

	while ((option = getopt(argc, argv, "n:k:")) != -1)
		if (option == 'n')
			rounds = atol(optarg);
		else if (option == 'k')
			keep = optarg;
		else
			return 2;
	seeds = read_seeds(argv + optind);
	for (long i = 0; seeds->len && i < rounds; i++)
		round_of(seeds, &state);
	printf("%s: %u seeds and %ld changed ones\n", argv[0], seeds->len,
	       rounds);
	g_ptr_array_foreach(seeds, free_seed, NULL);
	g_ptr_array_free(seeds, TRUE);
	if (keep)
		remove(keep);
	return 0;
}
