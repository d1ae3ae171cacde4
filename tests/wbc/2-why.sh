# 2-why.sh - wbc why on hard replies, word for word

unset COLUMNS
for reply in tests/why/*.reply; do
	"$wbc" why - tests/why/test.rules <"$reply" >"$work/out" 2>"$work/err"
	same "$reply" "${reply%.reply}.out" "$work/out"
	holds "$reply: nothing on standard error" '' "$work/err"
done
is 'twenty replies and more' yes \
	"$([ "$(ls tests/why/*.reply | wc -l)" -ge 20 ] && echo yes)"
gives 'why: its rules are in order' 0 '' '' check --werror tests/why/test.rules
gives 'why: a known reply' 0 'no-such-user' '' \
	why 'no such user' tests/why/test.rules
gives 'why: an unknown one' 1 '^Means     unknown' '' \
	why 'what is this' tests/why/test.rules
gives 'why: a reply in two lines' 0 '^    552-over$' '' \
	why '552-over\n552 quota' tests/why/test.rules
gives 'why: the server is named' 0 'gmail-over-quota' '' \
	why --remote mx.google.com 'email account that you tried to reach is over quota' \
	tests/why/test.rules
holds 'why: who speaks' 'Speaker   Gmail' "$work/out"
gives 'why: an empty reply' 1 '^Codes     There is none' '' why '' tests/why/test.rules
gives 'why: no reply' 2 '' 'no reply given' why
gives 'why: rules with mistakes' 2 '' 'unclosed' why 'x' tests/language/unclosed.rules

printf 'rule only-a-code\n category user-unknown\n code 550\n unless later\n' >"$work/code.rules"
run why '550 try later' rules/categories.rules "$work/code.rules"
holds 'why: what keeps out a rule without match lines' \
	'it is out: "later" is here, too, and its line "unless"' "$work/out"

# For programs.
run why --json '550 5.1.1 user unknown, mailbox full' tests/why/test.rules
is 'why --json: what it means' '0 user-unknown no-such-user 550 5.1.1' \
	"$status $(jq -r '"\(.category) \(.rule) \(.codes[0]) \(.statuses[0])"' "$work/out")"
is 'why --json: the rule that wins' 'user unknown null' \
	"$(jq -r '.rules[] | select(.wins) | "\(.found) \(.reason)"' "$work/out")"
is 'why --json: one that does not, and why' \
	"tests/why/test.rules:$(grep -n '{mailbox} \[is\] full' tests/why/test.rules | cut -d: -f1) 2 but the winner's words stand before these. Both find 2, and nothing else decides." \
	"$(jq -r '.rules[1] | "\(.file):\(.line) \(.words) \(.reason)"' "$work/out")"
run why --json 'email account that you tried to find' tests/why/test.rules
is 'why --json: unknown' '1 unknown null' \
	"$status $(jq -r '"\(.category) \(.rule)"' "$work/out")"
holds 'why --json: a rule that almost matches' '"reason": "\\"gmail-over-quota\\" (' "$work/out"
run why --json x tests/language/unclosed.rules
is 'why --json: mistakes are objects, too' '2 unclosed' \
	"$status $(jq -r .name "$work/out" | head -n 1)"

# What a line with too many wordings matches is not tried: that has no end.
gives 'why: a line that stands for too much' 2 '' \
	'stands for 1296 wordings; .* \[expansion\]' \
	why 'no user' tests/language/expansion.rules
