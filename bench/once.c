/* SPDX-License-Identifier: MIT
 *
 * once.c - every reply of a file classified once, for counting instructions
 *
 *	build/bench/once FILE
 *
 * Prints the replies and their bytes.  bench/count runs it under callgrind.
 */
#include "replies.h"

#include <stdio.h>
#include <whybounce.h>

int main(int argc, char **argv)
{
	struct replies r = replies_read(argc > 1 ? argv[1] : "/dev/stdin");
	struct wb_verdict verdict;
	unsigned known = 0;

	for (size_t i = 0; i < r.count; i++) {
		struct wb_input input = {.text = r.list[i].text,
					 .length = r.list[i].length};

		wb_classify(wb_builtin_pack(), &input, &verdict);
		known += verdict.category != WB_UNKNOWN;
	}
	printf("%zu %zu %u\n", r.count, r.bytes, known);
	return 0;
}
