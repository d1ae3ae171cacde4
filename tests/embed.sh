#!/bin/sh
# SPDX-License-Identifier: MIT
#
# embed.sh BUILD - the library as a program sees it
#
# The programs that open whybounce.h and stand in README.md are extracted,
# built against the static and the shared library, and run.  Then: only wb_*
# can be seen from outside, and the runtime asks libc for nothing but memory
# and string functions.
build=$1
here=$(dirname "$0")
. "$here/lib.sh"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
: "${CC:=cc}" "${CFLAGS:=}"

sed -n '/^ \*\t#include/,/^ \*\t}/p' "$here/../runtime/whybounce.h" |
	sed 's/^ \*\t\{0,1\}//' >"$work/header.c"
sed -n '/^```c$/,/^```$/p' "$here/../README.md" | sed '/^```/d' >"$work/readme.c"

for program in header readme; do
	# shellcheck disable=SC2086 # flags are words
	for library in libwhybounce.a libwhybounce.so.0; do
		if $CC $CFLAGS -std=c11 -Wall -Wextra -Werror -I"$here/../runtime" \
			-o "$work/$program" "$work/$program.c" "$build/$library"; then
			is "the $program's program with $library" \
				'mailbox-full: Mailbox full' \
				"$(LD_LIBRARY_PATH=$build "$work/$program")"
		else
			fail "the $program's program compiles with $library"
		fi
	done
done

# A scanner made of rules that have next to no words: its tables are short, so
# that the sanitizers see what is read behind them.  And a rule without match
# lines is kept out by words, too.
cat >"$work/small.rules" <<'EOF'
define category user-unknown
    title     No such mailbox
    where     recipient-address
    tell sender    Check the address.

rule only-a-code
    category  user-unknown
    code      550
    unless    later
    unless    once ... more
    unless    sierra tango uniform victor whiskey xray yankee zulu
    unless    example.org
EOF
cat >"$work/small.c" <<'EOF'
#include <stdio.h>
#include <string.h>
#include <whybounce.h>

int main(int argc, char **argv)
{
	for (int i = 1; i < argc; i++) {
		struct wb_input input = {argv[i], strlen(argv[i]), NULL, NULL};
		struct wb_verdict verdict;
		char text[80];

		wb_redact(wb_builtin_pack(), &input, text, sizeof(text));
		input = (struct wb_input){text, strlen(text), NULL, NULL};
		wb_classify(wb_builtin_pack(), &input, &verdict);
		printf("%s ", *verdict.rule ? verdict.rule : "-");
	}
	return 0;
}
EOF
if "$build/wbc" build -o "$work" "$work/small.rules" 2>/dev/null &&
	re2c --no-generation-date -i -o "$work/words.c" "$work/words.re" &&
	# shellcheck disable=SC2086 # flags are words
	$CC $CFLAGS -std=c11 -I"$here/../runtime" -o "$work/small" "$work/small.c" \
		"$work/words.c" "$work/tables.c" "$build"/obj/runtime/*.o; then
	is 'a rule without match lines is kept out by its unless lines' \
		'only-a-code - - - ' \
		"$("$work/small" '550 no' '550 later' '550 once and no more' \
			'550 see tango.victor.zulu.example.org/nine?once')"
else
	fail 'a library of a few rules is built'
fi

is 'the shared library exports wb_* only' '' \
	"$(nm -D --defined-only "$build/libwhybounce.so.0" |
		awk '$3 !~ /^wb_/ && $3 !~ /^(_init|_fini)$/ {print $3}')"
is 'the static library exports wb_* only' '' \
	"$(nm -g --defined-only "$build/libwhybounce.a" |
		awk 'NF == 3 && $3 !~ /^wb_/ && $3 !~ /^_?_?(asan|ubsan|odr)/ {print $3}')"
case $CFLAGS in
*sanitize*) ;; # they call into their own runtime
*)
	is 'the runtime calls memory and string functions only' '' \
		"$(nm -u "$build/libwhybounce.a" | awk 'NF == 2 {print $2}' |
			grep -vE '^(mem(chr|cmp|cpy|move|set)|bcmp|str(n?cmp|chr|cspn|len)|_GLOBAL_OFFSET_TABLE_|__stack_chk_fail)$')"
	;;
esac
finish
