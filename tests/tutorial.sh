#!/bin/sh
# SPDX-License-Identifier: MIT
#
# tutorial.sh WHYBOUNCE - the commonest messages, as a reply and as a mail
#
# Each line of replies/tutorial.tsv must give its category, place, move and
# action through --reply, and inside a plain bounce mail and a DSN.
tool=$1
here=$(dirname "$0")
. "$here/lib.sh"
mail=$(mktemp)
trap 'rm -f "$mail"' EXIT
tab=$(printf '\t')

# verdict ARGUMENT...: the four facts, from the command's TSV
verdict() {
	"$tool" --tsv "$@" | cut -f 2-5
}

# plain TEXT: a bounce as an old server would write it
plain() {
	cat <<-END
		From: MAILER-DAEMON@mx.example.net
		To: ann@example.net
		Subject: Undelivered Mail Returned to Sender

		This is the mail system at host mx.example.net.
		Your message could not be delivered.

		<joe@example.com>: $1
	END
}

# dsn CODE TEXT: a delivery status notification, RFC 3464
dsn() {
	cat <<-END
		From: MAILER-DAEMON@mx.example.net
		To: ann@example.net
		Subject: Undelivered Mail Returned to Sender
		MIME-Version: 1.0
		Content-Type: multipart/report; report-type=delivery-status;
		 boundary=b

		--b

		A message could not be delivered.
		--b
		Content-Type: message/delivery-status

		Reporting-MTA: dns; mx.example.net

		Final-Recipient: rfc822; joe@example.com
		Action: $1
		Status: $2
		Diagnostic-Code: smtp; $3
		--b--
	END
}

while IFS=$tab read -r category where move action reply; do
	case $category in ''|'#'*) continue ;; esac
	want=$category$tab$where$tab$move$tab$action
	text=$(printf '%b' "$reply")
	is "--reply $reply" "$want" "$(verdict --reply "$text")"
	one_line=$(printf '%s' "$text" | tr '\n' ' ')
	plain "$one_line" >"$mail"
	is "plain mail: $reply" "$want" "$(verdict "$mail")"
	case $category in
	delayed) dsn delayed 4.0.0 "$one_line" ;;
	mailbox-busy) dsn failed 4.0.0 "$one_line" ;;
	*) dsn failed 5.0.0 "$one_line" ;;
	esac >"$mail"
	is "DSN: $reply" "$want" "$(verdict "$mail")"
done <"$here/replies/tutorial.tsv"
finish
