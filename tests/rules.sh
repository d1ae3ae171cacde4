#!/bin/sh
# SPDX-License-Identifier: MIT
#
# rules.sh WBC - the shipped rules have no mistakes, no warnings, and are laid
# out as they should be
wbc=$1
cd "$(dirname "$0")/.." || exit 2
. tests/lib.sh
for command in 'check --werror' 'format --check'; do
	# shellcheck disable=SC2086
	if "$wbc" $command rules/*.rules rules/*/*.rules; then
		pass
	else
		fail "wbc $command on all rules"
	fi
done

# The rules that bench/make-rules makes up are without mistakes, too.
made=$(mktemp) || exit 2
trap 'rm -f "$made"' EXIT
bench/make-rules 50 >"$made"
if "$wbc" check --werror rules/categories.rules "$made"; then
	pass
else
	fail "wbc check on made-up rules"
fi

# More rules or providers than a pack holds are reported, and nothing is run.
awk 'BEGIN {
	for (i = 0; i < 16385; i++)
		print "rule r" i "\n category user-unknown\n code 550"
	for (i = 0; i < 512; i++)
		print "define provider p" i "\n title P\n mx p" i ".example.org"
}' >"$made"
is 'too many rules and providers' \
	'this is rule number 16385 of 16385; a pack holds 16384 [too-large] this is provider number 512 of 512; a pack holds 511 [too-large]' \
	"$("$wbc" check rules/categories.rules "$made" 2>&1 |
		sed -n 's/.*error: \(.*too-large.*\)/\1/p' | xargs)"
finish
