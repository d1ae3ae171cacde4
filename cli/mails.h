/* SPDX-License-Identifier: MIT
 *
 * mails.h - explain all mails of all files that are named
 */
#ifndef MAILS_H
#define MAILS_H

#include "output.h"

/* The exit status: the worst of what happened. */
enum { EXPLAINED = 0, UNEXPLAINED = 1, TROUBLE = 2 };

/* mails_run - explain them in order; returns the exit status
 *
 * What cannot be read is complained about, and the rest still read. */
int mails_run(const struct options *options, struct output *output);

#endif
