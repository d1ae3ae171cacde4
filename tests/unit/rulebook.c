/* SPDX-License-Identifier: MIT
 *
 * rulebook.c - rules read in memory, for tests that decide by them
 *
 * Rules with mistakes end the test, with the messages as wbc prints them.
 */
#include "rulebook.h"

#include "arena.h"
#include "diagnostics.h"

#include <check.h>
#include <string.h>

/* begin - a rulebook without any rules */
static struct rulebook *begin(void)
{
	struct rulebook *book = g_new0(struct rulebook, 1);

	book->arena = arena_new();
	book->syntax.arena = book->arena;
	book->syntax.diagnostics = diagnostics_new(book->arena);
	return book;
}

/* finish - all that follows from what was read */
static struct rulebook *finish(struct rulebook *book)
{
	struct diagnostics *all = book->syntax.diagnostics;

	book->model = model_build(&book->syntax);
	if (diagnostics_errors(all))
		diagnostics_print(all, stdout, false);
	ck_assert_uint_eq(diagnostics_errors(all), 0);
	book->tables = tables_build(book->model);
	book->trials = trials_new(book->model, book->tables);
	return book;
}

struct rulebook *rulebook_text(const char *text)
{
	struct rulebook *book = begin();
	size_t length = strlen(text);

	syntax_parse(&book->syntax,
		     source_new(book->arena, "test.rules",
				arena_copy(book->arena, text, length), length));
	return finish(book);
}

struct rulebook *rulebook_files(char **paths)
{
	struct rulebook *book = begin();

	for (; *paths; paths++) {
		const struct source *source = source_read(book->arena, *paths);

		ck_assert_msg(source != NULL, "cannot read %s", *paths);
		syntax_parse(&book->syntax, source);
	}
	return finish(book);
}

void rulebook_free(struct rulebook *book)
{
	trials_free(book->trials);
	tables_free(book->tables);
	model_free(book->model);
	arena_free(book->arena);
	g_free(book);
}
