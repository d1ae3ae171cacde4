/* SPDX-License-Identifier: MIT
 *
 * keywords.c - the keyword scanner: what re2c reads of a word, and what is left
 *
 * A scanner that reads every keyword to its end is three times as large, and
 * learns nothing from most of it: "mailb" is "mailbox" or no keyword at all.
 * So re2c is given as much of keywords as it takes to leave a group of few.
 * Which of these it is, if any, their tails tell, compared by the runtime.
 */
#include "vocabulary.h"

#include "../../runtime/letters.h"

#include <string.h>

static struct keyword *keyword_at(const struct vocabulary *v, unsigned i)
{
	return &g_array_index(v->keywords, struct keyword, i);
}

/* case_of - the capital that the runtime does not fold; or the letter itself */
static gunichar case_of(gunichar c)
{
	return letter_is_plain(c) ? c : g_unichar_toupper(c);
}

/* is_plain - are these bytes to be found as they are, in one case only? */
static bool is_plain(const char *text)
{
	for (; *text; text = g_utf8_next_char(text))
		if (case_of(g_utf8_get_char(text)) != g_utf8_get_char(text))
			return false;
	return true;
}

/* tail_place - where a tail stands in the tails, appended if it does not */
static unsigned tail_place(GByteArray *tails, GHashTable *known,
			   const char *tail)
{
	unsigned place = GPOINTER_TO_UINT(g_hash_table_lookup(known, tail));
	guint8 length = (guint8)strlen(tail);

	if (place)
		return place - 1;
	place = tails->len;
	g_byte_array_append(tails, &length, 1);
	g_byte_array_append(tails, (const guint8 *)tail, length);
	g_hash_table_insert(known, (gpointer)tail, GUINT_TO_POINTER(place + 1));
	return place;
}

/* fits_group - may these keywords be told apart by their tails?  Not behind an
 * apostrophe: the word may have ended before it. */
static bool fits_group(const struct vocabulary *v, unsigned from, unsigned to,
		       unsigned cut)
{
	if (!cut || to - from > KEYWORDS_MAX ||
	    keyword_at(v, from)->text[cut - 1] == '\'')
		return false;
	for (; from < to; from++)
		if (!is_plain(keyword_at(v, from)->text + cut))
			return false;
	return true;
}

/* letter_end - the end of the letter at `at` */
static unsigned letter_end(const char *text, unsigned at)
{
	return (unsigned)(g_utf8_next_char(text + at) - text);
}

/* add_group - let these keywords be a group */
static void add_group(struct vocabulary *v, unsigned from, unsigned to,
		      unsigned cut, uint16_t other)
{
	keyword_at(v, from)->group = to - from;
	keyword_at(v, from)->other = other;
	for (unsigned i = from; i < to; i++)
		keyword_at(v, i)->cut = cut;
}

/* run_end - behind the last keyword, before `to`, that goes on behind `cut`
 * with the same letter as number `from` */
static unsigned run_end(const struct vocabulary *v, unsigned from, unsigned to,
			unsigned cut)
{
	const char *text = keyword_at(v, from)->text;
	unsigned end = letter_end(text, cut);

	while (from < to && !strncmp(keyword_at(v, from)->text, text, end))
		from++;
	return from;
}

/* group - put the keywords from..to into groups; all of them start with the
 * same `cut` bytes, and `other` is the symbol of a longer word that starts with
 * these but is none of them */
static void group(struct vocabulary *v, unsigned from, unsigned to,
		  unsigned cut, uint16_t other)
{
	if (fits_group(v, from, to, cut)) {
		add_group(v, from, to, cut, other);
		return;
	}
	if (!keyword_at(v, from)->text[cut]) {
		add_group(v, from, from + 1, cut, other);
		other = keyword_at(v, from++)->longer;
	}
	while (from < to) {
		unsigned end = run_end(v, from, to, cut);

		group(v, from, end, letter_end(keyword_at(v, from)->text, cut),
		      other);
		from = end;
	}
}

/* is_covered - do patterns cover some of the group that starts here? */
static bool is_covered(const struct vocabulary *v, unsigned first)
{
	unsigned end = first + keyword_at(v, first)->group;
	bool covered = keyword_at(v, first)->other != SYMBOL_OTHER;

	while (first < end && !covered)
		covered = keyword_at(v, first++)->longer != SYMBOL_OTHER;
	return covered;
}

/* put_group - the rows of the group that starts here */
static void put_group(struct vocabulary *v, GHashTable *tails, unsigned first)
{
	struct keyword *head = keyword_at(v, first);
	struct wb_keyword row;

	head->row = v->rows->len;
	head->covered = is_covered(v, first);
	for (unsigned i = 0; i < head->group; i++) {
		const struct keyword *k = keyword_at(v, first + i);

		row.symbol = k->whole;
		row.tail =
		    (uint16_t)tail_place(v->tails, tails, k->text + k->cut);
		g_array_append_val(v->rows, row);
	}
	for (unsigned i = 0; head->covered && i < head->group; i++) {
		row.symbol = keyword_at(v, first + i)->longer;
		row.tail = i ? 0 : head->other;
		g_array_append_val(v->rows, row);
	}
}

void keywords_cut(struct vocabulary *v)
{
	/* The runtime compares eight bytes at a time. */
	static const guint8 padding[8];
	GHashTable *known = g_hash_table_new(g_str_hash, g_str_equal);

	if (v->keywords->len)
		group(v, 0, v->keywords->len, 0, SYMBOL_OTHER);
	for (unsigned i = 0; i < v->keywords->len; i += keyword_at(v, i)->group)
		put_group(v, known, i);
	g_byte_array_append(v->tails, padding, sizeof(padding));
	g_hash_table_destroy(known);
}

/* emit_character - one letter as re2c knows it, in both cases where the
 * runtime folds them not */
static void emit_character(gunichar c, FILE *out)
{
	gunichar upper = case_of(c);

	if (c < 0x80)
		fprintf(out, " \"%c\"", (char)c);
	else if (upper != c)
		fprintf(out, " [\\U%08x\\U%08x]", c, upper);
	else
		fprintf(out, " \"\\U%08x\"", c);
}

/* emit_tails - the tails of a group, for readers */
static void emit_tails(const struct vocabulary *v, unsigned first, FILE *out)
{
	for (unsigned i = 0; i < keyword_at(v, first)->group; i++) {
		const struct keyword *k = keyword_at(v, first + i);

		fprintf(out, " -%s", k->text + k->cut);
	}
}

void keywords_emit(const struct vocabulary *v, unsigned from, unsigned to,
		   FILE *out)
{
	for (unsigned i = 0; i < v->keywords->len; i++) {
		const struct keyword *k = keyword_at(v, i);
		unsigned first = (unsigned char)*k->text;

		if (!k->group || first < from || first >= to)
			continue;
		fputc('\t', out);
		for (const char *p = k->text; p < k->text + k->cut;
		     p = g_utf8_next_char(p))
			emit_character(g_utf8_get_char(p), out);
		fprintf(out, " { return KEYWORDS(%u, %u, %u, %d); } //", k->row,
			k->group, k->cut, k->covered);
		emit_tails(v, i, out);
		fputc('\n', out);
	}
}
