/* SPDX-License-Identifier: MIT
 *
 * syntax.c - read a rules file into the syntax tree
 */
#include "syntax.h"

#include "parser.h"

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

/* syntax_parse - read one file and add what it defines */
void syntax_parse(struct syntax *syntax, const struct source *source)
{
	struct reader reader = { .syntax = syntax, .source = source };

	lexer_start(&reader);
	yyparse(&reader);
}
