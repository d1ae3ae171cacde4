/* SPDX-License-Identifier: MIT
 *
 * progress.c - a line on the terminal that tells how far a long run has come
 */
#include "progress.h"

#include "wrap.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
	SECOND = 1000000, /* in microseconds */
	QUIET_TIME = 2 * SECOND,
	EVERY = SECOND / 10,
	BAR_WIDTH = 24,
	BAR_NEEDS = 70 /* columns */
};

/* progress_start - a run over so many bytes begins */
void progress_start(struct progress *progress, uint64_t total)
{
	const char *terminal = getenv("TERM");

	*progress = (struct progress){
	    .total = total,
	    .began = g_get_monotonic_time(),
	};
	progress->terminal = isatty(STDERR_FILENO) && terminal &&
			     strcmp(terminal, "dumb") != 0;
	if (progress->terminal)
		progress->width = wrap_width(STDERR_FILENO);
}

/* put_bar - "[######------]" */
static void put_bar(GString *line, double share)
{
	int full = (int)(share * BAR_WIDTH);

	g_string_append_c(line, '[');
	for (int i = 0; i < BAR_WIDTH; i++)
		g_string_append_c(line, i < full ? '#' : '-');
	g_string_append(line, "]  ");
}

/* put_share - how much is done, and how long the rest may take */
static void put_share(GString *line, const struct progress *progress,
		      double seconds, uint64_t bytes)
{
	double share = MIN((double)bytes / (double)progress->total, 1.0);

	if (progress->width >= BAR_NEEDS)
		put_bar(line, share);
	g_string_append_printf(line, "%3.0f %%  ", share * 100);
	if (share > 0 && progress->width >= BAR_NEEDS)
		g_string_append_printf(line, "%.0f s left  ",
				       seconds / share - seconds);
}

/* draw - put the line where it stood before */
static void draw(struct progress *progress, uint64_t bytes)
{
	double seconds = (double)(progress->drawn - progress->began) / SECOND;
	GString *line = g_string_new("\r");

	if (progress->total > 0)
		put_share(line, progress, seconds, bytes);
	g_string_append_printf(line, "%zu mails  %.0f/s\033[K",
			       progress->mails, progress->mails / seconds);
	fputs(line->str, stderr);
	fflush(stderr);
	g_string_free(line, TRUE);
	progress->shown = true;
}

/* progress_mail - one more mail is done */
void progress_mail(struct progress *progress, uint64_t bytes)
{
	gint64 now;

	progress->mails++;
	if (!progress->terminal)
		return;
	now = g_get_monotonic_time();
	if (now - progress->began < QUIET_TIME ||
	    now - progress->drawn < EVERY)
		return;
	progress->drawn = now;
	draw(progress, progress->before + bytes);
}

/* progress_file - a file of so many bytes is done */
void progress_file(struct progress *progress, uint64_t bytes)
{
	progress->before += bytes;
}

/* progress_hide - take the line away; was there one? */
bool progress_hide(struct progress *progress)
{
	if (!progress->shown)
		return false;
	fputs("\r\033[K", stderr);
	fflush(stderr);
	progress->shown = false;
	return true;
}
