/* SPDX-License-Identifier: MIT
 *
 * tree.c - what the parser calls to build the syntax tree
 *
 * A definition whose first line is lost is built all the same, but not put
 * into the tree: it takes the fields that follow, so that they neither go to
 * the definition above nor are reported for having none.
 */
#include "tree.h"

#include "arena.h"
#include "mistakes.h"
#include "reader.h"

#include <string.h>

/* NEW - a zeroed struct of the file's arena */
#define NEW(reader, type) ARENA_NEW((reader)->syntax->arena, type)

/* LIST_ADD - put an item after the last of a list */
#define LIST_ADD(list, item)                        \
	do {                                        \
		if ((list).last)                    \
			(list).last->next = (item); \
		else                                \
			(list).first = (item);      \
		(list).last = (item);               \
	} while (0)

/* tree_name - a word, without skip bytes at its start and its end */
struct name *tree_name(struct reader *reader, struct place place, size_t skip)
{
	struct name *name = NEW(reader, struct name);

	name->text = arena_copy(reader->syntax->arena,
				place.source->text + place.start + skip,
				place.end - place.start - 2 * skip);
	name->place = place;
	return name;
}

/* is_kebab - is a name of words and numbers, with single hyphens between? */
static bool is_kebab(const char *name)
{
	for (;;) {
		size_t part = strspn(name, "abcdefghijklmnopqrstuvwxyz"
					   "0123456789");

		name += part;
		if (part == 0 || (*name != '-' && *name != '\0'))
			return false;
		if (*name++ == '\0')
			return true;
	}
}

/* tree_check_name - is it lower-case-with-hyphens?  Reports it if not. */
bool tree_check_name(struct reader *reader, const struct name *name)
{
	bool good = is_kebab(name->text);

	if (!good)
		mistake_bad_name(reader, name);
	return good;
}

/* tree_names - a list of one name */
struct names tree_names(struct name *name)
{
	return (struct names){ name, name };
}

/* tree_names_add - a list with one name more */
struct names tree_names_add(struct names names, struct name *name)
{
	LIST_ADD(names, name);
	return names;
}

/* tree_line - a line of a text */
struct line *tree_line(struct reader *reader, struct place place)
{
	struct line *line = NEW(reader, struct line);

	line->place = place;
	return line;
}

/* tree_lines - a text of one line */
struct lines tree_lines(struct line *line)
{
	return (struct lines){ line, line };
}

/* tree_lines_add - a text with one line more */
struct lines tree_lines_add(struct lines lines, struct line *line)
{
	LIST_ADD(lines, line);
	return lines;
}

/* tree_element - name is the word, or null; inner what is in brackets */
struct element *tree_element(struct reader *reader, enum element_type type,
			     struct place place, const struct name *name,
			     struct sequence *inner)
{
	struct element *element = NEW(reader, struct element);

	element->type = type;
	element->place = place;
	element->word = name ? name->text : NULL;
	element->inner = inner;
	return element;
}

/* tree_elements - a list of one element */
struct elements tree_elements(struct element *element)
{
	return (struct elements){ element, element };
}

/* tree_elements_add - a list with one element more */
struct elements tree_elements_add(struct elements elements,
				  struct element *element)
{
	element->glued = elements.last->place.end == element->place.start;
	LIST_ADD(elements, element);
	return elements;
}

/* tree_sequence - elements that follow each other, as one alternative */
struct sequence *tree_sequence(struct reader *reader, struct elements elements)
{
	struct sequence *sequence = NEW(reader, struct sequence);

	sequence->first = elements.first;
	sequence->place = elements.first->place;
	sequence->place.end = elements.last->place.end;
	return sequence;
}

/* tree_sequences - a list of one alternative */
struct sequences tree_sequences(struct sequence *sequence)
{
	return (struct sequences){ sequence, sequence };
}

/* tree_sequences_add - a list with one alternative more */
struct sequences tree_sequences_add(struct sequences sequences,
				    struct sequence *sequence)
{
	LIST_ADD(sequences, sequence);
	return sequences;
}

/* definition_new - a definition that gets the fields from now on */
static struct definition *definition_new(struct reader *reader)
{
	reader->definition = NEW(reader, struct definition);
	reader->last_field = NULL;
	return reader->definition;
}

