/* SPDX-License-Identifier: MIT
 *
 * rules.c - a fuzz target: any bytes as a rules file
 *
 * Whatever stands in the file, wbc reads it to its end and says what is wrong;
 * it does not crash, leak or loop.  And where nothing is wrong, the layout
 * that `wbc format` gives it means the same and is final.  The categories and
 * the word lists of the shipped rules come first, so that the examples of a
 * file without mistakes are run.
 */
#include "fuzz.h"

#include "compile.h"
#include "load.h"

#include "arena.h"
#include "diagnostics.h"
#include "format.h"

#include <stdlib.h>
#include <string.h>

/* source_of - bytes as a file */
static struct source *source_of(struct arena *arena, const char *text,
				size_t length)
{
	return source_new(arena, "fuzz.rules", arena_copy(arena, text, length),
			  length);
}

/* parse_shipped - what rules lean on; a fuzzer runs at the tree's top */
static void parse_shipped(struct syntax *syntax)
{
	static const char *const paths[] = {"rules/categories.rules",
					    "rules/words.rules"};

	for (size_t i = 0; i < G_N_ELEMENTS(paths); i++) {
		const struct source *source =
		    source_read(syntax->arena, paths[i]);

		if (!source) {
			perror(paths[i]);
			exit(2);
		}
		syntax_parse(syntax, source);
	}
}

/* is_readable - can each line of it be read? */
static bool is_readable(struct arena *arena, const struct source *source)
{
	struct syntax syntax = {.arena = arena,
				.diagnostics = diagnostics_new(arena)};

	syntax_parse(&syntax, source);
	return !diagnostics_errors(syntax.diagnostics);
}

/* check_layout - laid out, it can still be read, and is final */
static void check_layout(struct arena *arena, const struct source *source)
{
	const char *laid_out, *again;
	const struct source *copy;

	if (!is_readable(arena, source))
		return;
	laid_out = format_rules(arena, source);
	copy = source_of(arena, laid_out, strlen(laid_out));
	again = format_rules(arena, copy);
	if (!is_readable(arena, copy) || strcmp(laid_out, again)) {
		fprintf(stderr, "format changes what it made:\n%s\n---\n%s\n",
			laid_out, again);
		abort();
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	static FILE *nowhere;
	struct arena *arena = arena_new();
	struct loaded loaded = {
	    .syntax = {.arena = arena, .diagnostics = diagnostics_new(arena)}};
	struct source *source = source_of(arena, (const char *)bytes, length);
	struct compiled *compiled;

	if (!nowhere)
		nowhere = fopen("/dev/null", "w");
	parse_shipped(&loaded.syntax);
	syntax_parse(&loaded.syntax, source);
	compiled = load_prove(&loaded);
	diagnostics_print(loaded.syntax.diagnostics, nowhere, true);
	check_layout(arena, source);
	if (compiled)
		compiled_free(compiled);
	load_free(&loaded);
	return 0;
}
