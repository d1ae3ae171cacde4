#!/bin/sh
# SPDX-License-Identifier: MIT
#
# run.sh - the command's contract, from outside
#
#	tests/cli/run.sh ./whybounce
#
# A line for each check that fails, with what was expected and what came.
# Needs jq.  Which words mean what is not tested here: only wordings that no
# rule set could get wrong are used.

case ${1:?usage: run.sh WHYBOUNCE} in
/*) tool=$1 ;;
*) tool=$PWD/$1 ;;
esac
module=$(dirname "$tool")/whybounce-mail.so
[ -e "$module" ] || module=$(dirname "$tool")/build/whybounce-mail.so
here=$(cd "$(dirname "$0")" && pwd)
samples=$here/../samples
. "$here/../lib.sh"
work=$(mktemp -d) || exit 2
trap 'chmod -R u+rwx "$work"; rm -rf "$work"' EXIT
trap 'exit 2' HUP INT TERM
cd "$work" || exit 2
unset COLUMNS NO_COLOR POSIXLY_CORRECT
HOME=$work XDG_CONFIG_HOME=
export HOME XDG_CONFIG_HOME
LC_ALL=C.UTF-8
export LC_ALL

# has NAME PATTERN FILE, lacks NAME PATTERN FILE: a line matches, none does
has() {
	if grep -q -e "$2" "$3"; then
		pass "$1"
	else
		fail "$1"
		echo "    no line matches: $2"
		head -n 20 "$3" | cut -c 1-200 | sed 's/^/    | /'
	fi
}

lacks() {
	if grep -e "$2" "$3" >lines; then
		fail "$1"
		echo "    should not match: $2"
		head -n 5 lines | cut -c 1-200 | sed 's/^/    | /'
	else
		pass "$1"
	fi
}

# run ARGUMENT...: run the command; leaves out, err and $status
run() {
	status=0
	"$tool" "$@" >out 2>err </dev/null || status=$?
}

# feed FILE ARGUMENT...: the same with standard input
feed() {
	input=$1
	shift
	status=0
	"$tool" "$@" >out 2>err <"$input" || status=$?
}

# count FILE: its number of lines
count() {
	wc -l <"$1" | tr -d ' '
}

for part in "$here"/part-*.sh; do
	. "$part"
done

finish