/* tree_define - start a definition; the fields that follow are its own */
void tree_define(struct reader *reader, enum definition_type type,
		 const struct name *name)
{
	struct definition *definition = definition_new(reader);

	definition->type = type;
	definition->name = *name;
	definition->damaged = !tree_check_name(reader, name);
	if (definition->damaged)
		definition->name.text = mistake_good_name(reader, name);
	LIST_ADD(*reader->syntax, definition);
}

/* tree_define_replacement - start a rule that replaces another */
void tree_define_replacement(struct reader *reader, const struct name *name)
{
	tree_define(reader, DEFINE_RULE, name);
	reader->definition->replace = true;
}

/* tree_define_silence - a rule that is to be left out */
void tree_define_silence(struct reader *reader, const struct name *name)
{
	tree_define(reader, DEFINE_RULE, name);
	reader->definition->silence = true;
}

/* tree_define_placeholder - a name that stands for a pattern */
void tree_define_placeholder(struct reader *reader, const struct name *name,
			     struct sequences pattern)
{
	tree_define(reader, DEFINE_PLACEHOLDER, name);
	reader->definition->pattern = pattern.first;
}

/* field_add - add a field, without its value, to the definition above */
static struct field *field_add(struct reader *reader, struct label label)
{
	struct field *field = NEW(reader, struct field);

	if (!reader->definition) {
		mistake_no_definition(reader, label.place);
		definition_new(reader);
	}
	field->type = label.type;
	field->keyword = label.place;
	field->place = label.place;
	if (reader->last_field)
		reader->last_field->next = field;
	else
		reader->definition->fields = field;
	reader->last_field = field;
	return field;
}

/* tree_field - add a field that has no value */
void tree_field(struct reader *reader, struct label label)
{
	field_add(reader, label);
}

/* tree_field_names - add a field with names */
void tree_field_names(struct reader *reader, struct label label,
		      struct names names)
{
	struct field *field = field_add(reader, label);

	field->names = names.first;
	field->place = names.first->place;
	field->place.end = names.last->place.end;
}

/* text_join - the lines of a text in one, with '\n' between them */
static struct text *text_join(struct reader *reader, struct lines lines)
{
	struct text *text = NEW(reader, struct text);
	const struct line *line;
	size_t size = 0;
	char *end;

	for (line = lines.first; line; line = line->next)
		size += line->place.end - line->place.start + 1;
	end = arena_alloc(reader->syntax->arena, size);
	text->text = end;
	text->length = size - 1;
	text->place = lines.first->place;
	for (line = lines.first; line; line = line->next) {
		size_t length = line->place.end - line->place.start;

		memcpy(end, reader->source->text + line->place.start, length);
		end += length;
		*end++ = line->next ? '\n' : '\0';
	}
	return text;
}

/* tree_field_text - add a field with a text */
void tree_field_text(struct reader *reader, struct label label,
		     struct lines lines)
{
	struct text *text = text_join(reader, lines);

	if (strspn(text->text, "\n") == text->length) {
		mistake_no_value(reader, label.place);
		tree_lose_line(reader);
		return;
	}
	field_add(reader, label)->text = text;
	reader->last_field->place = text->place;
}

/* tree_field_pattern - add a field with a pattern */
void tree_field_pattern(struct reader *reader, struct label label,
			struct sequences pattern)
{
	struct field *field = field_add(reader, label);

	field->pattern = pattern.first;
	field->place = pattern.first->place;
	field->place.end = pattern.last->place.end;
}

/* note_lost - remember the line of a definition that could not be read */
static void note_lost(struct reader *reader)
{
	struct lost_line *line = NEW(reader, struct lost_line);
	const char *text = reader->source->text;

	line->place = reader->keyword;
	while (line->place.end < reader->source->length &&
	       text[line->place.end] != '\n')
		line->place.end++;
	line->next = reader->syntax->lost;
	reader->syntax->lost = line;
	reader->syntax->lines_lost = true;
}

/* tree_lose_line - a line had a mistake */
void tree_lose_line(struct reader *reader)
{
	reader->line_lost = true;
	if (reader->defining) {
		note_lost(reader);
		definition_new(reader);
	} else if (reader->definition) {
		reader->definition->damaged = true;
	}
}
