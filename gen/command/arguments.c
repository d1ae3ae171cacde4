/* SPDX-License-Identifier: MIT
 *
 * arguments.c - wbc's command line
 *
 * A command takes the options that it can use and no others: one that would
 * be passed over in silence is a mistake of whoever typed it.
 */
#include "arguments.h"

#include "../../grammar/diagnostics.h"
#include "../../runtime/whybounce.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Options that every command takes have capital letters. */
static const struct option longs[] = {
    {"output", required_argument, NULL, 'o'},
    {"werror", no_argument, NULL, 'w'},
    {"check", no_argument, NULL, 'c'},
    {"own", required_argument, NULL, 'm'},
    {"error-format", required_argument, NULL, 'e'},
    {"json", no_argument, NULL, 'j'},
    {"replies", required_argument, NULL, 'r'},
    {"remote", required_argument, NULL, 'h'},
    {"local", no_argument, NULL, 'l'},
    {"color", required_argument, NULL, 'C'},
    {"help", no_argument, NULL, 'H'},
    {"version", no_argument, NULL, 'V'},
    {NULL, 0, NULL, 0}};

static const char usage[] =
    "Usage: wbc COMMAND [OPTION]... [FILE]...\n"
    "The compiler of rules that say what mail bounces mean.\n"
    "\n"
    "  wbc check      read rules and prove them; this is what is done without\n"
    "                 a command\n"
    "  wbc why        which rules touch a reply, which one wins, and why\n"
    "  wbc diff       what changes from one set of rules to another\n"
    "  wbc draft      rules for replies that are not known yet\n"
    "  wbc list       all there is: categories, providers, rules\n"
    "  wbc catalogue  the same as a page for people\n"
    "  wbc explain    what a message means and what to do about it\n"
    "  wbc format     lay files out as they should be\n"
    "  wbc build      check, then write the sources of the scanner\n"
    "\n"
    "A FILE is a rules file, or a folder: all *.rules below it, those in a\n"
    "folder named local last. Where none is given, it is the folder rules/,\n"
    "or else the rules that were installed.\n"
    "\n"
    "  wbc COMMAND --help    more on one of them\n"
    "  wbc --version\n"
    "\n"
    "Exit status: 0 no errors, 1 mistakes in the rules, 2 trouble.\n"
    "The rule language: docs/language.md; each message: docs/messages.md.\n";

int trouble(const char *what, const char *why)
{
	fprintf(stderr, "wbc: %s: %s\n", what, why);
	return EXIT_TROUBLE;
}

int bad_usage(const struct options *options, const char *format, ...)
{
	const char *name = options->command ? options->command->name : NULL;
	va_list values;

	fputs("wbc: ", stderr);
	va_start(values, format);
	vfprintf(stderr, format, values);
	va_end(values);
	fprintf(stderr, " (try: wbc %s%s--help)\n", name ? name : "",
		name ? " " : "");
	return EXIT_TROUBLE;
}

static const struct command *find_command(const char *name)
{
	for (const struct command *c = commands; c->name; c++)
		if (!strcmp(c->name, name))
			return c;
	return NULL;
}

/* near_command - what a word that is no command may have meant, or "" */
static const char *near_command(const char *word)
{
	const char *names[16] = {NULL};
	unsigned count = 0;

	for (const struct command *c = commands; c->name; c++)
		names[count++] = c->name;
	return suggest_near(word, names);
}

/* no_command - the first word is no command and no file: say so */
static bool no_command(const struct options *o, const char *word)
{
	const char *near = near_command(word);

	if (strpbrk(word, "./") || g_file_test(word, G_FILE_TEST_EXISTS))
		return false;
	if (*near)
		bad_usage(o, "there is no command \"%s\"; did you mean \"%s\"?",
			  word, near);
	else
		bad_usage(o, "there is no command \"%s\", and no such file",
			  word);
	return true;
}

/* take_command - the command, and the words behind it; false after saying
 * what is wrong */
