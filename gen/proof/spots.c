/* SPDX-License-Identifier: MIT
 *
 * spots.c - a line as the words that can follow each other in it
 *
 * The proofs ask which replies a line can match.  For them a line is a row of
 * spots, one for each word that is written in it, with the spots that can come
 * next: so brackets and choices need not be multiplied out.  A gap is as many
 * spots as it can have words.  Words that no rule tells apart are one symbol,
 * as in the automaton.
 */
#include "spots.h"

#include "../../grammar/arena.h"
#include "pattern.h"

#include <string.h>

enum { SET_FIRST = 4 };

struct builder {
	struct alphabet *alphabet;
	struct arena *arena;
	struct spots *spots;
};

/* What a part of a pattern begins and ends with. */
struct part {
	struct spot_set first, last;
	bool empty; /* may it be missing? */
};

/* set_add - add spots behind those of a set; its room is doubled where a power
 * of two is reached */
static void set_add(struct builder *b, struct spot_set *set,
		    const struct spot_set *more)
{
	for (unsigned i = 0; i < more->count; i++) {
		unsigned count = set->count, *before = set->at;
		bool is_full = count >= SET_FIRST && !(count & (count - 1));

		if (!count || is_full) {
			set->at =
			    arena_alloc(b->arena, MAX(SET_FIRST, 2 * count) *
						      sizeof(*set->at));
			if (count)
				memcpy(set->at, before,
				       count * sizeof(*before));
		}
		set->at[set->count++] = more->at[i];
	}
}

/* one_spot - a part that is one word */
static struct part one_spot(struct builder *b, const GArray *symbols)
{
	struct spots *spots = b->spots;
	struct spot_set number = {&spots->count, 1};
	struct part part = {.empty = false};

	set_add(b, &part.first, &number);
	set_add(b, &part.last, &number);
	for (unsigned i = 0; symbols && i < symbols->len; i++)
		spots->bits |= symbol_bit(g_array_index(symbols, unsigned, i));
	spots->list[spots->count++].symbols = symbols;
	return part;
}

/* join - let a part follow another */
static void join(struct builder *b, struct part *part, const struct part *after)
{
	for (unsigned i = 0; i < part->last.count; i++)
		set_add(b, &b->spots->list[part->last.at[i]].next,
			&after->first);
	if (part->empty)
		set_add(b, &part->first, &after->first);
	if (!after->empty)
		part->last.count = 0;
	set_add(b, &part->last, &after->last);
	part->empty = part->empty && after->empty;
}

/* gap_part - up to so many words, whatever they are */
static struct part gap_part(struct builder *b)
{
	struct part gap = one_spot(b, NULL);

	gap.empty = true;
	for (unsigned i = 1; i < GAP_WORDS; i++) {
		struct part word = one_spot(b, NULL);

		set_add(b, &b->spots->list[word.first.at[0] - 1].next,
			&word.first);
		set_add(b, &gap.last, &word.last);
	}
	return gap;
}

static struct part choice_part(struct builder *b, const struct branch *branch);

static struct part piece_part(struct builder *b, const struct piece *piece)
{
	switch (piece->type) {
	case PIECE_GAP:
		return gap_part(b);
	case PIECE_ANY:
		return one_spot(b, NULL);
	case PIECE_NAME:
		return one_spot(b, alphabet_name(b->alphabet, piece->name));
	case PIECE_CHOICE:
		return choice_part(b, piece->branches);
	default:
		return one_spot(b, alphabet_words(b->alphabet, piece->words));
	}
}

static struct part choice_part(struct builder *b, const struct branch *branch)
{
	struct part choice = {.empty = false};

	for (; branch; branch = branch->next) {
		struct part row = {.empty = true};

		for (const struct piece *p = branch->first; p; p = p->next) {
			struct part part = piece_part(b, p);

			join(b, &row, &part);
		}
		set_add(b, &choice.first, &row.first);
		set_add(b, &choice.last, &row.last);
		choice.empty |= row.empty;
	}
	return choice;
}

