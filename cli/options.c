/* SPDX-License-Identifier: MIT
 *
 * options.c - the command line
 *
 * Bad usage is one line that says what is wrong; what does not go together is
 * refused, not guessed at.
 */
#include "options.h"

#include "complain.h"

#include <getopt.h>
#include <stdio.h>
#include <string.h>

/* options_help - the text of --help */
const char options_help[] =
    "Usage: whybounce [OPTION]... [FILE]...\n"
    "Say why a mail came back: what happened, where the problem is, whose\n"
    "move it is and what to do.\n"
    "\n"
    "What to read\n"
    "  FILE              a bounce mail, an mbox or a Maildir; - or nothing:\n"
    "                    standard input\n"
    "  --reply TEXT      one SMTP reply, or a piece of a log\n"
    "  --lines [FILE]    one reply per line, one answer per line;\n"
    "                    \\n in a line is a line break, \\\\ a backslash\n"
    "  --remote HOST     the server that said it, where the text is silent\n"
    "  --with-host       each line of --lines is HOST, a tab, and the reply\n"
    "  --mine VALUE      you send from this DOMAIN, IP, IP/BITS, or those in\n"
    "                    @FILE; tells what others sent in your name\n"
    "\n"
    "What to write\n"
    "  --json            one JSON object per recipient and line\n"
    "  --tsv             one line per recipient, tabs between the columns\n"
    "  --unknown FILE    collect the replies that stay unknown in FILE, with\n"
    "                    their counts and without addresses and hosts\n"
    "  -q, --quiet       nothing: the exit status is the answer\n"
    "  --color=WHEN      auto, always or never\n"
    "  --line-buffered   write out each answer at once\n"
    "\n"
    "  -V, --version     print the version and the number of rules\n"
    "  -h, --help        print this help\n"
    "\n"
    "Exit status: 0 every bounce explained; 1 something stayed unknown or\n"
    "was no bounce; 2 trouble, such as a file that cannot be read.\n"
    "\n"
    "Examples\n"
    "  whybounce bounce.eml\n"
    "  whybounce --reply '552 5.2.2 Mailbox is full'\n"
    "  whybounce --lines --tsv < replies.txt\n";

static const char letters[] = ":qVh"; /* as getopt wants them */

/* Options without a short form. */
enum {
	OPTION_REPLY = 256,
	OPTION_LINES,
	OPTION_JSON,
	OPTION_TSV,
	OPTION_REMOTE,
	OPTION_WITH_HOST,
	OPTION_MINE,
	OPTION_LINE_BUFFERED,
	OPTION_COLOR,
	OPTION_UNKNOWN
};

static const struct option long_options[] = {
    {"reply", required_argument, NULL, OPTION_REPLY},
    {"lines", no_argument, NULL, OPTION_LINES},
    {"json", no_argument, NULL, OPTION_JSON},
    {"tsv", no_argument, NULL, OPTION_TSV},
    {"remote", required_argument, NULL, OPTION_REMOTE},
    {"with-host", no_argument, NULL, OPTION_WITH_HOST},
    {"mine", required_argument, NULL, OPTION_MINE},
    {"line-buffered", no_argument, NULL, OPTION_LINE_BUFFERED},
    {"color", required_argument, NULL, OPTION_COLOR},
    {"unknown", required_argument, NULL, OPTION_UNKNOWN},
    {"quiet", no_argument, NULL, 'q'},
    {"version", no_argument, NULL, 'V'},
    {"help", no_argument, NULL, 'h'},
    {NULL, 0, NULL, 0},
};

/* What was given, to find what does not go together. */
struct given {
	bool reply, lines, json, tsv;
};

/* read_colour - the word behind --color= */
static bool read_colour(const char *word, enum colour *colour)
{
	static const char *const words[] = {
	    [COLOUR_AUTO] = "auto",
	    [COLOUR_ALWAYS] = "always",
	    [COLOUR_NEVER] = "never",
	};

	for (int i = 0; i <= COLOUR_NEVER; i++)
		if (strcmp(word, words[i]) == 0) {
			*colour = i;
			return true;
		}
	complain_usage("--color takes auto, always or never, not '%s'", word);
	return false;
}

