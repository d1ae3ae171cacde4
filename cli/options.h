/* SPDX-License-Identifier: MIT
 *
 * options.h - the command line
 */
#ifndef OPTIONS_H
#define OPTIONS_H

#include <glib.h>
#include <stdbool.h>

enum mode { MODE_MAIL, MODE_REPLY, MODE_LINES, MODE_HELP, MODE_VERSION };

enum format { FORMAT_PERSON, FORMAT_JSON, FORMAT_TSV };

enum colour { COLOUR_AUTO, COLOUR_ALWAYS, COLOUR_NEVER };

struct options {
	enum mode mode;
	enum format format;
	enum colour colour;
	bool quiet;
	bool with_host;
	bool line_buffered;
	const char *reply;
	const char *unknown; /* file for unknown replies; null: not given */
	const char *remote; /* null: not given */
	GPtrArray *mine;    /* values of --mine; null: none */
	char **files;       /* "-" stands for standard input */
	int file_count;     /* at least 1 unless there is a reply */
};

/* options_read - take the command line apart; false after a complaint */
bool options_read(struct options *options, int argc, char **argv);

/* options_clear - free what options_read() made */
void options_clear(struct options *options);

/* options_help - the text of --help */
extern const char options_help[];

#endif
