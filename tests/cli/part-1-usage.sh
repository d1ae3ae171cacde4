# SPDX-License-Identifier: MIT
# Usage, help, version, and what cannot be read or written.

# complains NAME MESSAGE: status 2, nothing on standard output, this one line
complains() {
	is "$1: exit status" 2 "$status"
	is "$1: message" "whybounce: $2" "$(cat err)"
	is "$1: no output" '' "$(cat out)"
}

run --help
is 'help: exit status' 0 "$status"
has 'help: shows the usage' '^Usage: whybounce' out
is 'help: nothing on standard error' '' "$(cat err)"
is 'help: fits 80 columns' '' "$(grep -E '.{81}' out)"
run --version
is 'version: exit status' 0 "$status"
has 'version: number and rules' '^whybounce [0-9.]* ([0-9]* rules)$' out

see='(see whybounce --help)'
run --nonsense
complains 'unknown option' "there is no option '--nonsense' $see"
run -x
complains 'unknown letter' "there is no option '-x' $see"
run --reply
complains 'missing value' "'--reply' needs a value $see"
run --json=yes
complains 'value too many' "'--json=yes' takes no value $see"
run --quiet=3
complains 'value too many, option with a letter' "'--quiet=3' takes no value $see"
run -qx
complains 'unknown letter behind a known one' "there is no option '-x' $see"
run --color=purple
complains 'colour' "--color takes auto, always or never, not 'purple' $see"
run --json --tsv
complains 'two formats' "--json and --tsv exclude each other $see"
run --reply x --lines
complains 'two modes' "--reply and --lines exclude each other $see"
run --reply x file
complains 'reply and file' "--reply reads no file, but 'file' is given $see"
run --lines a b
complains 'two line files' "--lines reads one file, but 2 are given $see"
run --with-host file
complains 'with-host alone' "--with-host needs --lines $see"
run "--$(printf 'a\nb\033c')"
is 'a hostile option is one line' 1 "$(count err)"

# Files that cannot be read: the others still are.
run missing
complains 'missing file' 'missing: No such file or directory'
mkdir directory
run directory
complains 'directory' 'directory: is a directory, but no Maildir; name the mails in it'
run --lines directory
complains 'directory of lines' 'directory: is a directory, but no Maildir; name the mails in it'
echo 'secret' >locked
chmod 000 locked
chmod 755 "$work"
if [ "$(id -u)" -ne 0 ]; then
	run locked
	complains 'unreadable file' 'locked: Permission denied'
elif command -v setpriv >/dev/null; then
	cp "$tool" tool && cp "$module" . && chmod 755 tool "${module##*/}"
	status=0
	setpriv --reuid=65534 --regid=65534 --clear-groups ./tool locked \
		>out 2>err || status=$?
	complains 'unreadable file' 'locked: Permission denied'
else
	echo 'cli: as root and without setpriv: an unreadable file is not tried'
fi
run --json missing "$samples/exim-mailbox-full.eml" directory
is 'after trouble, go on: exit status' 2 "$status"
is 'after trouble, go on: one answer' 1 "$(count out)"
is 'after trouble, go on: two complaints' 2 "$(count err)"
status=0
"$tool" >out 2>err <&- || status=$?
complains 'closed standard input' 'standard input: Bad file descriptor'

# Output that cannot be written.
for mode in --help --version '--reply x' "$samples/exim-mailbox-full.eml"; do
	status=0
	"$tool" $mode 2>err >&- </dev/null || status=$?
	is "closed standard output: status of $mode" 2 "$status"
	is "closed standard output: message of $mode" \
		'whybounce: standard output: Bad file descriptor' "$(cat err)"
	[ -e /dev/full ] || continue
	status=0
	"$tool" $mode 2>err >/dev/full </dev/null || status=$?
	is "full device: status of $mode" 2 "$status"
	is "full device: message of $mode" \
		'whybounce: standard output: No space left on device' \
		"$(cat err)"
done
run --quiet --reply '550 5.1.1 User unknown'
is 'quiet: no output' '' "$(cat out err)"
is 'quiet: exit status' 0 "$status"
status=0
"$tool" -q --reply '550 5.1.1 User unknown' 2>err >&- || status=$?
is 'quiet needs no output: exit status' 0 "$status"

# A reader that goes away: the command ends at once, though input never does.
{
	yes '550 5.1.1 User unknown' | {
		status=0
		"$tool" --lines 2>err || status=$?
		echo "$status" >status
	}
} | head -n 1 >out
is 'broken pipe: exit status' 2 "$(cat status)"
is 'broken pipe: message' 'whybounce: standard output: Broken pipe' "$(cat err)"
