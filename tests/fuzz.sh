#!/bin/sh
# SPDX-License-Identifier: MIT
#
# fuzz.sh BUILD - the fuzz targets, on seeds and on changed ones
#
# The same inputs on every run.  `make fuzz` looks for new ones.
BUILD=$1
cd "$(dirname "$0")/.." || exit 2
. tests/lib.sh
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# replay TARGET ROUNDS SEED...: run a target; keep the input that ended it
replay() {
	target=$1
	rounds=$2
	shift 2
	if "$BUILD/fuzz-$target" -n "$rounds" -k "$work/input" "$@"; then
		pass
	else
		mv "$work/input" "$BUILD/fuzz-$target.input"
		fail "$target: try $BUILD/fuzz-$target -n 0 $BUILD/fuzz-$target.input"
	fi
}

mkdir "$work/replies"
cut -f5 tests/replies/tutorial.tsv | split -l 1 - "$work/replies/"
replay rules 3000 tests/language/*.rules
replay replies 20000 "$work"/replies/* tests/samples/*.eml
# shellcheck disable=SC2046 # many files
replay mail 3000 $(find tests -name '*.eml')
finish
