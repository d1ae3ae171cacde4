/* SPDX-License-Identifier: MIT
 *
 * mine.h - the domains and networks that the user sends mail from
 *
 * They come from --mine and from the file of settings.
 */
#ifndef MINE_H
#define MINE_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

/* What is the user's.  One thread at a time while it is added to. */
struct mine {
	GHashTable *domains; /* lower case */
	GArray *networks;
};

void mine_start(struct mine *mine);
void mine_clear(struct mine *mine);

/* mine_add - take one value of --mine: a domain, an IP address, a network as
 * in 192.0.2.0/24 or 2001:db8::/32, or @FILE, which holds such values; false
 * after a complaint */
bool mine_add(struct mine *mine, const char *value);

/* mine_read_settings - take the lines "mine = ..." of the file of settings,
 * $XDG_CONFIG_HOME/whybounce/config, else ~/.config/whybounce/config; false
 * after a complaint.  There need not be such a file. */
bool mine_read_settings(struct mine *mine);

/* mine_is_empty - is nothing known to be the user's? */
bool mine_is_empty(const struct mine *mine);

/* mine_has_domain - is it one of the user's domains, or below one? */
bool mine_has_domain(const struct mine *mine, const char *name, size_t length);

/* mine_has_address - is it an IP address in one of the user's networks? */
bool mine_has_address(const struct mine *mine, const char *address);

#endif
