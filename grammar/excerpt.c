/* SPDX-License-Identifier: MIT
 *
 * excerpt.c - the line of a rules file that a message is about
 *
 * Marks must stand under what they mark whatever the line holds.  So a tab
 * is shown as one blank, what a terminal would obey or cannot show as "?",
 * and East Asian characters count for the two columns they take.  Of a very
 * long line only the part around the place is shown.
 */
#include "excerpt.h"

#include <stdbool.h>
#include <stdint.h>

#define MOST_BYTES 160 /* of a line that are shown */
#define LEAD_BYTES 60  /* of them before the place, when it is cut */

/* A character as it is shown. */
struct glyph {
	unsigned bytes;	  /* that it takes in the file */
	unsigned columns; /* that it takes on the terminal */
	const char *instead;
};

struct range {
	uint32_t from, to;
};

static const struct range invisible[] = {
	{ 0x0300, 0x036f }, { 0x200b, 0x200d }, { 0xfe00, 0xfe0f },
};

static const struct range wide[] = {
	{ 0x1100, 0x115f },   { 0x2e80, 0xa4cf },   { 0xac00, 0xd7a3 },
	{ 0xf900, 0xfaff },   { 0xfe30, 0xfe6f },   { 0xff00, 0xff60 },
	{ 0xffe0, 0xffe6 },   { 0x1f300, 0x1f64f }, { 0x1f680, 0x1f6ff },
	{ 0x1f900, 0x1f9ff }, { 0x20000, 0x3fffd },
};

/* Controls, and the marks that turn the direction of writing. */
static const struct range unsafe[] = {
	{ 0x00, 0x1f },	    { 0x7f, 0x9f },	{ 0x61c, 0x61c },
	{ 0x200e, 0x200f }, { 0x202a, 0x202e }, { 0x2066, 0x2069 },
};

#define IS(table, code) in(table, sizeof(table) / sizeof(*(table)), code)

/* in - is a code point in one of the ranges? */
static bool in(const struct range *ranges, size_t count, uint32_t code)
{
	for (size_t i = 0; i < count; i++)
		if (code >= ranges[i].from && code <= ranges[i].to)
			return true;
	return false;
}

/* continues - is this a byte of a UTF-8 character, but not its first? */
static bool continues(char byte)
{
	return ((unsigned char)byte & 0xc0) == 0x80;
}

/* decode - the length of the UTF-8 character at text, 0 if it is none */
static unsigned decode(const char *text, size_t length, uint32_t *code)
{
	static const uint32_t least[] = { 0, 0, 0x80, 0x800, 0x10000 };
	unsigned char first = (unsigned char)text[0];
	unsigned bytes = first < 0x80	? 1
			 : first < 0xc2 ? 0
			 : first < 0xe0 ? 2
			 : first < 0xf0 ? 3
			 : first < 0xf5 ? 4
					: 0;

	if (bytes == 0 || bytes > length)
		return 0;
	*code = bytes == 1 ? first : first & (0x7fu >> bytes);
	for (unsigned i = 1; i < bytes; i++) {
		if (!continues(text[i]))
			return 0;
		*code = *code << 6 | ((unsigned char)text[i] & 0x3f);
	}
	return *code < least[bytes] ? 0 : bytes;
}

/* glyph_at - the character at text, of which length bytes are left */
static struct glyph glyph_at(const char *text, size_t length)
{
	uint32_t code = 0;
	unsigned bytes = decode(text, length, &code);

	if (bytes == 0)
		return (struct glyph){ 1, 1, "?" };
	if (code == '\t')
		return (struct glyph){ 1, 1, " " };
	if (IS(unsafe, code))
		return (struct glyph){ bytes, 1, "?" };
	return (struct glyph){ bytes, IS(wide, code) ? 2 : !IS(invisible, code),
			       NULL };
}

/* columns - how many columns the bytes [from, to) of a line take */
static unsigned columns(const char *line, size_t from, size_t to)
{
	unsigned count = 0;

	while (from < to) {
		struct glyph glyph = glyph_at(line + from, to - from);

		count += glyph.columns;
		from += glyph.bytes;
	}
	return count;
}

/* print_line - write the bytes [from, to) of a line as they are shown */
static void print_line(FILE *out, const char *line, size_t from, size_t to)
{
	while (from < to) {
		struct glyph glyph = glyph_at(line + from, to - from);

		if (glyph.instead)
			fputs(glyph.instead, out);
		else
			fwrite(line + from, 1, glyph.bytes, out);
		from += glyph.bytes;
	}
}

/* repeat - write a character count times */
static void repeat(FILE *out, char c, unsigned count)
{
	while (count-- > 0)
		putc(c, out);
}

/* whole - move an offset back to where its character starts */
static size_t whole(const char *line, size_t offset)
{
	for (int i = 0; i < 3 && offset > 0 && continues(line[offset]); i++)
		offset--;
	return offset;
}

/* excerpt_print - the line where a place starts, and ^~~~ under the place */
void excerpt_print(FILE *out, struct place place, const char *on,
		   const char *off)
{
	struct position at = source_position(place);
	const char *line = place.source->text + at.line_start;
	size_t start = place.start - at.line_start;
	size_t end = place.end - at.line_start;
	size_t from = 0, to = at.line_length;
	unsigned marks;

	if (to > MOST_BYTES) {
		if (start > LEAD_BYTES)
			from = whole(line, start - LEAD_BYTES);
		if (to - from > MOST_BYTES)
			to = whole(line, from + MOST_BYTES);
	}
	fprintf(out, "%5u | %s", at.line, from > 0 ? "..." : "");
	print_line(out, line, from, to);
	fprintf(out, "%s\n      | %s", to < at.line_length ? "..." : "",
		from > 0 ? "   " : "");
	repeat(out, ' ', columns(line, from, start < to ? start : to));
	marks = columns(line, start, end < to ? end : to);
	fprintf(out, "%s^", on);
	repeat(out, '~', marks > 1 ? marks - 1 : 0);
	fprintf(out, "%s\n", off);
}
