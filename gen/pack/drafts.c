/* SPDX-License-Identifier: MIT
 *
 * drafts.c - the rows of phrases, uses and joins
 *
 * Phrases from which the same follows are one row: which words they are made
 * of, only the automaton knows.  Chains are numbered so that those that one
 * phrase goes on with stand together: then one row of 64 bits tells which of
 * them the text has had.
 */
#include "drafts.h"

#include "once.h"
#include "phrase_rows.h"

#include <string.h>

struct finisher {
	GArray *drafts, *outs;
	struct compiled *out;
	unsigned *renamed; /* by chain as it came: its number in the pack */
	unsigned beginnings; /* chains of one part, chain 0 counted */
	GHashTable *known; /* of once_new() */
};

static struct draft_use *use_at(const GArray *uses, unsigned i)
{
	return &g_array_index(uses, struct draft_use, i);
}

void draft_clear(gpointer draft)
{
	g_array_free(((struct draft *)draft)->uses, TRUE);
}

static int compare_numbers(unsigned a, unsigned b)
{
	return (a > b) - (a < b);
}

/* compare_uses - by the chain; else as they came */
static int compare_uses(gconstpointer a, gconstpointer b)
{
	const struct draft_use *x = a, *y = b;

	if (x->after != y->after)
		return compare_numbers(x->after, y->after);
	return compare_numbers(x->target, y->target);
}

/* put_uses - the uses from..to as one list; its place */
static unsigned put_uses(struct finisher *f, const GArray *uses, unsigned from,
			 unsigned to)
{
	GArray *rows = f->out->uses;
	unsigned place = rows->len;

	for (unsigned i = from; i < to; i++) {
		const struct draft_use *use = use_at(uses, i);
		bool chain = use->type == USE_CHAIN;
		struct wb_use *row;

		g_array_set_size(rows, rows->len + 1);
		row = &g_array_index(rows, struct wb_use, rows->len - 1);
		/* Member by member: the bits between them stay 0, and rows
		 * that are the same have the same bytes. */
		row->type = use->type & 3;
		row->last = i + 1 == to;
		row->gap_capture = use->gap_capture & 3;
		row->gap_min = use->gap_min & 15;
		row->gap_max = use->gap_max & 15;
		row->target =
		    (uint16_t)(chain ? f->renamed[use->target] : use->target);
	}
	return once_keep(f->known, rows, place);
}

/* run_end - behind the last use after the same chain as use `from` */
static unsigned run_end(const GArray *uses, unsigned from)
{
	unsigned to = from;

	while (to < uses->len &&
	       use_at(uses, to)->after == use_at(uses, from)->after)
		to++;
	return to;
}

/* put_number - add a number to the joins */
static void put_number(struct finisher *f, unsigned number)
{
	uint16_t value = (uint16_t)number;

	g_array_append_val(f->out->joins, value);
}

/* row_end - behind the last use after one of the 64 chains that the chain of
 * use `from` is of; the chains met are noted */
static unsigned row_end(const GArray *uses, unsigned from, uint64_t *chains)
{
	unsigned number = use_at(uses, from)->after / 64, to = from;

	*chains = 0;
	while (to < uses->len && use_at(uses, to)->after / 64 == number)
		*chains |= (uint64_t)1 << use_at(uses, to++)->after % 64;
	return to;
}

/* put_joins - the uses from `from` on, all of them after chains, as rows */
static unsigned put_joins(struct finisher *f, const GArray *uses, unsigned from)
{
	unsigned place = f->out->joins->len;

	while (from < uses->len) {
		unsigned chain = use_at(uses, from)->after;
		uint64_t chains;
		unsigned end = row_end(uses, from, &chains);
		unsigned last = end == uses->len ? JOIN_LAST : 0;

		if (count_bits(chains) == 1) {
			put_number(f, chain | JOIN_ONE | last);
		} else {
			put_number(f, chain / 64 | last |
					  count_bits(chains)
					      << JOIN_COUNT_SHIFT);
			for (int i = 0; i < JOIN_MASK_NUMBERS; i++)
				put_number(f, chains >> 16 * i & 0xffff);
		}
		while (from < end) {
			unsigned to = run_end(uses, from);

			put_number(f, put_uses(f, uses, from, to));
			from = to;
		}
	}
	return place;
}

/* put_after - the uses from `from` on, all of them after chains */
static void put_after(struct finisher *f, const GArray *uses, unsigned from,
		      struct phrase *phrase)
{
	if (from == uses->len)
		return;
	if (run_end(uses, from) < uses->len) {
		phrase->joins = (uint16_t)put_joins(f, uses, from);
		return;
	}
	phrase->one = (uint16_t)use_at(uses, from)->after;
	phrase->joined = (uint16_t)put_uses(f, uses, from, uses->len);
}

/* rename_after - let the uses of a draft follow chains by their numbers in the
 * pack */
static void rename_after(struct finisher *f, GArray *uses)
{
	for (unsigned i = 0; i < uses->len; i++)
		use_at(uses, i)->after = f->renamed[use_at(uses, i)->after];
	g_array_sort(uses, compare_uses);
}

