# SPDX-License-Identifier: MIT
# Answers: exit status, JSON, columns, and what a person sees.

names='schema source message kind recipient category where move action
temporary code status code_agrees usual_code rule rule_at matched link named
also provider reporting_mta remote_mta diagnostic charset_guessed message_id
subject date from sent_by_you sent_by_you_why truncated title meaning advice'
names=$(echo $names)

# field NAME: of the one JSON object in out
field() {
	jq -r ".$1" out 2>&1
}

# Exit status.
run --reply '550 5.1.1 <ann@example.com>: User unknown'
is 'explained: exit status' 0 "$status"
run --reply 'xyzzy'
is 'unknown: exit status' 1 "$status"
run --reply ''
is 'empty reply: exit status' 1 "$status"
has 'empty reply: says that the cause is not told' 'does not' out
feed /dev/null
is 'empty mail: exit status' 1 "$status"
has 'empty mail: is no bounce' 'not a bounce' out
run "$samples"/*.eml
is 'samples: all explained' 0 "$status"
is 'samples: nothing on standard error' '' "$(cat err)"

# JSON: the names, their order, absent values.
run --json --reply '554 5.7.1 <ann@example.com>: User unknown'
is 'json: one line' 1 "$(count out)"
is 'json: names and order' "$names" "$(jq -r 'keys_unsorted | join(" ")' out)"
is 'json: category' user-unknown "$(field category)"
is 'json: where' recipient-address "$(field where)"
is 'json: move' sender "$(field move)"
is 'json: action' suppress "$(field action)"
is 'json: code is a number' 'number 554' "$(jq -r '.code | "\(type) \(.)"' out)"
is 'json: status' 5.7.1 "$(field status)"
is 'json: temporary' false "$(field temporary)"
is 'json: code and words disagree' false "$(field code_agrees)"
is 'json: usual code' '550 5.1.1' "$(field usual_code)"
is 'json: matched' 'User unknown' "$(field matched)"
is 'json: recipient' ann@example.com "$(field recipient)"
is 'json: place of the rule' true \
	"$(jq '.rule_at | test("^rules/.*[.]rules:[0-9]+$")' out)"
is 'json: absent is null' 'null null null null' \
	"$(jq -r '"\(.source) \(.message) \(.subject) \(.sent_by_you)"' out)"
run --json --reply 'xyzzy' --remote mx.example.net
is 'json: remote host' mx.example.net "$(field remote_mta)"
is 'json: unknown has no rule' 'null null' \
	"$(jq -r '"\(.rule) \(.rule_at)"' out)"
run --json "$samples/postfix-user-unknown.eml"
is 'json: source as given' "$samples/postfix-user-unknown.eml" \
	"$(field source)"
is 'json: of the mail' \
	'1 failed ann.tailor@example.com mx.example.com mail.example.net' \
	"$(jq -r '[.message, .kind, .recipient, .remote_mta, .reporting_mta] |
		map(tostring) | join(" ")' out)"
is 'json: of the returned message' \
	'Lunch on Friday? 20240304101529.lunch@desk.example.net' \
	"$(jq -r '"\(.subject) \(.message_id)"' out)"
run "$samples/exim-mailbox-full.eml" --json
is 'json: option behind the file, subject decoded' 'Grüße aus Köln' \
	"$(field subject)"
run --json "$samples/exchange-mixed-recipients.eml"
is 'json: an object per recipient' \
	'ann@example.net everybody@example.net' \
	"$(jq -r .recipient out | tr '\n' ' ' | sed 's/ $//')"

# Any bytes give valid JSON.
n=0
while [ $n -lt 20 ]; do
	head -c 3000 /dev/urandom >"random$n"
	n=$((n + 1))
done
printf 'From: MAILER-DAEMON\nSubject: \377\376\n\n\0\001\377"\\\t' >random-mail
printf 'Subject: =?utf-8?q?=00=FF=22?=\n\n550 \000 user unknown\n' >nul-mail
run --json random* nul-mail
is 'junk: an object each' 22 "$(count out)"
is 'junk: valid JSON' 22 "$(jq -c .schema out 2>&1 | grep -c '^1$')"
iconv -f UTF-8 -t UTF-8 out >valid
is 'junk: valid UTF-8' "$(count out)" "$(count valid)"
run random* nul-mail
is 'junk: no control characters for a person' '' \
	"$(tr -d '\n' <out | LC_ALL=C grep -a '[[:cntrl:]]' | head -c 50)"

# What a terminal obeys is escaped where a program reads, too: CSI in two bytes.
csi=$(printf '\302\233')
run --json --reply "550 5.1.1 <joe${csi}31m>: $csi user unknown$(printf '\177')"
lacks 'json: no control characters' "$csi\|$(printf '\177')" out
is 'json: they are escaped' '\u009b \u007f' \
	"$(grep -o '\\u00[79][bf]' out | sort -ru | xargs -d '\n')"
cp "$samples/exim-mailbox-full.eml" "a$csi"
run --tsv "a$csi"
is 'tsv: they are escaped' 'a\x9b' "$(cut -f 11 out)"

# Columns.
run --tsv --reply '550 5.1.1 <ann@example.com>: User unknown'
is 'tsv: columns' \
	'ann@example.com|user-unknown|recipient-address|sender|suppress' \
	"$(tr '\t' '|' <out | cut -d '|' -f 1-5)"
is 'tsv: more columns' 'false|550|5.1.1|User unknown|' \
	"$(tr '\t' '|' <out | cut -d '|' -f 6-8,10-)"
is 'tsv: eleven columns' 11 "$(tr '\t' '\n' <out | wc -l | tr -d ' ')"
cp "$samples/exim-mailbox-full.eml" "$(printf 'a\tb\nc')"
run --tsv "$(printf 'a\tb\nc')"
is 'tsv: escaped' 'a\tb\nc' "$(cut -f 11 out)"

# The three formats tell the same.
for mail in "$samples"/*.eml; do
	run --json "$mail"
	jq -r '[.recipient, .category, .where, .move, .action, .temporary,
		.code, .status, .rule, .matched] |
		map(if . == null then "" else tostring end) | join("|")' \
		out >facts
	jq -r '.meaning' out | tr -d ' \n' >meaning
	run --tsv "$mail"
	is "tsv as json: ${mail##*/}" "$(cat facts)" \
		"$(cut -f 1-10 out | tr '\t' '|')"
	run "$mail"
	tr -d ' \n' <out >person
	case $(cat person) in
	*"$(head -c 30 meaning)"*) pass "person as json: ${mail##*/}" ;;
	*) fail "person as json: ${mail##*/}" ;;
	esac
