/* SPDX-License-Identifier: MIT
 *
 * syntax.c - read a rules file into the syntax tree
 */
#include "syntax.h"

#include "parser.h"

#include <string.h>

static const char *const labels[FIELD_TYPES] = {
	[FIELD_CATEGORY] = "category",
	[FIELD_PROVIDER] = "provider",
	[FIELD_CODE] = "code",
	[FIELD_STATUS] = "status",
	[FIELD_MATCH] = "match",
	[FIELD_UNLESS] = "unless",
	[FIELD_VAGUE] = "vague",
	[FIELD_BEATS] = "beats",
	[FIELD_MEANS] = "means",
	[FIELD_TELL_SENDER] = "tell sender",
	[FIELD_TELL_OPERATOR] = "tell operator",
	[FIELD_SOURCE] = "source",
	[FIELD_EXAMPLE] = "example",
	[FIELD_NOT] = "not",
	[FIELD_TITLE] = "title",
	[FIELD_WHERE] = "where",
	[FIELD_MOVE] = "move",
	[FIELD_DO] = "do",
	[FIELD_RETRY] = "retry",
	[FIELD_NUMBER] = "number",
	[FIELD_MX] = "mx",
};

/* field_label - the label as an author types it: "tell sender" */
const char *field_label(enum field_type type)
{
	return labels[type];
}

/* is_part - can a byte be part of a name? */
static bool is_part(char c)
{
	return c == '-' || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

/* line_names - does a name stand in a line, as a word of its own? */
static bool line_names(struct place line, const char *name)
{
	const char *start = line.source->text + line.start;
	const char *limit = line.source->text + line.end;
	size_t length = strlen(name);

	for (const char *at = start; at + length <= limit; at++)
		if (memcmp(at, name, length) == 0 &&
		    (at == start || !is_part(at[-1])) &&
		    (at + length == limit || !is_part(at[length])))
			return true;
	return false;
}

/* syntax_lost - does a name stand in a lost definition line? */
bool syntax_lost(const struct syntax *syntax, const char *name)
{
	const struct lost_line *line = syntax->lost;

	while (line && !line_names(line->place, name))
		line = line->next;
	return line != NULL;
}

/* syntax_parse - read one file and add what it defines */
void syntax_parse(struct syntax *syntax, const struct source *source)
{
	struct reader reader = { .syntax = syntax, .source = source };

	lexer_start(&reader);
	yyparse(&reader);
}
