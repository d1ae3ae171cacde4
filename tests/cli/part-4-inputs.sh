# SPDX-License-Identifier: MIT
# What is read: mboxes, Maildirs, pipes, line ends, several paths in one run.

# mail SUBJECT RECIPIENT: a small bounce
mail() {
	cat <<-END
		From: MAILER-DAEMON@mx.example.net
		To: bob@example.net
		Subject: Undelivered: $1

		<$2>: 550 5.1.1 User unknown
	END
}

# recipients: of the JSON objects in out, on one line, with their numbers
recipients() {
	jq -r '"\(.message) \(.recipient)"' out | tr '\n' ' ' | sed 's/ $//'
}

# An mbox.
{
	for name in ann joe sue; do
		echo "From MAILER-DAEMON Mon Mar  4 10:15:29 2024"
		mail "$name" "$name@example.com"
		echo
	done
} >box
run --json box
is 'mbox: each mail, numbered' \
	'1 ann@example.com 2 joe@example.com 3 sue@example.com' "$(recipients)"
feed box --json
is 'mbox: from standard input' \
	'1 ann@example.com 2 joe@example.com 3 sue@example.com' "$(recipients)"
cat box | "$tool" --json - >out
is 'mbox: from a pipe' \
	'1 ann@example.com 2 joe@example.com 3 sue@example.com' "$(recipients)"
sed 's/$/\r/' box >crlf
tr '\n' '\r' <box >cr
{
	printf '\357\273\277'
	cat box
} >marked
for file in crlf cr marked; do
	run --json "$file"
	is "mbox: $file" \
		'1 ann@example.com 2 joe@example.com 3 sue@example.com' \
		"$(recipients)"
done
head -c 300 box >cut
run --json cut
is 'mbox: cut off' 2 "$(count out)"

# A Maildir: by the names of the files, whichever folder they are in.
mkdir -p maildir/cur maildir/new maildir/tmp
mail a ann@example.com >maildir/new/1700000002.a
mail b joe@example.com >maildir/cur/1700000001.b:2,S
mail c sue@example.com >maildir/cur/1700000003.c:2,
mail d tmp@example.com >maildir/tmp/1700000004.d
mail e dot@example.com >maildir/cur/.hidden
run --json maildir
is 'Maildir: in order' '1 joe@example.com 1 ann@example.com 1 sue@example.com' \
	"$(recipients)"
is 'Maildir: the source is the file' maildir/new/1700000002.a \
	"$(jq -r .source out | sed -n 2p)"
mkdir -p empty/cur empty/new
run --json empty
is 'empty Maildir: exit status' 0 "$status"
is 'empty Maildir: nothing to say' '' "$(cat out err)"

# Several paths, some of them bad: in order, and none stops the rest.
mail f last@example.com >single
chmod 000 maildir/cur/1700000001.b:2,S
mkdir -p other
run --json box missing maildir other single
is 'several: exit status' 2 "$status"
is 'several: the last is answered' last@example.com \
	"$(jq -r .recipient out | tail -n 1)"
is 'several: the first is answered' ann@example.com \
	"$(jq -r .recipient out | head -n 1)"
has 'several: what is missing' 'missing: No such file' err
has 'several: what is no Maildir' 'other: is a directory, but no Maildir' err

# A mail that is longer than what is kept: its end is read, and it is said.
{
	mail big x@example.com | sed '/^<x/d;s/^To:/MIME-Version: 1.0\
Content-Type: multipart\/mixed; boundary=b\
To:/'
	printf '%s\n' --b 'Content-Type: application/octet-stream' \
		'Content-Transfer-Encoding: base64' ''
	yes 'QUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFB' |
		head -c 20000000
	printf '\n%s\n\n%s\n%s\n' --b '<end@example.com>: 550 5.1.1 User unknown' \
		--b--
} >big
run --json big
is 'long mail: its end is read' end@example.com "$(jq -r .recipient out)"
is 'long mail: it is said' \
	'whybounce: big: mail 1 is too long to be read as a whole; recipients may be missing' \
	"$(cat err)"
is 'long mail: the answer says so' true "$(jq .truncated out)"
run --json box
is 'short mail: the answer says so' false "$(jq -s '.[0].truncated' out)"
rm big

# What leads nowhere is named once, by its own name.
ln -s loop loop
run loop
is 'a link to itself' 'whybounce: loop: Too many levels of symbolic links' \
	"$(cat err)"
