/* SPDX-License-Identifier: MIT
 *
 * files.c - which rules files to read
 */
#include "files.h"

#include <stdio.h>
#include <string.h>

#ifndef WBC_RULES
#define WBC_RULES "/usr/local/share/whybounce/rules"
#endif

bool file_is_own(const char *path)
{
	return !strncmp(path, "local/", 6) || strstr(path, "/local/");
}

static int by_name(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* add_folder - all *.rules below a folder; false after a message */
static bool add_folder(GPtrArray *paths, const char *folder)
{
	GError *error = NULL;
	GDir *open = g_dir_open(folder, 0, &error);
	const char *name;
	bool fine = true;

	if (!open) {
		trouble(folder, error->message);
		g_error_free(error);
		return false;
	}
	while ((name = g_dir_read_name(open))) {
		char *path = g_build_filename(folder, name, NULL);

		if (*name == '.')
			g_free(path);
		else if (g_file_test(path, G_FILE_TEST_IS_DIR) &&
			 !g_file_test(path, G_FILE_TEST_IS_SYMLINK)) {
			fine = add_folder(paths, path) && fine;
			g_free(path);
		} else if (g_str_has_suffix(name, ".rules"))
			g_ptr_array_add(paths, path);
		else
			g_free(path);
	}
	g_dir_close(open);
	return fine;
}

/* add_word - a file, or all of a folder in the order of their names */
static bool add_word(GPtrArray *paths, const char *word)
{
	unsigned before = paths->len;
	char *folder;
	bool fine;

	if (!g_file_test(word, G_FILE_TEST_IS_DIR)) {
		g_ptr_array_add(paths, g_strdup(word));
		return true;
	}
	folder = g_strdup(word);
	while (strlen(folder) > 1 && g_str_has_suffix(folder, "/"))
		folder[strlen(folder) - 1] = '\0';
	fine = add_folder(paths, folder);
	g_free(folder);
	if (fine && paths->len == before) {
		trouble(word, "there is no *.rules file in this folder");
		fine = false;
	}
	if (paths->len > before)
		qsort(paths->pdata + before, paths->len - before,
		      sizeof(*paths->pdata), by_name);
	return fine;
}

/* installed_folder - share/whybounce/rules beside the bin/ that this program
 * lies in; to be freed, or null where that is not known */
static char *installed_folder(void)
{
	char *program = g_file_read_link("/proc/self/exe", NULL);
	char *bin, *folder;

	if (!program)
		return g_strdup(WBC_RULES);
	bin = g_path_get_dirname(program);
	folder =
	    g_build_filename(bin, "..", "share", "whybounce", "rules", NULL);
	g_free(bin);
	g_free(program);
	return folder;
}

/* usual_folder - where rules are when nobody says it; to be freed, or null */
static char *usual_folder(enum which_files which)
{
	char *places[] = {g_strdup("rules"), installed_folder()};
	char *folder = NULL;

	for (unsigned i = 0; i < G_N_ELEMENTS(places); i++)
		if (!folder && g_file_test(places[i], G_FILE_TEST_IS_DIR))
			folder = places[i];
		else
			g_free(places[i]);
	if (folder && which == FILES_ALL) /* the other comes with it */
		fprintf(stderr, "wbc: reading the rules in %s/\n", folder);
	return folder;
}

/* own_last - the same paths, those of a folder named local last, or not */
static GPtrArray *own_last(GPtrArray *paths, enum which_files which)
{
	GPtrArray *ordered = g_ptr_array_new_with_free_func(g_free);

	for (int own = 0; own <= (which == FILES_ALL); own++)
		for (unsigned i = 0; i < paths->len; i++)
			if (file_is_own(g_ptr_array_index(paths, i)) == own)
				g_ptr_array_add(
				    ordered,
				    g_strdup(g_ptr_array_index(paths, i)));
	g_ptr_array_free(paths, TRUE);
	return ordered;
}

/* each_once - a file that is named twice is read where it was named last */
static GPtrArray *each_once(GPtrArray *paths)
{
	for (unsigned i = paths->len; i-- > 0;)
		for (unsigned n = i; n-- > 0;)
			if (!strcmp(g_ptr_array_index(paths, n),
				    g_ptr_array_index(paths, i))) {
				g_ptr_array_remove_index(paths, n);
				i--;
			}
	return paths;
}

GPtrArray *files_find(char **words, int count, const struct options *o,
		      enum which_files which)
{
	GPtrArray *paths = g_ptr_array_new_with_free_func(g_free);
	bool fine = true;

	for (int i = 0; i < count; i++)
		fine = add_word(paths, words[i]) && fine;
	if (!count) {
		char *folder = usual_folder(which);

		fine = folder ? add_word(paths, folder)
			      : !bad_usage(o, "no rules file given, and there "
					      "is no folder rules/ here");
		g_free(folder);
	}
	if (fine)
		paths = own_last(paths, which);
	for (unsigned i = 0; which == FILES_ALL && i < o->own->len; i++)
		fine = add_word(paths, g_ptr_array_index(o->own, i)) && fine;
	if (fine)
		return each_once(paths);
	g_ptr_array_free(paths, TRUE);
	return NULL;
}