/* count_spots - how many spots a pattern comes to */
static unsigned count_spots(const struct branch *branch)
{
	unsigned count = 0;

	for (; branch; branch = branch->next)
		for (const struct piece *p = branch->first; p; p = p->next)
			count += p->type == PIECE_GAP ? GAP_WORDS
				 : p->type == PIECE_CHOICE
				     ? count_spots(p->branches)
				     : 1;
	return count;
}

/* set_needed - a spot is needed if no way leads around it: none begins behind
 * it, none goes from before it to behind it, none ends before it.  Ways lead
 * from lower numbers to higher ones. */
static void set_needed(struct spots *spots)
{
	unsigned furthest = 0;
	bool ended = false;

	for (unsigned i = 0; i < spots->count; i++)
		if (spots->list[i].first)
			furthest = i;
	for (unsigned i = 0; i < spots->count; i++) {
		struct spot *spot = &spots->list[i];
		const struct spot_set *next = &spot->next;

		spot->needed = furthest <= i && !ended;
		ended |= spot->last;
		if (next->count)
			furthest = MAX(furthest, next->at[next->count - 1]);
	}
}

/* set_words - how many words there are from each spot to the end of the line,
 * and in all of it */
static void set_words(struct spots *spots)
{
	spots->least = PHRASE_WORDS_MAX;
	for (unsigned i = spots->count; i--;) {
		struct spot *spot = &spots->list[i];

		spot->least = spot->last ? 0 : PHRASE_WORDS_MAX;
		for (unsigned n = 0; n < spot->next.count; n++) {
			const struct spot *next =
			    &spots->list[spot->next.at[n]];

			spot->least = MIN(spot->least, next->least);
			spot->most = MAX(spot->most, next->most);
		}
		spot->least += spot->symbols != NULL;
		spot->most += spot->symbols != NULL;
		if (spot->first) {
			spots->least = MIN(spots->least, spot->least);
			spots->most = MAX(spots->most, spot->most);
		}
	}
}

/* spots_new - the spots of a line */
static struct spots *spots_new(struct alphabet *alphabet,
			       const struct rule *rule, const struct line *line)
{
	struct arena *arena = alphabet_arena(alphabet);
	struct spots *spots = ARENA_NEW(arena, struct spots);
	struct builder b = {alphabet, arena, spots};
	struct part whole;

	spots->rule = rule;
	spots->line = line;
	spots->list = arena_alloc(arena, count_spots(line->branches) *
					     sizeof(struct spot));
	whole = choice_part(&b, line->branches);
	for (unsigned i = 0; i < whole.first.count; i++)
		spots->list[whole.first.at[i]].first = true;
	for (unsigned i = 0; i < whole.last.count; i++)
		spots->list[whole.last.at[i]].last = true;
	set_needed(spots);
	set_words(spots);
	return spots;
}

const struct spots *spots_of(struct alphabet *alphabet, const struct rule *rule,
			     const struct line *line)
{
	GHashTable *known = alphabet_lines(alphabet);
	struct spots *spots = g_hash_table_lookup(known, line);

	if (!spots) {
		spots = spots_new(alphabet, rule, line);
		g_hash_table_insert(known, (gpointer)line, spots);
	}
	return spots;
}

bool spot_has(const struct spot *spot, unsigned symbol)
{
	unsigned first = 0, last = spot->symbols ? spot->symbols->len : 0;

	while (first < last) {
		unsigned middle = first + (last - first) / 2;
		unsigned found = g_array_index(spot->symbols, unsigned, middle);

		if (found == symbol)
			return true;
		if (found < symbol)
			first = middle + 1;
		else
			last = middle;
	}
	return !spot->symbols;
}

bool spots_have(const struct spots *spots, unsigned symbol)
{
	if (!(spots->bits & symbol_bit(symbol)))
		return false;
	for (unsigned i = 0; i < spots->count; i++)
		if (spots->list[i].symbols && spot_has(&spots->list[i], symbol))
			return true;
	return false;
}
