/* SPDX-License-Identifier: MIT
 *
 * layout.c - the command format
 */
#include "commands.h"

#include "load.h"

#include "../../grammar/format.h"

#include <errno.h>
#include <string.h>

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
static int format_file(const struct options *o, const char *path)
{
	struct loaded l = {.syntax = {.arena = arena_new()}};
	const struct source *source = source_read(l.syntax.arena, path);
	const char *text;
	int status = EXIT_FINE;

	l.syntax.diagnostics = diagnostics_new(l.syntax.arena);
	if (!source) {
		load_free(&l);
		return trouble(path, strerror(errno));
	}
	syntax_parse(&l.syntax, source);
	text = diagnostics_errors(l.syntax.diagnostics)
		   ? source->text
		   : format_rules(l.syntax.arena, source);
	if (o->only_check && strcmp(text, source->text))
		report_layout(l.syntax.diagnostics, source, text);
	load_report(&l, o);
	if (diagnostics_errors(l.syntax.diagnostics))
		status = EXIT_MISTAKES;
	else if (strcmp(text, source->text) &&
		 !g_file_set_contents(path, text, -1, NULL))
		status = trouble(path, strerror(errno));
	load_free(&l);
	return status;
}

int command_format(const struct options *o)
{
	GPtrArray *paths = files_find(o->words, o->word_count, o, FILES_ALL);
	int worst = EXIT_FINE;

	if (!paths)
		return EXIT_TROUBLE;
	for (unsigned i = 0; i < paths->len; i++) {
		int status = format_file(o, g_ptr_array_index(paths, i));

		worst = MAX(worst, status);
	}
	g_ptr_array_free(paths, TRUE);
	return worst;
}
