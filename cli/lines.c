/* SPDX-License-Identifier: MIT
 *
 * lines.c - the stream mode: a reply per line, an answer per line
 *
 * Every input line gives exactly one output line, in order, whatever it
 * holds.  A line break inside a reply is written as \n and a backslash as \\;
 * any other backslash stands for itself.
 */
#include "lines.h"

#include "explain.h"
#include "reader.h"
#include "unknown.h"

#include <string.h>

/* unescape - undo \n and \\ in place; returns the new length */
static size_t unescape(char *line, size_t length)
{
	char *to = memchr(line, '\\', length);
	const char *from = to, *end = line + length;

	if (!to)
		return length;
	while (from < end) {
		char c = *from++;

		if (c == '\\' && from < end && (*from == 'n' || *from == '\\'))
			c = *from++ == 'n' ? '\n' : '\\';
		*to++ = c;
	}
	return to - line;
}

/* split_host - take "HOST<TAB>" off the line's start; null where there is no
 * host */
static const char *split_host(char **line, size_t *length)
{
	char *host = *line;
	char *tab = memchr(host, '\t', *length);

	if (!tab)
		return NULL;
	*tab = '\0';
	*length -= tab + 1 - host;
	*line = tab + 1;
	return *host ? host : NULL;
}

/* lines_run - answer every line; *error is errno where reading failed */
bool lines_run(int descriptor, const struct options *options,
	       struct output *output, int *error)
{
	struct answer answer = {.source = options->files[0]};
	struct reader reader;
	size_t length;
	char *line;
	bool explained = true;

	reader_start(&reader, descriptor);
	while (!output->error && reader_line(&reader, &line, &length)) {
		const char *host = NULL;

		if (options->with_host)
			host = split_host(&line, &length);
		length = unescape(line, length);
		answer.message++;
		explain_reply(output->pack, line, length,
			      host ? host : options->remote, &answer);
		unknown_note(output->unknown, output->pack, &answer);
		output_line(output, &answer);
		explained = explained && is_explained(&answer);
	}
	*error = reader.error;
	reader_end(&reader);
	return explained;
}
