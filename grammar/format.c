/* SPDX-License-Identifier: MIT
 *
 * format.c - the canonical layout of a rules file
 *
 * Works on lines, not on the syntax tree, so comments stay where they are
 * and values as they are, byte for byte.  Only blanks at the ends of lines,
 * between a keyword and its value, and blank lines are changed: one before
 * each definition, none inside it.  Placeholders may be listed without blank
 * lines between them.  A comment directly above a definition belongs to it;
 * one that stands apart keeps its blank lines.
 */
#include "format.h"

#include "arena.h"

#include <stdbool.h>
#include <string.h>

#define BYTE_ORDER_MARK "\xef\xbb\xbf" /* not kept */

#define LABEL_COLUMN 4	/* blanks before a label */
#define MARK_COLUMN  12 /* before a ">" that goes on with a text */
#define VALUE_COLUMN 14 /* before a value, */
#define FAR_COLUMN   19 /* and before one after a long label */
#define LIST_COLUMN  20 /* before the pattern of a placeholder */
#define MOST_ADDED   (LIST_COLUMN + 2) /* to a line: blanks and line ends */

enum line_type {
	LINE_COMMENT, /* outside of definitions */
	LINE_COMMENT_INSIDE,
	LINE_DEFINITION,
	LINE_PLACEHOLDER, /* define {name}, a definition of one line */
	LINE_FIELD,
	LINE_MORE
};

/* A line without the blanks at both its ends; blank ones are left out. */
struct line {
	enum line_type type;
	bool apart; /* there are blank lines before it */
	const char *text;
	size_t length;
};

struct output {
	char *text, *end, *line_start;
};

/* is_blank - is this a blank or a tab? */
static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

/* starts - does a line start with this word? */
static bool starts(const struct line *line, const char *word)
{
	size_t length = strlen(word);

	return line->length >= length && !memcmp(line->text, word, length);
}

/* type_of - what a line is; all comments count as outside at first */
static enum line_type type_of(const struct line *line)
{
	if (starts(line, "#"))
		return LINE_COMMENT;
	if (starts(line, ">"))
		return LINE_MORE;
	if (starts(line, "define") && memchr(line->text, '{', line->length))
		return LINE_PLACEHOLDER;
	if (starts(line, "define") || starts(line, "rule") ||
	    starts(line, "replace") || starts(line, "silence"))
		return LINE_DEFINITION;
	return LINE_FIELD;
}

/* is_definition - does a line start a definition? */
static bool is_definition(const struct line *line)
{
	return line->type == LINE_DEFINITION || line->type == LINE_PLACEHOLDER;
}

/* split - all lines that are not blank; returns how many there are */
static size_t split(const char *text, const char *limit, struct line *lines)
{
	size_t count = 0;
	bool apart = false;

	while (text < limit) {
		const char *end = memchr(text, '\n', (size_t)(limit - text));
		const char *next = end ? end + 1 : limit;
		struct line *line = &lines[count];

		if (!end)
			end = limit;
		if (end > text && end < limit && end[-1] == '\r')
			end--;
		while (text < end && is_blank(*text))
			text++;
		while (end > text && is_blank(end[-1]))
			end--;
		line->text = text;
		line->length = (size_t)(end - text);
		line->type = type_of(line);
		line->apart = apart;
		apart = line->length == 0;
		count += !apart;
		text = next;
	}
	return count;
}

/* place_comments - find the comments that are inside of definitions */
static void place_comments(struct line *lines, size_t count)
{
	bool inside = false;

	/* Those with a further line of their definition below, */
	for (size_t i = count; i-- > 0;) {
		if (lines[i].type != LINE_COMMENT)
			inside = !is_definition(&lines[i]);
		else if (inside)
			lines[i].type = LINE_COMMENT_INSIDE;
	}
	/* and those right below its last line, unless right above the next. */
	for (size_t i = 1, end; i < count; i = end) {
		end = i + 1;
		if (lines[i].type != LINE_COMMENT || lines[i].apart ||
		    lines[i - 1].type == LINE_COMMENT)
			continue;
		while (end < count && lines[end].type == LINE_COMMENT &&
		       !lines[end].apart)
			end++;
		if (end < count && !lines[end].apart)
			continue;
		while (i < end)
			lines[i++].type = LINE_COMMENT_INSIDE;
	}
}

/* put - write bytes */
static void put(struct output *out, const char *text, size_t length)
{
	memcpy(out->end, text, length);
	out->end += length;
}

