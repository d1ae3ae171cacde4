/* SPDX-License-Identifier: MIT
 *
 * progress.h - a line on the terminal that tells how far a long run has come
 */
#ifndef PROGRESS_H
#define PROGRESS_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What is known of the run. */
struct progress {
	bool terminal;      /* standard error is one that can do it */
	bool shown;
	size_t width;       /* columns */
	uint64_t total;     /* bytes; 0: not known */
	uint64_t before;    /* bytes of the files that are done */
	size_t mails;
	gint64 began, drawn; /* microseconds */
};

/* progress_start - a run over so many bytes begins; 0: not known */
void progress_start(struct progress *progress, uint64_t total);

/* progress_mail - one more mail is done; so much of its file has been read
 *
 * Draws at most ten times a second, and not in the first two seconds. */
void progress_mail(struct progress *progress, uint64_t bytes);

/* progress_file - a file of so many bytes is done */
void progress_file(struct progress *progress, uint64_t bytes);

/* progress_hide - take the line away; was there one? */
bool progress_hide(struct progress *progress);

#endif
