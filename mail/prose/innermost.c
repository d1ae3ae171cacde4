/* SPDX-License-Identifier: MIT
 *
 * innermost.c - what the other server said, without the words around it
 *
 * Some notices explain at length, in words that sound like causes ("it was
 * rejected by the recipient domain"), before they quote the server's reply.
 * The sentence that leads over to the quotation is known; what follows it
 * counts alone.
 */
#include "read.h"

#include <string.h>

/* These sentences, in lower case, with single blanks. */
static const char *const leads[] = {
    "the error that the other server returned was:", /* Gmail, until 2015 */
    "the response from the remote server was:",      /* and since */
    "the response was:", "error_code :",             /* Zoho */
};

/* behind - where the text goes on behind a sentence that begins here, any white
 * space being as good as a blank; null where another begins */
static const char *behind(const char *text, const char *sentence)
{
	while (*sentence != '\0') {
		if (*sentence == ' ') {
			if (!g_ascii_isspace(*text))
				return NULL;
			while (g_ascii_isspace(*text))
				text++;
		} else if (g_ascii_tolower(*text++) != *sentence) {
			return NULL;
		}
		sentence++;
	}
	return text;
}

/* innermost - cut off all up to the last such sentence, if words follow it;
 * returns the text */
char *innermost(char *text)
{
	const char *found = NULL;

	for (const char *at = text; *(at += strcspn(at, "TtEe")); at++) {
		for (size_t i = 0; i < G_N_ELEMENTS(leads); i++) {
			const char *next = behind(at, leads[i]);

			if (next && !text_says_nothing(next, strlen(next)))
				found = next;
		}
	}
	if (found)
		memmove(text, found, strlen(found) + 1);
	return text;
}
