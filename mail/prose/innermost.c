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

/* These sentences, in lower case, with single blanks; all end with a colon. */
static const char *const leads[] = {
    "the error that the other server returned was:", /* Gmail, until 2015 */
    "the response from the remote server was:",      /* and since */
    "the response was:", "error_code :",             /* Zoho */
};

/* ends_with - does the text that ends here end with the sentence, any white
 * space being as good as a blank? */
static bool ends_with(const char *text, const char *end, const char *sentence)
{
	const char *c = sentence + strlen(sentence);

	while (c-- > sentence) {
		if (end == text)
			return false;
		if (*c != ' ') {
			if (g_ascii_tolower(*--end) != *c)
				return false;
			continue;
		}
		if (!g_ascii_isspace(end[-1]))
			return false;
		while (end > text && g_ascii_isspace(end[-1]))
			end--;
	}
	return true;
}

/* is_lead - does the text that ends here end with any of them? */
static bool is_lead(const char *text, const char *end)
{
	for (size_t i = 0; i < G_N_ELEMENTS(leads); i++)
		if (ends_with(text, end, leads[i]))
			return true;
	return false;
}

/* innermost - cut off all up to the last such sentence, if words follow it;
 * returns the text */
char *innermost(char *text)
{
	const char *found = NULL;

	for (const char *at = text; (at = strchr(at, ':')); at++)
		if (is_lead(text, at + 1) &&
		    !text_says_nothing(at + 1, strlen(at + 1)))
			found = at + 1;
	if (found)
		memmove(text, found, strlen(found) + 1);
	return text;
}
