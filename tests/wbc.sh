#!/bin/sh
# SPDX-License-Identifier: MIT
#
# wbc.sh WBC - the commands of wbc, from outside
#
# What the messages about rules say is tested by language.sh.
case ${1:?usage: wbc.sh WBC} in
/*) wbc=$1 ;;
*) wbc=$PWD/$1 ;;
esac
cd "$(dirname "$0")/.." || exit 2
. tests/lib.sh
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
trap 'exit 2' HUP INT TERM
LC_ALL=C.UTF-8
export LC_ALL
unset NO_COLOR

# run ARGUMENT...: run wbc; leaves $work/out, $work/err and $status
run() {
	status=0
	"$wbc" "$@" >"$work/out" 2>"$work/err" </dev/null || status=$?
}

# gives WHAT STATUS OUT ERR ARGUMENT...: the run ends like this; OUT and ERR
# are patterns of grep, "" for nothing at all
gives() {
	what=$1 want=$2 out=$3 err=$4
	shift 4
	run "$@"
	is "$what: status" "$want" "$status"
	holds "$what: standard output" "$out" "$work/out"
	holds "$what: standard error" "$err" "$work/err"
}

# holds WHAT PATTERN FILE: a line of the file matches, or it is empty for ""
holds() {
	if [ -z "$2" ] && [ ! -s "$3" ]; then
		pass
	elif [ -n "$2" ] && grep -q -e "$2" "$3"; then
		pass
	else
		fail "$1"
		echo "    no line matches: ${2:-nothing}"
		head -n 20 "$3" | sed 's/^/    | /'
	fi
}

for part in tests/wbc/*.sh; do
	. "$part"
done
printf 'wbc: '
finish
