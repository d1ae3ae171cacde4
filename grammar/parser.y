/* SPDX-License-Identifier: MIT
 *
 * parser.y - the grammar of rules files
 *
 * A file is a flat list of lines: that a field belongs to the definition
 * above is tree.c's business.  So a mistake costs its own line and no more:
 * what is left of it is skipped up to EOL, and reading goes on there.
 */
%require "3.8"
%define api.pure full
%define api.token.prefix {T_}
%define api.location.type {struct place}
%define parse.error custom
%define parse.lac full
%locations
%expect 0
%param { struct reader *reader }
%initial-action { @$ = reader->token; }

%code requires {
#include "reader.h"
#include "tree.h"
}

%code provides {
int yylex(YYSTYPE *value, struct place *place, struct reader *reader);
}

%code {
#include "mistakes.h"

/* YYLLOC_DEFAULT - from the start of the first part to the end of the last */
#define YYLLOC_DEFAULT(all, parts, count)                             \
	do {                                                          \
		(all) = YYRHSLOC(parts, (count) > 0);                 \
		(all).end = YYRHSLOC(parts, count).end;               \
	} while (0)

static void yyerror(struct place *place, struct reader *reader,
		    const char *text);
}

%union {
	struct label label;
	struct name *name;
	struct names names;
	struct line *line;
	struct lines lines;
	struct element *element;
	struct elements elements;
	struct sequence *sequence;
	struct sequences sequences;
}

%token <label>
	CATEGORY        "category"
	PROVIDER        "provider"
	CODE            "code"
	STATUS          "status"
	MATCH           "match"
	UNLESS          "unless"
	VAGUE           "vague"
	BEATS           "beats"
	MEANS           "means"
	TELL_SENDER     "tell sender"
	TELL_OPERATOR   "tell operator"
	SOURCE          "source"
	EXAMPLE         "example"
	NOT             "not"
	TITLE           "title"
	WHERE           "where"
	MOVE            "move"
	DO              "do"
	RETRY           "retry"
	NUMBER          "number"
	MX              "mx"
%token
	DEFINE          "define"
	DEFINE_CATEGORY "define category"
	DEFINE_PROVIDER "define provider"
	RULE            "rule"
	REPLACE_RULE    "replace rule"
	SILENCE_RULE    "silence rule"
%token <name>
	NAME            "a name"
	WORD            "a word"
	PLACEHOLDER     "a placeholder"
%token <line>
	TEXT            "a text"
	MORE            "a text after \">\""
%token
	GAP             "..."
	OPEN            "("
	CLOSE           ")"
	OPT_OPEN        "["
	OPT_CLOSE       "]"
	OR              "|"
	EOL             "the end of the line"
	MISTAKE         "a mistake that was reported"

%type <label> single several pattern-label text-label
%type <names> names
%type <lines> text
%type <element> element
%type <elements> elements
%type <sequence> sequence
%type <sequences> alternatives

%%

file:	%empty
	| file line
	;

line:	definition
	| field
	| error EOL	{ tree_lose_line(reader); yyerrok; }
	;

definition:
	DEFINE_CATEGORY NAME EOL
			{ tree_define(reader, DEFINE_CATEGORY, $2); }
	| DEFINE_PROVIDER NAME EOL
			{ tree_define(reader, DEFINE_PROVIDER, $2); }
	| DEFINE PLACEHOLDER alternatives EOL
			{ tree_define_placeholder(reader, $2, $3); }
	| RULE NAME EOL	{ tree_define(reader, DEFINE_RULE, $2); }
	| REPLACE_RULE NAME EOL
			{ tree_define_replacement(reader, $2); }
	| SILENCE_RULE NAME EOL
			{ tree_define_silence(reader, $2); }
	;

