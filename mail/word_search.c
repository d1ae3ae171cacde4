/* SPDX-License-Identifier: MIT
 *
 * word_search.c - which of the words in words.c a text holds
 */
#include "words.h"

/* All of them, to be found by their first two bytes: those that share a place
 * are a chain, which index 0 ends. */
enum { PLACES = 1024, WORDS_MAX = 512 };

static struct {
	guint16 first[PLACES];
	struct entry {
		const char *words;
		unsigned bit; /* of its list */
		guint16 next;
	} entries[WORDS_MAX];
	guint16 count;
} all;

/* place_of - where a word that begins with these two bytes is in the table */
static guint place_of(const char *at)
{
	return ((guchar)at[0] * 33u ^ (guchar)at[1]) % PLACES;
}

/* fill_all - make the table, once */
static void fill_all(void)
{
	for (size_t i = 0; i < WORD_LISTS; i++)
		for (size_t j = 0; j < word_lists[i].count; j++) {
			const char *words = word_lists[i].words[j];
			guint16 *first = &all.first[place_of(words)];

			g_assert(all.count < WORDS_MAX - 1);
			all.entries[++all.count] =
			    (struct entry){words, word_lists[i].bit, *first};
			*first = all.count;
		}
}

/* begins - does the text begin with the words? */
static bool begins(const char *text, const char *words)
{
	while (*words != '\0' && *words == *text) {
		words++;
		text++;
	}
	return *words == '\0';
}

/* words_in - of which lists does the text, in lower case, hold words?  A bit
 * for each; in one pass, however many words there are */
unsigned words_in(const char *text)
{
	unsigned found = 0;

	if (all.count == 0)
		fill_all();
	for (; *text != '\0'; text++)
		for (guint i = all.first[place_of(text)]; i > 0;
		     i = all.entries[i].next)
			if (begins(text, all.entries[i].words))
				found |= all.entries[i].bit;
	return found;
}
