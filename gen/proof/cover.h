/* SPDX-License-Identifier: MIT
 *
 * cover.h - do some lines match whatever another one matches?
 */
#ifndef COVER_H
#define COVER_H

#include "spots.h"

/* A line that may match whatever another one does. */
struct cover {
	const struct spots *spots;
	bool whole; /* it must match all of the same words, not some of them */
};

/* cover_gap - a wording of the line, as symbols (unsigned), that none of the
 * covers (struct cover) matches; null where there is none: they match whatever
 * it does.  Where finding out takes too long, `*lost` is set. */
GArray *cover_gap(const struct spots *line, const GArray *covers, bool *lost);

#endif
