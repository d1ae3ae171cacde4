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

#include "alphabet.h"
#include "pattern.h"

/* What a part of a pattern begins and ends with. */
struct part {
	GArray *first, *last; /* unsigned: spots */
	bool empty;	      /* may it be missing? */
};

static struct part part_new(bool empty)
{
	return (struct part){g_array_new(FALSE, FALSE, sizeof(unsigned)),
			     g_array_new(FALSE, FALSE, sizeof(unsigned)),
			     empty};
}

static void part_clear(struct part *part)
{
	g_array_free(part->first, TRUE);
	g_array_free(part->last, TRUE);
}

static void append_all(GArray *to, const GArray *from)
{
	g_array_append_vals(to, from->data, from->len);
}

/* add_spot - a new spot; its number */
static unsigned add_spot(struct spots *spots, const GArray *symbols)
{
	struct spot spot = {
	    symbols, g_array_new(FALSE, FALSE, sizeof(unsigned)), false, false};

	g_array_append_val(spots->list, spot);
	return spots->list->len - 1;
}

/* one_spot - a part that is one word */
static struct part one_spot(struct spots *spots, const GArray *symbols)
{
	struct part part = part_new(false);
	unsigned spot = add_spot(spots, symbols);

	g_array_append_val(part.first, spot);
	g_array_append_val(part.last, spot);
	return part;
}

/* join - let a part follow another; the second one is used up */
static void join(struct spots *spots, struct part *part, struct part *after)
{
	for (unsigned i = 0; i < part->last->len; i++)
		append_all(
		    spot_at(spots, g_array_index(part->last, unsigned, i))
			->next,
		    after->first);
	if (part->empty)
		append_all(part->first, after->first);
	if (!after->empty)
		g_array_set_size(part->last, 0);
	append_all(part->last, after->last);
	part->empty = part->empty && after->empty;
	part_clear(after);
}

/* gap_part - up to so many words, whatever they are */
static struct part gap_part(struct spots *spots)
{
	struct part gap = part_new(true);

	for (unsigned i = 0; i < GAP_WORDS; i++) {
		unsigned spot = add_spot(spots, NULL);

		if (i)
			g_array_append_val(spot_at(spots, spot - 1)->next,
					   spot);
		else
			g_array_append_val(gap.first, spot);
		g_array_append_val(gap.last, spot);
	}
	return gap;
}

static struct part choice_part(struct alphabet *alphabet, struct spots *spots,
			       const struct branch *branch);

static struct part piece_part(struct alphabet *alphabet, struct spots *spots,
			      const struct piece *piece)
{
	switch (piece->type) {
	case PIECE_GAP:
		return gap_part(spots);
	case PIECE_ANY:
		return one_spot(spots, NULL);
	case PIECE_NAME:
		return one_spot(spots, alphabet_name(alphabet, piece->name));
	case PIECE_CHOICE:
		return choice_part(alphabet, spots, piece->branches);
	default:
		return one_spot(spots, alphabet_words(alphabet, piece->words));
	}
}

static struct part choice_part(struct alphabet *alphabet, struct spots *spots,
			       const struct branch *branch)
{
	struct part choice = part_new(false);

	for (; branch; branch = branch->next) {
		struct part row = part_new(true);

		for (const struct piece *p = branch->first; p; p = p->next) {
			struct part part = piece_part(alphabet, spots, p);

			join(spots, &row, &part);
		}
		append_all(choice.first, row.first);
		append_all(choice.last, row.last);
		choice.empty |= row.empty;
		part_clear(&row);
	}
	return choice;
}

static int compare_symbols(gconstpointer a, gconstpointer b)
{
	unsigned x = *(const unsigned *)a, y = *(const unsigned *)b;

	return (x > y) - (x < y);
}

/* collect_symbols - the words of all spots, each once */
static GArray *collect_symbols(const struct spots *spots)
{
	GArray *all = g_array_new(FALSE, FALSE, sizeof(unsigned));
	unsigned kept = 0;

	for (unsigned i = 0; i < spots->list->len; i++)
		if (spot_at(spots, i)->symbols)
			append_all(all, spot_at(spots, i)->symbols);
	g_array_sort(all, compare_symbols);
	for (unsigned i = 0; i < all->len; i++) {
		unsigned symbol = g_array_index(all, unsigned, i);

		if (!kept || g_array_index(all, unsigned, kept - 1) != symbol)
			g_array_index(all, unsigned, kept++) = symbol;
	}
	g_array_set_size(all, kept);
	return all;
}

/* spots_new - the spots of a line */
struct spots *spots_new(struct alphabet *alphabet, const struct rule *rule,
			const struct line *line)
{
	struct spots *spots = g_new0(struct spots, 1);
	struct part whole;

	spots->rule = rule;
	spots->line = line;
	spots->list = g_array_new(FALSE, FALSE, sizeof(struct spot));
	whole = choice_part(alphabet, spots, line->branches);
	for (unsigned i = 0; i < whole.first->len; i++)
		g_array_index(spots->list, struct spot,
			      g_array_index(whole.first, unsigned, i))
		    .first = true;
	for (unsigned i = 0; i < whole.last->len; i++)
		g_array_index(spots->list, struct spot,
			      g_array_index(whole.last, unsigned, i))
		    .last = true;
	spots->symbols = collect_symbols(spots);
	part_clear(&whole);
	return spots;
}

void spots_free(struct spots *spots)
{
	for (unsigned i = 0; i < spots->list->len; i++)
		g_array_free(spot_at(spots, i)->next, TRUE);
	g_array_free(spots->symbols, TRUE);
	g_array_free(spots->list, TRUE);
	g_free(spots);
}

/* symbols_have - is a symbol among these, which rise? */
static bool symbols_have(const GArray *symbols, unsigned symbol)
{
	unsigned first = 0, last = symbols->len;

	while (first < last) {
		unsigned middle = first + (last - first) / 2;
		unsigned found = g_array_index(symbols, unsigned, middle);

		if (found == symbol)
			return true;
		if (found < symbol)
			first = middle + 1;
		else
			last = middle;
	}
	return false;
}

bool spot_has(const struct spot *spot, unsigned symbol)
{
	return !spot->symbols || symbols_have(spot->symbols, symbol);
}

bool spots_have(const struct spots *spots, unsigned symbol)
{
	return symbols_have(spots->symbols, symbol);
}

/* ends_without - can the line end, from this spot on, without the other one? */
static bool ends_without(const struct spots *spots, unsigned from,
			 unsigned without, bool *tried)
{
	const struct spot *spot = spot_at(spots, from);

	if (from == without || tried[from])
		return false;
	tried[from] = true;
	if (spot->last)
		return true;
	for (unsigned i = 0; i < spot->next->len; i++)
		if (ends_without(spots, g_array_index(spot->next, unsigned, i),
				 without, tried))
			return true;
	return false;
}

bool spots_need(const struct spots *spots, unsigned spot)
{
	bool *tried = g_new0(bool, spots->list->len);
	bool need = true;

	for (unsigned i = 0; i < spots->list->len && need; i++)
		if (spot_at(spots, i)->first)
			need = !ends_without(spots, i, spot, tried);
	g_free(tried);
	return need;
}
