/* SPDX-License-Identifier: MIT
 *
 * sample.c - a reply made of nothing but the words of a wording
 *
 * Whatever wins against a line on this reply wins against it on every longer
 * one that holds the same words.
 */
#include "sample.h"

#include <string.h>

static const char *const kind_samples[] = {"",
					   [WB_EMAIL] = "ann@example.com",
					   [WB_IP] = "192.0.2.7",
					   [WB_URL] =
					       "https://www.example.org/page",
					   [WB_HOST] = "mx.example.net",
					   [WB_NUMBER] = "17",
					   [WB_SIZE] = "25MB",
					   [WB_WORD] = "something"};

/* plain_name - ". example . org /" as it is written: example.org/ */
static char *plain_name(const char *name)
{
	GString *plain = g_string_new(NULL);

	for (; *name; name++)
		if (*name != ' ' && !(*name == '.' && !plain->len))
			g_string_append_c(plain, *name);
	if (plain->len && plain->str[plain->len - 1] == '/')
		g_string_truncate(plain, plain->len - 1);
	return g_string_free(plain, FALSE);
}

/* count_words - how many words can stand for an item */
static unsigned count_words(const struct item *item)
{
	unsigned count = 0;

	if (item->type == ITEM_WORDS)
		for (const struct word *w = item->words; w; w = w->next)
			count++;
	return count;
}

unsigned sample_variants(const struct wording *wording)
{
	unsigned most = 1;

	for (unsigned i = 0; i < wording->count; i++)
		most = MAX(most, count_words(&wording->items[i]));
	return most;
}

/* word_sample - one of the words of an item */
static char *word_sample(const struct item *item, unsigned variant)
{
	const struct word *word = item->words;

	for (variant %= count_words(item); variant; variant--)
		word = word->next;
	return g_strdup(word->type == WORD_KIND ? kind_samples[word->kind]
						: word->text);
}

char **sample_words(const struct wording *wording, unsigned variant)
{
	GPtrArray *words = g_ptr_array_new();

	for (unsigned i = 0; i < wording->count; i++) {
		const struct item *item = &wording->items[i];

		if (item->type == ITEM_NAME)
			g_ptr_array_add(words, plain_name(item->name));
		else if (item->type == ITEM_WORDS)
			g_ptr_array_add(words, word_sample(item, variant));
		for (unsigned n = 0;
		     item->type == ITEM_GAP && n < item->gap_min; n++)
			g_ptr_array_add(words, g_strdup(kind_samples[WB_WORD]));
	}
	g_ptr_array_add(words, NULL);
	return (char **)g_ptr_array_free(words, FALSE);
}
