/* SPDX-License-Identifier: MIT
 *
 * files.h - which rules files to read
 */
#ifndef FILES_H
#define FILES_H

#include "arguments.h"

enum which_files { FILES_ALL, FILES_SHIPPED };

/* files_find - the paths of the rules files that are named: files as they
 * are, folders with all *.rules below them, those of a folder named local and
 * those of --own last.  Where none is named, those of the folder rules/, or
 * else of where rules are installed; standard error tells which.  With
 * FILES_SHIPPED, a site's own are left out.  Null, after a message, where a
 * folder cannot be read or there is none; to be freed with
 * g_ptr_array_free(). */
GPtrArray *files_find(char **words, int count, const struct options *options,
		      enum which_files which);

/* file_is_own - does the path lie in a folder named local? */
bool file_is_own(const char *path);

#endif
