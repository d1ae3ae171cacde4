/* SPDX-License-Identifier: MIT
 *
 * expand.c - a match line as all the wordings that it stands for
 *
 * Choices and optional words are multiplied out; alternatives of single words
 * are one item and cost nothing.  The product is counted before anything is
 * made, so that a line with too many is reported and not built.
 */
#include "expand.h"

#include "../../grammar/diagnostics.h"
#include "../../runtime/pack.h"
#include "names.h"
#include "pattern.h"

#include <string.h>

enum { ITEMS_MAX = PHRASE_WORDS_MAX, COUNT_MAX = 1000000000 };

enum fault {
	FAULT_NONE,
	FAULT_OPEN,
	FAULT_NOTHING,
	FAULT_LONG,
	FAULT_LONG_WORD,
	FAULT_LONG_PART
};

struct expansion {
	GPtrArray *wordings;
	enum fault fault;
	struct place place;       /* of the fault */
	struct place first, last; /* of the first and the last piece */
	unsigned count;
	struct item items[ITEMS_MAX];
};

struct rest {
	const struct piece *piece;
	const struct rest *outer;
};

/* count_branches - how many wordings, or COUNT_MAX: a number that can still be
 * multiplied by another one */
static uint64_t count_branches(const struct branch *branch)
{
	uint64_t sum = 0;

	for (; branch; branch = branch->next) {
		uint64_t product = 1;

		for (const struct piece *p = branch->first; p; p = p->next)
			if (p->type == PIECE_CHOICE) {
				product *= count_branches(p->branches);
				product = MIN(product, COUNT_MAX);
			}
		sum = MIN(sum + product, COUNT_MAX);
	}
	return sum;
}

/* long_fault - has a word or a part of a name more bytes than the scanner can
 * hold? */
static enum fault long_fault(const struct expansion *e)
{
	const char *part;

	for (unsigned i = 0; i < e->count; i++) {
		const struct item *item = &e->items[i];

		if (item->type == ITEM_NAME &&
		    name_longest(item->name, &part) > KEYWORD_BYTES_MAX)
			return FAULT_LONG_PART;
		for (const struct word *w = item->words; w; w = w->next)
			if (strlen(w->text) > KEYWORD_BYTES_MAX)
				return FAULT_LONG_WORD;
	}
	return FAULT_NONE;
}

/* keep - add the items as a wording, unless something is wrong with them */
static void keep(struct expansion *e)
{
	size_t size = e->count * sizeof(struct item);
	struct wording *wording;

	if (!e->count)
		e->fault = FAULT_NOTHING;
	else if (e->items[0].type == ITEM_GAP ||
		 e->items[e->count - 1].type == ITEM_GAP)
		e->fault = FAULT_OPEN;
	else
		e->fault = long_fault(e);
	if (e->fault == FAULT_OPEN)
		e->place = e->items[0].type == ITEM_GAP ? e->first : e->last;
	if (e->fault)
		return;
	wording = g_malloc0(sizeof(*wording) + size);
	wording->count = e->count;
	memcpy(wording->items, e->items, size);
	g_ptr_array_add(e->wordings, wording);
}

/* add_gap - a gap, or more words to the gap that is the last item */
static void add_gap(struct expansion *e, unsigned char min, unsigned char max,
		    bool captures)
{
	struct item *last = e->count ? &e->items[e->count - 1] : NULL;

	if (!last || last->type != ITEM_GAP) {
		e->items[e->count++] = (struct item){
		    .type = ITEM_GAP,
		    .gap_min = min,
		    .gap_max = max,
		    .gap_capture = captures ? GAP_FIRST : GAP_NO_CAPTURE};
		return;
	}
	if (captures && !last->gap_capture)
		last->gap_capture = GAP_LAST;
	last->gap_min += min;
	last->gap_max += max;
	if (last->gap_max > 2 * GAP_WORDS)
		e->fault = FAULT_LONG;
}

static void grow(struct expansion *e, const struct piece *piece,
		 const struct rest *outer);

