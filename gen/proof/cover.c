/* SPDX-License-Identifier: MIT
 *
 * cover.c - do some lines match whatever another one matches?
 *
 * The line is walked spot by spot, with every word that can stand there, and
 * with it all the spots of the covers that these words can have reached.  Words
 * around a match can only add matches, and in a gap an unknown word adds the
 * fewest: so a wording that no cover matches is found if there is one.
 */
#include "cover.h"

enum { STEPS_MAX = 20000 };

struct walk {
	const struct spots *line;
	const GArray *covers;
	GHashTable *seen; /* where this led to nothing: GBytes; null without
			   * covers */
	GArray *way;      /* unsigned: the symbols so far */
	GArray *marks; /* unsigned: for each symbol so far, the spots of covers
			* that it has reached, rising; behind each other */
	unsigned steps;
};

/* A spot of a cover, as a number. */
static unsigned mark_of(unsigned cover, unsigned spot)
{
	return cover << 16 | spot;
}

static const struct cover *cover_of(const struct walk *walk, unsigned mark)
{
	return &g_array_index(walk->covers, struct cover, mark >> 16);
}

static unsigned mark_at(const struct walk *walk, unsigned i)
{
	return g_array_index(walk->marks, unsigned, i);
}

static const struct spot *spot_of(const struct walk *walk, unsigned mark)
{
	return &cover_of(walk, mark)->spots->list[mark & 0xffff];
}

/* fits - can the word of this symbol at a spot of the line stand at a spot of a
 * cover, too? */
static bool fits(const struct spot *own, unsigned symbol,
		 const struct spot *other, bool whole)
{
	if (whole && !own->symbols != !other->symbols)
		return false;
	return spot_has(other, symbol);
}

/* add - put a mark among those from `start` on, once */
static void add(const struct walk *walk, unsigned start, unsigned mark)
{
	unsigned i = walk->marks->len;

	while (i > start && mark_at(walk, i - 1) > mark)
		i--;
	if (i == start || mark_at(walk, i - 1) != mark)
		g_array_insert_val(walk->marks, i, mark);
}

/* begin - the covers that this word can begin */
static void begin(const struct walk *walk, const struct spot *own,
		  unsigned symbol, unsigned start)
{
	for (unsigned c = 0; c < walk->covers->len; c++) {
		const struct cover *cover =
		    &g_array_index(walk->covers, struct cover, c);

		if (cover->whole && walk->way->len)
			continue;
		for (unsigned i = 0; i < cover->spots->count; i++) {
			const struct spot *spot = &cover->spots->list[i];

			if (spot->first &&
			    fits(own, symbol, spot, cover->whole))
				add(walk, start, mark_of(c, i));
		}
	}
}

/* go_on - the spots that this word leads to from those reached before it */
static void go_on(const struct walk *walk, unsigned before,
		  const struct spot *own, unsigned symbol, unsigned start)
{
	for (unsigned m = before; m < start; m++) {
		unsigned mark = mark_at(walk, m);
		const struct cover *cover = cover_of(walk, mark);
		const struct spot_set *next = &spot_of(walk, mark)->next;

		for (unsigned i = 0; i < next->count; i++) {
			unsigned n = next->at[i];

			if (fits(own, symbol, &cover->spots->list[n],
				 cover->whole))
				add(walk, start, mark_of(mark >> 16, n));
		}
	}
}

/* is_covered - has a cover matched?  One that must match the whole has only if
 * the line ends here. */
static bool is_covered(const struct walk *walk, unsigned start, bool at_end)
{
	for (unsigned m = start; m < walk->marks->len; m++) {
		unsigned mark = mark_at(walk, m);

		if (spot_of(walk, mark)->last &&
		    (at_end || !cover_of(walk, mark)->whole))
			return true;
	}
	return false;
}

/* is_new - was this spot not yet tried with these marks?  Without covers each
 * way leads to the end at once. */
static bool is_new(struct walk *walk, unsigned spot, unsigned start)
{
	GByteArray *bytes;

	if (!walk->seen)
		return true;
	bytes = g_byte_array_new();
	g_byte_array_append(bytes, (const guint8 *)&spot, sizeof(spot));
	g_byte_array_append(
	    bytes, (const guint8 *)&g_array_index(walk->marks, unsigned, start),
	    (walk->marks->len - start) * sizeof(unsigned));
	return g_hash_table_add(walk->seen, g_byte_array_free_to_bytes(bytes));
}

static bool go(struct walk *walk, unsigned number, unsigned before);

/* take - the word of this symbol at a spot, after those whose marks stand from
 * `before` on: true when a wording is found that no cover matches */
static bool take(struct walk *walk, unsigned number, unsigned symbol,
		 unsigned before)
{
	const struct spot *own = &walk->line->list[number];
	unsigned start = walk->marks->len;
	bool found = false;

	begin(walk, own, symbol, start);
	go_on(walk, before, own, symbol, start);
	if (!is_covered(walk, start, false) && is_new(walk, number, start)) {
		g_array_append_val(walk->way, symbol);
		found = own->last && !is_covered(walk, start, true);
		for (unsigned i = 0; i < own->next.count && !found; i++)
			found = go(walk, own->next.at[i], start);
		if (!found)
			g_array_set_size(walk->way, walk->way->len - 1);
	}
	g_array_set_size(walk->marks, start);
	return found;
}

/* go - all words that can stand at a spot */
static bool go(struct walk *walk, unsigned number, unsigned before)
{
	const GArray *symbols = walk->line->list[number].symbols;

	if (++walk->steps > STEPS_MAX)
		return false;
	if (!symbols)
		return take(walk, number, NO_SYMBOL, before);
	for (unsigned i = 0; i < symbols->len; i++)
		if (take(walk, number, g_array_index(symbols, unsigned, i),
			 before))
			return true;
	return false;
}

GArray *cover_gap(const struct spots *line, const GArray *covers, bool *lost)
{
	struct walk walk = {.line = line, .covers = covers};
	bool found = false;

	if (covers->len)
		walk.seen = g_hash_table_new_full(
		    g_bytes_hash, g_bytes_equal, (GDestroyNotify)g_bytes_unref,
		    NULL);
	walk.way = g_array_new(FALSE, FALSE, sizeof(unsigned));
	walk.marks = g_array_new(FALSE, FALSE, sizeof(unsigned));
	for (unsigned i = 0; i < line->count && !found; i++)
		if (line->list[i].first)
			found = go(&walk, i, 0);
	*lost = walk.steps > STEPS_MAX;
	if (walk.seen)
		g_hash_table_destroy(walk.seen);
	g_array_free(walk.marks, TRUE);
	if (found)
		return walk.way;
	g_array_free(walk.way, TRUE);
	return NULL;
}
