# 1-usage.sh - the command line, and which files are read

gives '--help' 0 '^Usage: wbc COMMAND' '' --help
gives '--version' 0 '^wbc [0-9]' '' --version
for command in $(sed -n 's/^    {"\([a-z]*\)", command_.*/\1/p' gen/command/commands.c); do
	gives "$command --help" 0 "^Usage: wbc .*$command" '' "$command" --help
	run --help
	holds "--help tells of $command" "^  wbc $command " "$work/out"
	gives "$command: an option that is none" 2 '' \
		"there is no option --nonsense (try: wbc --help)" \
		"$command" --nonsense
done
gives 'a mistyped command' 2 '' 'there is no command "chekc"; did you mean "check"' chekc
gives 'no command at all' 2 '' 'there is no command "xyzzy", and no such file' xyzzy
gives 'a file that is not there' 2 '' 'none.rules: No such file' check none.rules
gives 'an option of another command' 2 '' 'format does not take --werror' \
	format --werror tests/language/good.rules
gives 'an option without its value' 2 '' 'needs a value' build -o
gives 'a value where there can be none' 2 '' 'takes no value' --werror=yes
gives 'a colour that is none' 2 '' '"mauve"' --color=mauve
gives 'a format that is none' 2 '' '"xml"' --error-format=xml
gives 'build without -o' 2 '' 'with -o DIR' build tests/language/good.rules

# Without a file it is the folder rules/; a folder is all that is below it.
mkdir -p "$work/here/rules/deep/er" "$work/here/rules/local" "$work/empty"
cp tests/language/good.rules "$work/here/rules/deep/er"
printf 'rule of-the-site\n    category  mailbox-full\n    match     all drawers are taken\n    example   452 All drawers are taken\n' \
	>"$work/here/rules/local/a.rules"
sed 's/taken/used up/; s/of-the-site/twice-so/' "$work/here/rules/local/a.rules" >"$work/own.rules"
(cd "$work/here" && "$wbc" --werror >"$work/out" 2>"$work/err")
is 'no file: the rules here' 0 $?
is 'no file: it says so' 'wbc: reading the rules in rules/' "$(cat "$work/err")"
gives 'a folder' 0 '' '' "$work/here/rules"
gives 'a folder without rules' 2 '' 'there is no \*.rules file' "$work/empty"
gives 'a file of a site' 0 '' '' "$work/here/rules/deep" --own "$work/own.rules"

gives 'a file named twice' 0 '' '' "$work/here/rules" --own "$work/here/rules/local/a.rules"

# What a site may do.
printf 'silence rule no-such-thing\n' >"$work/own.rules"
gives 'to silence what is not there' 1 '' 'there is no rule' \
	"$work/here/rules" --own "$work/own.rules"

cat >"$work/shipped.rules" <<'END'
rule theirs
    category  mailbox-full
    match     over quota
    example   552 The user is over quota now
END
cat >"$work/mine.rules" <<'END'
rule ours
    category  policy
    match     is over quota now
    example   552 The dog is over quota now
END
gives 'to take an example unsaid' 1 '' 'example-taken' \
	rules/categories.rules "$work/shipped.rules" --own "$work/mine.rules"
echo '    beats     theirs' >>"$work/mine.rules"
gives 'to take an example by beats' 0 '' '' \
	rules/categories.rules "$work/shipped.rules" --own "$work/mine.rules"
gives 'the same among shipped rules' 1 '' 'example-taken' \
	rules/categories.rules "$work/shipped.rules" "$work/mine.rules"
echo 'silence rule theirs' >"$work/mine.rules"
gives 'to silence' 0 '' '' \
	rules/categories.rules "$work/shipped.rules" --own "$work/mine.rules"

# --- explain --------------------------------------------------------------

run explain
is 'explain: all names' "$(sed -n 's/^## //p' docs/messages.md | xargs)" \
	"$(xargs <"$work/out")"
gives 'explain: one' 0 '^What to do\.' '' explain '[unclosed]'
gives 'explain: another' 2 '' 'no message "unclosd"; did you mean "unclosed"' \
	explain unclosd

# --- messages for programs ------------------------------------------------

run check --error-format=json tests/language/twenty-mistakes.rules
is 'json: status' 1 "$status"
holds 'json: nothing on standard error' '' "$work/err"
is 'json: one object per message' 20 "$(jq -s length "$work/out")"
is 'json: a place' '7:5-7:13 error unknown-keyword' "$(
	"$wbc" --error-format=json tests/language/unknown-keyword.rules |
		jq -r '"\(.line):\(.column)-\(.end_line):\(.end_column) \(.severity) \(.name)"')"
is 'json: the notes' 'tests/language/duplicate.rules' "$(
	"$wbc" --error-format=json tests/language/duplicate.rules |
		jq -r '.notes[0].file')"