/* complain_option - about an option that getopt refused, as it was given; what
 * has a letter that is known is the long form, with a value */
static void complain_option(int refused, const char *option)
{
	if (refused == ':')
		complain_usage("'%s' needs a value", option);
	else if (optopt > 0 && optopt < 256 && !strchr(letters + 1, optopt))
		complain_usage("there is no option '-%c'", optopt);
	else if (optopt > 0)
		complain_usage("'%s' takes no value", option);
	else
		complain_usage("there is no option '%s'", option);
}

/* take_option - note one option; false after a complaint */
static bool take_option(struct options *options, struct given *given, int c)
{
	switch (c) {
	case OPTION_REPLY:
		given->reply = true;
		options->reply = optarg;
		options->mode = MODE_REPLY;
		break;
	case OPTION_LINES:
		given->lines = true;
		options->mode = MODE_LINES;
		break;
	case OPTION_JSON:
		given->json = true;
		options->format = FORMAT_JSON;
		break;
	case OPTION_TSV:
		given->tsv = true;
		options->format = FORMAT_TSV;
		break;
	case OPTION_REMOTE:
		options->remote = optarg;
		break;
	case OPTION_WITH_HOST:
		options->with_host = true;
		break;
	case OPTION_MINE:
		if (!options->mine)
			options->mine = g_ptr_array_new();
		g_ptr_array_add(options->mine, optarg);
		break;
	case OPTION_LINE_BUFFERED:
		options->line_buffered = true;
		break;
	case OPTION_UNKNOWN:
		options->unknown = optarg;
		break;
	case OPTION_COLOR:
		return read_colour(optarg, &options->colour);
	case 'q':
		options->quiet = true;
		break;
	}
	return true;
}

/* goes_together - do the options make sense together? */
static bool goes_together(const struct options *options,
			  const struct given *given)
{
	if (given->reply && given->lines)
		complain_usage("--reply and --lines exclude each other");
	else if (given->json && given->tsv)
		complain_usage("--json and --tsv exclude each other");
	else if (given->reply && options->file_count > 0)
		complain_usage("--reply reads no file, but '%s' is given",
			       options->files[0]);
	else if (given->lines && options->file_count > 1)
		complain_usage("--lines reads one file, but %d are given",
			       options->file_count);
	else if (options->with_host && !given->lines)
		complain_usage("--with-host needs --lines");
	else if (options->unknown && !*options->unknown)
		complain_usage("--unknown needs the name of a file");
	else if (options->mine && options->mode != MODE_MAIL)
		complain_usage("--mine is for mails: only they show who sent "
			       "them");
	else
		return true;
	return false;
}

/* options_read - take the command line apart; false after a complaint */
bool options_read(struct options *options, int argc, char **argv)
{
	static char standard_input[] = "-";
	static char *nothing[] = {standard_input, NULL};
	struct given given = {0};
	int c;

	*options = (struct options){0};
	opterr = 0;
	while ((c = getopt_long(argc, argv, letters, long_options,
				NULL)) >= 0) {
		if (c == '?' || c == ':') {
			complain_option(c, argv[optind - 1]);
			return false;
		}
		if (c == 'h' || c == 'V') {
			options->mode = c == 'h' ? MODE_HELP : MODE_VERSION;
			options->unknown = NULL;
			return true;
		}
		if (!take_option(options, &given, c))
			return false;
	}
	options->files = argv + optind;
	options->file_count = argc - optind;
	if (!goes_together(options, &given))
		return false;
	if (options->file_count == 0 && options->mode != MODE_REPLY) {
		options->files = nothing;
		options->file_count = 1;
	}
	return true;
}

/* options_clear - free what options_read() made */
void options_clear(struct options *options)
{
	if (options->mine)
		g_ptr_array_free(options->mine, TRUE);
}
