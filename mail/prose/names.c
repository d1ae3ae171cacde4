/* SPDX-License-Identifier: MIT
 *
 * names.c - recipients that are only named, without their domain
 *
 *	The message that you sent was undeliverable to the following:
 *		ann (user not found)
 *
 * GroupWise, AOL and some mail routers tell the mailbox's name alone: it is one
 * at the domain that the notice comes from.  Only looked for where the text
 * holds no address, and only behind a line that introduces recipients.
 */
#include "read.h"

#include <string.h>

/* introduces - does the line end with a colon and speak of recipients? */
static bool introduces(const char *at, const char *stop)
{
	static const char *const words[] = {"recipient", "undeliverable to",
					    "delivered to", "addresses"};
	bool found = false;
	char *line;

	while (stop > at && g_ascii_isspace(stop[-1]))
		stop--;
	if (stop == at || stop[-1] != ':' || stop - at > 300)
		return false;
	line = g_ascii_strdown(at, stop - at);
	for (size_t i = 0; i < G_N_ELEMENTS(words) && !found; i++)
		found = strstr(line, words[i]);
	g_free(line);
	return found;
}

/* name_length - of the one word that the line holds, perhaps with a reason
 * behind it, in parentheses or set off; 0 where there is more */
static size_t name_length(const char *at, const char *stop)
{
	const char *start = at, *end = at;

	while (end < stop && (g_ascii_isalnum(*end) || strchr("._-+", *end)))
		end++;
	if (end == at || end - at > 64 || text_says_nothing(at, end - at))
		return 0;
	at = skip(end, stop, " \t\r");
	if (at < stop && *at != '(' && *end != '\t' && at - end < 2)
		return 0;
	return end - start;
}

/* named_recipient - the name of the mailbox that the text is about, and its
 * length; null where there is none */
const char *named_recipient(const struct prose *prose, size_t *length)
{
	const char *at = prose->text, *end = at + prose->length;
	bool next = false;

	while (at < end) {
		const char *stop = line_stop(at, end);
		const char *name = skip(at, stop, " \t");

		if (next && name > at && (*length = name_length(name, stop)))
			return name;
		if (skip(at, stop, " \t\r") != stop)
			next = introduces(at, stop);
		at = stop < end ? stop + 1 : end;
	}
	return NULL;
}
