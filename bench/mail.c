/* SPDX-License-Identifier: MIT
 *
 * mail.c - what a whole mail costs, from the bytes to the line of JSON
 *
 *	build/mail-cost gmime|whybounce MBOX
 *
 * Prints how many mails there were and the processor time for each, in
 * microseconds.  "gmime" parses them and does nothing else; "whybounce" does
 * all that the command does, and throws the output away.
 */
#define _POSIX_C_SOURCE 200809L

#include "mails.h"

#include <gmime/gmime.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

enum { SECONDS = 1 }; /* to run at least */

/* now - processor time of this program in seconds */
static double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* parse - let GMime parse all mails in the bytes; returns how many */
static size_t parse(const char *bytes, size_t length)
{
	GMimeStream *stream = g_mime_stream_mem_new_with_buffer(bytes, length);
	GMimeParser *parser = g_mime_parser_new_with_stream(stream);
	size_t count = 0;

	g_mime_parser_set_format(parser, GMIME_FORMAT_MBOX);
	do {
		GMimeMessage *message =
		    g_mime_parser_construct_message(parser, NULL);

		if (!message)
			break;
		count++;
		g_object_unref(message);
	} while (!g_mime_parser_eos(parser));
	g_object_unref(parser);
	g_object_unref(stream);
	return count;
}

/* run_gmime - the same from a file; what it takes to load it is not counted */
static size_t run_gmime(char *path, double *spent)
{
	size_t count, length;
	double start;
	char *bytes;

	if (!g_file_get_contents(path, &bytes, &length, NULL))
		return 0;
	start = now();
	count = parse(bytes, length);
	*spent += now() - start;
	g_free(bytes);
	return count;
}

/* run_whybounce - explain all mails of a file */
static void run_whybounce(char *path, double *spent)
{
	struct options options = {
	    .format = FORMAT_JSON, .files = &path, .file_count = 1};
	struct output output;
	double start = now();

	output_start(&output, &options, wb_builtin_pack());
	mails_run(&options, &output);
	output_end(&output);
	*spent += now() - start;
}

int main(int argc, char **argv)
{
	bool gmime = argc == 3 && strcmp(argv[1], "gmime") == 0;
	size_t count, total = 0;
	double spent = 0, counting = 0;

	if (argc != 3 || !freopen("/dev/null", "w", stdout)) {
		fprintf(stderr, "usage: mail-cost gmime|whybounce MBOX\n");
		return 2;
	}
	g_mime_init();
	count = run_gmime(argv[2], &counting);
	do {
		if (gmime)
			run_gmime(argv[2], &spent);
		else
			run_whybounce(argv[2], &spent);
		total += count;
	} while (count > 0 && spent < SECONDS);
	fprintf(stderr, "%zu %.3f\n", count, spent * 1e6 / (double)total);
	return count > 0 ? 0 : 1;
}
