/* SPDX-License-Identifier: MIT
 *
 * match.c - the plain matcher: patterns walked as they are written
 *
 * A walk tries each piece of a line at each token and backs up where that
 * leads nowhere.  It knows nothing of automata, chains or expansion.  Slow
 * beside the scanner, but a match line has few pieces and an example few
 * words.
 */
#include "match.h"

#include "../../grammar/arena.h"
#include "fold.h"
#include "line_index.h"
#include "names.h"
#include "pattern.h"

#include <string.h>

enum { TOKENS_USUAL = 32 }; /* of a reply: room for so many at first */

/* append_break - tokens that fit no word, as the scanner counts them */
static void append_break(struct reading *reading, uint32_t at)
{
	struct read_token none = {{TOKEN_END, 0, false, at, at}, "", ""};

	for (unsigned i = 0; reading->tokens->len && i < BREAK_WORDS; i++)
		g_array_append_val(reading->tokens, none);
	reading->reply = reading->tokens->len;
}

struct reading *reading_new(struct arena *arena, const char *text,
			    size_t length)
{
	struct reading *reading = g_new0(struct reading, 1);
	struct tokens tokens;
	struct token token;

	reading->tokens = g_array_sized_new(
	    FALSE, FALSE, sizeof(struct read_token), TOKENS_USUAL);
	length = reply_length(text, length);
	tokens_start(&tokens, NULL, text, length);
	while (tokens_next(&tokens, &token)) {
		size_t size = token.end - token.start;
		struct read_token read = {token, "", ""};

		if (token.type == TOKEN_CODE) {
			if (token.begins)
				append_break(reading, token.start);
			continue;
		}
		if (token.type != TOKEN_WORD &&
		    !reading->first[token.type].length)
			reading->first[token.type] =
			    (struct wb_span){token.start, size};
		read.folded = fold(arena, text + token.start, size);
		if (has_name(token.type))
			read.name = token_name(arena, text, &token);
		g_array_append_val(reading->tokens, read);
	}
	reading->codes = tokens.codes;
	return reading;
}

void reading_free(struct reading *reading)
{
	g_array_free(reading->tokens, TRUE);
	g_free(reading);
}

/* A walk in progress. */
struct walk {
	const struct reading *reading;
	unsigned start;
	struct hit trial;
	struct hit *best; /* of the line; words 0: none yet */
	struct reach reach;
	unsigned best_start, best_end; /* tokens */
};

/* What is left to match after the piece at hand. */
struct rest {
	const struct piece *piece;
	const struct rest *outer;
};

static void walk_pieces(struct walk *walk, const struct piece *piece,
			const struct rest *outer, unsigned at, unsigned words);

static const struct read_token *token_at(const struct walk *walk, unsigned i)
{
	return &g_array_index(walk->reading->tokens, struct read_token, i);
}

/* is_plain - tokens whose text can be a word of a pattern */
static bool is_plain(const struct read_token *t)
{
	return t->token.type == TOKEN_WORD || t->token.type == TOKEN_IP ||
	       t->token.type == TOKEN_NUMBER || t->token.type == TOKEN_SIZE;
}

/* word_fits - is the token this word?  Most differ in their first byte */
static bool word_fits(const struct word *word, const struct read_token *t)
{
	switch (word->type) {
	case WORD_TEXT:
		return *t->folded == *word->text && is_plain(t) &&
		       !strcmp(t->folded, word->text);
	case WORD_PREFIX:
		return *t->folded == *word->text && is_plain(t) &&
		       !strncmp(t->folded, word->text, strlen(word->text));
	case WORD_KIND:
		return (unsigned)t->token.type == (unsigned)word->kind;
	}
	return false;
}

/* keep - a whole line matched, ending before token `at` */
static void keep(struct walk *walk, unsigned at, unsigned words)
{
	struct hit *best = walk->best;
	unsigned last = at - 1;

	if (words < best->words)
		return;
	if (words == best->words &&
	    (last > walk->best_end ||
	     (last == walk->best_end && walk->start <= walk->best_start)))
		return;
	*best = walk->trial;
	best->words = (uint16_t)words;
	best->start = token_at(walk, walk->start)->token.start;
	best->end = token_at(walk, last)->token.end;
	walk->best_start = walk->start;
	walk->best_end = last;
}

/* note_reach - remember the piece that failed furthest on */
static void note_reach(struct walk *walk, const struct piece *piece,
		       unsigned at, unsigned words)
{
	if (words > walk->reach.matched)
		walk->reach = (struct reach){piece, words, at, walk->start};
}

/* walk_words - a piece that is one token with one of these words */
static void walk_words(struct walk *walk, const struct piece *piece,
		       const struct rest *outer, unsigned at, unsigned words)
{
	const struct word *word = piece->words;
	const struct read_token *token = token_at(walk, at);
	unsigned captures = walk->trial.capture_count;

	while (word && !word_fits(word, token))
		word = word->next;
	if (!word) {
		note_reach(walk, piece, at, words);
		return;
	}
	for (word = piece->words; word; word = word->next)
		if (word->type == WORD_KIND && word_fits(word, token) &&
		    walk->trial.capture_count < PHRASE_MARKS_MAX)
			walk->trial.captures[walk->trial.capture_count++] =
			    (struct capture){token->token.start,
					     token->token.end -
						 token->token.start,
					     (uint8_t)word->kind};
	walk_pieces(walk, piece->next, outer, at + 1, words + 1);
	walk->trial.capture_count = captures;
}

