/* SPDX-License-Identifier: MIT
 *
 * source.c - what the command reads from: files, Maildirs, standard input
 */
#include "source.h"

#include "complain.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* is_standard_input - is this the name that stands for it? */
static bool is_standard_input(const char *path)
{
	return strcmp(path, "-") == 0;
}

/* source_complain - about what cannot be read */
void source_complain(const char *path, const char *problem)
{
	complain(is_standard_input(path) ? "standard input" : path, problem);
}

/* source_close - close what source_open() opened */
void source_close(const char *path, int descriptor)
{
	if (!is_standard_input(path))
		close(descriptor);
}

/* source_open - a descriptor to read from, or -1 after a complaint */
int source_open(const char *path)
{
	struct stat status;
	int descriptor = STDIN_FILENO;

	if (!is_standard_input(path))
		descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
	if (descriptor < 0) {
		source_complain(path, strerror(errno));
	} else if (fstat(descriptor, &status) == 0 && S_ISDIR(status.st_mode)) {
		source_complain(path, "is a directory, but no Maildir; name "
				      "the mails in it");
		source_close(path, descriptor);
		return -1;
	}
	return descriptor;
}

/* compare_names - by what follows the last slash */
static gint compare_names(gconstpointer a, gconstpointer b)
{
	const char *first = strrchr(*(char *const *)a, '/');
	const char *second = strrchr(*(char *const *)b, '/');

	return strcmp(first, second);
}

/* add_folder - list the files in one of a Maildir's folders; is it there? */
static bool add_folder(const char *path, GPtrArray *mails, bool *failed)
{
	DIR *directory = opendir(path);
	struct dirent *entry;

	if (!directory) {
		bool absent = errno == ENOENT || errno == ENOTDIR;

		if (!absent)
			complain(path, strerror(errno));
		*failed = *failed || !absent;
		return !absent;
	}
	while ((entry = readdir(directory)))
		if (*entry->d_name != '.')
			g_ptr_array_add(mails, g_build_filename(
						   path, entry->d_name, NULL));
	closedir(directory);
	return true;
}

/* add_maildir - list the mails of a Maildir; is it one? */
static bool add_maildir(const char *path, GPtrArray *paths, bool *failed)
{
	static const char *const folders[] = {"cur", "new"};
	GPtrArray *mails;
	bool found = false;

	if (!g_file_test(path, G_FILE_TEST_IS_DIR))
		return false;
	mails = g_ptr_array_new();
	for (size_t i = 0; i < G_N_ELEMENTS(folders); i++) {
		char *folder = g_build_filename(path, folders[i], NULL);

		found = add_folder(folder, mails, failed) || found;
		g_free(folder);
	}
	g_ptr_array_sort(mails, compare_names);
	g_ptr_array_extend_and_steal(paths, mails);
	return found;
}

/* sources_list - the files to read, in order */
GPtrArray *sources_list(char **paths, int count, bool *failed)
{
	GPtrArray *list = g_ptr_array_new_with_free_func(g_free);

	for (int i = 0; i < count; i++)
		if (is_standard_input(paths[i]) ||
		    !add_maildir(paths[i], list, failed))
			g_ptr_array_add(list, g_strdup(paths[i]));
	return list;
}

/* size_of - of a file, from where it stands; 0: not known */
static uint64_t size_of(const char *path)
{
	struct stat status;
	int got = is_standard_input(path) ? fstat(STDIN_FILENO, &status)
					  : stat(path, &status);

	return got == 0 && S_ISREG(status.st_mode) ? status.st_size : 0;
}

/* sources_bytes - the sizes of all together; 0 where that is not known */
uint64_t sources_bytes(const GPtrArray *paths)
{
	uint64_t sum = 0;

	for (guint i = 0; i < paths->len; i++) {
		uint64_t size = size_of(g_ptr_array_index(paths, i));

		if (size == 0 && is_standard_input(paths->pdata[i]))
			return 0;
		sum += size;
	}
	return sum;
}
