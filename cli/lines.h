/* SPDX-License-Identifier: MIT
 *
 * lines.h - the stream mode: a reply per line, an answer per line
 */
#ifndef LINES_H
#define LINES_H

#include "output.h"

/* lines_run - answer every line; was each explained?
 *
 * *error is errno where reading failed, else 0. */
bool lines_run(int descriptor, const struct options *options,
	       struct output *output, int *error);

#endif
