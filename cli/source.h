/* SPDX-License-Identifier: MIT
 *
 * source.h - what the command reads from: files, Maildirs, standard input
 */
#ifndef SOURCE_H
#define SOURCE_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

/* source_open - a descriptor to read from, or -1 after a complaint */
int source_open(const char *path);

/* source_close - close what source_open() opened */
void source_close(const char *path, int descriptor);

/* source_complain - about what cannot be read */
void source_complain(const char *path, const char *problem);

/* sources_list - the files to read, in order: each Maildir's mails stand for
 * it, those of cur/ and new/ by their names, which begin with the time
 *
 * Strings and array are to be freed, with g_ptr_array_free().  What is no
 * Maildir is listed as it stands.  *failed becomes true after a complaint about
 * a folder that cannot be read. */
GPtrArray *sources_list(char **paths, int count, bool *failed);

/* sources_bytes - the sizes of all of them together; 0 where that is not
 * known */
uint64_t sources_bytes(const GPtrArray *paths);

#endif
