/* SPDX-License-Identifier: MIT
 *
 * peers.h - matchers of other people, for comparing with
 */
#ifndef PEERS_H
#define PEERS_H

#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Expressions; each belongs to a rule. */
struct expressions {
	const char **texts;
	unsigned *rules;
	unsigned count, rule_count;
};

struct peer {
	const char *name;
	/* Compile all; false, with a word on standard error, where the engine
	 * cannot.  What it holds beside malloc's memory goes to *bytes. */
	bool (*open)(const struct expressions *all, size_t *bytes);
	/* Search one text, and set found[rule] for each rule in it. */
	void (*search)(const char *text, size_t length, unsigned char *found);
};

extern const struct peer peer_hyperscan, peer_re2, peer_pcre2_loop,
    peer_pcre2_alternation, peer_regexset;

#ifdef __cplusplus
}
#endif

#endif