field:	single NAME EOL	{ tree_field_names(reader, $1, tree_names($2)); }
	| several names EOL
			{ tree_field_names(reader, $1, $2); }
	| pattern-label alternatives EOL
			{ tree_field_pattern(reader, $1, $2); }
	| text-label text EOL
			{ tree_field_text(reader, $1, $2); }
	| VAGUE EOL	{ tree_field(reader, $1); }
	;

single:	CATEGORY | WHERE | MOVE | RETRY | NUMBER ;

several: PROVIDER | CODE | STATUS | BEATS | DO | MX ;

pattern-label: MATCH | UNLESS ;

text-label: MEANS | TELL_SENDER | TELL_OPERATOR | SOURCE | EXAMPLE | NOT
	| TITLE ;

names:	NAME		{ $$ = tree_names($1); }
	| names NAME	{ $$ = tree_names_add($1, $2); }
	;

text:	TEXT		{ $$ = tree_lines($1); }
	| MORE		{ $$ = tree_lines($1); }
	| text MORE	{ $$ = tree_lines_add($1, $2); }
	;

alternatives:
	sequence	{ $$ = tree_sequences($1); }
	| alternatives OR sequence
			{ $$ = tree_sequences_add($1, $3); }
	;

sequence:
	elements	{ $$ = tree_sequence(reader, $1); }
	;

elements:
	element		{ $$ = tree_elements($1); }
	| elements element
			{ $$ = tree_elements_add($1, $2); }
	;

element:
	WORD		{ $$ = tree_element(reader, ELEMENT_WORD, @$,
					    $1, NULL); }
	| PLACEHOLDER	{ $$ = tree_element(reader, ELEMENT_PLACEHOLDER, @$,
					    $1, NULL); }
	| GAP		{ $$ = tree_element(reader, ELEMENT_GAP, @$,
					    NULL, NULL); }
	| OPEN alternatives CLOSE
			{ $$ = tree_element(reader, ELEMENT_GROUP, @$,
					    NULL, $2.first); }
	| OPT_OPEN alternatives OPT_CLOSE
			{ $$ = tree_element(reader, ELEMENT_OPTIONAL, @$,
					    NULL, $2.first); }
	;

%%

/* wants - could a token of this kind have gone on here? */
static bool wants(const yypcontext_t *context, yysymbol_kind_t kind)
{
	yysymbol_kind_t kinds[YYNTOKENS];
	int count = yypcontext_expected_tokens(context, kinds, YYNTOKENS);

	while (count-- > 0)
		if (kinds[count] == kind)
			return true;
	return false;
}

/* missing - a line ended too early: what should have followed? */
static void missing(const yypcontext_t *context, struct reader *reader)
{
	struct place place = reader->keyword;

	/* With the name, where one follows: "define {mailbox}". */
	place.end = reader->previous.end;
	if (wants(context, YYSYMBOL_WORD) ||
	    !wants(context, YYSYMBOL_PLACEHOLDER))
		mistake_no_value(reader, place);
	else
		mistake_unfinished(reader, reader->keyword, "define");
}

/* yyreport_syntax_error - say what is wrong with a line.  There is not much
 * that can be: the lexer looks after the keywords and the brackets. */
static int yyreport_syntax_error(const yypcontext_t *context,
				 struct reader *reader)
{
	yysymbol_kind_t found = yypcontext_token(context);
	char before = reader->source->text[reader->previous.start];

	if (found == YYSYMBOL_MISTAKE)
		return 0;
	if (found == YYSYMBOL_EOL && before != '|')
		missing(context, reader);
	else if (wants(context, YYSYMBOL_WORD))
		mistake_empty_alternative(reader);
	else if (wants(context, YYSYMBOL_EOL))
		mistake_too_much(reader);
	else
		mistake_unfinished(reader, reader->keyword, "define");
	if (found != YYSYMBOL_EOL)
		lexer_skip(reader);
	return 0;
}

/* yyerror - Bison's own words: the memory is exhausted */
static void yyerror(struct place *place, struct reader *reader,
		    const char *text)
{
	(void)text;
	mistake_too_deep(reader, *place);
}
