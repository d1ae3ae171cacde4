/* SPDX-License-Identifier: MIT
 *
 * load.c - rules files as a model that replies can be tried on
 */
#include "load.h"

#include "advice.h"
#include "circles.h"
#include "compile.h"
#include "expand.h"
#include "proofs.h"
#include "report.h"

#include <errno.h>
#include <string.h>

/* is_named_own - is this path one of --own, or in a folder that is? */
static bool is_named_own(const char *path, const struct options *o)
{
	for (unsigned i = 0; i < o->own->len; i++) {
		const char *own = g_ptr_array_index(o->own, i);
		size_t length = strlen(own);

		if (!strncmp(path, own, length) &&
		    (!path[length] || path[length] == '/' ||
		     (length && own[length - 1] == '/')))
			return true;
	}
	return false;
}

bool load_syntax(struct loaded *l, const GPtrArray *paths,
		 const struct options *o)
{
	bool fine = true;

	l->syntax.arena = arena_new();
	l->syntax.diagnostics = diagnostics_new(l->syntax.arena);
	for (unsigned i = 0; i < paths->len; i++) {
		const char *path = g_ptr_array_index(paths, i);
		struct source *source = source_read(l->syntax.arena, path);

		if (!source) {
			trouble(path, strerror(errno));
			fine = false;
			continue;
		}
		source->own = file_is_own(path) || is_named_own(path, o);
		diagnostics_file(l->syntax.diagnostics, source);
		syntax_parse(&l->syntax, source);
	}
	return fine;
}

void load_model(struct loaded *l)
{
	l->model = model_build(&l->syntax);
	l->tables = tables_build(l->model);
	l->trials = trials_new(l->model, l->tables);
}

struct compiled *load_prove(struct loaded *l)
{
	const struct diagnostics *all = l->syntax.diagnostics;
	struct compiled *compiled;

	load_model(l);
	circles_check(l->model);
	advice_check_names(l->model);
	if (diagnostics_errors(all))
		return NULL;
	compiled = compile(l->model); /* first: it marks mistaken lines */
	trials_run(l->trials);
	if (!diagnostics_errors(all))
		proofs_run(l->trials, compiled->vocabulary);
	return compiled;
}

int load(struct loaded *l, char **words, int count, const struct options *o,
	 enum which_files which)
{
	GPtrArray *paths = files_find(words, count, o, which);
	bool fine;

	*l = (struct loaded){.model = NULL};
	if (!paths)
		return EXIT_TROUBLE;
	fine = load_syntax(l, paths, o);
	g_ptr_array_free(paths, TRUE);
	if (!fine)
		return EXIT_TROUBLE;
	load_model(l);
	expand_check(l->model);
	if (!diagnostics_errors(l->syntax.diagnostics))
		return EXIT_FINE;
	load_report(l, o);
	return EXIT_TROUBLE;
}

void load_report(const struct loaded *l, const struct options *o)
{
	if (o->json)
		report_json(l->syntax.diagnostics, stdout);
	else
		diagnostics_print(l->syntax.diagnostics, stderr, o->colour);
}

void load_free(struct loaded *l)
{
	if (l->model) {
		trials_free(l->trials);
		tables_free(l->tables);
		model_free(l->model);
	}
	if (l->syntax.arena)
		arena_free(l->syntax.arena);
}
