# part-7-unknown.sh - collecting what stays unknown

cat >unknown-replies <<'END'
550 Klaatu barada <joe@corp.example.org> on mx7.corp.example.org
550 5.1.1 User unknown
550 Klaatu barada <jill@corp.example.org> on mx8.corp.example.org
550-Gort\n550 says no
550 Klaatu barada <jack@corp.example.org> on mx9.corp.example.org
END
rm -f u
run -q --lines --unknown u unknown-replies
is 'unknown: status' 1 "$status"
cat >want <<'END'
3	550 Klaatu barada <ann@example.com> on mx.example.com
1	550-Gort\n550 says no
END
grep -v '^#' u >got
is 'unknown: counts, redacted, the most frequent first' '' "$(diff want got)"
run --lines --unknown u unknown-replies
grep -v '^#' u | cut -f 1 >got
is 'unknown: counts add up' '6 2' "$(xargs <got)"
is 'unknown: answers are written all the same' 5 "$(count out)"
run --reply '550 Klaatu is back' --unknown u
is 'unknown: --reply' 1 "$(grep -c 'Klaatu is back' u)"
printf 'From: MAILER-DAEMON@mx.example.net\nSubject: Undelivered Mail Returned to Sender\n\nThis is the mail system at host mx.example.net.\nYour message could not be delivered.\n\n<joe@corp.example.org>: 550 Klaatu wants joe\n' >mail
run --unknown u mail
is 'unknown: a mail, and the name of its recipient' 1 \
	"$(grep -c 'Klaatu wants ann' u)"
lacks 'unknown: nothing of theirs is left' corp u
cp u before
run -q --lines --unknown u /dev/null
is 'unknown: nothing new, nothing lost' '' "$(diff before u)"
run -q --lines --unknown unknown-replies unknown-replies
is 'unknown: not over another file: status' 2 "$status"
has 'unknown: not over another file' 'line 1 is not a count' err
is 'unknown: not over another file: it is whole' 5 "$(count unknown-replies)"
run -q --reply x --unknown nowhere/u
is 'unknown: cannot be written' 2 "$status"
run -q --reply '550 Message rejected' --unknown v
lacks 'unknown: words of which it is known that they say nothing' rejected v
run --unknown w --help
is 'unknown: nothing is written for --help' no "$([ -e w ] && echo yes || echo no)"
run --reply x --unknown ''
is 'unknown: a file without a name' \
	"whybounce: --unknown needs the name of a file $see" "$(cat err)"

# Counts: none is below 0, and a sum that is too large stays at the largest.
printf '%s\n' "-1	550 a" >w
run -q --reply 'Klaatu' --unknown w
has 'unknown: a count below 0' 'line 1 is not a count' err
printf '18446744073709551615\tKlaatu\n' >w
run -q --reply 'Klaatu' --unknown w
has 'unknown: a count that is full stays' '^18446744073709551615	Klaatu$' w

# What is there stays what it is: bytes, a link, permissions, a pipe.
printf '1\tKlaatu\n\0\n2\tGort\n' >w
cp w before
run -q --reply 'Klaatu' --unknown w
is 'unknown: not over a file with a NUL: status' 2 "$status"
is 'unknown: not over a file with a NUL: it is whole' '' "$(cmp before w 2>&1)"
printf '4\tGort\n' >target
chmod 600 target
ln -s target link
run -q --reply 'Klaatu' --unknown link
is 'unknown: through a link' '4 1' "$(grep -v '^#' target | cut -f 1 | xargs)"
is 'unknown: the link stays' target "$(readlink link)"
is 'unknown: permissions stay' -rw------- "$(ls -l target | cut -c 1-10)"
mkfifo pipe
status=0
timeout 10 "$tool" -q --reply 'Klaatu' --unknown pipe 2>err || status=$?
is 'unknown: a pipe: status' 2 "$status"
is 'unknown: a pipe: message' 'whybounce: pipe: is no regular file' "$(cat err)"
is 'unknown: a pipe: it stays' yes "$([ -p pipe ] && echo yes)"
