/* SPDX-License-Identifier: MIT
 *
 * output.c - where answers go
 *
 * An answer is put together in memory and written in one piece.  The first
 * write that fails is remembered; the command then stops, since nobody reads.
 */
#include "output.h"

#include "complain.h"
#include "person.h"
#include "progress.h"
#include "wrap.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* code_text - "550 5.1.1", or the one of the two that there is, or "" */
void code_text(unsigned code, struct wb_status status,
	       char text[CODE_TEXT_SIZE])
{
	int length = 0;

	text[0] = '\0';
	if (code > 0)
		length = snprintf(text, CODE_TEXT_SIZE, "%u", code);
	if (status.class > 0)
		snprintf(text + length, CODE_TEXT_SIZE - length, "%s%u.%u.%u",
			 length > 0 ? " " : "", status.class, status.subject,
			 status.detail);
}

/* wants_colour - is the output for a terminal that can do it? */
static bool wants_colour(enum colour colour)
{
	const char *terminal = getenv("TERM");

	if (colour != COLOUR_AUTO)
		return colour == COLOUR_ALWAYS;
	return isatty(STDOUT_FILENO) && !getenv("NO_COLOR") && terminal &&
	       strcmp(terminal, "dumb") != 0;
}

/* output_start - get ready to write */
void output_start(struct output *output, const struct options *options,
		  const wb_pack *pack)
{
	static char buffer[1 << 16]; /* glibc takes no size without it */

	*output = (struct output){
	    .format = options->format,
	    .quiet = options->quiet,
	    .line_buffered = options->line_buffered,
	    .pack = pack,
	    .text = g_string_sized_new(4096),
	    .scratch = g_string_sized_new(1024),
	};
	output->colour = wants_colour(options->colour);
	output->terminal = isatty(STDOUT_FILENO);
	output->width = wrap_width(STDOUT_FILENO);
	setvbuf(stdout, buffer, _IOFBF, sizeof(buffer));
	if (!output->quiet && fcntl(STDOUT_FILENO, F_GETFD) < 0)
		output->error = errno;
}

/* flush - hand what is held to the system */
static void flush(struct output *output)
{
	if (!output->error && fflush(stdout) != 0)
		output->error = errno;
}

/* output_put - write what has been put together */
void output_put(struct output *output)
{
	const GString *text = output->text;
	bool hidden = output->progress && output->terminal && text->len > 0 &&
		      progress_hide(output->progress);

	if (!output->error && !output->quiet &&
	    fwrite(text->str, 1, text->len, stdout) < text->len)
		output->error = errno;
	g_string_truncate(output->text, 0);
	if (output->line_buffered || hidden)
		flush(output);
}

/* output_answer - write an answer in the format asked for */
void output_answer(struct output *output, const struct answer *answer)
{
	if (output->quiet)
		return;
	if (output->format == FORMAT_JSON)
		json_answer(output, answer);
	else if (output->format == FORMAT_TSV)
		tsv_answer(output, answer);
	else
		person_answer(output, answer);
	output_put(output);
}

/* output_line - write the answer to one line of --lines, as one line */
void output_line(struct output *output, const struct answer *answer)
{
	if (output->format != FORMAT_PERSON || output->quiet) {
		output_answer(output, answer);
		return;
	}
	person_line(output, answer);
	output_put(output);
}

/* output_close - add what stands below all answers */
void output_close(struct output *output)
{
	if (output->failures > 0 || output->forged > 0)
		person_forged(output);
	output_put(output);
}

/* output_text - write a text as it stands */
void output_text(struct output *output, const char *text)
{
	g_string_append(output->text, text);
	output_put(output);
}

/* output_end - write what is still held; false after a complaint */
bool output_end(struct output *output)
{
	flush(output);
	g_string_free(output->text, TRUE);
	g_string_free(output->scratch, TRUE);
	if (output->error)
		complain("standard output", strerror(output->error));
	return !output->error;
}
