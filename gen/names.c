/* SPDX-License-Identifier: MIT
 *
 * names.c - hosts, addresses and URLs that rules speak of
 *
 * They are taken apart by the runtime's own names_next(), and written as a
 * string in which a part of a name is a part of the string.
 */
#include "names.h"

#include "../runtime/tokens.h"
#include "fold.h"

#include <string.h>

char *pattern_name(struct arena *arena, const char *text, size_t length)
{
	struct tokens tokens;
	struct token token;
	struct name_parts parts;
	struct name_part part;
	char *row = arena_copy(arena, "", 0);

	tokens_start(&tokens, NULL, text, length);
	if (!tokens_next(&tokens, &token))
		return row;
	names_start(&parts, NULL, tokens.text, &token);
	while (names_next(&parts, &part)) {
		size_t size = part.end - part.start;

		switch (part.symbol) {
		case SYMBOL_DOT:
			row = arena_format(arena, "%s.", row);
			break;
		case SYMBOL_HYPHEN:
			row = arena_format(arena, "%s-", row);
			break;
		case SYMBOL_AT:
			row = arena_format(arena, "%s@", row);
			break;
		case SYMBOL_NAME_END:
			row = arena_format(arena, "%s/", row);
			break;
		default:
			row =
			    arena_format(arena, "%s %s ", row,
					 fold(arena, text + part.start, size));
		}
	}
	return row;
}

char *mx_name(struct arena *arena, const char *mx)
{
	if (mx[0] == '*' && mx[1] == '.')
		mx += 2;
	return pattern_name(arena, mx, strlen(mx));
}
