# SPDX-License-Identifier: MIT
# The stream mode, and sizes.

# categories: of the JSON objects in out, on one line
categories() {
	jq -r .category out | tr '\n' ' ' | sed 's/ $//'
}

printf '%s\n' '550 5.1.1 User unknown' '' '552 5.2.2 Mailbox is full' >lines
printf 'xyzzy' >>lines
feed lines --lines --json
is 'lines: in order, an empty one and an unended one' \
	'user-unknown unknown mailbox-full unknown' "$(categories)"
is 'lines: numbered' '1 2 3 4' "$(jq .message out | tr '\n' ' ' | sed 's/ $//')"
is 'lines: exit status' 1 "$status"
is 'lines: source of standard input' - "$(jq -r .source out | sort -u)"
cp out expected-lines
run --lines lines --json
is 'lines: from a file' "$(jq -c 'del(.source)' expected-lines)" \
	"$(jq -c 'del(.source)' out)"
feed lines --lines -
is 'lines: for a person, one line each' 4 "$(count out)"
has 'lines: for a person' '^mailbox-full  *[A-Z]' out
feed lines --lines --tsv
is 'lines: columns, one line each' 4 "$(count out)"
feed /dev/null --lines
is 'no lines: exit status' 0 "$status"
is 'no lines: no output' '' "$(cat out)"
printf '550 5.1.1 User unknown\r\n' >lines
feed lines --lines --json
is 'lines: CRLF' '550 5.1.1 User unknown' "$(jq -r .diagnostic out)"

# \n and \\ are undone, other backslashes are not.
printf '%s\n' '550-5.1.1 a\n550 5.1.1 \\n \x \' >lines
feed lines --lines --json
is 'lines: escapes' "$(printf '%s\n' '550-5.1.1 a' '550 5.1.1 \n \x \')" \
	"$(jq -r .diagnostic out)"

# Hosts.
printf 'mx.example.com\t550 a\n\t550 b\n550 c\n' >lines
feed lines --lines --json --with-host --remote mx.example.net
is 'lines: hosts' 'mx.example.com mx.example.net mx.example.net' \
	"$(jq -r .remote_mta out | tr '\n' ' ' | sed 's/ $//')"
is 'lines: replies behind hosts' '550 a 550 b 550 c' \
	"$(jq -r .diagnostic out | tr '\n' ' ' | sed 's/ $//')"

# Lines in are lines out, whatever they hold.
head -c 1000000 /dev/urandom >junk
lines=$(count junk)
[ -z "$(tail -c 1 junk | tr -d '\n')" ] || lines=$((lines + 1))
for format in --json --tsv --color=never; do
	feed junk --lines "$format"
	is "junk lines: as many out as in, $format" "$lines" "$(count out)"
done
feed junk --lines --json
is 'junk lines: valid JSON' "$lines" "$(jq -c .schema out 2>&1 | grep -c '^1$')"

# Each answer is there at once.
mkfifo to from
"$tool" --lines --tsv --line-buffered <to >from &
exec 3>to 4<from
echo '550 5.1.1 User unknown' >&3
answer=$(head -n 1 <&4 | cut -f 2)
is 'line-buffered: an answer before the input ends' user-unknown "$answer"
exec 3>&- 4<&-
wait

# A line longer than what is read of one does not shift the others.
{
	echo '550 5.1.1 User unknown'
	head -c 3000000 /dev/zero | tr '\0' x
	echo
	echo '552 5.2.2 Mailbox is full'
} >lines
feed lines --lines --json
is 'long line: the others are answered' 'user-unknown unknown mailbox-full' \
	"$(categories)"

# 100 MB of one line: bounded time and memory.
head -c 104857600 /dev/zero | tr '\0' a >big
for mode in '--json big' '--lines --json big'; do
	status=0
	(limit_memory 2000000; ulimit -t 20; exec "$tool" $mode) \
		>out 2>err || status=$?
	is "100 MB, $mode: exit status" 1 "$status"
	is "100 MB, $mode: one answer" 1 "$(jq -c .schema out 2>&1)"
done
status=0
"$tool" --json <big >out 2>err || status=$?
is '100 MB through standard input' 1 "$(jq -c .schema out 2>&1)"
rm big

# Mails made to cost time: all in a few seconds together.
repeat() {
	head -c "$2" /dev/zero | sed "s/./&/g" | tr '\0' x | sed "s/x/$1/g"
}
head='From: MAILER-DAEMON@example.org'
{
	echo "$head"
	printf 'To: '
	repeat 'a,' 1000000
	echo
} >long-to
{
	echo "$head"
	echo
	repeat 'a@' 1000000
} >many-signs
{
	printf '%s\nContent-Type: text/html\n\n' "$head"
	repeat '<!--' 1000000
} >many-comments
{
	echo "$head"
	n=0
	while [ $n -lt 3000 ]; do
		echo "Content-Type: multipart/mixed; boundary=b$n"
		printf '\n--b%d\n' $n
		n=$((n + 1))
	done
	printf '\nUser unknown\n'
} >deep-nest
for mail in long-to many-signs many-comments deep-nest; do
	status=0
	(ulimit -t 10; exec "$tool" --json "$mail") >out 2>err || status=$?
	is "hostile mail $mail: an answer" 1 "$(jq -c .schema out 2>&1)"
done
