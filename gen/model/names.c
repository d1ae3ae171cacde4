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

/* add_part - one part of a name, as pattern_name() has it */
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

char *pattern_name(struct arena *arena, const char *text, size_t length)
{
	struct tokens tokens;
	struct token token;
	struct name_parts parts;
	struct name_part part;
	GString *row = g_string_new(NULL);
	char *name;

	tokens_start(&tokens, NULL, text, length);
	if (tokens_next(&tokens, &token)) {
		names_start(&parts, NULL, tokens.text, &token);
		while (names_next(&parts, &part))
			add_part(row, arena, text, &part);
	}
	name = arena_copy(arena, row->str, row->len);
	g_string_free(row, TRUE);
	return name;
}

char *mx_name(struct arena *arena, const char *mx)
{
	if (mx[0] == '*' && mx[1] == '.')
		mx += 2;
	return pattern_name(arena, mx, strlen(mx));
}

size_t name_longest(const char *name)
{
	size_t longest = 0;

	while (*name) {
		size_t length = strcspn(name, " ");

		longest = length > longest ? length : longest;
		name += length + (name[length] == ' ');
	}
	return longest;
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