/* grow_item - add what one piece stands for, and all that follows */
static void grow_item(struct expansion *e, const struct piece *piece,
		      const struct rest *outer)
{
	unsigned count = e->count;
	struct item last = count ? e->items[count - 1] : (struct item){0};

	if (e->count >= ITEMS_MAX) {
		e->fault = FAULT_LONG;
		return;
	}
	e->last = piece->place;
	if (!count)
		e->first = piece->place;
	switch (piece->type) {
	case PIECE_GAP:
		add_gap(e, 0, GAP_WORDS, false);
		break;
	case PIECE_ANY:
		add_gap(e, 1, 1, true);
		break;
	case PIECE_NAME:
		e->items[e->count++] =
		    (struct item){.type = ITEM_NAME, .name = piece->name};
		break;
	default:
		e->items[e->count++] =
		    (struct item){.type = ITEM_WORDS, .words = piece->words};
	}
	grow(e, piece->next, outer);
	e->count = count;
	if (count)
		e->items[count - 1] = last;
}

/* grow - add a row of pieces, then what is left, and keep each result */
static void grow(struct expansion *e, const struct piece *piece,
		 const struct rest *outer)
{
	while (!piece && outer) {
		piece = outer->piece;
		outer = outer->outer;
	}
	if (e->fault)
		return;
	if (!piece) {
		keep(e);
	} else if (piece->type == PIECE_CHOICE) {
		const struct rest rest = {piece->next, outer};

		for (const struct branch *b = piece->branches; b; b = b->next)
			grow(e, b->first, &rest);
	} else {
		grow_item(e, piece, outer);
	}
}

/* report - say what is wrong with the line */
static void report(const struct model *model, struct place place,
		   enum fault fault)
{
	static const struct {
		const char *name, *text, *help;
	} faults[] = {
	    [FAULT_OPEN] = {"open-gap",
			    "\"...\" and {word} must stand between words",
			    "leave it out: what comes before or after does "
			    "not matter anyway"},
	    [FAULT_NOTHING] =
		{"matches-nothing", "this line can match without a single word",
		 "write at least one word outside of square brackets"},
	    [FAULT_LONG] = {"too-long",
			    "this line is too long or its gaps "
			    "are too wide",
			    "keep the few words that carry the meaning"},
	    [FAULT_LONG_WORD] = {"too-long",
				 "a word of this line has more than 63 bytes",
				 "write its beginning and a *, as in "
				 "deactivat*"},
	    [FAULT_LONG_PART] = {"too-long",
				 "a part of a name in this line has more than "
				 "63 bytes",
				 "leave it out, and what comes after it"},
	};
	struct diagnostic *message = diagnostics_add(
	    model->diagnostics, SEVERITY_ERROR, faults[fault].name, place, "%s",
	    faults[fault].text);

	diagnostics_help(model->diagnostics, message, "%s", faults[fault].help);
}

/* is_too_much - does the line stand for too many wordings?  Then that is
 * recorded. */
static bool is_too_much(const struct model *model, struct line *line)
{
	unsigned count = (unsigned)count_branches(line->branches);
	struct diagnostic *message;

	if (count <= EXPANSIONS_MAX)
		return false;
	line->mistaken = true;
	message = diagnostics_add(
	    model->diagnostics, SEVERITY_ERROR, "expansion", line->place,
	    "this line stands for %s%u wordings; at most %d are allowed",
	    count < COUNT_MAX ? "" : "at least ", count, EXPANSIONS_MAX);
	diagnostics_help(model->diagnostics, message,
			 "split it into several match lines");
	return true;
}

GPtrArray *expand_line(const struct model *model, struct line *line)
{
	struct expansion *e = g_new0(struct expansion, 1);
	GPtrArray *wordings = g_ptr_array_new_with_free_func(g_free);

	e->wordings = wordings;
	if (!is_too_much(model, line)) {
		for (const struct branch *b = line->branches; b; b = b->next)
			grow(e, b->first, NULL);
		line->mistaken = e->fault != FAULT_NONE;
		if (e->fault)
			report(model,
			       e->fault == FAULT_OPEN ? e->place : line->place,
			       e->fault);
	}
	g_free(e);
	return wordings;
}

/* check_lines - which of these lines stand for too much? */
static void check_lines(const struct model *model, struct line *line)
{
	for (; line; line = line->next)
		is_too_much(model, line);
}

void expand_check(const struct model *model)
{
	for (unsigned i = 0; i < model->providers->len; i++)
		check_lines(model, model_provider(model, i)->lines);
	for (unsigned i = 0; i < model->rules->len; i++) {
		check_lines(model, model_rule(model, i)->lines);
		check_lines(model, model_rule(model, i)->unless);
	}
}
