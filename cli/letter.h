/* SPDX-License-Identifier: MIT
 *
 * letter.h - what a person reads of one mail
 */
#ifndef LETTER_H
#define LETTER_H

#include "group.h"

/* A mail, its recipients in groups, and where it was read. */
struct letter {
	const char *source;
	const struct mail *mail;
	const struct sent *sent;
	const GArray *groups;
};

/* letter_write - add it to output->text */
void letter_write(struct output *output, const struct letter *letter);

#endif
