/* SPDX-License-Identifier: MIT
 *
 * names.c - hosts, addresses and URLs that rules speak of
 *
 * They are taken apart by the runtime's own names_next(), and written as a
 * string in which a part of a name is a part of the string.
 */
#include "names.h"

#include "../../runtime/tokens.h"
#include "../../grammar/diagnostics.h"
#include "fields.h"
#include "fold.h"

#include <ctype.h>
#include <glib.h>
#include <string.h>

/* add_part - one part of a name, as token_name() has it */
static void add_part(GString *row, struct arena *arena, const char *text,
		     const struct name_part *part)
{
	switch (part->symbol) {
	case SYMBOL_DOT:
		g_string_append_c(row, '.');
		break;
	case SYMBOL_HYPHEN:
		g_string_append_c(row, '-');
		break;
	case SYMBOL_AT:
		g_string_append_c(row, '@');
		break;
	case SYMBOL_NAME_END:
		g_string_append_c(row, '/');
		break;
	default:
		g_string_append_c(row, ' ');
		g_string_append(row, fold(arena, text + part->start,
					  part->end - part->start));
		g_string_append_c(row, ' ');
	}
}

char *token_name(struct arena *arena, const char *text,
		 const struct token *token)
{
	struct name_parts parts;
	struct name_part part;
	GString *row = g_string_sized_new(2 * (token->end - token->start) + 8);
	char *name;

	names_start(&parts, NULL, (const unsigned char *)text, token);
	while (names_next(&parts, &part))
		add_part(row, arena, text, &part);
	name = arena_copy(arena, row->str, row->len);
	g_string_free(row, TRUE);
	return name;
}

char *mx_name(struct arena *arena, const char *mx)
{
	struct tokens tokens;
	struct token token;

	if (mx[0] == '*' && mx[1] == '.')
		mx += 2;
	tokens_start(&tokens, NULL, mx, strlen(mx));
	return tokens_next(&tokens, &token) ? token_name(arena, mx, &token)
					    : arena_copy(arena, "", 0);
}

bool name_next(const char **name, const char **part, size_t *length)
{
	*name += strcspn(*name, " ");
	if (!**name)
		return false;
	*part = ++*name;
	*length = strcspn(*name, " ");
	*name += *length + 1;
	return true;
}

size_t name_longest(const char *name, const char **longest)
{
	const char *part;
	size_t length, most = 0;

	*longest = "";
	while (name_next(&name, &part, &length))
		if (length > most) {
			*longest = part;
			most = length;
		}
	return most;
}

/* label_length - the bytes of the label that a name starts with */
static size_t label_length(const char *name)
{
	size_t length = 0;

	while (isalnum((unsigned char)name[length]) || name[length] == '-' ||
	       name[length] == '_' || (unsigned char)name[length] >= 0x80)
		length++;
	return length;
}

/* is_host - labels of at most 63 bytes, two or more, with dots between; a "*."
 * may be in front (RFC 1035, 2.3.4) */
static bool is_host(const char *name)
{
	unsigned labels = 0;

	if (name[0] == '*' && name[1] == '.')
		name += 2;
	for (;;) {
		size_t length = label_length(name);

		if (!length || length > 63)
			return false;
		labels++;
		if (name[length] != '.')
			return !name[length] && labels > 1;
		name += length + 1;
	}
}

void mx_check(struct diagnostics *diagnostics,
	      const struct definition *definition)
{
	for (const struct name *n = field_names(definition, FIELD_MX); n;
	     n = n->next) {
		struct diagnostic *message;

		if (is_host(n->text))
			continue;
		message = diagnostics_add(
		    diagnostics, SEVERITY_ERROR, "bad-host", n->place,
		    "\"%s\" is not the name of a mail server", n->text);
		diagnostics_help(diagnostics, message,
				 "write mx.example.org, or *.example.org for "
				 "it and all below it");
	}
}