/* put_blanks - go to a column, but leave at least `least` blanks */
static void put_blanks(struct output *out, size_t column, size_t least)
{
	size_t used = (size_t)(out->end - out->line_start);
	size_t count = used + least < column ? column - used : least;

	memset(out->end, ' ', count);
	out->end += count;
}

/* word_length - of the keyword at the start of a text, 0 if there is none */
static size_t word_length(const char *text, const char *end)
{
	size_t length = 0;

	while (text + length < end && text[length] >= 'a' &&
	       text[length] <= 'z')
		length++;
	return length;
}

/* skip_blanks - the first byte that is none */
static const char *skip_blanks(const char *text, const char *end)
{
	while (text < end && is_blank(*text))
		text++;
	return text;
}

/* put_words - write keywords with one blank between; returns what follows */
static const char *put_words(struct output *out, const char *text,
			     const char *end, int count)
{
	while (count-- > 0) {
		size_t length = word_length(text, end);

		put(out, text, length);
		text = skip_blanks(text + length, end);
		if (count > 0)
			put(out, " ", 1);
	}
	return text;
}

/* put_definition - "rule name", "define {name}   pattern" */
static void put_definition(struct output *out, const struct line *line)
{
	const char *end = line->text + line->length, *text = line->text;

	text = put_words(out, text, end, starts(line, "rule") ? 1 : 2);
	if (*text == '{') {
		const char *close = memchr(text, '}', (size_t)(end - text));

		put(out, text, (size_t)(close + 1 - text));
		put_blanks(out, LIST_COLUMN, 1);
		text = skip_blanks(close + 1, end);
	} else {
		put(out, " ", 1);
	}
	put(out, text, (size_t)(end - text));
}

/* put_field - a label, and its value in the column of values */
static void put_field(struct output *out, const struct line *line)
{
	const char *end = line->text + line->length;
	bool far = starts(line, "tell");
	size_t column = far ? FAR_COLUMN : VALUE_COLUMN;
	const char *text;

	put_blanks(out, LABEL_COLUMN, 0);
	text = put_words(out, line->text, end, far ? 2 : 1);
	if (text == end)
		return;
	if (*text == '>') /* so that what follows it is in the column */
		put_blanks(out, column - 2, 1);
	else
		put_blanks(out, column, 2);
	put(out, text, (size_t)(end - text));
}

/* put_more - "> text"; the one blank after ">" does not belong to the text */
static void put_more(struct output *out, const struct line *line)
{
	const char *text = line->text + 1, *end = line->text + line->length;

	put_blanks(out, MARK_COLUMN, 0);
	put(out, ">", 1);
	if (text < end && is_blank(*text))
		text++;
	if (text < end)
		put(out, " ", 1);
	put(out, text, (size_t)(end - text));
}

/* is_apart - should there be a blank line before a line? */
static bool is_apart(const struct line *line, enum line_type before)
{
	if (line->type != LINE_COMMENT && !is_definition(line))
		return false;
	if (before == LINE_COMMENT ||
	    (before == LINE_PLACEHOLDER && line->type == LINE_PLACEHOLDER))
		return line->apart;
	return true;
}

/* put_line - a line as it should be */
static void put_line(struct output *out, const struct line *line)
{
	out->line_start = out->end;
	switch (line->type) {
	case LINE_DEFINITION:
	case LINE_PLACEHOLDER:
		put_definition(out, line);
		break;
	case LINE_FIELD:
		put_field(out, line);
		break;
	case LINE_MORE:
		put_more(out, line);
		break;
	case LINE_COMMENT_INSIDE:
		put_blanks(out, LABEL_COLUMN, 0);
		/* fall through */
	case LINE_COMMENT:
		put(out, line->text, line->length);
		break;
	}
	put(out, "\n", 1);
}

/* format_rules - the text of a file, laid out as it should be */
char *format_rules(struct arena *arena, const struct source *source)
{
	const char *text = source->text, *limit = text + source->length;
	size_t count = 1;
	struct line *lines;
	struct output out;

	if (strncmp(text, BYTE_ORDER_MARK, strlen(BYTE_ORDER_MARK)) == 0)
		text += strlen(BYTE_ORDER_MARK);
	for (const char *at = text; at < limit; at++)
		count += *at == '\n';
	lines = arena_alloc(arena, count * sizeof(*lines));
	out.text = arena_alloc(arena, source->length + count * MOST_ADDED + 1);
	out.end = out.text;
	count = split(text, limit, lines);
	place_comments(lines, count);
	for (size_t i = 0; i < count; i++) {
		if (i > 0 && is_apart(&lines[i], lines[i - 1].type))
			put(&out, "\n", 1);
		put_line(&out, &lines[i]);
	}
	return out.text;
}
