/* SPDX-License-Identifier: MIT
 *
 * names.h - hosts, addresses and URLs that rules speak of
 */
#ifndef NAMES_H
#define NAMES_H

#include "../grammar/arena.h"

/* pattern_name - the inside of a host, URL or address as a row of parts, for
 * comparing: ".spamhaus.org/" */
char *pattern_name(struct arena *arena, const char *text, size_t length);

/* mx_name - the same for a value of an mx line: *.example.com */
char *mx_name(struct arena *arena, const char *mx);

#endif