done

# What a person sees.
run "$samples/postfix-user-unknown.eml"
has 'person: first sentence' \
	'^Your message "Lunch on Friday?" to ann.tailor@example.com was not' out
for label in 'What happened' Where 'Whose move' 'What to do' \
	'The server said' 'Decided by'; do
	has "person: $label" "^  $label  *[^ ]" out
done
has 'person: if it was not you' '^Did you not send this message?' out
has 'person: a virus' 'anti-virus' out
has 'person: a password' 'change your *$\|change your password' out
lacks 'person: no colour where there is no terminal' "$(printf '\033')" out
run --color=always "$samples/postfix-user-unknown.eml"
has 'person: colour on request' "$(printf '\033')\\[1mWhere" out
run --color=never "$samples/postfix-user-unknown.eml"
lacks 'person: no colour on request' "$(printf '\033')" out
run "$samples/blocklist-with-link.eml"
has 'person: the link' 'https://dnsbl.example.org/query?ip=203.0.113.9' out
run --reply '554 5.7.1 <ann@example.com>: User unknown'
has 'person: the code is not the usual one' \
	'The server sent code 554 5.7.1;' out
lacks 'person: nothing on forgery for a lone reply' 'Did you not' out
run "$samples/postfix-delayed.eml"
has 'person: delayed' 'has not been delivered yet' out
lacks 'person: nothing on forgery for a delay' 'Did you not' out
run "$samples/out-of-office.eml"
lacks 'person: nothing on forgery for an answer' 'Did you not' out
run "$samples/qmail-no-mailbox-no-host.eml" "$samples/out-of-office.eml"
is 'person: a heading per file' 2 "$(grep -c '^==> .* <==$' out)"
is 'person: a block per reason and mail' 3 "$(grep -c 'What happened' out)"
is 'person: forgery is explained once' 1 "$(grep -c 'Did you not' out)"
run --reply "$(printf '550 \033[2J\033]0;x\007 \342\200\256 user \330\234 unknown')"
lacks 'person: the terminal is safe' \
	"$(printf '[\033\007]\\|\342\200\256\\|\330\234')" out

# Width: only a word that is too long alone may be wider.
for columns in 40 72 100; do
	COLUMNS=$columns "$tool" "$samples/postfix-user-unknown.eml" >out
	is "width: $columns" '' \
		"$(grep -E ".{$((columns + 1))}" out | grep '[^ ] [^ ]')"
done
COLUMNS=5 "$tool" "$samples/postfix-user-unknown.eml" >narrow
COLUMNS=40 "$tool" "$samples/postfix-user-unknown.eml" >out
is 'width: at least 40' "$(cat out)" "$(cat narrow)"
COLUMNS=500 "$tool" "$samples/postfix-user-unknown.eml" >wide
COLUMNS=100 "$tool" "$samples/postfix-user-unknown.eml" >out
is 'width: at most 100' "$(cat out)" "$(cat wide)"
run "$samples/postfix-user-unknown.eml"
COLUMNS=80 "$tool" "$samples/postfix-user-unknown.eml" >usual
is 'width: 80 without a terminal' "$(cat out)" "$(cat usual)"

# Whose address it is: a program may stop mailing it.
recipient_of() {
	run --tsv --reply "$1"
	cut -f 1 out
}
is 'recipient: named after the words' ann@example.com \
	"$(recipient_of '550 5.1.1 User unknown: ann@example.com')"
is 'recipient: not whom to ask' '' \
	"$(recipient_of '550 5.1.1 User unknown, questions to postmaster@example.com')"
is 'recipient: not who wrote' '' \
	"$(recipient_of '550 5.1.1 Sender <joe@example.net>: user unknown')"
is 'recipient: not the new address' '' \
	"$(recipient_of '551 User not local; please try <ann@example.org>')"
run --reply '551 User not local; please try <ann@example.org>'
lacks 'recipient: nor told so to a person' 'behind ann@' out
run --reply '451 4.4.1 Connection to mx.example.com timed out'
lacks 'person: nothing on a code beside the usual enhanced one' \
	'About the code' out
run "$samples/postfix-delayed.eml"
has 'person: no frame around what was said' 'net. THIS IS A' out
run --reply '451 4.3.0 Internal error, contact postmaster@example.com'
lacks 'recipient: no server is on the way to whom to ask' 'way to post' out
cat >ask <<-'END'
	From: MAILER-DAEMON@mx.example.com
	To: joe@example.net
	Subject: Undelivered mail

	Your message could not be delivered.

	550 5.1.1 User unknown. Questions to postmaster@example.com
END
run ask
lacks 'recipient: not whom to ask, in a mail' 'for postmaster' out
