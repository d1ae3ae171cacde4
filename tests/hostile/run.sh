#!/bin/sh
# SPDX-License-Identifier: MIT
#
# run.sh WHYBOUNCE [FACTOR] - mails made to cost time and memory
#
# Each comes through a pipe and must get an answer, in less than 256 MB of
# address space and, at full size, a minute of processor time.  FACTOR divides
# the sizes: `make check` takes 100, `make check-hostile` 1.  No file is
# written but answers.
case ${1:?usage: run.sh WHYBOUNCE [FACTOR]} in
/*) tool=$1 ;;
*) tool=$PWD/$1 ;;
esac
factor=${2:-1}
cd "$(dirname "$0")" || exit 2
. ../lib.sh
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
LC_ALL=C
export LC_ALL

# header TYPE: of a bounce mail
header() {
	printf '%s\n' 'From: MAILER-DAEMON@mx.example.net' \
		'To: bob@example.net' 'Subject: Undeliverable' \
		'MIME-Version: 1.0' ${1:+"Content-Type: $1"} ''
}

# bytes COUNT TEXT: so many bytes of this text, over and over
bytes() {
	yes "$2" | head -c "$1"
}

# row COUNT TEXT: the same without line ends
row() {
	yes "$2" | tr -d '\n' | head -c "$1"
}

# many COUNT FORMAT: the format with the numbers from 1
many() {
	awk -v count="$1" -v format="$2" 'BEGIN {
		for (i = 1; i <= count; i++)
			printf format, i
	}'
}

k=$((1024 * 1024 / factor)) # so many KB are a GB, divided
n=$((1000000 / factor))

one_line() {
	row $((k * 1024)) a
}
one_line_of_addresses() {
	header
	row $((k * 1024)) 'ann@example.com,'
}
one_header() {
	printf 'From: MAILER-DAEMON@mx.example.net\nX-Failed-Recipients: '
	row $((k * 1024)) 'ann@example.com,'
	printf '\n\nUser unknown\n'
}
header_lines() {
	header | sed '$d'
	many "$n" 'Received: from a by b; %d\n'
	printf '\nUser unknown\n'
}
blank_lines() {
	header
	bytes $((k * 1024)) ''
}
carriage_returns() {
	header
	bytes $((k * 512)) "$(printf '\r')"
}
html_tags() {
	header text/html
	row $((k * 1024)) '<p><!-- &#'
}
status_recipients() {
	header 'multipart/report; report-type=delivery-status; boundary=b'
	printf '%s\n' --b 'Content-Type: message/delivery-status' '' \
		'Reporting-MTA: dns; mx.example.net' ''
	many "$n" 'Final-Recipient: rfc822; u%d@example.com
Action: failed
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 User unknown

'
	printf '%s\n' --b--
}
silent_recipients() {
	header 'multipart/report; report-type=delivery-status; boundary=b'
	printf '%s\n' --b '' 'User unknown' --b \
		'Content-Type: message/delivery-status' ''
	many "$n" 'Final-Recipient: rfc822; u%d@example.com\nAction: failed\n\n'
	printf '%s\n' --b--
}
prose_recipients() {
	header
	many "$n" '<u%d@example.com>:\n550 5.1.1 User unknown\n\n'
}
nested_multiparts() {
	header | sed '$d'
	many $((n / 10)) 'Content-Type: multipart/mixed; boundary=b%d

'
	printf 'User unknown\n'
}
nested_and_open() {
	header | sed '$d'
	awk -v count=$((n / 10)) 'BEGIN {
		for (i = 1; i <= count; i++)
			printf "Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n", i, i
	}'
	printf '\nUser unknown\n'
}
same_boundary() {
	header 'multipart/mixed; boundary=b'
	many "$n" '--b\n\nUser unknown %d\n'
}
nested_messages() {
	many $((n / 10)) 'From: MAILER-DAEMON@mx%d.example.net
Subject: Undeliverable
Content-Type: message/rfc822

'
	printf '\nUser unknown\n'
}
large_base64() {
	header 'multipart/mixed; boundary=b'
	printf '%s\n' --b '' '<ann@example.com>: 550 5.1.1 User unknown' --b \
		'Content-Type: text/plain' 'Content-Transfer-Encoding: base64' ''
	bytes $((k * 10240)) QUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFB
	printf '\n--b--\n'
}
encoded_words() {
	header | sed '$d'
	printf 'Subject: '
	row $((k * 1024)) '=?utf-7?q?=00?='
	printf '\n\nUser unknown\n'
}
many_parameters() {
	header | sed '$d'
	printf 'Content-Type: multipart/mixed'
	many "$n" '; a*%d*=x'
	printf '\n\nUser unknown\n'
}

# The sizes at which another reader of bounces was seen to run forever, to take
# gigabytes, or half a minute.
line_of_70_kb() {
	header
	row 71680 '<ann@example.com> 550 '
}
nest_of_283_kb() {
	header | sed '$d'
	awk 'BEGIN {for (i = 1; i <= 4200; i++)
		printf "Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n", i, i}' |
		head -c 289792
}
thousand_recipients() {
	header
	awk 'BEGIN {for (i = 1; i <= 1000; i++)
		printf "<u%d@example.com>: host mx.example.com[192.0.2.1] said: 550 5.1.1 User unknown\n\n", i}'
}

# answers NAME LEAST: the mail that the function writes gets at least so many
# answers, in bounded memory and time
answers() {
	status=0
	"$1" 2>/dev/null | (
		limit_memory 262144
		ulimit -t 60
		exec "$tool" --tsv -
	) >"$work/out" 2>"$work/err" || status=$?
	count=$(wc -l <"$work/out")
	if [ "$status" -le 1 ] && [ "$count" -ge "$2" ]; then
		pass
	else
		fail "$1: exit status $status, $count answers of $2"
		tail -n 3 "$work/err"
	fi
	[ -z "${VERBOSE:-}" ] || echo "$1: $count answers, status $status"
}

for mail in ${MAILS:-one_line one_line_of_addresses one_header header_lines \
	blank_lines carriage_returns html_tags status_recipients \
	silent_recipients prose_recipients nested_multiparts nested_and_open \
	same_boundary nested_messages large_base64 encoded_words \
	many_parameters line_of_70_kb nest_of_283_kb thousand_recipients}; do
	case $mail in
	status_recipients | silent_recipients) least=$((n / 10)) ;;
	prose_recipients) least=$((n / 50)) ;;
	thousand_recipients) least=1000 ;;
	*) least=1 ;;
	esac
	answers "$mail" "$least"
done
finish