static bool take_command(struct options *o, int argc, char **argv)
{
	o->words = argv + optind;
	o->word_count = argc - optind;
	if (o->word_count)
		o->command = find_command(o->words[0]);
	if (o->command) {
		o->words++;
		o->word_count--;
		return true;
	}
	if (o->word_count && no_command(o, o->words[0]))
		return false;
	o->command = &commands[0];
	return true;
}

/* wants_colour - for a value of --color; false for one that there is not */
static bool wants_colour(const char *when, bool *colour)
{
	*colour = !strcmp(when, "always") ||
		  (!strcmp(when, "auto") && isatty(STDERR_FILENO) &&
		   !getenv("NO_COLOR"));
	return *colour || !strcmp(when, "auto") || !strcmp(when, "never");
}

/* take_value - note an option; false after saying what is wrong */
static bool take_value(struct options *o, int letter, char *value)
{
	switch (letter) {
	case 'o':
		o->directory = value;
		return true;
	case 'm':
		g_ptr_array_add(o->own, value);
		return true;
	case 'h':
		o->remote = value;
		return true;
	case 'r':
		o->replies = value;
		return true;
	case 'e':
		o->json = !strcmp(value, "json");
		if (!o->json && strcmp(value, "text"))
			return !bad_usage(o,
					  "--error-format takes text or "
					  "json, not \"%s\"",
					  value);
		return true;
	case 'C':
		if (!wants_colour(value, &o->colour))
			return !bad_usage(o,
					  "--color takes always, never or "
					  "auto, not \"%s\"",
					  value);
		return true;
	}
	o->warnings_stop |= letter == 'w';
	o->only_check |= letter == 'c';
	o->json |= letter == 'j';
	o->local |= letter == 'l';
	return true;
}

/* long_name - of an option, for messages */
static const char *long_name(int letter)
{
	const struct option *option = longs;

	while (option->val != letter)
		option++;
	return option->name;
}

/* refused - say what getopt did not like */
static int refused(const struct options *o, int why, const char *word)
{
	if (why == ':')
		return bad_usage(o, "%s needs a value", word);
	if (optopt && optopt < 128 && g_ascii_isalpha(optopt) &&
	    strncmp(word, "--", 2))
		return bad_usage(o, "there is no option -%c", optopt);
	return bad_usage(
	    o, optopt ? "%s takes no value" : "there is no option %s", word);
}

/* What was given, to be told to the command when that is known. */
struct given {
	char letters[64];
	unsigned count;
	bool help, version;
};

/* read_all - note all options; false after saying what is wrong */
static bool read_all(struct options *o, int argc, char **argv,
		     struct given *given)
{
	int letter;

	opterr = 0;
	while ((letter = getopt_long(argc, argv, ":o:", longs, NULL)) != -1) {
		if (letter == '?' || letter == ':') {
			refused(o, letter, argv[optind - 1]);
			return false;
		}
		given->help |= letter == 'H';
		given->version |= letter == 'V';
		if (!take_value(o, letter, optarg))
			return false;
		if (given->count + 1 < sizeof(given->letters) &&
		    !g_ascii_isupper(letter))
			given->letters[given->count++] = (char)letter;
	}
	return true;
}

bool arguments_read(struct options *o, int argc, char **argv, int *status)
{
	struct given given = {.count = 0};

	*o = (struct options){.own = g_ptr_array_new()};
	*status = EXIT_TROUBLE;
	wants_colour("auto", &o->colour);
	if (!read_all(o, argc, argv, &given))
		return false;
	if (given.version || (given.help && optind == argc)) {
		if (given.version)
			printf("wbc %s\n", wb_version());
		else
			fputs(usage, stdout);
		*status = EXIT_FINE;
		return false;
	}
	if (!take_command(o, argc, argv))
		return false;
	if (given.help) {
		fputs(o->command->help, stdout);
		*status = EXIT_FINE;
		return false;
	}
	for (unsigned i = 0; i < given.count; i++)
		if (!strchr(o->command->letters, given.letters[i])) {
			bad_usage(o, "%s does not take --%s", o->command->name,
				  long_name(given.letters[i]));
			return false;
		}
	return true;
}

void arguments_clear(struct options *o)
{
	g_ptr_array_free(o->own, TRUE);
}
