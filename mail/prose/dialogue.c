/* SPDX-License-Identifier: MIT
 *
 * dialogue.c - what was said over SMTP, as some servers show it
 *
 * Sendmail and Courier mark what they said and what they heard:
 *
 *	>>> RCPT TO:<ann@example.com>
 *	<<< 550 5.1.1 <ann@example.com>... User unknown
 *	550 <ann@example.com>... User unknown
 *
 * with a last line in Sendmail's own words, which are vaguer or plainly wrong.
 * Others mark them otherwise; the table has all.  Of each recipient that a
 * refused command or such a last line names, the refusal is the section.
 */
#include "read.h"

#include <string.h>

/* How the two sides are marked. */
static const struct marks {
	const char *said, *heard;
} all_marks[] = {
    {">>> ", "<<< "},               /* Sendmail, Courier, EZweb */
    {"In:  ", "Out: "},             /* Postfix, to its postmaster */
    {"Sent <<< ", "Received >>> "}, /* InterScan */
    {"Sent >>> ", "Received <<< "}, /* and its later versions */
    {"==> ", "<== "},
    {"-> ", "<- "},
};

/* What is known while the lines are read. */
struct dialogue {
	struct prose *prose;
	const struct marks *marks;
	const char *refusal; /* where it begins; or null */
	const char *address; /* the last that RCPT TO named */
	size_t address_length;
	bool reported; /* of this refusal, by a line in the server's words */
	bool just_heard; /* on the line before */
};

/* after - behind a mark at the start of a line; null where it has none */
static const char *after(const char *at, const char *stop, const char *mark)
{
	size_t length = strlen(mark);

	at = skip(at, stop, " \t");
	if ((size_t)(stop - at) < length || memcmp(at, mark, length) != 0)
		return NULL;
	return at + length;
}

/* is_refusal - does a reply of class 4 or 5 begin here? */
static bool is_refusal(const char *at, const char *stop)
{
	at = skip(at, stop, " \t");
	return stop - at >= 3 && (*at == '4' || *at == '5') &&
	       g_ascii_isdigit(at[1]) && g_ascii_isdigit(at[2]) &&
	       (stop - at == 3 || !g_ascii_isalnum(at[3]));
}

/* goes_on - is it a line of a reply that is not its last? */
static bool goes_on(const char *reply, const char *stop)
{
	reply = skip(reply, stop, " \t");
	return stop - reply > 3 && reply[3] == '-';
}

/* add - a section of the recipient, from the refusal to the line's end */
static void add(struct dialogue *dialogue, const char *address, size_t length,
		const char *from, const char *stop)
{
	struct section section = {
	    .address = address, .address_length = length, .text = from};

	while (stop > from && g_ascii_isspace(stop[-1]))
		stop--;
	section.length = stop - from;
	section_add(dialogue->prose, &section);
}

/* heard - a reply; a refusal of RCPT TO is about the recipient it named */
static void heard(struct dialogue *dialogue, const char *line,
		  const char *reply, const char *stop)
{
	if (!is_refusal(reply, stop))
		return;
	if (!dialogue->refusal || dialogue->reported)
		dialogue->refusal = line;
	dialogue->reported = false;
	if (dialogue->address && !goes_on(reply, stop))
		add(dialogue, dialogue->address, dialogue->address_length,
		    dialogue->refusal, stop);
}

/* said - a command; RCPT TO names whom the next replies are about */
static void said(struct dialogue *dialogue, const char *command,
		 const char *stop)
{
	size_t length = 0;
	const char *found;

	if (g_ascii_strncasecmp(command, "MAIL", 4) == 0)
		dialogue->address = NULL;
	if (g_ascii_strncasecmp(command, "DATA", 4) != 0)
		dialogue->refusal = NULL;
	if (g_ascii_strncasecmp(command, "RCPT", 4) != 0)
		return;
	found = address_find(command, stop, &length);
	if (!found)
		return;
	dialogue->address = found;
	dialogue->address_length = length;
}

/* told - "550 <ann@example.com>... User unknown", in the server's own words: it
 * is about her, and so is the refusal in front of it, which says it better.
 * Any other line ends that, but for the rest of a reply broken in two */
static void told(struct dialogue *dialogue, const char *line, const char *stop)
{
	const char *at = skip(line, stop, " \t");
	const char *from = dialogue->refusal ? dialogue->refusal : line;
	const char *until = dialogue->refusal ? line : stop;
	size_t length = 0;

	if (is_refusal(at, stop))
		at = skip(at, stop, "0123456789.- \t");
	at = skip(at, stop, "<");
	length = address_at(at, stop);
	if (length == 0 ||
	    !g_str_has_prefix(skip(at + length, stop, ">"), "...")) {
		if (!dialogue->just_heard || is_refusal(line, stop))
			dialogue->refusal = NULL;
		return;
	}
	if (!address_is_own(at, length, dialogue->prose->own))
		add(dialogue, at, length, from, until);
	dialogue->reported = true;
}

/* dialogue_marks - how a text marks the two sides of a dialogue; null where it
 * shows none */
const struct marks *dialogue_marks(const struct prose *prose)
{
	const char *at = prose->text, *end = at + prose->length;

	while (at < end) {
		const char *stop = line_stop(at, end);
		const char *line = skip(at, stop, " \t");

		for (size_t i = 0; i < G_N_ELEMENTS(all_marks); i++) {
			const char *mark = all_marks[i].heard, *reply;

			if (line == stop || *line != *mark)
				continue;
			reply = after(line, stop, mark);
			if (reply && stop - reply >= 3 &&
			    strchr("2345", *reply))
				return &all_marks[i];
		}
		at = stop < end ? stop + 1 : end;
	}
	return NULL;
}

/* dialogue_read - add the recipients that an SMTP dialogue speaks of */
void dialogue_read(struct prose *prose)
{
	struct dialogue dialogue = {.prose = prose, .marks = prose->marks};
	const char *at = prose->text, *end = at + prose->length;
	const char *text;

	if (!dialogue.marks)
		return;
	while (at < end) {
		const char *stop = line_stop(at, end);

		if ((text = after(at, stop, dialogue.marks->said)))
			said(&dialogue, text, stop);
		else if ((text = after(at, stop, dialogue.marks->heard)))
			heard(&dialogue, at, text, stop);
		else
			told(&dialogue, at, stop);
		dialogue.just_heard = after(at, stop, dialogue.marks->heard);
		at = stop < end ? stop + 1 : end;
	}
}
