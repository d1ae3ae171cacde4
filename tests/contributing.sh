#!/bin/sh
# SPDX-License-Identifier: MIT
#
# contributing.sh WHYBOUNCE WBC - the way from a reply to a rule, as
# CONTRIBUTING.md tells it
#
# The files that it shows are made, its commands are run in their order, and
# each prints what is shown.  How many examples there are changes from day to
# day and is not compared.
tool=$1
wbc=$2
cd "$(dirname "$0")/.." || exit 2
. tests/lib.sh
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export COLUMNS=80
case $tool in /*) ;; *) tool=$PWD/$tool wbc=$PWD/$wbc ;; esac
top=$PWD
cp -r rules "$work/rules"
rm -f "$work"/rules/local/*.rules # whoever runs this may have some
ln -s "$tool" "$work/whybounce"
ln -s "$wbc" "$work/wbc"

# Blocks of the text become files: replies.txt, finished.rules, and for each
# command its line and what it should print.
awk -v work="$work" '
	/^## Code/ || /^## What/ {exit}
	/^```text/ {file = work "/replies.txt"; next}
	/^```rules/ {file = work "/finished.rules"; next}
	/^```/ {file = ""; next}
	file {print > file; next}
	/^    \$ / {
		shown = sprintf("%s/%02d.shown", work, ++count)
		print substr($0, 7) > sprintf("%s/%02d.command", work, count)
		printf "" > shown
		blanks = 0
		next
	}
	/^    / && shown {
		for (; blanks; blanks--)
			print "" > shown
		print substr($0, 5) > shown
		next
	}
	/^$/ && shown {blanks++; next}
	{shown = ""}
' CONTRIBUTING.md

# steady FILE: without what changes from day to day
steady() {
	sed "s#$work/##g;s/ of [0-9,]* change/ of N change/" "$1"
}

# run COMMAND: run it in the folder of the files
run() {
	case $1 in
	'make new-wordings '*)
		MAKEFLAGS='' make --no-print-directory -C "$top" \
			BUILD="${BUILD:-build}" BIN="${BIN:-.}" \
			DRAFTS="$work/drafts.rules" new-wordings \
			FILE="$work/replies.txt" ;;
	'./wbc '* | 'tail '*)
		(cd "$work" && eval "$1") ;;
	*) return 9 ;; # not to be run here
	esac
}

ran=0
for command in "$work"/*.command; do
	what=$(cat "$command")
	case $what in
	'./wbc check'*)
		# The second time the draft has been finished.
		checked=$((${checked:-0} + 1))
		[ $checked = 2 ] && cp "$work/finished.rules" "$work/drafts.rules" ;;
	esac
	run "$what" >"$work/printed" 2>&1 </dev/null
	[ $? = 9 ] && continue
	ran=$((ran + 1))
	steady "$work/printed" >"$work/got"
	steady "${command%.command}.shown" >"$work/want"
	if diff -u "$work/want" "$work/got"; then
		pass
	else
		fail "CONTRIBUTING.md: $what"
	fi
done
is 'CONTRIBUTING.md: commands that were run' 6 "$ran"
finish
