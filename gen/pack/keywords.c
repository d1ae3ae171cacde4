/* SPDX-License-Identifier: MIT
 *
 * keywords.c - the keyword scanner: what re2c reads of a word, and what is left
 *
 * A scanner that reads every keyword to its end is half again as large, and
 * learns nothing from most of it: "mailb" is "mailbox" or no keyword at all.
 * So re2c is given each keyword as far as it takes to tell it from all others.
 * The tail is compared by the runtime.
 */
#include "vocabulary.h"

#include "../../runtime/letters.h"

#include <string.h>

static struct keyword *keyword_at(const struct vocabulary *v, unsigned i)
{
	return &g_array_index(v->keywords, struct keyword, i);
}

/* shared_start - how many bytes two words have in common at their start */
static unsigned shared_start(const char *a, const char *b)
{
	unsigned i = 0;

	while (a[i] && a[i] == b[i])
		i++;
	return i;
}

/* shared - how much of a keyword other keywords start with too; they stand
 * beside it */
static unsigned shared(const struct vocabulary *v, unsigned i)
{
	const char *text = keyword_at(v, i)->text;
	unsigned most = 0;

	if (i > 0)
		most = shared_start(text, keyword_at(v, i - 1)->text);
	if (i + 1 < v->keywords->len)
		most =
		    MAX(most, shared_start(text, keyword_at(v, i + 1)->text));
	return most;
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

/* cut_of - how many bytes of a keyword the scanner must read */
static unsigned cut_of(const struct vocabulary *v, unsigned i)
{
	const char *text = keyword_at(v, i)->text;
	unsigned length = (unsigned)strlen(text), cut = shared(v, i) + 1;

	while (cut < length && ((unsigned char)text[cut] & 0xc0) == 0x80)
		cut++; /* inside of a letter */
	if (cut >= length || !is_plain(text + cut))
		return length;
	return cut;
}

/* shorter_than - the row of the longest keyword that this one starts with; its
 * own row if there is none */
static unsigned shorter_than(const struct vocabulary *v, unsigned i)
{
	for (unsigned j = i; j-- > 0;) {
		const char *text = keyword_at(v, j)->text;

		if (g_str_has_prefix(keyword_at(v, i)->text, text))
			return j;
		if (*text != *keyword_at(v, i)->text)
			break;
	}
	return i;
}

/* tail_place - where a tail stands in the tails, appended if it does not */
static unsigned tail_place(GByteArray *tails, GHashTable *known,
			   const char *tail)
{
	unsigned place = GPOINTER_TO_UINT(g_hash_table_lookup(known, tail));
	guint8 length = (guint8)strlen(tail);

	if (place)
		return place;
	place = tails->len;
	g_byte_array_append(tails, &length, 1);
	g_byte_array_append(tails, (const guint8 *)tail, length);
	g_hash_table_insert(known, (gpointer)tail, GUINT_TO_POINTER(place));
	return place;
}

void keywords_cut(struct vocabulary *v)
{
	/* The runtime compares eight bytes at a time. */
	static const guint8 padding[8];
	GHashTable *known = g_hash_table_new(g_str_hash, g_str_equal);

	g_byte_array_append(v->tails, (const guint8 *)"", 1);
	for (unsigned i = 0; i < v->keywords->len; i++) {
		struct keyword *k = keyword_at(v, i);
		unsigned shorter = shorter_than(v, i);
		unsigned cut = cut_of(v, i);
		const char *tail = k->text + cut;

		k->row.cut = (uint8_t)cut;
		if (!*tail)
			continue;
		k->row.shorter = (uint16_t)shorter;
		k->row.shorter_length =
		    shorter == i
			? 0
			: (uint8_t)strlen(keyword_at(v, shorter)->text);
		k->row.tail = (uint16_t)tail_place(v->tails, known, tail);
	}
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

void keywords_emit(const struct vocabulary *v, unsigned from, unsigned to,
		   FILE *out)
{
	for (unsigned i = 0; i < v->keywords->len; i++) {
		const struct keyword *k = keyword_at(v, i);
		unsigned first = (unsigned char)*k->text;

		if (first < from || first >= to)
			continue;
		fputc('\t', out);
		for (const char *p = k->text; p < k->text + k->row.cut;
		     p = g_utf8_next_char(p))
			emit_character(g_utf8_get_char(p), out);
		fprintf(out, " { return %u; } // %s\n", i, k->text);
	}
}
