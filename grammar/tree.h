/* SPDX-License-Identifier: MIT
 *
 * tree.h - what the parser calls to build the syntax tree
 *
 * Lists are handed about with both their ends, so that to add to a list does
 * not get slower with its length.
 */
#ifndef TREE_H
#define TREE_H

#include "syntax.h"

struct reader;

/* The keyword of a field. */
struct label {
	enum field_type type;
	struct place place;
};

/* A line of a text. */
struct line {
	struct place place;
	struct line *next;
};

struct names {
	struct name *first, *last;
};

struct lines {
	struct line *first, *last;
};

struct elements {
	struct element *first, *last;
};

struct sequences {
	struct sequence *first, *last;
};

/* tree_name - a word, without skip bytes at its start and its end */
struct name *tree_name(struct reader *reader, struct place place, size_t skip);

/* tree_check_name - is it lower-case-with-hyphens?  Reports it if not. */
bool tree_check_name(struct reader *reader, const struct name *name);

struct names tree_names(struct name *name);
struct names tree_names_add(struct names names, struct name *name);

struct line *tree_line(struct reader *reader, struct place place);
struct lines tree_lines(struct line *line);
struct lines tree_lines_add(struct lines lines, struct line *line);

/* tree_element - name is the word, or null; inner what is in brackets */
struct element *tree_element(struct reader *reader, enum element_type type,
			     struct place place, const struct name *name,
			     struct sequence *inner);
struct elements tree_elements(struct element *element);
struct elements tree_elements_add(struct elements elements,
				  struct element *element);

struct sequence *tree_sequence(struct reader *reader, struct elements elements);
struct sequences tree_sequences(struct sequence *sequence);
struct sequences tree_sequences_add(struct sequences sequences,
				    struct sequence *sequence);

/* tree_define - start a definition; the fields that follow are its own */
void tree_define(struct reader *reader, enum definition_type type,
		 const struct name *name);
void tree_define_replacement(struct reader *reader, const struct name *name);
void tree_define_silence(struct reader *reader, const struct name *name);
void tree_define_placeholder(struct reader *reader, const struct name *name,
			     struct sequences pattern);

/* tree_field - add a field to the definition above */
void tree_field(struct reader *reader, struct label label);
void tree_field_names(struct reader *reader, struct label label,
		      struct names names);
void tree_field_text(struct reader *reader, struct label label,
		     struct lines lines);
void tree_field_pattern(struct reader *reader, struct label label,
			struct sequences pattern);

/* tree_lose_line - a line had a mistake */
void tree_lose_line(struct reader *reader);

#endif
