/* SPDX-License-Identifier: MIT
 *
 * mistakes.c - what is said about lines that cannot be read
 *
 * All of it in the words of those who write rules; what a token is, they
 * need not know.
 */
#include "mistakes.h"

#include "arena.h"
#include "diagnostics.h"

#include <string.h>

#define MOST_QUOTED 40 /* bytes of a word that a message repeats */

/* SAY, HELP - record an error, and what to type */
#define SAY(reader, name, place, ...)                                    \
	diagnostics_add((reader)->syntax->diagnostics, SEVERITY_ERROR,   \
			name, place, __VA_ARGS__)
#define HELP(reader, message, ...)                                       \
	diagnostics_help((reader)->syntax->diagnostics, message, __VA_ARGS__)

/* The words that start a line and are no label of a field. */
static const char *const openers[] = { "define", "rule", "replace",
					 "silence" };

#define OPENERS (sizeof(openers) / sizeof(*openers))

/* copy - what stands at a place */
static char *copy(const struct reader *reader, struct place place)
{
	return arena_copy(reader->syntax->arena,
			  place.source->text + place.start,
			  place.end - place.start);
}

/* quote - the same, to be shown: what is too long ends with "..." */
static char *quote(const struct reader *reader, struct place place)
{
	const char *text = place.source->text;
	size_t end = place.start + MOST_QUOTED;

	if (end >= place.end)
		return copy(reader, place);
	while (((unsigned char)text[end] & 0xc0) == 0x80)
		end--;
	place.end = end;
	return arena_format(reader->syntax->arena, "%s...",
			    copy(reader, place));
}

/* mistake_byte - a byte that does not belong into a text file */
void mistake_byte(struct reader *reader, struct place place)
{
	unsigned char byte = (unsigned char)place.source->text[place.start];
	struct diagnostic *message;

	if (byte < 0x80) {
		message = SAY(reader, "bad-byte", place,
			      "an invisible control character (0x%02x) stands "
			      "here", byte);
		HELP(reader, message, "delete it, or type the line anew");
		return;
	}
	message = SAY(reader, "bad-byte", place,
		      "this letter (0x%02x) is not in UTF-8", byte);
	HELP(reader, message, "save the file in the encoding UTF-8");
}

/* nearest_keyword - the keyword an unknown word may stand for, or "" */
static const char *nearest_keyword(const char *word)
{
	const char *keywords[OPENERS + FIELD_TYPES + 2];
	size_t count = 0;

	for (size_t i = 0; i < OPENERS; i++)
		keywords[count++] = openers[i];
	for (int type = 0; type < FIELD_TYPES; type++)
		keywords[count++] = field_label((enum field_type)type);
	keywords[count++] = "tell";
	keywords[count] = NULL;
	return suggest_near(word, keywords);
}

/* mistake_unknown_keyword - a line starts with something else */
void mistake_unknown_keyword(struct reader *reader, struct place place)
{
	const char *near = nearest_keyword(copy(reader, place));
	struct diagnostic *message =
	    SAY(reader, "unknown-keyword", place, "\"%s\" is not a keyword",
		quote(reader, place));

	for (size_t i = 0; i < OPENERS; i++)
		reader->defining |= near == openers[i];
	if (*near)
		HELP(reader, message, "did you mean \"%s\"?", near);
	if (reader->after_text)
		HELP(reader, message,
		     "if it belongs to the line above, start this line with "
		     "\">\"");
}

/* A keyword of two words, and what its second can be. */
static const struct {
	const char *first, *text;
	const char *const seconds[3];
} pairs[] = {
	{ "tell", "\"sender\" or \"operator\"", { "sender", "operator" } },
	{ "replace", "\"rule\"", { "rule" } },
	{ "silence", "\"rule\"", { "rule" } },
	{ "define", "\"category\", \"provider\" or a {name}",
	  { "category", "provider" } },
};

/* second_word - the second word at a place, or "" */
static const char *second_word(const struct reader *reader, struct place place)
{
	const char *word = strpbrk(copy(reader, place), " \t");

	return word ? word + strspn(word, " \t") : "";
}

/* help_second - a name stands where a second keyword should */
static void help_second(struct reader *reader, struct diagnostic *message,
			const char *keyword, const char *name)
{
	if (strcmp(keyword, "replace") == 0 || strcmp(keyword, "silence") == 0)
		HELP(reader, message, "type: %s rule %s", keyword, name);
	else if (strcmp(keyword, "define") == 0 && *name != '{')
		HELP(reader, message, "for a word list, type: define {%s}",
		     name);
}

/* mistake_unfinished - a keyword of two words without its second */
void mistake_unfinished(struct reader *reader, struct place place,
			const char *keyword)
{
	struct diagnostic *message;
	const char *near;
	size_t i = 0;

	while (strcmp(pairs[i].first, keyword) != 0)
		i++;
	message = SAY(reader, "syntax", place, "\"%s\" must be followed by %s",
		      keyword, pairs[i].text);
	near = suggest_near(second_word(reader, place), pairs[i].seconds);
	if (*near)
		HELP(reader, message, "did you mean \"%s %s\"?", keyword, near);
	else if (*second_word(reader, place))
		help_second(reader, message, keyword,
			    second_word(reader, place));
}

/* mistake_nothing_above - a line starts with ">", and no text goes on */
void mistake_nothing_above(struct reader *reader, struct place place)
{
	struct diagnostic *message;

	/* The line above may have been a text, had it been right. */
	if (reader->line_lost)
		return;
	place.end = place.start + 1;
	message = SAY(reader, "stray-line", place,
		      "\">\" goes on with a text, but there is none above");
	HELP(reader, message,
	     "only means, tell, source, example, not and title can go on");
}

