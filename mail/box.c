/* SPDX-License-Identifier: MIT
 *
 * box.c - the bytes of one mail after the other: a mail, or an mbox
 *
 * A file that begins with a "From " line is an mbox: such lines part its
 * mails.  Not all writers of mboxes mark such lines inside a mail, and bounces
 * quote mails, so one parts two only where a blank line or the end of a
 * multipart stands before it, a header behind it, and the line before does not
 * announce a quotation: "The headers of your message:".  Those lines in front
 * of a mail, one or several, are left out.
 */
#define _GNU_SOURCE /* memrchr */

#include "box.h"

#include <string.h>

/* mail_box_open - read mails from a descriptor, which stays the caller's */
struct mail_box *mail_box_open(int descriptor)
{
	struct mail_box *box = g_new0(struct mail_box, 1);

	input_start(&box->input, descriptor);
	box->separator = g_string_new(NULL);
	box->bytes = g_byte_array_new();
	return box;
}

/* mail_box_close - free it; the descriptor stays open; null is allowed */
void mail_box_close(struct mail_box *box)
{
	if (!box)
		return;
	input_clear(&box->input);
	g_string_free(box->separator, TRUE);
	g_byte_array_free(box->bytes, TRUE);
	g_free(box->tail);
	if (box->parser)
		g_object_unref(box->parser);
	g_free(box);
}

/* mail_box_ask - whom to ask what the texts of all mails that follow say */
void mail_box_ask(struct mail_box *box, mail_ask *ask, const void *context)
{
	box->ask = ask;
	box->context = context;
}

/* mail_box_error - errno where reading failed, else 0 */
int mail_box_error(const struct mail_box *box)
{
	return box->input.error;
}

/* mail_box_bytes - how much has been read */
uint64_t mail_box_bytes(const struct mail_box *box)
{
	return box->input.bytes;
}

/* is_blank - is there nothing on the line? */
static bool is_blank(const char *line, size_t length)
{
	while (length > 0 && g_ascii_isspace(line[length - 1]))
		length--;
	return length == 0;
}

/* is_close - does the line end a multipart: "--boundary--"? */
static bool is_close(const char *line, size_t length)
{
	if (*line != '-')
		return false;
	while (length > 0 && g_ascii_isspace(line[length - 1]))
		length--;
	return length > 4 && memcmp(line, "--", 2) == 0 &&
	       memcmp(line + length - 2, "--", 2) == 0;
}

/* is_time - "12:34", as in each date that a "From " line ends with */
static bool is_time(const char *at)
{
	return g_ascii_isdigit(at[-1]) && at[0] == ':' &&
	       g_ascii_isdigit(at[1]) && g_ascii_isdigit(at[2]);
}

/* is_from - "From ann@example.com Mon Mar  4 10:15:29 2024" */
static bool is_from(const char *line, size_t length)
{
	const char *end = line + length, *at;

	while (line < end && *line == '>')
		line++;
	length = end - line;
	at = line + 5;
	if (length < 20 || memcmp(line, "From ", 5) != 0)
		return false;
	while ((at = memchr(at, ':', end - at)) && at + 3 < end)
		if (is_time(at++))
			return true;
	return false;
}

/* is_header - does a header line stand here, or another "From " line? */
static bool is_header(const char *line, size_t length)
{
	size_t name = 0;

	while (name < length && line[name] > ' ' && line[name] < 127 &&
	       line[name] != ':')
		name++;
	return (name > 0 && name < length && line[name] == ':') ||
	       is_from(line, length);
}

/* keep_tail - put bytes beyond the head into the ring */
static void keep_tail(struct mail_box *box, const char *bytes, size_t length)
{
	uint64_t at = box->length - BOX_HEAD;

	if (!box->tail)
		box->tail = g_malloc(BOX_TAIL);
	while (length > 0) {
		size_t place = at % BOX_TAIL;
		size_t some = MIN(length, BOX_TAIL - place);

		memcpy(box->tail + place, bytes, some);
		at += some;
		bytes += some;
		length -= some;
	}
}

/* keep - add bytes to the mail */
static void keep(struct mail_box *box, const char *bytes, size_t length)
{
	size_t room = BOX_HEAD - box->bytes->len;
	size_t some = MIN(length, room);

	g_byte_array_append(box->bytes, (const guint8 *)bytes, some);
	box->length += some;
	if (some == length)
		return;
	keep_tail(box, bytes + some, length - some);
	box->length += length - some;
}

/* close_seam - take out the two pieces of lines where the middle is missing */
static void close_seam(GByteArray *bytes, guint seam)
{
	const guint8 *last = memrchr(bytes->data, '\n', seam);
	const guint8 *next =
	    memchr(bytes->data + seam, '\n', bytes->len - seam);
	guint from = last ? last + 1 - bytes->data : seam;
	guint to = next ? next + (last != NULL) - bytes->data : bytes->len;

	g_byte_array_remove_range(bytes, from, to - from);
}

