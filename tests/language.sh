#!/bin/sh
# SPDX-License-Identifier: MIT
#
# language.sh WBC - the rule language: its messages, its manual, its compiler
#
# language/NAME.rules gives exactly NAME.out on standard error.  The command is
# `wbc check FILE`, or what stands in the first line: "# wbc ... $FILE".  Each
# message has such a pair and a section in docs/messages.md.  The rules shown in
# docs/language.md compile, or fail as their first line says:
#
#	```rules			no message at all
#	```rules clash			this message, and no other name
#
# They are read after rules/categories.rules, unless they define a category.
case ${1:?usage: language.sh WBC} in
/*) wbc=$1 ;;
*) wbc=$PWD/$1 ;;
esac
cd "$(dirname "$0")/.." || exit 2
. tests/lib.sh
pairs=tests/language
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
trap 'exit 2' HUP INT TERM
LC_ALL=C
export LC_ALL

# run ARGUMENT...: run the compiler; leaves $work/out, $work/err and $status
run() {
	status=0
	"$wbc" "$@" >"$work/out" 2>"$work/err" || status=$?
}

# names FILE: the [name] of each message, each once
names() {
	sed -n '/^ /d;s/^\(.*: \)\{0,1\}\(error\|warning\): .* \[\([a-z-]*\)\]$/\3/p' "$1" |
		sort -u
}

# command_of FILE: what to run on it
command_of() {
	case $(head -n 1 "$1") in
	'# wbc '*) sed -n '1{s/^# wbc //;s/ *\$FILE *$//;p;}' "$1" ;;
	*) echo check ;;
	esac
}

# --- the pairs ------------------------------------------------------------

for rules in "$pairs"/*.rules; do
	expected=${rules%.rules}.out
	# shellcheck disable=SC2046 # several words
	run $(command_of "$rules") "$rules"
	same "$rules" "$expected" "$work/err"
	want=0
	if grep -q '^\([^ ].*: \)\{0,1\}error: ' "$expected"; then
		want=1
	fi
	is "$rules: exit status" "$want" "$status"
	name=$(basename "$rules" .rules | sed 's/-[0-9]*$//')
	case $name in
	good | twenty-mistakes) ;;
	*) is "$rules: its message" "$name" "$(names "$work/err" | xargs)" ;;
	esac
done

# --- every message has a pair and a section -------------------------------

# A literal with a hyphen is the name of a message; one without is where it is
# the name that a message is recorded with.
sources=$(ls grammar/*.c grammar/*.re grammar/*.y gen/*.c gen/*/*.c | grep -v '/\(closed\|catalogue\|arguments\|commands\|catalogue\)\.c$')
{
	# shellcheck disable=SC2086
	cat $sources | grep -o '"[a-z]\{1,\}\(-[a-z]\{1,\}\)\{1,\}"'
	# shellcheck disable=SC2086
	cat $sources | tr '\n\t' '  ' |
		grep -o '\(SAY(reader,\|SEVERITY_[A-Z]*,\) *"[a-z]*"' |
		sed 's/.*, *//'
	# shellcheck disable=SC2086
	cat $sources | grep -o '{ *"[a-z-]*",$' | sed 's/[{, ]//g'
} | tr -d '"' | grep . | sort -u >"$work/known"

while read -r name; do
	if [ -f "$pairs/$name.rules" ]; then
		pass
	else
		fail "$name: no $pairs/$name.rules"
	fi
	if grep -qx "## $name" docs/messages.md; then
		pass
	else
		fail "$name: no section in docs/messages.md"
	fi
done <"$work/known"
sed -n 's/^## \([a-z-]*\)$/\1/p' docs/messages.md | sort >"$work/told"
is 'docs/messages.md tells of no message that there is not' '' \
	"$(comm -13 "$work/known" "$work/told" | xargs)"

