/* SPDX-License-Identifier: MIT
 *
 * pattern.c - make match lines into words, choices and gaps
 *
 * The words of a match line are read by the very scanner that reads replies,
 * so that both agree on what a word is.  An alternative of single words
 * becomes one piece with several words: that is what most word lists are, and
 * it costs the automaton next to nothing.
 */
#include "pattern.h"

#include "../../grammar/arena.h"
#include "../../grammar/diagnostics.h"
#include "../../runtime/tokens.h"
#include "closed.h"
#include "fold.h"
#include "names.h"
#include "word_lists.h"

#include <string.h>

/* A row of pieces under construction. */
struct row {
	struct piece *first, *last;
};

static void append(struct row *row, struct piece *piece)
{
	if (row->last)
		row->last->next = piece;
	else
		row->first = piece;
	row->last = piece;
}

static struct piece *new_piece(struct patterns *p, enum piece_type type,
			       struct place place)
{
	struct piece *piece = ARENA_NEW(p->arena, struct piece);

	p->weight++;
	piece->type = type;
	piece->place = place;
	return piece;
}

static struct word *new_word(struct patterns *p, enum word_type type,
			     const char *text)
{
	struct word *word = ARENA_NEW(p->arena, struct word);

	p->weight++;
	word->type = type;
	word->text = text;
	return word;
}

static struct branch *new_branch(struct patterns *p, struct piece *first)
{
	struct branch *branch = ARENA_NEW(p->arena, struct branch);

	branch->first = first;
	return branch;
}

/* append_plain - the words of "recipient.not.found", one by one */
static void append_plain(struct patterns *p, struct row *row, const char *text,
			 size_t length, struct place place)
{
	const char *end = text + length, *after;

	for (; text < end; text = after + 1) {
		struct piece *piece = new_piece(p, PIECE_WORDS, place);

		after = text;
		while (after < end && *after != '.')
			after++;
		piece->words = new_word(
		    p, WORD_TEXT, fold(p->arena, text, (size_t)(after - text)));
		append(row, piece);
	}
}

/* check_page - the host of a page must have a dot: by the label below its top
 * the runtime tells whether rules may name it */
static void check_page(struct patterns *p, const char *name,
		       struct place place)
{
	struct diagnostic *message;

	if (strchr(name, '.') != strrchr(name, '.'))
		return;
	message = diagnostics_add(p->diagnostics, SEVERITY_ERROR, "bad-host",
				  place,
				  "this page has no host with a dot in it");
	diagnostics_help(p->diagnostics, message,
			 "write it as replies have it: www.example.org/page");
}

/* append_name - a host, URL or address; a host may also stand in the text as
 * words with dots between them, "RecipNotFound.Please" for one */
static void append_name(struct patterns *p, struct row *row,
			const struct token *token, const char *text,
			struct place place)
{
	struct piece *piece = new_piece(p, PIECE_NAME, place);
	struct piece *choice = new_piece(p, PIECE_CHOICE, place);
	size_t length = token->end - token->start;
	struct row plain = {NULL, NULL};

	piece->name = token_name(p->arena, text, token);
	if (token->type == TOKEN_URL)
		check_page(p, piece->name, place);
	if (token->type != TOKEN_HOST || strchr(piece->name, '-')) {
		append(row, piece);
		return;
	}
	append_plain(p, &plain, text + token->start, length, place);
	choice->branches = new_branch(p, piece);
	choice->branches->next = new_branch(p, plain.first);
	append(row, choice);
}

/* warn_code - a code among the words of a match line */
static void warn_code(struct patterns *p, const struct token *token,
		      const char *text, struct place place)
{
	size_t length = token->end - token->start;
	bool status = memchr(text + token->start, '.', length) != NULL;
	struct diagnostic *message;

	place.start += token->start;
	place.end = place.start + length;
	message = diagnostics_add(
	    p->diagnostics, SEVERITY_WARNING, "code-in-match", place,
	    "\"%.*s\" looks like %s; put it on a %s line", (int)length,
	    text + token->start, status ? "an enhanced status" : "a reply code",
	    status ? "status" : "code");
	diagnostics_help(p->diagnostics, message,
			 "codes in a reply are no words of it: this one is "
			 "left out here");
}

/* bad_ending - a "*" that stands for no ending */
static void bad_ending(struct patterns *p, struct place place)
{
	struct diagnostic *message = diagnostics_add(
	    p->diagnostics, SEVERITY_ERROR, "bad-ending", place,
	    "\"*\" can only stand for the ending of a word, as in "
	    "deactivat*");

	diagnostics_help(p->diagnostics, message,
			 "for any one word write {word}, for up to six "
			 "\"...\"");
}

/* append_word - what is written between two blanks: one word, or several
 * with punctuation between them, or none */
static void append_word(struct patterns *p, struct row *row,
			const struct element *element)
{
	const char *text = element->word;
	size_t length = strlen(text);
	bool any_ending = text[length - 1] == '*';
	bool at_letters = false;
	struct tokens tokens;
	struct token token;
	struct piece *piece = NULL;

	if (any_ending)
		length--;
	tokens_start(&tokens, NULL, text, length);
	while (tokens_next(&tokens, &token)) {
		size_t size = token.end - token.start;

		piece = NULL;
		if (token.type == TOKEN_CODE) {
			warn_code(p, &token, text, element->place);
		} else if (has_name(token.type)) {
			append_name(p, row, &token, text, element->place);
		} else {
			piece = new_piece(p, PIECE_WORDS, element->place);
			piece->words =
			    new_word(p, WORD_TEXT,
				     fold(p->arena, text + token.start, size));
			append(row, piece);
		}
		at_letters = token.type == TOKEN_WORD && token.end == length;
	}
	if (any_ending && at_letters)
		piece->words->type = WORD_PREFIX;
	if (memchr(text, '*', length) || (any_ending && !at_letters))
		bad_ending(p, element->place);
}