/* put_phrase - the phrase of a draft */
static unsigned put_phrase(struct finisher *f, struct draft *draft)
{
	struct phrase phrase;
	unsigned alone = 0;

	memset(&phrase, 0, sizeof(phrase)); /* compared as bytes */
	rename_after(f, draft->uses);
	while (alone < draft->uses->len && !use_at(draft->uses, alone)->after)
		alone++;
	if (alone)
		phrase.uses = (uint16_t)put_uses(f, draft->uses, 0, alone);
	put_after(f, draft->uses, alone, &phrase);
	phrase.chain = (uint16_t)f->renamed[draft->chain];
	phrase.size.words = draft->words & 63;
	g_array_append_val(f->out->marks, draft->marks);
	phrase.size.marks =
	    once_keep(f->known, f->out->marks, f->out->marks->len - 1) & 1023;
	g_array_append_val(f->out->phrase, phrase);
	return once_keep(f->known, f->out->phrase, f->out->phrase->len - 1);
}

/* A phrase by how many uses it has. */
struct rank {
	unsigned uses, draft;
};

static int compare_ranks(gconstpointer a, gconstpointer b)
{
	const struct rank *x = a, *y = b;

	if (x->uses != y->uses)
		return x->uses > y->uses ? -1 : 1;
	return compare_numbers(x->draft, y->draft);
}

/* rename_chains - number those that are (not) begun by a phrase of words, in
 * the order in which the phrases with the most uses ask for them */
static void rename_chains(struct finisher *f, const GArray *ranks,
			  const bool *by_words, bool wanted)
{
	for (unsigned i = 0; i < ranks->len; i++) {
		unsigned number = g_array_index(ranks, struct rank, i).draft;
		const GArray *uses = draft_at(f->drafts, number)->uses;

		for (unsigned u = 0; u < uses->len; u++) {
			unsigned chain = use_at(uses, u)->after;

			if (chain && !f->renamed[chain] &&
			    by_words[chain] == wanted)
				f->renamed[chain] = f->out->chains++;
		}
	}
}

/* move_lines - let the lines of chains have the new numbers */
static void move_lines(struct finisher *f)
{
	GArray *lines = f->out->chain_lines;
	struct place *old =
	    g_memdup2(lines->data, lines->len * sizeof(struct place));

	for (unsigned i = 0; i < lines->len; i++)
		g_array_index(lines, struct place, f->renamed[i]) = old[i];
	g_free(old);
}

static struct draft_out *out_at(const GArray *outs, unsigned i)
{
	return &g_array_index(outs, struct draft_out, i);
}

/* rename_outs - number those that keep rules out, if they have no number */
static void rename_outs(struct finisher *f)
{
	for (unsigned i = 0; i < f->outs->len; i++) {
		unsigned *number = &f->renamed[out_at(f->outs, i)->chain];

		if (!*number)
			*number = f->out->chains++;
	}
}

/* put_outs - by rule, the chains that keep it out */
static void put_outs(struct finisher *f)
{
	const uint16_t end = 0;
	unsigned rule, i = 0;

	g_array_append_val(f->out->outs, end); /* an empty list */
	while (i < f->outs->len) {
		rule = out_at(f->outs, i)->rule;
		g_array_set_size(f->out->out_of, rule + 1);
		g_array_index(f->out->out_of, unsigned, rule) =
		    f->out->outs->len;
		for (; i < f->outs->len && out_at(f->outs, i)->rule == rule;
		     i++) {
			uint16_t chain =
			    (uint16_t)f->renamed[out_at(f->outs, i)->chain];

			g_array_append_val(f->out->outs, chain);
		}
		g_array_append_val(f->out->outs, end);
	}
}

/* number_chains - give out the numbers of the pack */
static void number_chains(struct finisher *f, unsigned chain_count)
{
	GArray *ranks = g_array_new(FALSE, FALSE, sizeof(struct rank));
	bool *by_words = g_new0(bool, chain_count + 1);

	for (unsigned i = 0; i < f->drafts->len; i++) {
		const struct draft *draft = draft_at(f->drafts, i);
		struct rank rank = {draft->uses->len, i};

		by_words[draft->chain] = true;
		g_array_append_val(ranks, rank);
	}
	g_array_sort(ranks, compare_ranks);
	f->renamed = g_new0(unsigned, chain_count + 1);
	f->out->chains = 1;
	rename_chains(f, ranks, by_words, true);
	rename_outs(f);
	f->beginnings = f->out->chains;
	rename_chains(f, ranks, by_words, false);
	move_lines(f);
	g_free(by_words);
	g_array_free(ranks, TRUE);
}

/* new_rows - an array whose first row means none */
static GArray *new_rows(gsize size)
{
	GArray *rows = g_array_new(FALSE, TRUE, (guint)size);

	return g_array_set_size(rows, 1);
}

void drafts_finish(GArray *drafts, GArray *outs, unsigned chain_count,
		   struct compiled *out)
{
	struct finisher f = {.drafts = drafts, .outs = outs, .out = out};

	out->phrase = new_rows(sizeof(struct phrase));
	out->phrase_rows = new_rows(sizeof(struct phrase_row));
	out->uses = new_rows(sizeof(struct wb_use));
	out->joins = new_rows(sizeof(uint16_t));
	out->marks = new_rows(sizeof(struct wb_marks));
	f.known = once_new();
	out->outs = g_array_new(FALSE, TRUE, sizeof(uint16_t));
	out->out_of = g_array_new(FALSE, TRUE, sizeof(unsigned));
	number_chains(&f, chain_count);
	put_outs(&f);
	for (unsigned i = 0; i < drafts->len; i++) {
		struct draft *draft = draft_at(drafts, i);

		draft->row = put_phrase(&f, draft);
	}
	phrase_rows_make(out, f.beginnings, f.known);
	g_free(f.renamed);
	g_hash_table_destroy(f.known);
}
