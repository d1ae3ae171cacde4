/* SPDX-License-Identifier: MIT
 *
 * unknown.h - replies that stayed unknown, collected in a file
 */
#ifndef UNKNOWN_H
#define UNKNOWN_H

#include "output.h"

struct unknown;

/* unknown_open - begin with what the file holds, which may not be there yet;
 * null after a complaint */
struct unknown *unknown_open(const char *path);

/* unknown_note - count the answer's reply, if it was not known */
void unknown_note(struct unknown *unknown, const wb_pack *pack,
		  const struct answer *answer);

/* unknown_close - write the file and free all; false after a complaint */
bool unknown_close(struct unknown *unknown);

#endif
