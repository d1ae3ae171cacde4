/* SPDX-License-Identifier: MIT
 *
 * wbc.c - the rules compiler's command line
 *
 * check reads and proves, build writes sources on top, format lays rules out.
 * Messages go to standard error; the exit status is 0 when there are no
 * errors, 1 when the rules have some, 2 when something else went wrong.
 */
#include "advice.h"
#include "circles.h"
#include "compile.h"
#include "emit.h"
#include "proofs.h"

#include "../grammar/arena.h"
#include "../grammar/diagnostics.h"
#include "../grammar/format.h"

#include <errno.h>
#include <getopt.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { EXIT_FINE, EXIT_MISTAKES, EXIT_TROUBLE };

struct options {
	const char *command;
	const char *directory; /* of build */
	bool warnings_stop, only_check, colour;
	char **files;
	int file_count;
};

static const char usage[] =
    "Usage: wbc [check] [--werror] FILE...   read rules and prove them\n"
    "       wbc build -o DIR FILE...         the same, then write sources\n"
    "       wbc format [--check] FILE...     lay files out as they should be\n"
    "\n"
    "  -o, --output DIR    where build writes words.re and tables.c\n"
    "      --werror        warnings are errors\n"
    "      --check         format: change nothing, name files to be laid out\n"
    "      --color WHEN    always, never, or auto: on a terminal\n"
    "      --help, --version\n"
    "\n"
    "Exit status: 0 no errors, 1 mistakes in the rules, 2 trouble.\n"
    "The rule language: docs/language.md; each message: docs/messages.md.\n";

/* trouble - one line on standard error, and the exit status for it */
static int trouble(const char *what, const char *why)
{
	fprintf(stderr, "wbc: %s: %s\n", what, why);
	return EXIT_TROUBLE;
}

/* is_command - is this one of the words that can come first? */
static bool is_command(const char *word)
{
	return !strcmp(word, "check") || !strcmp(word, "build") ||
	       !strcmp(word, "format");
}

/* wants_colour - for a value of --color; false and a message for another */
static bool wants_colour(const char *when, bool *colour)
{
	*colour = !strcmp(when, "always") ||
		  (!strcmp(when, "auto") && isatty(STDERR_FILENO));
	return *colour || !strcmp(when, "auto") || !strcmp(when, "never");
}

/* finish_options - what can only be checked when all have been read */
static int finish_options(struct options *o, int argc, char **argv)
{
	o->command = "check";
	if (optind < argc && is_command(argv[optind]))
		o->command = argv[optind++];
	o->files = argv + optind;
	o->file_count = argc - optind;
	if (!o->file_count)
		return trouble(o->command, "no rules file given; try --help");
	if (!strcmp(o->command, "build") && !o->directory)
		return trouble("build", "say where to write, with -o DIR");
	return EXIT_FINE;
}

/* read_options - EXIT_FINE to go on; else *done is set */
static int read_options(struct options *o, int argc, char **argv, bool *done)
{
	static const struct option longs[] = {
	    {"output", required_argument, NULL, 'o'},
	    {"werror", no_argument, NULL, 'w'},
	    {"check", no_argument, NULL, 'c'},
	    {"color", required_argument, NULL, 'C'},
	    {"help", no_argument, NULL, 'h'},
	    {"version", no_argument, NULL, 'V'},
	    {NULL, 0, NULL, 0}};
	int option;

	*done = true;
	wants_colour("auto", &o->colour);
	while ((option = getopt_long(argc, argv, "o:", longs, NULL)) != -1) {
		switch (option) {
		case 'o':
			o->directory = optarg;
			break;
		case 'w':
			o->warnings_stop = true;
			break;
		case 'c':
			o->only_check = true;
			break;
		case 'C':
			if (!wants_colour(optarg, &o->colour))
				return trouble("--color", "always, never or "
							  "auto");
			break;
		case 'h':
			fputs(usage, stdout);
			return EXIT_FINE;
		case 'V':
			printf("wbc %s\n", wb_version());
			return EXIT_FINE;
		default:
			fputs("Try: wbc --help\n", stderr);
			return EXIT_TROUBLE;
		}
	}
	*done = false;
	return finish_options(o, argc, argv);
}

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

/* read_files - parse all files; false where one cannot be read */
static bool read_files(struct syntax *syntax, const struct options *o)
{
	bool fine = true;

	for (int i = 0; i < o->file_count; i++) {
		const struct source *source =
		    source_read(syntax->arena, o->files[i]);

		if (source) {
			diagnostics_file(syntax->diagnostics, source);
			syntax_parse(syntax, source);
		} else {
			trouble(o->files[i], strerror(errno));
			fine = false;
		}
	}
	return fine;
}

