/* SPDX-License-Identifier: MIT
 *
 * peer_regexset.c - Rust's RegexSet, by peer_regexset.rs
 */
#ifdef HAVE_REGEXSET
#include "peers.h"

bool regexset_open(const char **texts, unsigned count);
void regexset_search(const char *text, size_t length, const unsigned *rules,
		     unsigned char *found);

static const struct expressions *all;

static bool set_open(const struct expressions *expressions, size_t *bytes)
{
	all = expressions;
	*bytes = 0;
	return regexset_open(all->texts, all->count);
}

static void set_search(const char *text, size_t length, unsigned char *found)
{
	regexset_search(text, length, all->rules, found);
}

const struct peer peer_regexset = {"Rust, RegexSet", set_open, set_search};
#else
typedef int peer_regexset_is_missing;
#endif