# What docs/messages.md shows stands in some pair.
cat "$pairs"/*.out >"$work/all"
awk -v all="$work/all" '
	BEGIN { while ((getline line < all) > 0) text = text line "\n" }
	/^```/ {
		inside = !inside
		if (!inside && shown ~ /^tests\/language\//)
			if (!index(text, shown))
				print NR
		shown = ""
		next
	}
	inside { shown = shown $0 "\n" }
' docs/messages.md >"$work/stale"
is 'docs/messages.md shows what is printed (lines that end what is not)' '' \
	"$(xargs <"$work/stale")"

# --- the manual -----------------------------------------------------------

awk -v work="$work" '
	/^```rules/ {
		file = sprintf("%s/line-%04d.rules", work, NR)
		print substr($0, 10) > (file ".names")
		inside = 1
		next
	}
	/^```/ { inside = 0 }
	inside { print > file }
' docs/language.md
for block in "$work"/line-*.rules; do
	what="docs/language.md: $(basename "$block" .rules)"
	if grep -q '^define category' "$block"; then
		run check --werror "$block"
	else
		run check --werror rules/categories.rules "$block"
	fi
	want=$(xargs <"$block.names")
	is "$what" "$want" "$(names "$work/err" | xargs)"
	if [ -z "$want" ] && [ -s "$work/err" ]; then
		sed 's/^/    /' "$work/err"
	fi
done

# --- one run, several files -----------------------------------------------

one=$pairs/unclosed.rules
two=$pairs/unknown-keyword.rules
run check "$one" "$two"
is 'two broken files: exit status' 1 "$status"
sed '$d' "${one%.rules}.out" >"$work/both"
sed '$d' "${two%.rules}.out" >>"$work/both"
sed '$d' "$work/err" | grep -v 'defined twice\|defined here first' >"$work/got"
for file in "$one" "$two"; do
	if grep -q "^$file:.*error:" "$work/got"; then
		pass
	else
		fail "two broken files: nothing is said of $file"
	fi
done
run check "$two" "$one"
is 'two broken files: in the order they are given' "$two $one" \
	"$(sed -n 's/^\([^ :]*\):.*: error: .*/\1/p' "$work/err" | uniq | xargs)"

# The order of rules and files decides nothing: two rules that match as many
# words at the same place.
printf 'rule b-list\n category ip-listed\n match on [a|the] list\n example 550 on a list\n' >"$work/b.rules"
printf 'rule a-list\n category ip-listed\n match is [now] on\n match on a list\n example 550 it is now on\n' >"$work/a.rules"
run check rules/categories.rules "$work/a.rules" "$work/b.rules"
grep '\[' "$work/err" >"$work/both"
run check "$work/b.rules" "$work/a.rules" rules/categories.rules
grep '\[' "$work/err" >"$work/got"
same 'the order of files decides nothing' "$work/both" "$work/got"
is 'equal rules: the earlier name is taken' 'example-taken' "$(names "$work/both")"
# shellcheck disable=SC2046 # several words
run check $(ls rules/*.rules rules/*/*.rules | grep -v /local/ | sort -r)
is 'the shipped rules, their files in another order' '0 ' "$status $(cat "$work/err")"

run check "$work/nowhere.rules" "$one"
is 'a file that cannot be read: exit status' 2 "$status"
if grep -q "^wbc: $work/nowhere.rules: " "$work/err" &&
	grep -q "^$one:.*\[unclosed\]$" "$work/err"; then
	pass
else
	fail 'a file that cannot be read is named, and the others are read'
	sed 's/^/    /' "$work/err"
fi

# --- build ----------------------------------------------------------------

good=$pairs/good.rules
mkdir "$work/none" "$work/first" "$work/second"
run build -o "$work/none" "$pairs/twenty-mistakes.rules"
is 'mistakes: exit status of build' 1 "$status"
is 'mistakes: build writes nothing' '' "$(ls -A "$work/none")"
is 'twenty mistakes, twenty messages' 20 "$(grep -c ': error: .* \[' "$work/err")"
is 'twenty different ones' 20 "$(names "$work/err" | wc -l | xargs)"
is 'each with its line and a caret below' 20 \
	"$(grep -A 2 ': error: .* \[' "$work/err" | grep -c '^      | *^~*$')"
