#!/bin/sh
# SPDX-License-Identifier: MIT
#
# style.sh - the size of lines, functions and files
#
# Lines of C have at most 80 columns, files at most 400 lines, functions at
# most 100, nine of ten at most 50, half of them at most 15.  Each file starts
# with a paragraph that says what it is for.
cd "$(dirname "$0")/.." || exit 2
. tests/lib.sh
sources=$(ls runtime/*.[ch] runtime/*.re gen/*.[ch] gen/*/*.[ch] grammar/*.[chy] \
	grammar/*.re mail/*.[ch] mail/*/*.[ch] cli/*.[ch] bench/*.[ch] tests/unit/*.[ch] tests/fuzz/*.[ch] 2>/dev/null)

for file in $sources; do
	long=$(expand -t 8 "$file" | awk 'length > 80 {print NR}')
	is "$file: lines over 80 columns" '' "$(echo $long)"
	if [ "$(wc -l <"$file")" -gt 400 ]; then
		fail "$file: more than 400 lines"
	else
		pass
	fi
	case $(sed -n '1,4p' "$file") in
	*SPDX*) pass ;;
	*) fail "$file: does not open with SPDX and what it is for" ;;
	esac
done

# A function: from a line that opens a brace in column 1 to the one that
# closes it.  The scanner's and the grammar's rules are tables.
awk 'FNR == 1 {start = 0}
	/^{/ {start = FNR}
	/^}/ && start {print FNR - start - 1, FILENAME ":" start; start = 0}' \
	$(echo "$sources" | grep -v '\.re$\|\.y$') | sort -n >"${TMPDIR:-/tmp}/sizes.$$"
awk '{size[NR] = $1; place[NR] = $2}
	END {
		median = size[int((NR + 1) / 2)]; p90 = size[int(NR * 0.9)]
		printf "functions: %d, median %d lines, p90 %d, longest %d (%s)\n",
			NR, median, p90, size[NR], place[NR]
		exit !(median <= 15 && p90 <= 50 && size[NR] <= 100)
	}' "${TMPDIR:-/tmp}/sizes.$$" && pass || fail 'functions are too long'
rm -f "${TMPDIR:-/tmp}/sizes.$$"
finish
