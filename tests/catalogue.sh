#!/bin/sh
# SPDX-License-Identifier: MIT
#
# catalogue.sh WBC - docs/catalogue.md is what the rules are now, and its links
# lead somewhere
wbc=$1
cd "$(dirname "$0")/.." || exit 2
. tests/lib.sh
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

if "$wbc" catalogue rules/*.rules rules/*/*.rules >"$work/page" &&
	cmp -s "$work/page" docs/catalogue.md; then
	pass
else
	fail 'docs/catalogue.md is not what the rules say: make catalogue'
fi

grep -o '](#[^)]*)' "$work/page" | sed 's/](#//;s/)//' | sort -u >"$work/links"
sed -n 's/^<a id="\(.*\)"><\/a>$/\1/p' "$work/page" | sort >"$work/places"
is 'a place that has two' '' "$(uniq -d "$work/places")"
is 'links that lead nowhere' '' "$(comm -23 "$work/links" "$work/places")"
is 'there are links' yes \
	"$([ "$(wc -l <"$work/links")" -gt 40 ] && echo yes)"
finish
