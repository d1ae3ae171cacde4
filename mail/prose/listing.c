/* SPDX-License-Identifier: MIT
 *
 * listing.c - recipients at the start of lines
 *
 * Nearly all programs put each recipient at the start of a line and what was
 * said about it behind the address or on the lines below, up to a blank one:
 *
 *	<ann@example.com>:
 *	Sorry, no mailbox here by that name. (#5.1.1)
 *
 * Such a run is a section.  So do qmail and its kin, Exim, Postfix, Sendmail 8,
 * Courier, OpenSMTPD, Exchange, Yahoo, GMX, Zoho and most others.
 */
#define _GNU_SOURCE /* memmem */

#include "read.h"

#include <string.h>

enum { MAILTO_MAX = 128 }; /* bytes from a line's start to behind "mailto:" */

enum { LINE_MAX_LOOK = 100 }; /* bytes of the line before that are looked at */

/* What stands in front of an address at the start of a line: brackets, quotes,
 * the bullets of lists. */
static const char before[] = " \t<\"'*>[-";

/* mailto - the address of a line that is "Ann Example<mailto:ann@...>", as
 * Exchange writes it; or the place where it would begin */
static const char *mailto(const char *at, const char *stop)
{
	static const char mark[] = "<mailto:";
	const char *found =
	    memmem(at, MIN(stop - at, MAILTO_MAX), mark, strlen(mark));
	const char *close;

	if (!found)
		return at;
	close = memchr(found, '>', stop - found);
	if (!close || skip(close, stop, "> \t\r") != stop)
		return at;
	return found + strlen(mark);
}

/* x400 - the address in an X.400 name, such as "c=us;...;dda:SMTP=ann@..." */
static const char *x400(const char *at, const char *stop)
{
	static const char mark[] = "dda:SMTP=";
	const char *found;

	if (stop - at < 2 || (*at | 0x20) != 'c' || at[1] != '=')
		return at;
	found = g_strstr_len(at, stop - at, mark);
	return found ? found + strlen(mark) : at;
}

/* numbered - behind a number in a list: "2) " */
static const char *numbered(const char *at, const char *stop)
{
	const char *behind = skip(at, stop, "0123456789");

	if (behind == at || behind == stop || !strchr(").", *behind))
		return at;
	return skip(behind + 1, stop, before);
}

/* behind_addresses - over the addresses that fill the rest of a line; where
 * anything else is there, none are passed over */
static const char *behind_addresses(const char *start, const char *stop)
{
	const char *at = start;
	size_t length = 1;

	while (length > 0 && (at = skip(at, stop, "> \t\r,;<\"")) < stop) {
		length = address_at(at, stop);
		at += length;
	}
	return at == stop ? stop : start;
}

/* begins - does a recipient stand at the start of this line? */
static bool begins(const char *at, const char *stop, const char *own,
		   struct section *section)
{
	const char *start = at;
	size_t length;

	at = numbered(skip(at, stop, before), stop);
	section->indent = at - start;
	at = x400(mailto(at, stop), stop);
	length = address_at(at, stop);
	if (length == 0 || address_is_own(at, length, own))
		return false;
	section->address = at;
	section->address_length = length;
	at += length;
	if (at < stop && !strchr(">: \t\r.,(\"'<;[)", *at))
		return false;
	if (stop - at < 3 || memcmp(at, "'s ", 3) != 0)
		at = skip(at, stop, ">\"':.,; \t\r");
	section->text = behind_addresses(at, stop);
	section->length = 0;
	return true;
}

/* in_sentence - does the line only go on with the one before, so that the
 * address at its start may be anybody's? */
static bool in_sentence(const char *text, const char *at,
			const struct section *next)
{
	const char *last = at - 1; /* the line end before */
	const char *behind = next->address + next->address_length;

	if (at == text || strchr(">:", *behind))
		return false;
	while (last > text && strchr("\r \t", last[-1]))
		last--;
	return last > text && g_ascii_isalnum(last[-1]);
}

/* holds - is one of these words, which end with null, in the text? */
static bool holds(const char *text, const char *const *words)
{
	for (; *words; words++)
		if (strstr(text, *words))
			return true;
	return false;
}

/* is_another - does the line before say that somebody else comes next, who sent
 * the message or who can help?  "A message sent by", "Help desk:" */
