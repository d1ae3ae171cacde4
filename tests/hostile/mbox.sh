#!/bin/sh
# SPDX-License-Identifier: MIT
#
# mbox.sh WHYBOUNCE MEGABYTES - a large mbox, in bounded memory
#
# The samples, over and over, come through a pipe as one mbox; nothing is
# stored.  Every mail is answered, with the same memory at any size.
case ${1:?usage: mbox.sh WHYBOUNCE MEGABYTES} in
/*) tool=$1 ;;
*) tool=$PWD/$1 ;;
esac
megabytes=${2:-8}
cd "$(dirname "$0")/../samples" || exit 2
. ../lib.sh
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
LC_ALL=C
export LC_ALL

for mail in *.eml; do
	echo 'From MAILER-DAEMON Mon Mar  4 10:15:29 2024'
	cat "$mail"
	echo
done >"$work/box"
times=$((megabytes * 1024 * 1024 / $(wc -c <"$work/box") + 1))
mails=$(ls -- *.eml | wc -l)

# repeat COUNT FILE: the file, so often
repeat() {
	yes "$2" | head -n "$1" | xargs cat
}

repeat "$times" "$work/box" | (
	limit_memory 131072
	exec "$tool" --tsv -
) 2>"$work/err" | awk 'END {print NR}' >"$work/answers"
"$tool" --tsv "$work/box" | wc -l >"$work/once"
is "$megabytes MB: every mail is answered" \
	"$((times * $(cat "$work/once")))" "$(cat "$work/answers")"
is "$megabytes MB: no complaint" '' "$(cat "$work/err")"
echo "$((times * mails)) mails"
finish
