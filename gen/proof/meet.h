/* SPDX-License-Identifier: MIT
 *
 * meet.h - a reply in which two lines match by common words
 */
#ifndef MEET_H
#define MEET_H

#include "spots.h"

/* meeting - the shortest row of words, as symbols (unsigned), in which both
 * lines match by equally many words, more than half of them in common and each
 * one of both lines; null where there is none, or none of at most `most`
 * words. */
GArray *meeting(const struct spots *a, const struct spots *b, unsigned most);

#endif
