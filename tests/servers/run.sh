#!/bin/sh
# SPDX-License-Identifier: MIT
#
# run.sh WHYBOUNCE - bounces made by real mail servers, on loopback
#
# The recipient's server refuses each address in its own way; the sender's
# server writes the bounce, whybounce reads it.  Skipped where Postfix is not
# there, or not as root: the servers need users of their own.
tool=$1
case $tool in /*) ;; *) tool=$PWD/$tool ;; esac
cd "$(dirname "$0")/../.." || exit 2
. tests/lib.sh
. tests/servers/postfix.sh
. tests/servers/exim.sh
if [ "$(id -u)" -ne 0 ] || ! command -v postconf >/dev/null; then
	echo 'servers: skipped: needs root and Postfix'
	finish
	exit
fi
work=$(mktemp -d)
chmod 755 "$work"
near=10725 far=10825 closed=10925
trap 'postfix_stop; rm -rf "$work"' EXIT
trap 'exit 2' HUP INT TERM

# unpack PACKAGE: below $work/PACKAGE
unpack() {
	(
		cd "$work" || exit
		apt-get download "$1" ||
			{ apt-get update -q && apt-get download "$1"; } &&
			dpkg -x "$1"_*.deb "$1"
	) >"$work/unpack.log" 2>&1
}

# message SIZE RECIPIENTS: a message of about so many bytes
message() {
	printf 'From: Ann <ann@example.net>\nTo: %s\n' "$2"
	printf 'Subject: Lunch on Friday?\n\nAre you free on Friday?\n'
	head -c "$1" /dev/zero | tr '\0' 'x' | fold -w 70
	echo
}

# answers: what whybounce says of each bounce in the Maildir, a line for each
# recipient, sorted: recipient, category, kind, subject
answers() {
	find "$work/mail/ann/new" -type f -exec "$tool" --json {} + |
		jq -r '[.recipient, .category, .kind, .subject] | join(" ")' |
		sort
}

# wait_for COUNT: until so many bounces are there
wait_for() {
	tries=30
	while [ "$tries" -gt 0 ]; do
		have=$(ls "$work/mail/ann/new" 2>/dev/null | wc -l)
		[ "$have" -ge "$1" ] && return
		sleep 0.1
		tries=$((tries - 1))
	done
	echo "servers: only $have of $1 bounces came"
}

# try SERVER WHAT SIZE RECIPIENTS EXPECTED: send, and compare the answers
try() {
	rm -rf "$work/mail/ann"
	# shellcheck disable=SC2086 # several recipients
	"$1_send" "$3" $4
	wait_for 1
	is "$1: $2" "$5" "$(answers)"
}

cat >"$work/replies" <<'END'
bob@example.org OK
gone@example.org 550 5.1.1 No such user here
full@example.org 552 5.2.2 Mailbox full
listed@example.org 554 5.7.1 Service unavailable; Client host [192.0.2.7] blocked using zen.spamhaus.org
spam@example.org 554 5.7.1 Message rejected as spam
later@example.org 450 4.2.0 Greylisted, please try again later
END

# try_all SERVER NOBODY_LISTENS: the second is what it makes of the closed port
try_all() {
	lunch='Lunch on Friday?'
	try "$1" 'no such user' 10 gone@example.org \
		"gone@example.org user-unknown failed $lunch"
	try "$1" 'mailbox full' 10 full@example.org \
		"full@example.org mailbox-full failed $lunch"
	try "$1" 'on a block list' 10 listed@example.org \
		"listed@example.org ip-listed failed $lunch"
	try "$1" 'spam' 10 spam@example.org \
		"spam@example.org spam-content failed $lunch"
	try "$1" 'too large' 30000 bob@example.org \
		"bob@example.org message-too-large failed $lunch"
	try "$1" 'nobody listens' 10 bob@example.com \
		"bob@example.com $2 failed $lunch"
	try "$1" 'greylisted until it was given up' 10 later@example.org \
		"later@example.org greylisted failed $lunch"
	try "$1" 'two of three' 10 'gone@example.org full@example.org bob@example.org' \
		"full@example.org mailbox-full failed $lunch
gone@example.org user-unknown failed $lunch"
}

# try_server SERVER NOBODY_LISTENS
try_server() {
	if "$1_start"; then
		try_all "$@"
	else
		fail "$1 does not start"
		tail -n 20 "$work"/*.log
	fi
}

try_server postfix connection-failed
try_server exim expired # it says "retry timeout exceeded" and no more
finish