static bool is_another(const char *text, const char *at,
		       const struct section *next)
{
	static const char *const sender[] = {"sent by", NULL};
	static const char *const help[] = {
	    "help",   "contact", "support", "question", "assist", "abuse",
	    "hilfe",  "kontakt", "fragen",  "wenden sie", "aide", "ayuda",
	    "aiuto", "ajuda", "hjälp", "pomoc", NULL};
	static const char *const recipient[] = {
	    "recipient", "deliver", "address", "fail",    "reach", "empf",
	    "zustell",   "destin",  "adress",  "receive", NULL};
	const char behind = next->address[next->address_length];
	const char *start;
	char *line;
	bool found;

	while (at > text && g_ascii_isspace(at[-1]))
		at--;
	if (at == text || at[-1] == '.')
		return false;
	for (start = at; start > text && start[-1] != '\n' &&
			 at - start < LINE_MAX_LOOK;)
		start--;
	line = g_ascii_strdown(start, at - start);
	found = holds(line, sender) ||
		(behind != '>' && behind != ':' && holds(line, help) &&
		 !holds(line, recipient));
	g_free(line);
	return found;
}

/* listing_neighbours - add the addresses behind the first one on its line, if
 * that holds nothing but addresses */
void listing_neighbours(struct prose *prose, const struct section *first,
			const char *stop)
{
	const char *at = first->address + first->address_length;
	struct section section = {0};

	while ((at = skip(at, stop, "> \t\r,;<\"")) < stop) {
		section.address_length = address_at(at, stop);
		if (section.address_length == 0)
			break;
		section.address = at;
		at += section.address_length;
		section.text = stop;
		if (!address_is_own(section.address, section.address_length,
				    prose->own))
			section_add(prose, &section);
	}
}

/* end_section - let a section end here, and keep it */
static void end_section(struct prose *prose, struct section *section,
			const char *stop)
{
	if (!section->address)
		return;
	while (stop > section->text && g_ascii_isspace(stop[-1]))
		stop--;
	section->length = stop > section->text ? stop - section->text : 0;
	section_add(prose, section);
	listing_neighbours(
	    prose, section,
	    line_stop(section->address, prose->text + prose->length));
	section->address = NULL;
}

/* is_inside - is the address only part of what is said of another?  Lines
 * that go on are indented deeper than the recipient that they speak of */
static bool is_inside(const struct section *section, const struct section *next)
{
	return section->address && next->indent > section->indent;
}

/* is_drawn - is it a line of dashes, perhaps with words between them? */
static bool is_drawn(const char *at, const char *stop)
{
	at = skip(at, stop, " \t");
	return stop - at >= 3 && memcmp(at, "---", 3) == 0;
}

/* colon_follows - is the address in front of a colon, as a recipient's is? */
static bool colon_follows(const struct section *section, const char *end)
{
	const char *at = section->address + section->address_length;

	return *skip(at, end, ">\"' ") == ':';
}

/* read_listing - add the recipients at line starts but for this address, which
 * is the reader's; where that is "", only those in front of a colon */
static void read_listing(struct prose *prose, const char *own)
{
	const char *at = prose->text, *end = at + prose->length;
	struct section section = {0}, next;
	bool words = false;

	while (at < end) {
		const char *stop = line_stop(at, end);
		bool blank = skip(at, stop, " \t\r") == stop;

		if (begins(at, stop, own, &next) &&
		    (*own || colon_follows(&next, stop)) &&
		    !is_inside(&section, &next) &&
		    (section.address || !in_sentence(prose->text, at, &next)) &&
		    !is_another(prose->text, at, &next)) {
			end_section(prose, &section, at);
			section = next;
			words = !text_says_nothing(next.text, stop - next.text);
		} else if (is_drawn(at, stop) || (blank && words)) {
			end_section(prose, &section, at);
		} else if (section.address && !words) {
			words = !text_says_nothing(at, stop - at);
		}
		at = stop < end ? stop + 1 : end;
	}
	end_section(prose, &section, end);
}

/* listing_read - add the recipients at line starts; where there are none, who
 * got the bounce wrote to himself */
void listing_read(struct prose *prose)
{
	read_listing(prose, *prose->own ? prose->own : "-");
	if (prose->sections->len == 0 && *prose->own)
		read_listing(prose, "");
}
