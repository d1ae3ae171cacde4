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
	GHashTable *seen; /* where this led to nothing: GBytes */
	GArray *way;	  /* unsigned: the symbols so far */
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

static const struct spot *spot_of(const struct walk *walk, unsigned mark)
{
	return spot_at(cover_of(walk, mark)->spots, mark & 0xffff);
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

/* add - put a mark into a rising list, once */
static void add(GArray *marks, unsigned mark)
{
	unsigned i = marks->len;

	while (i && g_array_index(marks, unsigned, i - 1) > mark)
		i--;
	if (!i || g_array_index(marks, unsigned, i - 1) != mark)
		g_array_insert_val(marks, i, mark);
}

/* begin - the covers that this word can begin */
static void begin(const struct walk *walk, const struct spot *own,
		  unsigned symbol, GArray *reached)
{
	for (unsigned c = 0; c < walk->covers->len; c++) {
		const struct cover *cover =
		    &g_array_index(walk->covers, struct cover, c);

		if (cover->whole && walk->way->len)
			continue;
		for (unsigned i = 0; i < cover->spots->list->len; i++) {
			const struct spot *spot = spot_at(cover->spots, i);

			if (spot->first &&
			    fits(own, symbol, spot, cover->whole))
				add(reached, mark_of(c, i));
		}
	}
}

/* go_on - the spots that this word leads to from those reached before it */
static void go_on(const struct walk *walk, const GArray *before,
		  const struct spot *own, unsigned symbol, GArray *reached)
{
	for (unsigned m = 0; m < before->len; m++) {
		unsigned mark = g_array_index(before, unsigned, m);
		const struct cover *cover = cover_of(walk, mark);
		const GArray *next = spot_of(walk, mark)->next;

		for (unsigned i = 0; i < next->len; i++) {
			unsigned n = g_array_index(next, unsigned, i);

			if (fits(own, symbol, spot_at(cover->spots, n),
				 cover->whole))
				add(reached, mark_of(mark >> 16, n));
		}
	}
}

/* is_covered - has a cover matched?  One that must match the whole has only if
 * the line ends here. */
static bool is_covered(const struct walk *walk, const GArray *reached,
		       bool at_end)
{
	for (unsigned m = 0; m < reached->len; m++) {
		unsigned mark = g_array_index(reached, unsigned, m);

		if (spot_of(walk, mark)->last &&
		    (at_end || !cover_of(walk, mark)->whole))
			return true;
	}
	return false;
}

/* is_new - was this spot not yet tried with these marks? */
static bool is_new(struct walk *walk, unsigned spot, const GArray *reached)
{
	GByteArray *bytes = g_byte_array_new();

	g_byte_array_append(bytes, (const guint8 *)&spot, sizeof(spot));
	g_byte_array_append(bytes, (const guint8 *)reached->data,
			    reached->len * sizeof(unsigned));
	return g_hash_table_add(walk->seen, g_byte_array_free_to_bytes(bytes));
}

static bool go(struct walk *walk, unsigned number, const GArray *before);

/* take - the word of this symbol at a spot: true when a wording is found that
 * no cover matches */
static bool take(struct walk *walk, unsigned number, unsigned symbol,
		 const GArray *before)
{
	const struct spot *own = spot_at(walk->line, number);
	GArray *reached = g_array_new(FALSE, FALSE, sizeof(unsigned));
	bool found = false;

	begin(walk, own, symbol, reached);
	go_on(walk, before, own, symbol, reached);
	if (!is_covered(walk, reached, false) &&
	    is_new(walk, number, reached)) {
		g_array_append_val(walk->way, symbol);
		found = own->last && !is_covered(walk, reached, true);
		for (unsigned i = 0; i < own->next->len && !found; i++)
			found = go(walk,
				   g_array_index(own->next, unsigned, i),
				   reached);
		if (!found)
			g_array_set_size(walk->way, walk->way->len - 1);
	}
	g_array_free(reached, TRUE);
	return found;
}

/* go - all words that can stand at a spot */
static bool go(struct walk *walk, unsigned number, const GArray *before)
{
	const GArray *symbols = spot_at(walk->line, number)->symbols;

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
	GArray *nothing = g_array_new(FALSE, FALSE, sizeof(unsigned));
	struct walk walk = {.line = line, .covers = covers};
	bool found = false;

	walk.seen = g_hash_table_new_full(g_bytes_hash, g_bytes_equal,
					  (GDestroyNotify)g_bytes_unref, NULL);
	walk.way = g_array_new(FALSE, FALSE, sizeof(unsigned));
	for (unsigned i = 0; i < line->list->len && !found; i++)
		if (spot_at(line, i)->first)
			found = go(&walk, i, nothing);
	*lost = walk.steps > STEPS_MAX;
	g_hash_table_destroy(walk.seen);
	g_array_free(nothing, TRUE);
	if (found)
		return walk.way;
	g_array_free(walk.way, TRUE);
	return NULL;
}
