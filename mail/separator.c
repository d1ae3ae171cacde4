/* SPDX-License-Identifier: MIT
 *
 * separator.c - where, in plain text, the returned message begins
 *
 * Mail programs that do not write MIME put the message behind a line such as
 * "--- Below this line is a copy of the message.".  The line counts where it
 * is set off as one: drawn with dashes and the like, or ended by a colon, or by
 * "follows.".  A header that begins without any such line counts as well.
 */
#include "read.h"

#include <string.h>

/* What these lines say, in lower case, behind the dashes. */
static const char *const openings[] = {
    "below this line is a copy of the message",
    "below is a copy of the",
    "here is a copy of the",
    "this is a copy of",
    "the following is a copy",
    "a copy of the original message",
    "copy of the original message",
    "your original message",
    "your message follows",
    "your message reads",
    "a summary of the undelivered message",
    "original mail as follows",
    "text of the message",
    "possibly truncated original message",
    "your message is",
    "the original message",
    "the header of the original message",
    "the first part of the",
    "original message",
    "original headers",
    "original mail",
    "returned message",
    "returned mail follows",
    "returned text follows",
    "unsent message",
    "undelivered message",
    "undeliverable message",
    "unaltered message",
    "message header",
    "message text follows",
    "message follows",
    "headers of the",
    "header of the",
    "start of the message",
    "start of original message",
    "beginning of the original",
    "included is a copy of the message header",
    "included message",
    "message contents",
};

/* Fields with which a returned message may begin. */
static const char *const first_fields[] = {
    "Received:", "Return-Path:", "Delivered-To:", "X-Envelope-From:",
    "Message-ID:"};

/* begins - does the text begin with this, in any case? */
static bool begins(const char *at, const char *end, const char *with)
{
	size_t length = strlen(with);

	return (size_t)(end - at) >= length &&
	       g_ascii_strncasecmp(at, with, length) == 0;
}

/* follows - does the line end as a sentence that announces the message? */
static bool follows(const char *at, const char *end)
{
	static const char word[] = " follows.";
	const size_t length = strlen(word);

	return (size_t)(end - at) > length && begins(end - length, end, word);
}

/* is_separator - does the line say that the message follows? */
static bool is_separator(const char *at, const char *end)
{
	const char *words = at;
	size_t drawn = 0; /* dashes and the like in front */

	while (words < end && *words != '\0' && strchr("-=*_~+#|> \t", *words))
		drawn += !g_ascii_isspace(*words++);
	while (end > words && g_ascii_isspace(end[-1]))
		end--;
	if (words == end)
		return false;
	if (drawn < 2 && end[-1] != ':' && !follows(words, end))
		return false;
	for (size_t i = 0; i < G_N_ELEMENTS(openings); i++)
		if (begins(words, end, openings[i]))
			return true;
	return false;
}

/* is_first_field - does a header begin here? */
static bool is_first_field(const char *at, const char *end)
{
	for (size_t i = 0; i < G_N_ELEMENTS(first_fields); i++)
		if (begins(at, end, first_fields[i]))
			return true;
	return false;
}

/* separator_find - where the bounce's own text ends; null: nowhere
 *
 * *returned is where the header of the message begins. */
const char *separator_find(const char *text, const char *end,
			   const char **returned)
{
	const char *at = text;
	bool after_blank = true;

	while (at < end) {
		const char *stop = memchr(at, '\n', end - at);
		const char *next = stop ? stop + 1 : end;

		stop = stop ? stop : end;
		if (at > text && is_separator(at, stop)) {
			*returned = next;
			return at;
		}
		if (at > text && after_blank && is_first_field(at, stop)) {
			*returned = at;
			return at;
		}
		after_blank = stop == at || (stop - at == 1 && *at == '\r');
		at = next;
	}
	return NULL;
}
