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

char **sample_words(const struct wording *wording)
{
	GPtrArray *words = g_ptr_array_new();

	for (unsigned i = 0; i < wording->count; i++) {
		const struct item *item = &wording->items[i];

		if (item->type == ITEM_NAME)
			g_ptr_array_add(words, plain_name(item->name));
		else if (item->type == ITEM_WORDS)
			g_ptr_array_add(
			    words,
			    g_strdup(item->words->type == WORD_KIND
					 ? kind_samples[item->words->kind]
					 : item->words->text));
		for (unsigned n = 0;
		     item->type == ITEM_GAP && n < item->gap_min; n++)
			g_ptr_array_add(words, g_strdup(kind_samples[WB_WORD]));
	}
	g_ptr_array_add(words, NULL);
	return (char **)g_ptr_array_free(words, FALSE);
}
