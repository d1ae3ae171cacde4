/* SPDX-License-Identifier: MIT
 *
 * check.c - the commands check and build
 *
 * Read the rules, run every example, prove what can be proved; build writes
 * the sources on top.
 */
#include "commands.h"

#include "breadth.h"
#include "compile.h"
#include "emit.h"
#include "load.h"
#include "replies.h"

#include <errno.h>
#include <string.h>

/* write_file - let a function write a file; false, with a message, where that
 * fails.  An unfinished file is taken away: make must not find it. */
static bool write_file(const char *directory, const char *name,
		       const struct tables *tables,
		       const struct compiled *compiled)
{
	char *path = g_build_filename(directory, name, NULL);
	FILE *out = fopen(path, "w");
	bool fine = out != NULL;

	if (fine) {
		if (tables)
			emit_tables(tables, compiled, out);
		else
			emit_words(compiled, out);
		fine = !ferror(out);
		fine = !fclose(out) && fine;
	}
	if (!fine) {
		trouble(path, strerror(errno));
		if (out)
			remove(path);
	}
	g_free(path);
	return fine;
}

/* has_mistakes - do these messages stop a build? */
static bool has_mistakes(const struct diagnostics *all, const struct options *o)
{
	return diagnostics_errors(all) > 0 ||
	       (o->warnings_stop && diagnostics_warnings(all) > 0);
}

/* check_replies - what lines make of replies whose meaning is known; false
 * where they cannot be read */
static bool check_replies(struct loaded *l, const struct options *o)
{
	GArray *replies = replies_read(l->syntax.arena, o->replies);

	if (!replies)
		return false;
	breadth_check_replies(l->trials, replies, o->replies);
	g_array_free(replies, TRUE);
	return true;
}

/* prove - all checks on rules that could be read, and the sources */
static bool prove(struct loaded *l, const struct options *o)
{
	struct diagnostics *all = l->syntax.diagnostics;
	struct compiled *compiled = load_prove(l);
	bool fine = true;

	if (!compiled)
		return true;
	if (o->replies && !diagnostics_errors(all))
		fine = check_replies(l, o);
	if (o->directory && fine && !has_mistakes(all, o))
		compile_automata(l->model, compiled);
	if (o->directory && fine && !has_mistakes(all, o))
		fine =
		    write_file(o->directory, "words.re", NULL, compiled) &&
		    write_file(o->directory, "tables.c", l->tables, compiled);
	compiled_free(compiled);
	return fine;
}

int command_check(const struct options *o)
{
	GPtrArray *paths = files_find(o->words, o->word_count, o, FILES_ALL);
	struct loaded loaded = {.model = NULL};
	bool fine, mistakes;

	if (!paths)
		return EXIT_TROUBLE;
	fine = load_syntax(&loaded, paths, o) && prove(&loaded, o);
	mistakes = has_mistakes(loaded.syntax.diagnostics, o);
	load_report(&loaded, o);
	load_free(&loaded);
	g_ptr_array_free(paths, TRUE);
	return !fine ? EXIT_TROUBLE : mistakes ? EXIT_MISTAKES : EXIT_FINE;
}

int command_build(const struct options *o)
{
	if (!o->directory)
		return bad_usage(o, "say where to write, with -o DIR");
	return command_check(o);
}
