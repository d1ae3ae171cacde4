# SPDX-License-Identifier: MIT
# Did you send it?  --mine and the file of settings.

# forged: a bounce of a message that came from elsewhere
cat >forged <<-END
	From: MAILER-DAEMON@mx.example.com
	To: bob@example.net
	Subject: Undelivered Mail Returned to Sender
	Content-Type: multipart/report; boundary=b

	--b

	<joe@example.com>: 550 5.1.1 User unknown
	--b
	Content-Type: text/rfc822-headers

	Received: from pc (unknown [203.0.113.9]) by mx.example.com; x
	From: bob@example.net
	Date: Mon, 4 Mar 2024 10:15:29 +0100
	Subject: Cheap pills
	--b--
END

# sent: the answer and why
sent() {
	jq -r '"\(.sent_by_you) \(.sent_by_you_why)"' out
}

run --json forged
is 'mine: nobody asked' 'null null' "$(sent)"
run --json --mine example.net forged
is 'mine: no' 'false it came from 203.0.113.9, no server in its path is yours, and your domain did not sign it' \
	"$(sent)"
has 'mine: no: the advice' '"advice":"Nothing[.]' out
run --json --mine example.net --mine 203.0.113.0/24 forged
lacks 'mine: yes: the advice' '"advice":"Nothing[.]' out
is 'mine: yes' 'true it came from 203.0.113.9, which is yours' "$(sent)"
printf '# all of ours\nexample.net, example.org\n203.0.113.9 # the relay\n' >ours
run --json --mine @ours forged
is 'mine: from a file' 'true it came from 203.0.113.9, which is yours' "$(sent)"

mkdir -p .config/whybounce xdg/whybounce
printf '# settings\n\nmine = example.net 192.0.2.0/24\nmine=203.0.113.9\n' \
	>.config/whybounce/config
run --json forged
is 'mine: from the settings' 'true it came from 203.0.113.9, which is yours' \
	"$(sent)"
echo 'mine = example.net' >xdg/whybounce/config
XDG_CONFIG_HOME=$work/xdg
run --json forged
is 'mine: from the settings of XDG_CONFIG_HOME' false "$(jq .sent_by_you out)"
printf 'mine = example.net\nnothing = 1\nmine = ann@example.net\n' \
	>xdg/whybounce/config
run forged
is 'mine: bad settings: exit status' 2 "$status"
is 'mine: bad settings: message' "whybounce: $work/xdg/whybounce/config:2: only lines such as 'mine = example.com 192.0.2.0/24' are known
whybounce: $work/xdg/whybounce/config:3: 'ann@example.net' is a mail address; only its domain is wanted" \
	"$(cat err)"
run --reply 'User unknown'
is 'mine: bad settings do not matter to a reply' 0 "$status"
rm -r .config xdg
XDG_CONFIG_HOME=

for value in 'com' '192.0.2.0/33' '1.2.3' '-' '' 'a..b' '::/129' 'a b.c'; do
	run --mine "$value" forged
	is "mine: '$value': exit status" 2 "$status"
	is "mine: '$value': message" \
		"whybounce: --mine: '$value' is no domain, no IP address and no network such as 192.0.2.0/24" \
		"$(cat err)"
done
run --mine @missing forged
is 'mine: missing file' 'whybounce: missing: No such file or directory' \
	"$(cat err)"
run --mine example.net --lines forged
is 'mine: only for mails' \
	'whybounce: --mine is for mails: only they show who sent them (see whybounce --help)' \
	"$(cat err)"
run --mine @ forged
has 'mine: a file without a name' "'@' is no domain" err

# An automatic answer to a stranger's message is no forged bounce: the table
# does not count it as one.
sed 's/^Subject: Un.*/Subject: Away\
Auto-Submitted: auto-replied/;s/report;/mixed;/;s/MAILER-DAEMON@mx[.]/ann@/;s/^<joe.*/I am away until Monday./' forged >away
run --json --mine example.net away
is 'mine: an automatic answer' 'auto-reply false' \
	"$(jq -r '"\(.kind) \(.sent_by_you)"' out)"
run --mine example.net away away away away forged
has 'mine: only bounces are counted' '^  1 of the mails: somebody else' out
