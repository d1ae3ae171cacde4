/* SPDX-License-Identifier: MIT
 *
 * arguments.h - wbc's command line
 */
#ifndef ARGUMENTS_H
#define ARGUMENTS_H

#include <glib.h>
#include <stdbool.h>

enum { EXIT_FINE, EXIT_MISTAKES, EXIT_TROUBLE };

struct options;

/* One of the words that can stand first. */
struct command {
	const char *name;
	int (*run)(const struct options *options); /* returns the status */
	const char *letters; /* of the options that it takes, as in `longs` */
	const char *help;
};

struct options {
	const struct command *command;
	const char *directory; /* of build; null: not given */
	const char *replies;   /* a file of them; null: not given */
	const char *remote;    /* the server that said it; null: not given */
	bool warnings_stop, only_check, colour, json, local;
	char **words; /* what is no option, behind the command */
	int word_count;
	GPtrArray *own; /* files and folders of --own */
};

/* Every command; a null name ends them.  The first is taken where none is
 * named. */
extern const struct command commands[];

/* arguments_read - take the command line apart.  True to go on; else *status is
 * what to exit with, and all has been said. */
bool arguments_read(struct options *options, int argc, char **argv,
		    int *status);
void arguments_clear(struct options *options);

/* trouble - one line on standard error, and the exit status for it */
int trouble(const char *what, const char *why);

/* bad_usage - the same, with where to find help */
int bad_usage(const struct options *options, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

#endif