is 'all on different lines' 20 \
	"$(sed -n 's/^[^ ]*:\([0-9]*\):[0-9]*: error:.*/\1/p' "$work/err" |
		sort -u | wc -l | xargs)"

run build -o "$work/first" "$good"
is 'good.rules: exit status of build' 0 "$status"
run build -o "$work/second" "$good"
is 'good.rules: two files are built' 'tables.c words.re' \
	"$(ls "$work/first" | xargs)"
for file in tables.c words.re; do
	same "the same $file again" "$work/first/$file" "$work/second/$file"
done
run build -o "$work/no/such/directory" "$good"
is 'nowhere to write: exit status' 2 "$status"

# --- the formatter --------------------------------------------------------

# The file keeps its name, for that is in the tables; so do its lines where
# it is laid out already.
mkdir "$work/a" "$work/b" "$work/c"
run format --check "$good"
is 'good.rules is laid out as it should be' 0 "$status"
sed -e 's/^  *//' -e 's/   */\t/' "$good" | sed 's/$/\r/' >"$work/a/messy.rules"
cp "$work/a/messy.rules" "$work/b/messy.rules"
run check --werror "$work/a/messy.rules"
is 'tabs, CRLF and no indentation: nothing is said' '0 ' \
	"$status $(cat "$work/err")"
run format --check "$work/b/messy.rules"
is 'a file in disorder: exit status of format --check' 1 "$status"
same 'format --check changes nothing' "$work/a/messy.rules" "$work/b/messy.rules"
run format "$work/b/messy.rules"
is 'a file in disorder: exit status of format' 0 "$status"
cp "$work/b/messy.rules" "$work/c/messy.rules"
run format "$work/c/messy.rules"
same 'format does not change what it made' "$work/b/messy.rules" "$work/c/messy.rules"
same 'format makes good.rules of it again' "$good" "$work/b/messy.rules"
(cd "$work/a" && "$wbc" build -o "$work/first" messy.rules)
(cd "$work/b" && "$wbc" build -o "$work/second" messy.rules)
same 'the same meaning: words.re' "$work/first/words.re" "$work/second/words.re"
same 'the same meaning: tables.c' "$work/first/tables.c" "$work/second/tables.c"

cp "$one" "$work/broken.rules"
run format "$work/broken.rules"
is 'a broken file: exit status of format' 1 "$status"
same 'a broken file is not laid out' "$one" "$work/broken.rules"

# --- limits ---------------------------------------------------------------

# More rules or providers than a pack holds are reported, and nothing is run.
awk 'BEGIN {
	for (i = 0; i < 16385; i++)
		print "rule r" i "\n category user-unknown\n code 550"
	for (i = 0; i < 512; i++)
		print "define provider p" i "\n title P\n mx p" i ".example.org"
}' >"$work/many.rules"
run check rules/categories.rules "$work/many.rules"
is 'too many rules and providers' \
	'this is rule number 16385 of 16385; a pack holds 16384 [too-large] this is provider number 512 of 512; a pack holds 511 [too-large]' \
	"$(sed -n 's/.*error: \(.*too-large.*\)/\1/p' "$work/err" | xargs)"

# More words than a pack holds are refused before anything is built.
awk 'BEGIN {
	printf "rule one-of-many\n category user-unknown\n match (w0"
	for (i = 1; i < 66000; i++)
		printf "|w%d", i
	print ") is gone\n example 550 5.1.1 w7 is gone"
}' >"$work/words.rules"
run check rules/categories.rules "$work/words.rules"
is 'too many words: exit status' 1 "$status"
is 'too many words' \
	'error: these rules come to 66002 words; a pack holds 65535 [too-large]' \
	"$(grep words "$work/err")"

printf 'language: '
finish
