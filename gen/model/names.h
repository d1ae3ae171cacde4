/* SPDX-License-Identifier: MIT
 *
 * names.h - hosts, addresses and URLs that rules speak of
 */
#ifndef NAMES_H
#define NAMES_H

#include "../../grammar/arena.h"
#include "../../runtime/tokens.h"

/* token_name - a host, URL or address of a text as a row of its parts and
 * signs, for comparing: ". spamhaus . org /".  Names that hold another one have
 * its row in theirs. */
char *token_name(struct arena *arena, const char *text,
		 const struct token *token);

/* mx_name - the same for a value of an mx line: *.example.com; "" where that is
 * nothing */
char *mx_name(struct arena *arena, const char *mx);

/* name_next - the next part of a row that is a word, which is moved past it;
 * false after the last */
bool name_next(const char **row, const char **part, size_t *length);

/* name_longest - the longest part of a row that is a word, and its bytes; 0
 * where there is none */
size_t name_longest(const char *row, const char **part);

struct definition;
struct diagnostics;

/* mx_check - say which names on a provider's mx line are no names of hosts */
void mx_check(struct diagnostics *diagnostics,
	      const struct definition *definition);

#endif
