# 5-list.sh - all that the rules hold

rules=tests/why/test.rules
run list $rules
is 'list: a line for each rule, a heading and a sum' \
	"$(($(grep -c '^rule ' $rules) + 2))" "$(wc -l <"$work/out" | xargs)"
holds 'list: one of them' "^gmail-over-quota .* mailbox-full .* google  *1  $rules:[0-9]*$" "$work/out"
holds 'list: the sum' '^[0-9]* rules, [0-9]* examples, 9 categories, 1 providers$' "$work/out"
"$wbc" list --json $rules >"$work/out"
# query FILTER: what jq finds
query() {
	jq -r "$1" "$work/out"
}
is 'list: rules' "$(grep -c '^rule ' $rules)" "$(query '.rules | length')"
is 'list: every example' "$(grep -c '^    example ' $rules)" \
	"$(query '[.rules[].example[]] | length')"
is 'list: a match line' 'over [the] quota' \
	"$(query '.rules[] | select(.name == "over-quota").match[0].text')"
is 'list: its place' "$rules:$(grep -n 'over \[the\] quota' $rules | cut -d: -f1)" \
	"$(query '.rules[] | select(.name == "over-quota") | "\(.file):\(.match[0].line)"')"
is 'list: a reply of two lines' 2 \
	"$(query '.rules[] | select(.name == "spamhaus-list").example[0].text' | wc -l | xargs)"
is 'list: vague' true "$(query '.rules[] | select(.name == "address-refused").vague')"
is 'list: codes' '450 421' \
	"$(query '.rules[] | select(.name == "too-much-for-one").code | join(" ")')"
is 'list: a word list' '(user|mailbox|recipient|account)' "$(query '.word_lists[0].pattern')"
is 'list: a provider' '*.google.com' "$(query '.providers[0].mx[0]')"
is 'list: a category' 'suppress retry' \
	"$(query '.categories[] | select(.name == "user-unknown").do | join(" ")')"
is 'list: all members are always there' 1 \
	"$(query '[.rules[] | keys | join(" ")] | unique | length')"
gives 'list: rules with mistakes' 2 '' 'unclosed' list tests/language/unclosed.rules
run list --json
is 'list: the shipped rules are one JSON object' 1 "$(jq -s length "$work/out")"
