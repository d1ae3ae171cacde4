#!/bin/sh
# SPDX-License-Identifier: MIT
#
# readme.sh WHYBOUNCE WBC - README.md says what is so
#
# What it shows of the command's output is what the command prints; its rule
# compiles; and it fits on two screens.  Its C program is built by embed.sh.
tool=$1
wbc=$2
cd "$(dirname "$0")/.." || exit 2
. tests/lib.sh
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

sed -n '/^    \$ \.\/whybounce tests/,/^## /p' README.md | sed '1d;$d;s/^    //' |
	sed -e :a -e '/^\n*$/{$d;N;ba' -e '}' >"$work/shown"
sed -n 's/^    \$ \.\/whybounce \(tests.*\)/\1/p' README.md | head -n 1 |
	COLUMNS=80 xargs "$tool" >"$work/printed"
# Which line of its file a rule stands on changes from day to day.
sed -i 's/\.rules:[0-9]*)/.rules:N)/' "$work/shown" "$work/printed"
if head -n "$(wc -l <"$work/shown")" "$work/printed" | diff -u "$work/shown" -; then
	pass
else
	fail 'the output shown is what is printed'
fi

sed -n '/^```rules$/,/^```$/p' README.md | sed '/^```/d' >"$work/readme.rules"
if "$wbc" check rules/categories.rules rules/words.rules "$work/readme.rules" 2>"$work/err"; then
	pass
else
	fail 'the rule compiles'
	cat "$work/err"
fi

if [ "$(wc -l <README.md)" -le 130 ]; then pass; else fail 'fits on two screens'; fi
finish
