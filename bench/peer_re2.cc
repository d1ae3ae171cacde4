/* SPDX-License-Identifier: MIT
 *
 * peer_re2.cc - RE2::Set
 */
#include "peers.h"

#include <cstdint>
#include <cstdio>
#include <re2/set.h>
#include <vector>

static const struct expressions *all;
static RE2::Set *set;

static bool re2_open(const struct expressions *expressions, size_t *bytes)
{
	RE2::Options options;

	all = expressions;
	options.set_case_sensitive(false);
	options.set_dot_nl(true);
	options.set_encoding(RE2::Options::EncodingLatin1);
	options.set_max_mem(int64_t(1) << 30);
	options.set_log_errors(false);
	set = new RE2::Set(options, RE2::UNANCHORED);
	for (unsigned i = 0; i < all->count; i++) {
		std::string error;

		if (set->Add(all->texts[i], &error) < 0) {
			std::fprintf(stderr, "RE2: %s\n", error.c_str());
			return false;
		}
	}
	*bytes = 0;
	return set->Compile();
}

static void re2_search(const char *text, size_t length, unsigned char *found)
{
	static std::vector<int> matches;

	if (set->Match(re2::StringPiece(text, length), &matches))
		for (int i : matches)
			found[all->rules[i]] = 1;
}

extern "C" {
extern const struct peer peer_re2;
const struct peer peer_re2 = {"RE2::Set", re2_open, re2_search};
}
