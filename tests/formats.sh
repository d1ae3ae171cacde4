#!/bin/sh
# SPDX-License-Identifier: MIT
#
# formats.sh - a mail in each format that bounces come in, and what is read of it
#
# Usage: formats.sh WHYBOUNCE [--write]
#
# For each tests/formats/NAME.eml, NAME.json holds an object for each report, a
# line each.  With --write these are made anew: look at what changed.
tool=$1
cd "$(dirname "$0")/.." || exit 2
. tests/lib.sh
got=$(mktemp -d)
trap 'rm -rf "$got"' EXIT

# One run for all, then a file for each mail.
"$tool" --json tests/formats/*.eml 2>"$got/errors" | jq -r '.source + "\t" +
	({kind, recipient, category, status, reporting_mta, remote_mta,
	  subject, charset_guessed, diagnostic} | tojson)' |
	awk -F '\t' -v to="$got/" '{
		name = $1; sub(/.*\//, "", name); sub(/\.eml$/, "", name)
		print substr($0, length($1) + 2) >>(to name ".json")
	}'
is 'nothing on standard error' '' "$(cat "$got/errors")"
for mail in tests/formats/*.eml; do
	name=$(basename "$mail" .eml)
	if [ "$2" = --write ]; then
		cp "$got/$name.json" "tests/formats/$name.json"
	fi
	is "$name" "$(cat "tests/formats/$name.json" 2>&1)" \
		"$(cat "$got/$name.json" 2>&1)"
done
finish
