# SPDX-License-Identifier: MIT
# lib.sh - counting and limits for test scripts: source it, call pass and fail,
# then finish.  The last line is "N passed, N failed".

passed=0
failed=0

# pass: one more check held
pass() {
	passed=$((passed + 1))
}

# fail WHAT: one did not; say which
fail() {
	failed=$((failed + 1))
	printf 'not ok - %s\n' "$1"
}

# is WHAT EXPECTED GOT: the two are the same
is() {
	if [ "$2" = "$3" ]; then
		pass
	else
		fail "$1"
		printf '    expected: %s\n    got:      %s\n' "$2" "$3"
	fi
}

# same WHAT EXPECTED GOT: the two files are the same
same() {
	if cmp -s "$2" "$3"; then
		pass
	else
		fail "$1"
		diff -u "$2" "$3" | sed 's/^/    /'
	fi
}

# limit_memory KB: of address space, from here on; not under the sanitizers,
# which need terabytes
limit_memory() {
	case ${CFLAGS:-} in
	*sanitize*) ;;
	*) ulimit -v "$1" ;;
	esac
}

# finish: the counts, and the exit status for them
finish() {
	echo "$passed passed, $failed failed"
	[ "$failed" -eq 0 ]
}
