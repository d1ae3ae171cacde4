# 3-draft.sh - from replies that no rule knows to drafts of rules

rules=tests/why/test.rules
"$wbc" draft tests/draft/replies.txt $rules >"$work/out" 2>"$work/err"
is 'draft: status' 0 $?
same 'draft: what is written' tests/draft/replies.out "$work/out"
is 'draft: what is said' 'wbc: 10 drafts; rules know 3 replies already' \
	"$(cat "$work/err")"
lacks=$(grep -c 'corp\|203\.0\.113' "$work/out")
is 'draft: nothing of theirs is left' 0 "$lacks"
cp "$work/out" "$work/drafts.rules"
gives 'draft: as it should be laid out' 0 '' '' format --check "$work/drafts.rules"
gives 'draft: refused while nobody has finished it' 1 '' 'fixme' \
	check $rules --own "$work/drafts.rules"
sed -i 's/FIXME/policy/' "$work/drafts.rules"
gives 'draft: finished' 0 '' '' check --werror $rules --own "$work/drafts.rules"
"$wbc" draft - $rules <tests/draft/replies.txt >"$work/again" 2>"$work/err"
same 'draft: from standard input' tests/draft/replies.out "$work/again"
"$wbc" draft -o "$work/file" tests/draft/replies.txt $rules 2>"$work/err"
same 'draft: into a file' tests/draft/replies.out "$work/file"
gives 'draft: nothing to do' 0 '^# Drafts' '0 drafts' draft - $rules
gives 'draft: no such file' 2 '' 'nowhere.txt: No such file' \
	draft nowhere.txt $rules
echo '{"text": "x"}' >"$work/bad.jsonl"
gives 'draft: no reply in it' 2 '' 'bad.jsonl:1: this JSON object has no' \
	draft "$work/bad.jsonl" $rules
gives 'draft: nowhere to write' 2 '' 'No such file' \
	draft -o "$work/no/where" tests/draft/replies.txt $rules

# All in one go.
if [ "$(id -u)" = 0 ] || [ -w . ]; then
	made() {
		MAKEFLAGS='' make --no-print-directory BUILD="${BUILD:-build}" \
			BIN="${BIN:-.}" DRAFTS="$work/new.rules" new-wordings "$@"
	}
	made >"$work/out" 2>&1
	is 'new-wordings without FILE' 2 $?
	echo '550 Klaatu barada nikto' >"$work/replies.txt"
	made FILE="$work/replies.txt" >"$work/out" 2>"$work/err"
	is 'new-wordings' 0 $?
	holds 'new-wordings: the draft' '^    match     klaatu barada nikto$' "$work/new.rules"
	holds 'new-wordings: what to do next' 'wbc check --own ' "$work/out"
	made FILE="$work/replies.txt" >"$work/out" 2>&1
	is 'new-wordings: not over drafts that are there' 2 $?
fi
