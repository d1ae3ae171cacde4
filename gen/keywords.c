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

#include "../runtime/tokens.h"

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
		most = MAX(most,
			   shared_start(text, keyword_at(v, i + 1)->text));
	return most;
}

/* case_of - the capital that the runtime does not fold; or the letter itself */
static gunichar case_of(gunichar c)
{
	gunichar upper = g_unichar_toupper(c);

	if (c < 0x80 || (upper >= 0x80 && upper < 0x800 &&
			 lower_letter(upper) == c))
		return c;
	return upper;
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

/* tail_place - where a tail stands in the tails, appended if it does not; the
 * bytes are freed */
static unsigned tail_place(GByteArray *tails, GHashTable *known,
			   GByteArray *bytes)
{
	GBytes *key = g_byte_array_free_to_bytes(bytes);
	unsigned place = GPOINTER_TO_UINT(g_hash_table_lookup(known, key));

	if (place) {
		g_bytes_unref(key);
		return place;
	}
	place = tails->len;
	g_byte_array_append(tails, g_bytes_get_data(key, NULL),
			    (guint)g_bytes_get_size(key));
	g_hash_table_insert(known, key, GUINT_TO_POINTER(place));
	return place;
}

void keywords_cut(struct vocabulary *v)
{
	GHashTable *known = g_hash_table_new_full(g_bytes_hash, g_bytes_equal,
						  (GDestroyNotify)g_bytes_unref,
						  NULL);

	g_byte_array_append(v->tails, (const guint8 *)"", 1);
	for (unsigned i = 0; i < v->keywords->len; i++) {
		struct keyword *k = keyword_at(v, i);
		unsigned shorter = shorter_than(v, i);
		const char *tail = k->text + (k->cut = cut_of(v, i));
		GByteArray *bytes;
		guint8 head[2] = {(guint8)strlen(tail), 0};

		if (!*tail)
			continue;
		if (shorter != i)
			head[1] = (guint8)strlen(keyword_at(v, shorter)->text);
		bytes = g_byte_array_new();
		g_byte_array_append(bytes, head, 2);
		g_byte_array_append(bytes, (const guint8 *)tail, head[0]);
		k->row.shorter = (uint16_t)shorter;
		k->row.tail = (uint16_t)tail_place(v->tails, known, bytes);
	}
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

void keywords_emit(const struct vocabulary *v, FILE *out)
{
	for (unsigned i = 0; i < v->keywords->len; i++) {
		const struct keyword *k = keyword_at(v, i);

		fputc('\t', out);
		for (const char *p = k->text; p < k->text + k->cut;
		     p = g_utf8_next_char(p))
			emit_character(g_utf8_get_char(p), out);
		fprintf(out, " { return FOUND(%u); } // %s\n", i, k->text);
	}
}
