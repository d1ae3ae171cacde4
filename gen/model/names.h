/* SPDX-License-Identifier: MIT
 *
 * names.h - hosts, addresses and URLs that rules speak of
 */
#ifndef NAMES_H
#define NAMES_H

#include "../../grammar/arena.h"

/* pattern_name - the inside of a host, URL or address as a row of parts, for
 * comparing: ".spamhaus.org/" */
char *pattern_name(struct arena *arena, const char *text, size_t length);

/* mx_name - the same for a value of an mx line: *.example.com */
char *mx_name(struct arena *arena, const char *mx);

/* name_longest - bytes of the longest part of a name from pattern_name() */
size_t name_longest(const char *name);

struct definition;
struct diagnostics;

/* mx_check - say which names on a provider's mx line are no names of hosts */
void mx_check(struct diagnostics *diagnostics,
	      const struct definition *definition);

#endif
