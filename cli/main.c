/* SPDX-License-Identifier: MIT
 *
 * main.c - the whybounce command
 */
#include "explain.h"
#include "lines.h"
#include "mails.h"
#include "options.h"
#include "output.h"
#include "source.h"
#include "unknown.h"

#include <signal.h>
#include <string.h>

/* run_reply - explain the text of --reply; returns the exit status */
static int run_reply(const struct options *options, struct output *output)
{
	struct answer answer = {.source = ""};

	explain_reply(output->pack, options->reply, strlen(options->reply),
		      options->remote, &answer);
	unknown_note(output->unknown, output->pack, &answer);
	output_answer(output, &answer);
	output_close(output);
	return is_explained(&answer) ? EXPLAINED : UNEXPLAINED;
}

/* run_lines - explain the replies in a file; returns the exit status */
static int run_lines(const struct options *options, struct output *output)
{
	const char *path = options->files[0];
	int descriptor = source_open(path);
	bool explained;
	int error;

	if (descriptor < 0)
		return TROUBLE;
	explained = lines_run(descriptor, options, output, &error);
	source_close(path, descriptor);
	if (error) {
		source_complain(path, strerror(error));
		return TROUBLE;
	}
	return explained ? EXPLAINED : UNEXPLAINED;
}

/* run_version - print the version and the number of rules */
static int run_version(struct output *output)
{
	char *text = g_strdup_printf("whybounce %s (%u rules)\n", wb_version(),
				     wb_pack_rules(output->pack));

	output_text(output, text);
	g_free(text);
	return EXPLAINED;
}

/* run - do what was asked for; returns the exit status */
static int run(const struct options *options, struct output *output)
{
	switch (options->mode) {
	case MODE_HELP:
		output_text(output, options_help);
		return EXPLAINED;
	case MODE_VERSION:
		return run_version(output);
	case MODE_REPLY:
		return run_reply(options, output);
	case MODE_LINES:
		return run_lines(options, output);
	default:
		return mails_run(options, output);
	}
}

/* run_with_unknown - the same, and collect what stays unknown if asked to */
static int run_with_unknown(const struct options *options,
			    struct output *output)
{
	int status;

	if (!options->unknown)
		return run(options, output);
	output->unknown = unknown_open(options->unknown);
	if (!output->unknown)
		return TROUBLE;
	status = run(options, output);
	return unknown_close(output->unknown) ? status : TROUBLE;
}

int main(int argc, char **argv)
{
	struct options options;
	struct output output;
	int status;

	signal(SIGPIPE, SIG_IGN);
	if (!options_read(&options, argc, argv))
		return TROUBLE;
	output_start(&output, &options, wb_builtin_pack());
	status = run_with_unknown(&options, &output);
	options_clear(&options);
	return output_end(&output) ? status : TROUBLE;
}