/* append_tail - put the mail's end behind its beginning */
static void append_tail(struct mail_box *box)
{
	uint64_t beyond = box->length - box->bytes->len;
	const guint8 *tail = (const guint8 *)box->tail;
	guint seam = box->bytes->len;
	guint from = beyond % BOX_TAIL;

	box->is_cut = beyond > BOX_TAIL;
	if (box->is_cut)
		g_byte_array_append(box->bytes, tail + from, BOX_TAIL - from);
	g_byte_array_append(box->bytes, tail, box->is_cut ? from : beyond);
	if (box->is_cut)
		close_seam(box->bytes, seam);
}

/* announces - does the line announce a mail, or its header? */
static bool announces(const char *line, size_t length)
{
	static const char *const words[] = {"message", "header", "mail"};

	while (length > 0 && g_ascii_isspace(line[length - 1]))
		length--;
	if (length == 0 || line[length - 1] != ':')
		return false;
	for (const char *at = line; at < line + length; at++)
		for (size_t i = 0; i < G_N_ELEMENTS(words); i++)
			if ((size_t)(line + length - at) > strlen(words[i]) &&
			    !g_ascii_strncasecmp(at, words[i],
						 strlen(words[i])))
				return true;
	return false;
}

/* last_line - where the last line begins */
static const char *last_line(const char *lines, size_t length)
{
	const char *newline =
	    length > 0 ? memrchr(lines, '\n', length - 1) : NULL;

	return newline ? newline + 1 : lines;
}

/* note_words - do the last words announce a mail?  Blank lines say nothing */
static void note_words(struct mail_box *box, const char *lines, size_t length)
{
	while (length > 0) {
		const char *line = last_line(lines, length);
		size_t whole = lines + length - line;

		if (!is_blank(line, whole)) {
			box->announced = announces(line, whole);
			return;
		}
		length -= whole;
	}
}

/* note - what the last of these lines mean for those that follow */
static void note(struct mail_box *box, const char *lines, size_t length)
{
	const char *line = last_line(lines, length);
	bool ended = lines[length - 1] == '\n';

	box->line_start = box->line_start || line > lines;
	length = lines + length - line;
	box->blank = box->line_start && ended &&
		     (is_blank(line, length) || is_close(line, length));
	box->line_start = ended;
}

/* skip_start - is it a line in front of a mail, to be left out? */
static bool skip_start(struct mail_box *box, const char *piece, size_t length)
{
	if (box->length > 0 || !box->line_start)
		return false;
	if (is_from(piece, length)) {
		box->is_mbox = true;
		return true;
	}
	return is_blank(piece, length) && piece[length - 1] == '\n';
}

/* parts_mails - does the line stand where a new mail may begin? */
static bool parts_mails(const struct mail_box *box, const char *piece,
			size_t length)
{
	return box->is_mbox && box->blank && !box->announced && *piece == 'F' &&
	       is_from(piece, length);
}

/* take - add a piece to the mail; false where the next mail begins with it */
static bool take(struct mail_box *box, const char *piece, size_t length)
{
	GString *held = box->separator;

	if (held->len > 0) {
		if (is_header(piece, length)) {
			g_string_truncate(held, 0);
			return false;
		}
		keep(box, held->str, held->len);
		g_string_truncate(held, 0);
	}
	if (skip_start(box, piece, length))
		return true;
	if (parts_mails(box, piece, length))
		g_string_append_len(held, piece, length);
	else
		keep(box, piece, length);
	note_words(box, piece, length);
	note(box, piece, length);
	return true;
}

/* start - get ready for a mail */
static void start(struct mail_box *box)
{
	g_byte_array_set_size(box->bytes, 0);
	box->length = 0;
	box->is_cut = false;
	box->blank = box->line_start = true;
	box->announced = false;
}

/* next_piece - the next line, or more where none of them can part two mails */
static bool next_piece(struct mail_box *box, const char **piece, size_t *length)
{
	if (box->length == 0 || box->separator->len > 0)
		return input_piece(&box->input, piece, length);
	if (box->is_mbox)
		return input_lines(&box->input, 'F', piece, length);
	return input_block(&box->input, piece, length);
}

/* box_read - read the next mail into box->bytes; false where there is none
 *
 * An empty file holds one mail, which is empty. */
bool box_read(struct mail_box *box)
{
	const char *piece;
	size_t length;

	start(box);
	while (next_piece(box, &piece, &length))
		if (!take(box, piece, length)) {
			input_back(&box->input, length);
			break;
		}
	if (box->length > box->bytes->len)
		append_tail(box);
	if (box->length == 0 && (box->count > 0 || box->input.error))
		return false;
	box->count++;
	return true;
}