/* mistake_too_deep - brackets within brackets within brackets */
void mistake_too_deep(struct reader *reader, struct place bracket)
{
	SAY(reader, "too-deep", bracket,
	    "there are more than %d brackets within each other here",
	    MOST_NESTED);
}

/* mistake_unopened - a closing bracket alone */
void mistake_unopened(struct reader *reader, struct place bracket)
{
	struct diagnostic *message =
	    SAY(reader, "unopened", bracket,
		"no bracket is open for this \"%s\"", copy(reader, bracket));

	HELP(reader, message,
	     "put the opening one before the words that it is for, or take "
	     "this one away");
}

/* help_close - which bracket closes the one at a place */
static void help_close(struct reader *reader, struct diagnostic *message,
		       struct place open)
{
	char bracket = reader->source->text[open.start];

	HELP(reader, message, "put a \"%c\" behind the words that it is for",
	     bracket == '(' ? ')' : bracket == '[' ? ']' : '}');
}

/* mistake_unclosed - an opening bracket alone */
void mistake_unclosed(struct reader *reader, struct place bracket)
{
	struct diagnostic *message =
	    SAY(reader, "unclosed", bracket, "this \"%s\" is never closed",
		copy(reader, bracket));

	help_close(reader, message, bracket);
}

/* mistake_crossed - a bracket that is closed by one of another kind */
void mistake_crossed(struct reader *reader, struct place open,
		     struct place close)
{
	struct diagnostic *message =
	    SAY(reader, "unclosed", open, "this \"%s\" is never closed",
		copy(reader, open));

	diagnostics_note(reader->syntax->diagnostics, message, close,
			 "a \"%s\" does not close it", copy(reader, close));
	help_close(reader, message, open);
}

/* mistake_no_value - a line ends after its keyword */
void mistake_no_value(struct reader *reader, struct place keyword)
{
	struct diagnostic *message =
	    SAY(reader, "empty-value", keyword, "nothing follows \"%s\"",
		quote(reader, keyword));

	HELP(reader, message,
	     "write what belongs behind it, or take the line away");
}

/* mistake_empty_alternative - nothing in brackets, or at one side of "|" */
void mistake_empty_alternative(struct reader *reader)
{
	struct place before = reader->previous, here = reader->token;
	const char *text = reader->source->text;
	struct diagnostic *message;

	if (text[before.start] == '|') {
		message = SAY(reader, "empty-value", before,
			      "nothing follows this \"|\"");
	} else if (text[here.start] == '|') {
		message = SAY(reader, "empty-value", here,
			      "nothing comes before this \"|\"");
	} else {
		before.end = here.end;
		SAY(reader, "empty-value", before,
		    "nothing is in these brackets");
		return;
	}
	HELP(reader, message,
	     "words that may be missing are put in brackets: [here]");
}

/* mistake_too_much - a line goes on after its value */
void mistake_too_much(struct reader *reader)
{
	const char *keyword = quote(reader, reader->keyword);
	struct place place = reader->token;
	struct diagnostic *message;

	if (reader->previous.start == reader->keyword.start)
		message = SAY(reader, "syntax", place,
			      "\"%s\" stands alone on its line", keyword);
	else
		message = SAY(reader, "syntax", place,
			      "only one name can follow \"%s\"", keyword);
	if (reader->source->text[place.start] == '#')
		HELP(reader, message, "a comment needs a line of its own");
	else if (reader->previous.start != reader->keyword.start)
		HELP(reader, message, "join the words of a name with \"-\"");
}

/* mistake_good_name - a name as it should be: lower-case-with-hyphens */
char *mistake_good_name(struct reader *reader, const struct name *name)
{
	const char *at = name->text;
	char *good = arena_copy(reader->syntax->arena, at, strlen(at));
	char *end = good;

	for (; *at; at++) {
		char c = *at;

		if (c >= 'A' && c <= 'Z')
			*end++ = (char)(c - 'A' + 'a');
		else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
			*end++ = c;
		else if (end > good && end[-1] != '-')
			*end++ = '-';
	}
	if (end > good && end[-1] == '-')
		end--;
	*end = '\0';
	return good;
}

/* mistake_bad_name - a name that is not lower-case-with-hyphens */
void mistake_bad_name(struct reader *reader, const struct name *name)
{
	const char *good = mistake_good_name(reader, name);
	struct diagnostic *message;

	if (*name->text == '\0') {
		SAY(reader, "empty-value", name->place,
		    "there is no name in these braces");
		return;
	}
	message = SAY(reader, "bad-name", name->place,
		      "\"%s\" is not a name; names are lower case letters, "
		      "digits, and hyphens between them",
		      quote(reader, name->place));
	if (*good == '\0' || strlen(good) > MOST_QUOTED)
		return;
	if (reader->source->text[name->place.start] == '{')
		HELP(reader, message, "did you mean {%s}?", good);
	else
		HELP(reader, message, "did you mean \"%s\"?", good);
}

/* mistake_no_definition - a field before the first definition */
void mistake_no_definition(struct reader *reader, struct place place)
{
	struct diagnostic *message =
	    SAY(reader, "stray-line", place,
		"this line belongs to no rule and no definition");

	HELP(reader, message,
	     "put a line such as \"rule over-quota\" above it");
}
