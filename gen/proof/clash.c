/* SPDX-License-Identifier: MIT
 *
 * clash.c - lines of different categories that nothing decides between
 *
 * Any two lines can stand in one long reply.  Those can be expected to meet
 * that are made of the same words, more than half of them the same ones of the
 * reply, not the same words twice.  Lines are filed by their words, so that
 * only those with common words are put together; meet.c looks for a reply, and
 * the runtime's own decide() tells whether it is decided.
 */
#include "clash.h"

#include "always.h"
#include "circles.h"
#include "meet.h"

#include "../../grammar/diagnostics.h"

#include <string.h>

/* A line as a candidate. */
struct candidate {
	const struct spots *spots;
	unsigned standing;
	uint64_t must; /* of those that every wording has */
	unsigned seen; /* the candidate that it was put together with last */
};

struct clashes {
	struct trials *t;
	struct alphabet *alphabet;
	GHashTable *settled;
	GHashTable *reported; /* clash_pair() of what has been */
	GArray *lines;        /* struct candidate */
	GArray **by_symbol;   /* unsigned: the lines with that symbol */
};

static struct candidate *line_at(const struct clashes *c, unsigned i)
{
	return &g_array_index(c->lines, struct candidate, i);
}

/* line_of - where the line of a hit stands */
static struct place line_of(const struct rule *rule, const struct hit *hit)
{
	for (const struct line *l = rule->lines; l; l = l->next)
		if (l->number == hit->line)
			return l->place;
	return rule->definition->name.place;
}

static void report(const struct clashes *c, const struct hit *winner,
		   const struct hit *rival, const char *sample)
{
	struct diagnostics *all = c->t->model->diagnostics;
	const struct rule *rule = model_rule(c->t->model, winner->rule);
	const struct rule *other = model_rule(c->t->model, rival->rule);
	bool closes = closes_circle(rule, other);
	struct diagnostic *message = diagnostics_add(
	    all, SEVERITY_ERROR, "clash", line_of(rule, winner),
	    "this line and one of \"%s\" can both match, and neither is longer",
	    other->name);

	diagnostics_note(all, message, line_of(other, rival), "the other one");
	diagnostics_help(all, message, "for example: \"%s\"", sample);
	diagnostics_help(all, message,
			 "add \"beats %s\" to \"%s\", or an \"unless\" line to "
			 "one of them",
			 closes ? rule->name : other->name,
			 closes ? other->name : rule->name);
}

/* hit_among - where a rule stands in a text; null where it does not */
static const struct hit *hit_among(const GArray *hits, const struct rule *rule)
{
	for (unsigned i = 0; i < hits->len; i++) {
		const struct hit *hit = &g_array_index(hits, struct hit, i);

		if (hit->rule == rule->number)
			return hit;
	}
	return NULL;
}

/* try_sample - is a reply in which both stand decided, and by what? */
static void try_sample(struct clashes *c, const struct rule *a,
		       const struct rule *b, const char *sample)
{
	GArray *hits = g_array_new(FALSE, FALSE, sizeof(struct hit));
	struct decision d = trials_decide(c->t, sample, strlen(sample),
					  a->providers->len ? a : b, hits);
	const struct hit *x = hit_among(hits, a), *y = hit_among(hits, b);

	if (x && y && x->words == y->words) {
		if (beats(a, b))
			g_hash_table_add(c->settled, clash_pair(a, b));
		else if (beats(b, a))
			g_hash_table_add(c->settled, clash_pair(b, a));
		else if (d.rival &&
			 (d.winner->rule == a->number ||
			  d.winner->rule == b->number) &&
			 (d.rival->rule == a->number ||
			  d.rival->rule == b->number) &&
			 g_hash_table_add(c->reported, clash_pair(a, b)))
			report(c, d.winner, d.rival, sample);
	}
	g_array_free(hits, TRUE);
}

/* text_of - a row of symbols as a text */
static char *text_of(const struct clashes *c, const GArray *symbols)
{
	GString *text = g_string_new(NULL);

	for (unsigned i = 0; i < symbols->len; i++)
		g_string_append_printf(
		    text, "%s%s", i ? " " : "",
		    alphabet_text(c->alphabet,
				  g_array_index(symbols, unsigned, i)));
	return g_string_free(text, FALSE);
}

/* common_spots - how many words of the first line the second one may have */
static unsigned common_spots(const struct candidate *a,
			     const struct candidate *b)
{
	unsigned count = 0;

	for (unsigned i = 0; i < a->spots->count; i++) {
		const GArray *symbols = a->spots->list[i].symbols;
		bool has = false;

		for (unsigned s = 0; symbols && s < symbols->len && !has; s++)
			has = b->spots->bits &
			      symbol_bit(g_array_index(symbols, unsigned, s));
		count += has;
	}
	return count;
}

