/* SPDX-License-Identifier: MIT
 *
 * peer_hyperscan.c - Hyperscan (or vectorscan) in block mode
 */
#ifdef HAVE_HYPERSCAN
#include "peers.h"

#include <hs.h>
#include <stdio.h>
#include <stdlib.h>

static const struct expressions *all;
static hs_database_t *database;
static hs_scratch_t *scratch;

static bool hyperscan_open(const struct expressions *expressions, size_t *bytes)
{
	unsigned *flags = calloc(expressions->count, sizeof(*flags));
	unsigned *ids = calloc(expressions->count, sizeof(*ids));
	hs_compile_error_t *error = NULL;
	size_t size = 0;

	all = expressions;
	for (unsigned i = 0; i < all->count; i++) {
		flags[i] =
		    HS_FLAG_CASELESS | HS_FLAG_DOTALL | HS_FLAG_SINGLEMATCH;
		ids[i] = i;
	}
	if (hs_compile_multi(all->texts, flags, ids, all->count, HS_MODE_BLOCK,
			     NULL, &database, &error) != HS_SUCCESS) {
		fprintf(stderr, "Hyperscan: %s\n", error->message);
		return false;
	}
	hs_alloc_scratch(database, &scratch);
	hs_database_size(database, &size);
	*bytes = size;
	free(flags);
	free(ids);
	return true;
}

static int on_match(unsigned id, unsigned long long from, unsigned long long to,
		    unsigned flags, void *found)
{
	(void)from, (void)to, (void)flags;
	((unsigned char *)found)[all->rules[id]] = 1;
	return 0;
}

static void hyperscan_search(const char *text, size_t length,
			     unsigned char *found)
{
	hs_scan(database, text, (unsigned)length, 0, scratch, on_match, found);
}

const struct peer peer_hyperscan = {"Hyperscan, block mode", hyperscan_open,
				    hyperscan_search};
#else
typedef int peer_hyperscan_is_missing;
#endif
