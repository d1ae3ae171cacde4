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
finish