/* single_words - the words of a piece row that is one token, or null; null for
 * {ip} and the like, too: where one matched, it must be known which it was */
static struct word *single_words(const struct piece *row)
{
	return row && !row->next && row->type == PIECE_WORDS &&
		       row->words->type != WORD_KIND
		   ? row->words
		   : NULL;
}

/* add_words - the words of one list at the end of another; the new end */
static struct word **add_words(struct patterns *p, struct word **end,
			       const struct word *more)
{
	for (; more; more = more->next) {
		*end = new_word(p, more->type, more->text);
		(*end)->kind = more->kind;
		end = &(*end)->next;
	}
	return end;
}

/* append_choice - alternatives; one piece where all are single words */
static void append_choice(struct patterns *p, struct row *row,
			  struct branch *branches, struct place place)
{
	struct piece *piece;
	const struct branch *branch;
	struct word *words = NULL, **end = &words;

	for (branch = branches; branch && single_words(branch->first);
	     branch = branch->next)
		end = add_words(p, end, single_words(branch->first));
	piece = new_piece(p, branch ? PIECE_CHOICE : PIECE_WORDS, place);
	if (branch)
		piece->branches = branches;
	else
		piece->words = words;
	append(row, piece);
}

/* add_endings - mailbox[es]: the word with each ending beside the word
 * without; false where the brackets are no ending */
static bool add_endings(struct patterns *p, struct piece *last,
			const struct element *element)
{
	struct word *more = NULL, **end = &more;

	if (!element->glued || !last || last->type != PIECE_WORDS)
		return false;
	for (const struct sequence *s = element->inner; s; s = s->next)
		if (!s->first || s->first->next ||
		    s->first->type != ELEMENT_WORD)
			return false;
	for (const struct sequence *s = element->inner; s; s = s->next)
		for (const struct word *w = last->words; w; w = w->next) {
			const char *ending = s->first->word;
			bool any = strchr(ending, '*') != NULL;
			char *text;

			if (w->type != WORD_TEXT)
				return false;
			text = arena_format(p->arena, "%s%s", w->text, ending);
			text = fold(p->arena, text, strlen(text) - any);
			*end = new_word(p, any ? WORD_PREFIX : WORD_TEXT, text);
			end = &(*end)->next;
		}
	for (end = &last->words; *end; end = &(*end)->next)
		;
	*end = more;
	return true;
}

/* append_placeholder - {ip} and its kind, or a word list of the author's */
static void append_placeholder(struct patterns *p, struct row *row,
			       const struct element *element)
{
	int kind = closed_find(kind_names, element->word);
	struct piece *piece;
	struct branch *branches;

	if (kind == WB_WORD) {
		append(row, new_piece(p, PIECE_ANY, element->place));
	} else if (kind > 0) {
		piece = new_piece(p, PIECE_WORDS, element->place);
		piece->words = new_word(p, WORD_KIND, "");
		piece->words->kind = (enum wb_kind)kind;
		append(row, piece);
	} else if (g_hash_table_contains(p->placeholders, element->word)) {
		branches = list_branches(p, element);
		if (branches)
			append_choice(p, row, branches, element->place);
	} else {
		list_unknown(p, element);
	}
}

/* append_gap - "..."; a line can have a few */
static void append_gap(struct patterns *p, struct row *row,
		       const struct element *element)
{
	struct diagnostic *message;

	append(row, new_piece(p, PIECE_GAP, element->place));
	if (++p->gaps != GAPS_MAX + 1)
		return;
	message = diagnostics_add(
	    p->diagnostics, SEVERITY_ERROR, "too-many-gaps", element->place,
	    "this is \"...\" number %d of its line; a line can have %d",
	    GAPS_MAX + 1, GAPS_MAX);
	diagnostics_help(p->diagnostics, message,
			 "write the few words that carry the meaning, in two "
			 "lines if need be");
}

/* append_element - add what one element of a match line stands for */
static void append_element(struct patterns *p, struct row *row,
			   const struct element *element)
{
	struct branch *branches;
	struct piece *piece;

	switch (element->type) {
	case ELEMENT_WORD:
		append_word(p, row, element);
		break;
	case ELEMENT_PLACEHOLDER:
		append_placeholder(p, row, element);
		break;
	case ELEMENT_GAP:
		append_gap(p, row, element);
		break;
	case ELEMENT_GROUP:
		append_choice(p, row, pattern_compile(p, element->inner),
			      element->place);
		break;
	case ELEMENT_OPTIONAL:
		if (add_endings(p, row->last, element))
			break;
		branches = new_branch(p, NULL);
		branches->next = pattern_compile(p, element->inner);
		piece = new_piece(p, PIECE_CHOICE, element->place);
		piece->branches = branches;
		append(row, piece);
		break;
	}
}

struct branch *pattern_compile(struct patterns *p,
			       const struct sequence *alternatives)
{
	struct branch *first = NULL, **end = &first;

	for (; alternatives; alternatives = alternatives->next) {
		struct row row = {NULL, NULL};

		for (const struct element *e = alternatives->first; e;
		     e = e->next)
			append_element(p, &row, e);
		*end = new_branch(p, row.first);
		end = &(*end)->next;
	}
	return first;
}
