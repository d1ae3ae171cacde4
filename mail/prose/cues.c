/* SPDX-License-Identifier: MIT
 *
 * cues.c - the recipient in a sentence
 *
 * Where a text neither lists nor labels its recipients, one of the addresses
 * in it is the recipient, and the words in front of it tell which: "your
 * message to", "addressed to" and the like.  Words such as "contact" tell that
 * it is somebody else.  Of equals, the first.
 */
#include "read.h"

#include <string.h>

enum {
	NEAR = 60,    /* so many bytes in front of an address are looked at, */
	BEHIND = 200, /* so many behind it, */
	ADDRESSES = 1000 /* and so many addresses */
};

/* Words in front of an address, in lower case, and what they are worth. */
static const struct {
	const char *words;
	int worth;
} cues[] = {
    {"generated from", 6}, {"rcpt to", 9},       {"not delivered to", 8},
    {"addressed", 7},      {"recipient", 7},     {"deliver", 6},
    {"unknown user", 6},   {"undeliverable", 6}, {"your message to", 6},
    {"your mail to", 6},   {"your email to", 6}, {"message to", 5},
    {"mail to", 5},        {"sent to", 5},       {"destinat", 5},
    {"mailbox", 4},        {"user", 4},          {"account", 4},
    {"address", 3},        {"to:", 3},           {"for ", 2},
    {" to ", 2},           {"contact", -9},      {"mailto:", -3},
    {"mail from", -9},     {"from:", -9},        {" sender", -6},
    {"reply", -5},         {"write to", -9},     {"forward", -6},
    {"questions", -9},     {"help", -6},         {"abuse", -9},
    {"assistance", -9},    {"report", -5},       {"://", -9},
    {"owner", -9},         {"empfänger", 7},     {"adressé à", 7},
    {"destinataire", 7},   {"destinatario", 7},  {"получател", 7},
    {"geadresseerde", 7},  {"收件人", 7},        {"宛", 5},
    {" mail an ", 5},      {"nachricht an ", 5}, {" para ", 4},
    {" an ", 2},           {"hilfe", -9},        {"fragen", -9},
    {"support", -9},
};

/* replied - does a reply of class 4 or 5 follow on the line? */
static bool replied(const char *at, const char *end)
{
	const char *stop = line_stop(at, end - at > BEHIND ? at + BEHIND : end);

	for (; stop - at > 4; at++)
		if (*at == ' ' && (at[1] == '4' || at[1] == '5') &&
		    g_ascii_isdigit(at[2]) && g_ascii_isdigit(at[3]) &&
		    strchr(" -", at[4]))
			return true;
	return false;
}

/* worth - of the words in front of an address */
static int worth(const char *text, const char *address)
{
	const char *from = address - text > NEAR ? address - NEAR : text;
	char *near = g_ascii_strdown(from, address - from);
	int sum = 0, best = 0;

	g_strdelimit(near, "\r\n\t", ' ');
	for (size_t i = 0; i < G_N_ELEMENTS(cues); i++) {
		if (!strstr(near, cues[i].words))
			continue;
		if (cues[i].worth < 0)
			sum += cues[i].worth;
		best = MAX(best, cues[i].worth);
	}
	g_free(near);
	return sum + best;
}

/* cues_find - the address in a text that the words around it make the
 * recipient, its length, and what they are worth, which is above 0 where they
 * do and below where they tell that it is another's; or null */
const char *cues_find(const char *text, size_t size, const char *own,
		      size_t *found_length, int *best)
{
	const char *at = text, *end = text + size, *found = NULL;
	size_t length = 0;

	*best = G_MININT;
	*found_length = 0;
	for (int i = 0; i < ADDRESSES; i++) {
		int value;

		at = address_find(at, end, &length);
		if (!at)
			break;
		value = address_is_own(at, length, own)
			    ? G_MININT
			    : worth(text, at) + 6 * replied(at, end);
		if (value > *best) {
			*best = value;
			found = at;
			*found_length = length;
		}
		at += length;
	}
	return found;
}
