#!/bin/sh
# SPDX-License-Identifier: MIT
#
# mail.sh MAIL-COST - a whole mail, beside GMime alone and beside Sisimai
#
# The mails are those of a corpus where one lies beside this tree, else our own
# fixtures, again and again, as one mbox of 2 MB.  All take turns on it, five
# rounds, each at least a second of processor time; shown is the median.
cost=${1:?usage: mail.sh MAIL-COST}
here=$(dirname "$0")
rounds=5
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
LC_ALL=C
export LC_ALL

mails=$here/../../shared/corpus/mail
[ -d "$mails" ] || mails="$here/../tests/samples $here/../tests/formats"
# shellcheck disable=SC2086 # folders are words
find $mails -type f -name '*.eml' | sort | while read -r mail; do
	sed '/^From /d' "$mail" | head -n 1 | grep -q '^[!-9;-~]*:' ||
		continue # it has no header
	echo 'From MAILER-DAEMON Mon Mar  4 10:15:29 2024'
	sed -e '1{/^From /d;}' -e 's/^From />From /' "$mail"
	printf '\n\n'
done >"$work/once"
until [ "$(wc -c <"$work/once")" -gt 2000000 ]; do
	cat "$work/once" "$work/once" >"$work/twice"
	mv "$work/twice" "$work/once"
done
mv "$work/once" "$work/box"

peers="gmime whybounce"
if perl -MSisimai -e 1 2>/dev/null; then
	peers="$peers sisimai"
fi
round=0
while [ $round -lt $rounds ]; do
	for peer in $peers; do
		case $peer in
		sisimai) perl "$here/sisimai" "$work/box" 2>&1 | tail -n 1 >&2 ;;
		*) "$cost" "$peer" "$work/box" ;;
		esac 2>>"$work/$peer"
	done
	round=$((round + 1))
done

# median PEER: microseconds for a mail
median() {
	cut -d ' ' -f 2 "$work/$1" | sort -n | sed -n "$((rounds / 2 + 1))p"
}

echo "$(cut -d ' ' -f 1 "$work/whybounce" | head -n 1) mails," \
	"$(wc -c <"$work/box") bytes; processor time, median of $rounds rounds"
own=$(median whybounce)
for peer in $peers; do
	median "$peer" | awk -v peer="$peer" -v own="$own" '{
		printf "%-10s %9.1f us a mail %9.0f mails/s %8.2f times whybounce\n",
			peer, $1, 1e6 / $1, $1 / own
	}'
done
case $peers in
*sisimai) ;;
*) echo 'sisimai    skipped: it is not here (Debian: libsisimai-perl)' ;;
esac
