# SPDX-License-Identifier: MIT
# What a person sees of several recipients, of many mails, of somebody else's
# message, and of a run that takes long.

# report NAME ACTION STATUS TEXT: one recipient of a delivery report
report() {
	printf 'Final-Recipient: rfc822; %s@example.com\nAction: %s\n' "$1" "$2"
	printf 'Status: %s\nDiagnostic-Code: smtp; %s\n\n' "$3" "$4"
}

{
	cat <<-END
		From: MAILER-DAEMON@mx.example.com
		Subject: Delivery report
		Content-Type: multipart/report; boundary=b

		--b

		See below.
		--b
		Content-Type: message/delivery-status

	END
	report ann failed 5.1.1 '550 5.1.1 <ann@example.com>: User unknown'
	report sue delivered 2.0.0 '250 ok'
	report tom delayed 4.2.2 '452 4.2.2 Mailbox full'
	report joe failed 5.1.1 '550 5.1.1 <joe@example.com>: User unknown'
	report kim relayed 2.0.0 '250 ok'
	printf '%s\n' --b 'Content-Type: text/rfc822-headers' '' \
		'Subject: Budget' --b--
} >several
COLUMNS=100 "$tool" several >out
is 'several: the first sentence' 'Your message "Budget" was not delivered to 2 of 5 recipients; it has not yet been delivered to 1 of
5; it was delivered to 1 of 5; it was passed on to the servers of 1 of 5.' \
	"$(head -n 2 out)"
is 'several: who, in order' 'Not delivered ann@example.com, joe@example.com
Not yet tom@example.com
Delivered sue@example.com
Passed on kim@example.com' \
	"$(sed -n 's/^  \(Not delivered\|Not yet\|Delivered\|Passed on\)  */\1 /p' out)"
is 'several: each reason once' 'What happened There is no mailbox for these addresses.
What happened The mailbox of tom@example.com is full.' \
	"$(sed -n 's/^  \(What happened\)  */\1 /p' out)"
lacks 'few mails: no table' '==>' out

{
	sed '/^Final-Recipient/,$d' several
	n=0
	while [ $n -lt 60 ]; do
		report "u$n" failed 5.1.1 '550 5.1.1 User unknown'
		n=$((n + 1))
	done
	echo --b--
} >sixty
run sixty
is 'sixty: the first sentence' 'Your message was not delivered to 60 recipients.' \
	"$(head -n 1 out)"
is 'sixty: nobody is lost silently' 'u49@example.com and 10 more (--json names all)' \
	"$(tr -s ' \n' ' ' <out | grep -o 'u49.*names all)')"

# Somebody else's message.
run --mine example.net forged
is 'forged: the first sentence' \
	'Somebody else used your address: you did not send the message "Cheap pills" to joe@example.com.' \
	"$(head -n 2 out | tr '\n' ' ' | sed 's/ $//')"
has 'forged: how we know' '^  How we know  *It came from 203.0.113.9' out
has 'forged: nothing to do' '^  What to do  *Nothing' out
has 'forged: the three ways' 'in one of three ways:$' out
lacks 'forged: nobody has a move' 'Whose move' out
run --mine example.net --mine 203.0.113.9 forged
lacks 'sent: no word of others' 'ways:' out

# Many mails end in a table.
for n in 1 2 3 4; do
	cp "$samples/exim-mailbox-full.eml" "full$n"
done
run full1 full2 full3 full4 several
is 'many: the table' '==> 5 mails, 9 recipients <==
5 56 % mailbox-full: Mailbox full' \
	"$(sed -n '/5 mails/p;/^ .* %  mailbox-full/p' out | tr -s ' ' | sed 's/^ //')" 
has 'many: where' '%  recipient-address$' out
run --json full1 full2 full3 full4 several
is 'many: no table among JSON' 9 "$(jq -c .schema out | wc -l | tr -d ' ')"

# A long run shows on a terminal how far it is, and leaves nothing behind.
if ! script -qc true /dev/null >/dev/null 2>&1 </dev/null; then
	echo 'progress: skipped: no terminal can be made here'
else
	slow='{ cat box; sleep 2.2; cat box; echo; cat box; }'
	TERM=vt100 script -qec "$slow | '$tool' --tsv >answers" seen >/dev/null </dev/null
	has 'progress: shown' '[0-9] mails  [0-9]*/s' seen
	has 'progress: taken away' "$(printf '\r\033\\[K')" seen
	TERM=vt100 script -qec "'$tool' --tsv box >answers" seen >/dev/null </dev/null
	lacks 'progress: not for short runs' 'mails' seen
	sh -c "$slow" | "$tool" --tsv >out 2>err
	is 'progress: not in pipes' '' "$(cat err)"
fi