/* walk_any - {word}: one token, whatever it is; not counted as matched */
static void walk_any(struct walk *walk, const struct piece *piece,
		     const struct rest *outer, unsigned at, unsigned words)
{
	const struct token *token = &token_at(walk, at)->token;
	unsigned captures = walk->trial.capture_count;

	if (captures < PHRASE_MARKS_MAX)
		walk->trial.captures[walk->trial.capture_count++] =
		    (struct capture){token->start, token->end - token->start,
				     WB_WORD};
	walk_pieces(walk, piece->next, outer, at + 1, words);
	walk->trial.capture_count = captures;
}

/* walk_choice - each branch, and after it what follows the choice */
static void walk_choice(struct walk *walk, const struct piece *piece,
			const struct rest *outer, unsigned at, unsigned words)
{
	const struct rest rest = {piece->next, outer};

	for (const struct branch *b = piece->branches; b; b = b->next)
		walk_pieces(walk, b->first, &rest, at, words);
}

/* walk_pieces - match a row of pieces, then what is left, from token `at` */
static void walk_pieces(struct walk *walk, const struct piece *piece,
			const struct rest *outer, unsigned at, unsigned words)
{
	unsigned count = walk->reading->tokens->len;

	while (!piece && outer) {
		piece = outer->piece;
		outer = outer->outer;
	}
	if (!piece) {
		if (at > walk->start)
			keep(walk, at, words);
		return;
	}
	if (piece->type == PIECE_CHOICE) {
		walk_choice(walk, piece, outer, at, words);
		return;
	}
	if (piece->type == PIECE_GAP) {
		for (unsigned i = 0; i <= GAP_WORDS && at + i <= count; i++)
			walk_pieces(walk, piece->next, outer, at + i, words);
		return;
	}
	if (at >= count) {
		note_reach(walk, piece, at, words);
		return;
	}
	if (piece->type == PIECE_WORDS)
		walk_words(walk, piece, outer, at, words);
	else if (piece->type == PIECE_ANY)
		walk_any(walk, piece, outer, at, words);
	else if (strstr(token_at(walk, at)->name, piece->name))
		walk_pieces(walk, piece->next, outer, at + 1, words + 1);
	else
		note_reach(walk, piece, at, words);
}

/* walk_line - all ways in which a line matches somewhere, from a token on */
static void walk_line(struct walk *walk, const struct line *line, unsigned from)
{
	for (unsigned i = from; i < walk->reading->tokens->len; i++) {
		walk->start = i;
		for (const struct branch *b = line->branches; b; b = b->next)
			walk_pieces(walk, b->first, NULL, i, 0);
	}
}

/* hit_from - does the line match from this token on? */
static bool hit_from(const struct line *line, const struct reading *reading,
		     unsigned from, struct hit *hit)
{
	struct walk walk = {.reading = reading, .best = hit};

	*hit = (struct hit){.line = line->number};
	walk.trial = *hit;
	walk_line(&walk, line, from);
	return hit->words > 0;
}

bool line_hit(const struct line *line, const struct reading *reading,
	      struct hit *hit)
{
	return hit_from(line, reading, 0, hit);
}

bool line_stands(const struct line *line, const struct reading *reading,
		 struct hit *hit)
{
	return hit_from(line, reading, reading->reply, hit);
}

struct reach line_reach(const struct line *line, const struct reading *reading)
{
	struct hit hit = {0};
	struct walk walk = {.reading = reading, .best = &hit};

	walk_line(&walk, line, 0);
	return walk.reach;
}

/* name_fits - does a provider's host name stand in the text? */
static bool name_fits(const char *name, const struct reading *reading)
{
	for (unsigned i = 0; i < reading->tokens->len; i++) {
		const struct read_token *t =
		    &g_array_index(reading->tokens, struct read_token, i);

		if (t->token.type != TOKEN_EMAIL && strstr(t->name, name))
			return true;
	}
	return false;
}

/* try_entry - note what follows if a line or name stands in the text */
static void try_entry(const struct entry *entry, const struct reading *reading,
		      struct findings *findings)
{
	struct hit hit;
	bool fits;

	if (!entry->line)
		fits = name_fits(entry->name, reading);
	else if (entry->line->mistaken)
		fits = false; /* its wordings can be too many to try */
	else if (entry->type == USE_UNLESS)
		fits = line_stands(entry->line, reading, &hit);
	else
		fits = line_hit(entry->line, reading, &hit);
	if (!fits)
		return;
	hit.rule = (uint16_t)entry->target;
	switch (entry->type) {
	case USE_PROVIDER:
		bit_set(findings->speaks, entry->target);
		break;
	case USE_UNLESS:
		bit_set(findings->is_out, entry->target);
		break;
	default:
		findings_add(findings, &hit);
	}
}

void plain_scan(const struct model *model, const struct reading *reading,
		struct findings *findings)
{
	GPtrArray *found = g_ptr_array_new();

	findings->codes = reading->codes;
	memcpy(findings->first, reading->first, sizeof(findings->first));
	line_index_find(model->index, reading, found);
	for (unsigned i = 0; i < found->len; i++)
		try_entry(g_ptr_array_index(found, i), reading, findings);
	g_ptr_array_free(found, TRUE);
}
