/* SPDX-License-Identifier: MIT
 *
 * hop.h - one Received field: one step of the way that a mail took
 */
#ifndef HOP_H
#define HOP_H

#include "mine.h"

enum { HOP_TEXT_MAX = 256 };

/* What a Received field names.  "" is absent. */
struct hop {
	char by[HOP_TEXT_MAX];      /* the server that wrote the field */
	char client[HOP_TEXT_MAX];  /* whom it says that it was connected to;
				     * its own claim, or looked up */
	char address[HOP_TEXT_MAX]; /* the client's, where it is a public one */
	bool seen;         /* the server saw the address, it is no claim */
	bool by_mine;      /* the server is the user's */
	bool address_mine; /* the client's address is */
	bool looked_up;    /* the client's name, found in the DNS, is */
	bool claimed;      /* the name that it gave itself is */
};

/* hop_read - take a Received field apart */
void hop_read(const char *field, const struct mine *mine, struct hop *hop);

#endif
