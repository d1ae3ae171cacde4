/* SPDX-License-Identifier: MIT
 *
 * lexer.re - takes the lines of a rules file apart into tokens
 *
 * One of four conditions tells what is being read: the start of a line, or
 * the names, the pattern or the text after its keyword; the keyword picks
 * which.  In the pattern the lexer also keeps track of brackets, because the
 * place to report is the bracket left open, not the end of the line.  Where
 * it finds a mistake, it reports it and returns T_MISTAKE, and the rest of the
 * line is skipped.  Bytes that no rule takes are no UTF-8, or controls.
 */
#include "mistakes.h"
#include "parser.h"

#include <stdint.h>
#include <string.h>

/*!conditions:re2c*/

#define BYTE_ORDER_MARK "\xef\xbb\xbf"

/* lexer_start - get ready to read the file from its start */
void lexer_start(struct reader *reader)
{
	const char *text = reader->source->text;
	size_t mark = strlen(BYTE_ORDER_MARK);

	/* Some editors of Windows put it there. */
	reader->cursor = text;
	if (strncmp(text, BYTE_ORDER_MARK, mark) == 0)
		reader->cursor += mark;
	reader->condition = yycline;
}

/* lexer_skip - go to the end of this line and of those that go on with it */
void lexer_skip(struct reader *reader)
{
	const char *limit = reader->source->text + reader->source->length;
	const char *end = memchr(reader->cursor, '\n',
				 (size_t)(limit - reader->cursor));

	/* Read as a text, further lines that start with ">" belong to it. */
	reader->cursor = end ? end : limit;
	reader->condition = yyctext;
	reader->depth = 0;
}

/* mistake - what was found is a mistake, and reported: skip the line */
static int mistake(struct reader *reader)
{
	lexer_skip(reader);
	return T_MISTAKE;
}

/* here - the place of the token that is being read */
static struct place here(const struct reader *reader)
{
	return reader_place(reader, reader->start, reader->cursor);
}

/* keyword - a line starts with this */
static int keyword(struct reader *reader, int token)
{
	reader->keyword = here(reader);
	reader->after_text = reader->condition == yyctext;
	reader->line_lost = false;
	return token;
}

/* label - the same, for a field of a definition */
static int label(struct reader *reader, YYSTYPE *value, enum field_type type,
		 int token)
{
	value->label = (struct label){ type, here(reader) };
	return keyword(reader, token);
}

/* define - the same, for the start of a definition */
static int define(struct reader *reader, int token)
{
	reader->defining = true;
	return keyword(reader, token);
}

/* bracket_open - one more bracket is open */
static int bracket_open(struct reader *reader, int token)
{
	if (reader->depth == MOST_NESTED) {
		mistake_too_deep(reader, here(reader));
		return mistake(reader);
	}
	reader->open[reader->depth++] = here(reader);
	return token;
}

/* bracket_close - close the last bracket, if it was opened by this one */
static int bracket_close(struct reader *reader, char opened_by, int token)
{
	struct place last;

	if (reader->depth == 0) {
		mistake_unopened(reader, here(reader));
		return mistake(reader);
	}
	last = reader->open[reader->depth - 1];
	if (reader->source->text[last.start] != opened_by) {
		mistake_crossed(reader, last, here(reader));
		return mistake(reader);
	}
	reader->depth--;
	return token;
}

/* pattern_end - the end of a line; all brackets should be closed */
static int pattern_end(struct reader *reader)
{
	if (reader->depth > 0) {
		reader->cursor = reader->start;
		mistake_unclosed(reader, reader->open[reader->depth - 1]);
		return mistake(reader);
	}
	reader->condition = yycline;
	return T_EOL;
}

/* word - a name, or a word of a pattern */
static int word(struct reader *reader, YYSTYPE *value, int token)
{
	value->name = tree_name(reader, here(reader), 0);
	return token;
}

/* placeholder - {name}; the braces belong to the place, not to the name */
static int placeholder(struct reader *reader, YYSTYPE *value)
{
	value->name = tree_name(reader, here(reader), 1);
	if (tree_check_name(reader, value->name))
		return T_PLACEHOLDER;
	return mistake(reader);
}

/* text - the rest of a line; blanks at its end are left for the next token */
static int text(struct reader *reader, YYSTYPE *value, const char *from,
		int token)
{
	reader->start = from;
	while (reader->cursor > from &&
	       (reader->cursor[-1] == ' ' || reader->cursor[-1] == '\t'))
		reader->cursor--;
	value->line = tree_line(reader, here(reader));
	return token;
}

/* more - a text after ">"; one blank after it is dropped */
static int more(struct reader *reader, YYSTYPE *value, const char *from)
{
	if (from < reader->cursor && (*from == ' ' || *from == '\t'))
		from++;
	return text(reader, value, from, T_MORE);
}

#define LABEL(x)  return label(reader, value, FIELD_##x, T_##x)
#define DEFINE(x) return define(reader, T_##x)

