#!/bin/sh
# SPDX-License-Identifier: MIT
#
# many.sh BUILD [N] - a scanner of very many rules finds what each is about
#
# From N made-up rules (bench/make-rules) a scanner is built whose automata need
# wider rows than those of the shipped rules.  Each example of a rule without a
# provider must be answered by that rule.  Where rules are fewer, this is what
# the oracle asks (tests/unit/test_oracle.c).
build=$1
here=$(dirname "$0")
. "$here/lib.sh"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
: "${CC:=cc}"

cat >"$work/ask.c" <<'EOF'
#include <stdio.h>
#include <string.h>
#include <whybounce.h>

int main(void)
{
	static char line[65536];

	while (fgets(line, sizeof(line), stdin)) {
		char *reply = strchr(line, '\t') + 1;
		struct wb_input input = {reply, strlen(reply), NULL, NULL};
		struct wb_verdict verdict;

		reply[-1] = '\0';
		wb_classify(wb_builtin_pack(), &input, &verdict);
		if (strcmp(verdict.rule, line))
			printf("%s, not %s: %s", verdict.rule, line, reply);
	}
	return 0;
}
EOF
"$here/../bench/make-rules" "${2:-12000}" >"$work/made.rules"
awk '/^rule/ {rule = $2; provider = 0}
	/^ *provider/ {provider = 1}
	/^ *example/ && !provider {sub(/^ *example */, ""); print rule "\t" $0}' \
	"$work/made.rules" >"$work/asked"
"$build/wbc" build -o "$work" "$here/../rules/categories.rules" "$work/made.rules" &&
	re2c -i -o "$work/words.c" "$work/words.re" &&
	$CC -O1 -I"$here/../runtime" -o "$work/ask" "$work/ask.c" "$work/words.c" \
		"$work/tables.c" "$build"/obj/runtime/*.o
is 'built' 0 $?
grep -q 'wb_wide_state phrases' "$work/tables.c"
is 'its rows are wide' 0 $?
is 'examples to ask about' yes "$([ "$(wc -l <"$work/asked")" -gt 10000 ] && echo yes)"
is 'answered by another rule' '' "$("$work/ask" <"$work/asked" | head -3)"
finish
