#!/bin/sh
# SPDX-License-Identifier: MIT
#
# manuals.sh WBC - the manual pages are well formed and their rules compile;
# editors colour the keywords that the language has
wbc=$1
cd "$(dirname "$0")/.." || exit 2
. tests/lib.sh
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# --- manual pages ---------------------------------------------------------

for page in docs/*.[1-9]; do
	is "$page: mandoc" '' "$(mandoc -T lint -W warning "$page" 2>&1)"
done

# The rules that whybounce-rules.5 shows: from a line `.\" rules` to .Ed.
awk -v work="$work" '
	/^\.\\" rules$/ {file = sprintf("%s/line-%04d.rules", work, NR); next}
	/^\.Ed$/ {file = ""}
	file {print > file}
' docs/whybounce-rules.5
for rules in "$work"/line-*.rules; do
	is "whybounce-rules.5: $(basename "$rules" .rules)" '' \
		"$("$wbc" check --werror rules/categories.rules "$rules" 2>&1)"
done

# --- keywords -------------------------------------------------------------

# What can start a line, from the lexer: "tell" blank+ "sender" is two words.
sed -n 's/^\t<line> \("[a-z].*\)=> .*/\1/p' grammar/lexer.re |
	sed 's/" *blank+ *"/ /g;s/"//g;s/ *$//' | sort >"$work/keywords"
is 'the lexer has keywords' yes \
	"$([ "$(wc -l <"$work/keywords")" -gt 20 ] && echo yes)"

vim_syntax=docs/editors/vim/syntax/whybounce-rules.vim
textmate=docs/editors/whybounce-rules.tmLanguage.json
while read -r keyword; do
	last=${keyword##* }
	for file in $vim_syntax $textmate docs/whybounce-rules.5; do
		case $keyword in
		where | move | do | retry | number)
			# Only for the shipped categories: not in the manual.
			[ "$file" = docs/whybounce-rules.5 ] && continue ;;
		esac
		if grep -q "\b$last\b" "$file"; then
			pass
		else
			fail "$file knows nothing of \"$keyword\""
		fi
	done
done <"$work/keywords"

if jq -e '.scopeName and .patterns' "$textmate" >"$work/out"; then
	pass
else
	fail "$textmate is no grammar"
fi

# What Vim makes of a file: the group of the first letter of each line's label.
if command -v vim >/dev/null; then
	while read -r keyword; do
		[ "$keyword" = define ] && keyword="define {x}"
		echo "    $keyword x"
	done <"$work/keywords" >"$work/all.rules"
	echo '    catagory x' >>"$work/all.rules"
	cat >"$work/groups.vim" <<-'END'
		set filetype=whybounce-rules
		syntax on
		for n in range(1, line('$'))
			let group = synIDattr(synID(n, 5, 1), 'name')
			call writefile([getline(n) . ': ' . group], 'groups', 'a')
		endfor
		quitall!
	END
	vim=$PWD/docs/editors/vim
	(cd "$work" && vim -N -u NONE -i NONE -n -es --cmd "set rtp^=$vim" \
		-S groups.vim all.rules </dev/null >out 2>&1)
	is 'Vim: one unknown keyword, and it is the wrong one' \
		'catagory x: brUnknown' \
		"$(sed -n 's/^ *//;/brUnknown\|: $/p' "$work/groups")"
	is 'Vim: every line has a group' "$(wc -l <"$work/all.rules")" \
		"$(grep -c ': br' "$work/groups")"
else
	echo 'manuals: no vim here: its colours are not tried'
fi
finish