/* scan - find the next token and its value */
static int scan(YYSTYPE *value, struct reader *reader)
{
	const char *limit = reader->source->text + reader->source->length;
	const char *marker, *after;
	/*!stags:re2c format = "const char *@@ = limit;\n"; */

next:
	reader->start = reader->cursor;
	/*!re2c
	re2c:api:style = free-form;
	re2c:define:YYCTYPE = "unsigned char";
	re2c:define:YYCURSOR = "reader->cursor";
	re2c:define:YYMARKER = marker;
	re2c:define:YYLIMIT = limit;
	re2c:define:YYGETCONDITION = "reader->condition";
	re2c:define:YYSETCONDITION = "reader->condition = @@;";
	re2c:yyfill:enable = 0;
	re2c:eof = 0;
	re2c:flags:tags = 1;
	re2c:flags:utf-8 = 1;

	blank   = [ \t];
	eol     = "\r"? "\n";
	visible = [\x21-\x7e\x80-\ud7ff\ue000-\U0010ffff];
	any     = blank | visible;
	letter  = [A-Za-z0-9_-];
	label   = letter+ | (visible \ letter \ [#>]) visible*;
	inner   = any \ [{}];
	word    = (visible \ [()[\]{}|])+;
	nothing = blank* ("#" any*)? eol;

	<line> blank+ | eol | "#" any* { goto next; }
	<line> $                       { return T_YYEOF; }

	<line> "category"               => names   { LABEL(CATEGORY); }
	<line> "provider"               => names   { LABEL(PROVIDER); }
	<line> "code"                   => names   { LABEL(CODE); }
	<line> "status"                 => names   { LABEL(STATUS); }
	<line> "match"                  => pattern { LABEL(MATCH); }
	<line> "unless"                 => pattern { LABEL(UNLESS); }
	<line> "vague"                  => names   { LABEL(VAGUE); }
	<line> "beats"                  => names   { LABEL(BEATS); }
	<line> "means"                  => text    { LABEL(MEANS); }
	<line> "tell" blank+ "sender"   => text    { LABEL(TELL_SENDER); }
	<line> "tell" blank+ "operator" => text    { LABEL(TELL_OPERATOR); }
	<line> "source"                 => text    { LABEL(SOURCE); }
	<line> "example"                => text    { LABEL(EXAMPLE); }
	<line> "not"                    => text    { LABEL(NOT); }
	<line> "title"                  => text    { LABEL(TITLE); }
	<line> "where"                  => names   { LABEL(WHERE); }
	<line> "move"                   => names   { LABEL(MOVE); }
	<line> "do"                     => names   { LABEL(DO); }
	<line> "retry"                  => names   { LABEL(RETRY); }
	<line> "number"                 => names   { LABEL(NUMBER); }
	<line> "mx"                     => names   { LABEL(MX); }

	<line> "define" blank+ "category" => names { DEFINE(DEFINE_CATEGORY); }
	<line> "define" blank+ "provider" => names { DEFINE(DEFINE_PROVIDER); }
	<line> "define"                => pattern { DEFINE(DEFINE); }
	<line> "rule"                  => names   { DEFINE(RULE); }
	<line> "replace" blank+ "rule" => names   { DEFINE(REPLACE_RULE); }
	<line> "silence" blank+ "rule" => names   { DEFINE(SILENCE_RULE); }

	<line> "tell" (blank+ letter+)? {
		mistake_unfinished(reader, here(reader), "tell");
		return mistake(reader);
	}
	<line> "define" blank+ letter+ {
		define(reader, T_DEFINE);
		mistake_unfinished(reader, here(reader), "define");
		return mistake(reader);
	}
	<line> "replace" (blank+ letter+)? {
		define(reader, T_REPLACE_RULE);
		mistake_unfinished(reader, here(reader), "replace");
		return mistake(reader);
	}
	<line> "silence" (blank+ letter+)? {
		define(reader, T_SILENCE_RULE);
		mistake_unfinished(reader, here(reader), "silence");
		return mistake(reader);
	}
	<line> label {
		reader->keyword = here(reader);
		mistake_unknown_keyword(reader, here(reader));
		return mistake(reader);
	}
	<line> ">" any* {
		mistake_nothing_above(reader, here(reader));
		return mistake(reader);
	}

	<names> visible+     { return word(reader, value, T_NAME); }

	<pattern> "..."      { return T_GAP; }
	<pattern> word       { return word(reader, value, T_WORD); }
	<pattern> "{" inner* "}" { return placeholder(reader, value); }
	<pattern> "("        { return bracket_open(reader, T_OPEN); }
	<pattern> "["        { return bracket_open(reader, T_OPT_OPEN); }
	<pattern> ")"        { return bracket_close(reader, '(', T_CLOSE); }
	<pattern> "]"        { return bracket_close(reader, '[', T_OPT_CLOSE); }
	<pattern> "|"        { return T_OR; }
	<pattern> "{" {
		mistake_unclosed(reader, here(reader));
		return mistake(reader);
	}
	<pattern> "}" {
		mistake_unopened(reader, here(reader));
		return mistake(reader);
	}
	<pattern> eol        { return pattern_end(reader); }
	<pattern> $          { return pattern_end(reader); }

	<text> (visible \ [>]) any* {
		return text(reader, value, reader->start, T_TEXT);
	}
	<text> ">" any* {
		return more(reader, value, reader->start + 1);
	}
	<text> eol nothing* blank* ">" @after any* {
		return more(reader, value, after);
	}

	<names, pattern, text> blank+ { goto next; }
	<names, text> eol => line     { return T_EOL; }
	<names, text> $ => line       { return T_EOL; }
	<*> * {
		mistake_byte(reader, here(reader));
		return mistake(reader);
	}
	*/
}

/* yylex - the next token; the reader remembers it and the one before */
int yylex(YYSTYPE *value, struct place *place, struct reader *reader)
{
	int token;

	if (reader->condition == yycline)
		reader->defining = false;
	token = scan(value, reader);
	reader->previous = reader->token;
	reader->token = here(reader);
	*place = reader->token;
	return token;
}
