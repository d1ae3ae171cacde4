# 4-diff.sh - what changes from one set of rules to another

mkdir -p "$work/old" "$work/new/local"
cp tests/why/test.rules "$work/old"
sed -e '/^rule over-quota/,/^$/s/category  mailbox-full/category  policy/' \
	-e 's/^rule given-up/rule too-late/' \
	-e '/^define category policy/,/^$/s/tell sender .*/tell sender    Ask again./' \
	tests/why/test.rules >"$work/new/test.rules"
gives 'diff: the same' 0 '^0 of [0-9]* change$' '' diff "$work/old" "$work/old"
run diff "$work/old" "$work/new"
is 'diff: status' 1 "$status"
holds 'diff: its sum' '^[0-9]* of [0-9]* change: 2 in category, 1 in rule, [0-9]* in advice$' "$work/out"
holds 'diff: a category' '^category: mailbox-full -> policy$' "$work/out"
holds 'diff: where it was' "^    was   over-quota ($work/old/test.rules:[0-9]*)$" "$work/out"
holds 'diff: where it is' "^    now   over-quota ($work/new/test.rules:[0-9]*)$" "$work/out"
holds 'diff: a rule' '^    now   too-late' "$work/out"
holds 'diff: advice' '^      + Ask again.$' "$work/out"
holds 'diff: which example' "^    from  an example, $work/old/test.rules:[0-9]*$" "$work/out"

i=0
while [ $i -lt 1000 ]; do
	i=$((i + 1))
	echo "550 Reply $i is over quota"
done >"$work/replies.txt"
printf '%s\n' '{"reply": "the user is over quota by far", "remote": "mx.google.com"}' \
	>>"$work/replies.txt"
run diff "$work/old" "$work/new" --replies "$work/replies.txt"
holds 'diff: replies of a file' '^1,0[0-9]* of 1,0[0-9]* change: 1003 in category' "$work/out"
holds 'diff: which reply' "^    from  $work/replies.txt:7$" "$work/out"

# What a site's own rules change.
cp tests/why/test.rules "$work/new/test.rules"
printf 'silence rule given-up\n' >"$work/new/local/own.rules"
run diff --local "$work/new"
holds 'diff --local: rules/local' '^    was   given-up' "$work/out"
holds 'diff --local: silenced' '^    now   status-5-4-7' "$work/out"
printf 'silence rule over-quota\n' >"$work/own.rules"
run diff --local "$work/old" --own "$work/own.rules"
holds 'diff --local: --own' '^category: mailbox-full -> unknown$' "$work/out"
(cd "$work/new" && mkdir rules && mv local test.rules rules &&
	"$wbc" diff --local >"$work/out" 2>"$work/err")
is 'diff --local: the rules here' 1 $?

gives 'diff: one set' 2 '' 'OLD and NEW; 1 given' diff "$work/old"
gives 'diff: --own without --local' 2 '' '--own goes with --local' \
	diff "$work/old" "$work/old" --own "$work/own.rules"
gives 'diff: a set with mistakes' 2 '' 'unclosed' \
	diff "$work/old" tests/language/unclosed.rules
gives 'diff: nowhere' 2 '' 'No such file' diff "$work/old" "$work/nowhere"
gives 'diff: no such replies' 2 '' 'No such file' \
	diff "$work/old" "$work/old" --replies "$work/nowhere"

# For programs.
cp tests/why/test.rules "$work/new/test.rules"
sed -i '/^rule over-quota/,/^$/s/category  mailbox-full/category  policy/' "$work/new/test.rules"
rm -rf "$work/new/rules" "$work/new/local"
run diff --json "$work/old" "$work/new" --replies "$work/replies.txt"
is 'diff --json: status' 1 "$status"
is 'diff --json: all changes' '1003 category' \
	"$(jq -r '"\(.changes | length) \([.changes[].change] | unique | join(" "))"' "$work/out")"
is 'diff --json: how many were tried' yes "$(jq -r 'if .tried > 1003 then "yes" else .tried end' "$work/out")"
is 'diff --json: one of them' \
	"550 Reply 7 is over quota $work/replies.txt:7 mailbox-full policy over-quota $work/new/test.rules" \
	"$(jq -r '.changes[] | select(.from.line == 7 and .from.file == "'"$work"'/replies.txt") |
		"\(.reply) \(.from.file):\(.from.line) \(.was.category) \(.now.category) \(.now.rule) \(.now.file)"' "$work/out")"
run diff --json "$work/old" "$work/old"
is 'diff --json: no changes' '0 0' "$status $(jq '.changes | length' "$work/out")"
