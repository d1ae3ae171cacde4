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
finish
