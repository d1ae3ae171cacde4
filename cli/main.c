/* SPDX-License-Identifier: MIT
 *
 * main.c - the whybounce command
 */
#define _POSIX_C_SOURCE 200809L

#include "complain.h"
#include "explain.h"
#include "lines.h"
#include "options.h"
#include "output.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { EXPLAINED = 0, UNEXPLAINED = 1, TROUBLE = 2 };

/* is_standard_input - is this the name that stands for it? */
static bool is_standard_input(const char *path)
{
	return strcmp(path, "-") == 0;
}

/* complain_source - about what cannot be read */
static void complain_source(const char *path, const char *problem)
{
	complain(is_standard_input(path) ? "standard input" : path, problem);
}

/* source_close - close what source_open() opened */
static void source_close(const char *path, int descriptor)
{
	if (!is_standard_input(path))
		close(descriptor);
}

/* source_open - a descriptor to read from, or -1 after a complaint */
static int source_open(const char *path)
{
	struct stat status;
	int descriptor = STDIN_FILENO;

	if (!is_standard_input(path))
		descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
	if (descriptor < 0) {
		complain_source(path, strerror(errno));
	} else if (fstat(descriptor, &status) == 0 && S_ISDIR(status.st_mode)) {
		complain_source(path, "is a directory; name the mails in it");
		source_close(path, descriptor);
		return -1;
	}
	return descriptor;
}

/* explain_mail - answer for every recipient; returns the exit status */
static int explain_mail(const struct mail *mail, const char *path,
			const char *remote, struct output *output)
{
	int status = EXPLAINED;

	for (size_t i = 0; i < mail->report_count && !output->error; i++) {
		struct answer answer = {.source = path, .message = 1};

		explain_report(output->pack, mail, &mail->reports[i], remote,
			       &answer);
		output_answer(output, &answer);
		if (!is_explained(&answer))
			status = UNEXPLAINED;
		explain_done(&answer);
	}
	return status;
}

/* run_mail - explain one file that holds a mail; returns the exit status */
static int run_mail(const char *path, const char *remote, struct output *output)
{
	int descriptor = source_open(path);
	struct mail *mail;
	int status = TROUBLE;

	if (descriptor < 0)
		return TROUBLE;
	mail = mail_read(descriptor);
	if (mail)
		status = explain_mail(mail, path, remote, output);
	else
		complain_source(path, strerror(errno));
	mail_free(mail);
	source_close(path, descriptor);
	return status;
}

/* run_mails - explain all files named; returns the worst exit status */
static int run_mails(const struct options *options, struct output *output)
{
	int worst = EXPLAINED;

	for (int i = 0; i < options->file_count && !output->error; i++) {
		int status =
		    run_mail(options->files[i], options->remote, output);

		worst = MAX(worst, status);
	}
	return worst;
}

/* run_reply - explain the text of --reply; returns the exit status */
static int run_reply(const struct options *options, struct output *output)
{
	struct answer answer = {.source = ""};

	explain_reply(output->pack, options->reply, strlen(options->reply),
		      options->remote, &answer);
	output_answer(output, &answer);
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
		complain_source(path, strerror(error));
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
		return run_mails(options, output);
	}
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
	status = run(&options, &output);
	output_close(&output);
	return output_end(&output) ? status : TROUBLE;
}