/* has_mistakes - do these messages stop a build? */
static bool has_mistakes(const struct diagnostics *all, const struct options *o)
{
	return diagnostics_errors(all) > 0 ||
	       (o->warnings_stop && diagnostics_warnings(all) > 0);
}

/* prove - all checks on rules that could be read, and the sources */
static bool prove(struct syntax *syntax, const struct options *o)
{
	struct model *model = model_build(syntax);
	struct tables *tables = tables_build(model);
	struct trials *trials;
	struct compiled *compiled;
	bool fine = true;

	/* Examples of rules that could not be read whole would only repeat
	 * what has been said. */
	circles_check(model);
	advice_check_names(model);
	if (!diagnostics_errors(syntax->diagnostics)) {
		trials = trials_new(model, tables);
		trials_run(trials);
		compiled = compile(model);
		if (!diagnostics_errors(syntax->diagnostics))
			proofs_run(trials);
		if (!strcmp(o->command, "build") &&
		    !has_mistakes(syntax->diagnostics, o))
			fine = write_file(o->directory, "words.re", NULL,
					  compiled) &&
			       write_file(o->directory, "tables.c", tables,
					  compiled);
		compiled_free(compiled);
		trials_free(trials);
	}
	tables_free(tables);
	model_free(model);
	return fine;
}

/* check - the commands check and build */
static int check(const struct options *o)
{
	struct arena *arena = arena_new();
	struct syntax syntax = {.arena = arena,
				.diagnostics = diagnostics_new(arena)};
	/* Without one of the files, names would only seem to be missing. */
	bool fine = read_files(&syntax, o) && prove(&syntax, o);
	bool mistakes = has_mistakes(syntax.diagnostics, o);

	diagnostics_print(syntax.diagnostics, stderr, o->colour);
	arena_free(arena);
	return !fine ? EXIT_TROUBLE : mistakes ? EXIT_MISTAKES : EXIT_FINE;
}

/* report_layout - a file is not laid out as it should be, from where on? */
static void report_layout(struct diagnostics *diagnostics,
			  const struct source *source, const char *text)
{
	struct place line = {source, 0, 0};
	struct diagnostic *message;

	for (size_t i = 0; source->text[i] && source->text[i] == text[i]; i++)
		if (text[i] == '\n')
			line.start = i + 1;
	line.end = line.start + strcspn(source->text + line.start, "\r\n");
	message =
	    diagnostics_add(diagnostics, SEVERITY_ERROR, "not-formatted", line,
			    "from this line on, blanks or blank lines "
			    "are not as they should be");
	diagnostics_help(diagnostics, message, "type: wbc format %s",
			 source->path);
}

/* format_file - lay one file out; with --check only say whether it is */
static int format_file(const struct options *o, struct arena *arena,
		       const char *path)
{
	const struct source *source = source_read(arena, path);
	struct syntax syntax = {.arena = arena,
				.diagnostics = diagnostics_new(arena)};
	const char *text;

	if (!source)
		return trouble(path, strerror(errno));
	syntax_parse(&syntax, source);
	text = diagnostics_errors(syntax.diagnostics)
		   ? source->text
		   : format_rules(arena, source);
	if (o->only_check && strcmp(text, source->text))
		report_layout(syntax.diagnostics, source, text);
	diagnostics_print(syntax.diagnostics, stderr, o->colour);
	if (diagnostics_errors(syntax.diagnostics))
		return EXIT_MISTAKES;
	if (strcmp(text, source->text) &&
	    !g_file_set_contents(path, text, -1, NULL))
		return trouble(path, strerror(errno));
	return EXIT_FINE;
}

/* format - the command format */
static int format(const struct options *o)
{
	struct arena *arena = arena_new();
	int worst = EXIT_FINE;

	for (int i = 0; i < o->file_count; i++) {
		int status = format_file(o, arena, o->files[i]);

		if (status > worst)
			worst = status;
	}
	arena_free(arena);
	return worst;
}

int main(int argc, char **argv)
{
	struct options options = {0};
	bool done;
	int status = read_options(&options, argc, argv, &done);

	if (done || status != EXIT_FINE)
		return status;
	return strcmp(options.command, "format") ? check(&options)
						 : format(&options);
}
