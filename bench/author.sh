#!/bin/sh
# SPDX-License-Identifier: MIT
#
# author.sh - how long the author of a rule waits
#
# `make bench-author` sets BUILD and BIN.  Each number is the median of several
# runs; memory is that of the largest process.
cd "$(dirname "$0")/.." || exit 2
: "${BUILD:=build}" "${BIN:=.}"
made=$(mktemp -d) || exit 2
trap 'rm -rf "$made"' EXIT
trap 'exit 2' HUP INT TERM
count=6000
bench/make-rules $count >"$made/made.rules"
file=rules/wording/mailbox-full.rules

printf '%-44s %9s %9s %9s\n' '' passed worked memory
"$BUILD/measure" 7 "wbc check, the rules there are" "$BIN/wbc" check rules
"$BUILD/measure" 3 "wbc check, $count made-up rules" \
	"$BIN/wbc" check rules/categories.rules "$made/made.rules"

# As if the file had been saved. Compilers that remember are told not to.
CCACHE_DISABLE=1
export CCACHE_DISABLE
"$BUILD/measure" 3 'save a file, make' \
	sh -c "touch $file && make -j2 BUILD=$BUILD BIN=$BIN"
"$BUILD/measure" 3 'save a file, make check-rules' \
	sh -c "touch $file && make -j2 BUILD=$BUILD BIN=$BIN check-rules"
