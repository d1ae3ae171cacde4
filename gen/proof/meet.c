/* SPDX-License-Identifier: MIT
 *
 * meet.c - a reply in which two lines match by common words
 *
 * Both lines are walked at the same time, word by word: one may begin before
 * the other and end after it, and the gaps of the one may hold words of the
 * other.  The ways are tried in the order of their length, so the first one
 * found is the shortest.
 */
#include "meet.h"

#include "numbers.h"

#include "../../runtime/pack.h"

enum { STATES_MAX = 20000 };

/* Where a line is: at one of its spots, or: */
enum { BEFORE = 0xfe, AFTER = 0xff };

/* A row of words so far. */
struct way {
	unsigned at[2];    /* where each line is */
	unsigned words[2]; /* of each that counted */
	unsigned common;
	unsigned symbol; /* of the last word */
	unsigned from;   /* the way without it */
};

struct meet {
	const struct spots *line[2];
	unsigned words_most;
	GArray *ways;     /* struct way; 0 is the beginning */
	GHashTable *seen; /* where lines are and how many words, as a pair */
	unsigned found;   /* a way on which both have matched; 0: none yet */
};

/* spot_here - the spot where a line of a way is; null outside */
static const struct spot *spot_here(const struct meet *m, const struct way *way,
				    int which)
{
	return way->at[which] < BEFORE ? &m->line[which]->list[way->at[which]]
				       : NULL;
}

/* common_symbol - a word for both of two spots; false where there is none */
static bool common_symbol(const struct spot *a, const struct spot *b,
			  unsigned *symbol)
{
	for (unsigned i = 0; i < a->symbols->len; i++) {
		*symbol = g_array_index(a->symbols, unsigned, i);
		if (spot_has(b, *symbol))
			return true;
	}
	return false;
}

/* lone_symbol - a word for the spot of one line, which the other line knows,
 * too; false where there is none */
static bool lone_symbol(const struct spot *spot, const struct spots *other,
			unsigned *symbol)
{
	for (unsigned i = 0; i < spot->symbols->len; i++) {
		*symbol = g_array_index(spot->symbols, unsigned, i);
		if (spots_have(other, *symbol))
			return true;
	}
	return false;
}

/* has_matched - is a line through, or can it end here? */
static bool has_matched(const struct meet *m, const struct way *way, int which)
{
	const struct spot *spot = spot_here(m, way, which);

	return spot ? spot->last : way->at[which] == AFTER;
}

/* add_way - keep a way, unless one like it is known */
static void add_way(struct meet *m, struct way way)
{
	gpointer key = numbers_pair(way.at[0] << 8 | way.at[1],
				    way.words[0] << 16 | way.words[1] << 8 |
					way.common);

	if (way.words[0] > m->words_most || way.words[1] > m->words_most ||
	    !g_hash_table_add(m->seen, key))
		return;
	g_array_append_val(m->ways, way);
	if (!m->found && way.words[0] == way.words[1] &&
	    2 * way.common > way.words[0] && has_matched(m, &way, 0) &&
	    has_matched(m, &way, 1))
		m->found = m->ways->len - 1;
}

/* word_for - a word that can stand at these spots, null where a line is not
 * there; false where there is none */
static bool word_for(const struct meet *m, const struct spot *a,
		     const struct spot *b, unsigned *symbol)
{
	bool first = a && a->symbols, second = b && b->symbols;

	*symbol = NO_SYMBOL;
	if (first && second)
		return common_symbol(a, b, symbol);
	if (first)
		return lone_symbol(a, m->line[1], symbol);
	if (second)
		return lone_symbol(b, m->line[0], symbol);
	return a || b;
}

/* step - one more word, after which the lines are at these places */
static void step(struct meet *m, unsigned from, unsigned first, unsigned second)
{
	struct way way = g_array_index(m->ways, struct way, from);
	const struct spot *a, *b;

	way.from = from;
	way.at[0] = first;
	way.at[1] = second;
	a = spot_here(m, &way, 0);
	b = spot_here(m, &way, 1);
	if (!word_for(m, a, b, &way.symbol))
		return;
	way.words[0] += a && a->symbols;
	way.words[1] += b && b->symbols;
	way.common += a && b && a->symbols && b->symbols;
	add_way(m, way);
}

/* places_after - where a line can be after one more word */
static void places_after(const struct meet *m, const struct way *way, int which,
			 GArray *places)
{
	const struct spot *spot = spot_here(m, way, which);
	unsigned outside = way->at[which] == BEFORE ? BEFORE : AFTER;

	g_array_set_size(places, 0);
	if (!spot || spot->last)
		g_array_append_val(places, outside);
	if (spot)
		g_array_append_vals(places, spot->next.at, spot->next.count);
	for (unsigned i = 0; outside == BEFORE && i < m->line[which]->count;
	     i++)
		if (m->line[which]->list[i].first)
			g_array_append_val(places, i);
}

/* search - all ways, the short ones first, until one is found */
static void search(struct meet *m)
{
	GArray *first = g_array_new(FALSE, FALSE, sizeof(unsigned));
	GArray *second = g_array_new(FALSE, FALSE, sizeof(unsigned));

	for (unsigned i = 0;
	     i < m->ways->len && !m->found && m->ways->len < STATES_MAX; i++) {
		struct way way = g_array_index(m->ways, struct way, i);

		places_after(m, &way, 0, first);
		places_after(m, &way, 1, second);
		for (unsigned x = 0; x < first->len; x++)
			for (unsigned y = 0; y < second->len; y++)
				step(m, i, g_array_index(first, unsigned, x),
				     g_array_index(second, unsigned, y));
	}
	g_array_free(first, TRUE);
	g_array_free(second, TRUE);
}

/* symbols_of - the words of a way, from the first one */
static GArray *symbols_of(const struct meet *m, unsigned number)
{
	GArray *symbols = g_array_new(FALSE, FALSE, sizeof(unsigned));

	while (number) {
		const struct way *way =
		    &g_array_index(m->ways, struct way, number);

		g_array_prepend_val(symbols, way->symbol);
		number = way->from;
	}
	return symbols;
}

GArray *meeting(const struct spots *a, const struct spots *b, unsigned most)
{
	struct meet m = {.line = {a, b}, .words_most = most};
	struct way start = {{BEFORE, BEFORE}, {0, 0}, 0, 0, 0};
	GArray *symbols = NULL;

	if (a->count >= BEFORE || b->count >= BEFORE)
		return NULL;
	m.ways = g_array_new(FALSE, FALSE, sizeof(struct way));
	m.seen = g_hash_table_new(numbers_pair_hash, NULL);
	g_array_append_val(m.ways, start);
	search(&m);
	if (m.found)
		symbols = symbols_of(&m, m.found);
	g_array_free(m.ways, TRUE);
	g_hash_table_destroy(m.seen);
	return symbols;
}