/* try_pair - do two lines meet? */
static void try_pair(struct clashes *c, const struct candidate *a,
		     const struct candidate *b)
{
	unsigned words = MAX(a->spots->least, b->spots->least);
	GArray *symbols;
	char *sample;

	if ((a->must & ~b->spots->bits) || (b->must & ~a->spots->bits))
		return;
	if (a->standing != b->standing ||
	    a->spots->rule->category == b->spots->rule->category ||
	    words > MIN(a->spots->most, b->spots->most) ||
	    common_spots(a, b) < words || common_spots(b, a) < words ||
	    !can_meet(a->spots->rule, b->spots->rule))
		return;
	symbols =
	    meeting(a->spots, b->spots, MIN(a->spots->most, b->spots->most));
	if (!symbols)
		return;
	sample = text_of(c, symbols);
	try_sample(c, a->spots->rule, b->spots->rule, sample);
	g_free(sample);
	g_array_free(symbols, TRUE);
}

/* A spot of a line, by how many lines have its words. */
struct rarity {
	unsigned spot, lines;
};

static int compare_rarity(gconstpointer a, gconstpointer b)
{
	const struct rarity *x = a, *y = b;

	return (x->lines > y->lines) - (x->lines < y->lines);
}

/* keep_needed - of these spots, keep the first that every wording has, if there
 * is one */
static void keep_needed(const struct candidate *line, GArray *spots)
{
	for (unsigned i = 0; i < spots->len; i++) {
		struct rarity spot = g_array_index(spots, struct rarity, i);

		if (!line->spots->list[spot.spot].needed)
			continue;
		g_array_index(spots, struct rarity, 0) = spot;
		g_array_set_size(spots, 1);
		return;
	}
}

/* rare_spots - the rarest spots of a line, so many that each line which can be
 * made of its words has one of theirs */
static GArray *rare_spots(const struct clashes *c, const struct candidate *line)
{
	GArray *spots = g_array_new(FALSE, FALSE, sizeof(struct rarity));

	for (unsigned i = 0; i < line->spots->count; i++) {
		const GArray *symbols = line->spots->list[i].symbols;
		struct rarity spot = {i, 0};

		for (unsigned s = 0; symbols && s < symbols->len; s++)
			spot.lines +=
			    c->by_symbol[g_array_index(symbols, unsigned, s)]
				->len;
		if (symbols)
			g_array_append_val(spots, spot);
	}
	g_array_sort(spots, compare_rarity);
	keep_needed(line, spots);
	if (spots->len > line->spots->least)
		g_array_set_size(spots, spots->len - line->spots->least + 1);
	return spots;
}

/* try_line - put a line together with those after it that share its words */
static void try_line(struct clashes *c, unsigned number)
{
	const struct candidate *line = line_at(c, number);
	GArray *spots = rare_spots(c, line);

	for (unsigned i = 0; i < spots->len; i++) {
		const struct spot *spot =
		    &line->spots
			 ->list[g_array_index(spots, struct rarity, i).spot];

		for (unsigned s = 0; s < spot->symbols->len; s++) {
			const GArray *others = c->by_symbol[g_array_index(
			    spot->symbols, unsigned, s)];

			for (unsigned n = others->len; n--;) {
				unsigned other =
				    g_array_index(others, unsigned, n);

				if (other <= number)
					break;
				if (line_at(c, other)->seen == number)
					continue;
				line_at(c, other)->seen = number;
				try_pair(c, line, line_at(c, other));
			}
		}
	}
	g_array_free(spots, TRUE);
}

/* add_line - file a line by its words */
static void add_line(struct clashes *c, const struct spots *spots)
{
	struct hit hit = {.rule = (uint16_t)spots->rule->number, .words = 1};
	struct candidate new = {.spots = spots,
				.standing = standing_of(&c->t->pack, &hit),
				.seen = G_MAXUINT};
	unsigned number = c->lines->len;

	for (unsigned i = 0; i < spots->count; i++) {
		const GArray *symbols = spots->list[i].symbols;

		if (symbols && symbols->len == 1 && spots->list[i].needed)
			new.must |=
			    symbol_bit(g_array_index(symbols, unsigned, 0));
		for (unsigned s = 0; symbols && s < symbols->len; s++) {
			unsigned symbol = g_array_index(symbols, unsigned, s);
			GArray *list = c->by_symbol[symbol];

			if (!list->len ||
			    g_array_index(list, unsigned, list->len - 1) !=
				number)
				g_array_append_val(list, number);
		}
	}
	g_array_append_val(c->lines, new);
}

void clash_check(struct trials *t, struct alphabet *alphabet,
		 const GPtrArray *lines, GHashTable *settled)
{
	struct clashes c = {.t = t, .alphabet = alphabet, .settled = settled};
	unsigned symbols = alphabet_size(alphabet);

	c.reported = g_hash_table_new(numbers_pair_hash, NULL);
	c.lines = g_array_new(FALSE, FALSE, sizeof(struct candidate));
	c.by_symbol = g_new(GArray *, symbols);
	for (unsigned i = 0; i < symbols; i++)
		c.by_symbol[i] = g_array_new(FALSE, FALSE, sizeof(unsigned));
	for (unsigned i = 0; i < lines->len; i++)
		add_line(&c, g_ptr_array_index(lines, i));
	for (unsigned i = 0; i < c.lines->len; i++)
		try_line(&c, i);
	for (unsigned i = 0; i < symbols; i++)
		g_array_free(c.by_symbol[i], TRUE);
	g_free(c.by_symbol);
	g_array_free(c.lines, TRUE);
	g_hash_table_destroy(c.reported);
}
