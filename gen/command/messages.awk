# SPDX-License-Identifier: MIT
#
# messages.awk - docs/messages.md as a C file for `wbc explain`

function quote(line) {
	gsub(/\\/, "\\\\", line)
	gsub(/"/, "\\\"", line)
	gsub(/\?\?/, "?\" \"?", line)
	return "\t\"" line "\","
}

function finish() {
	if (name)
		print "\tNULL};\n"
}

BEGIN {
	print "/* Made from docs/messages.md. */"
	print "#include \"message_texts.h\"\n\n#include <stddef.h>\n"
}

/^```/ { code = !code }

!code && /^## / {
	finish()
	name = $2
	names[++count] = name
	blanks = 0
	begun = 0
	printf "static const char *const text_%d[] = {\n", count
	next
}

name && /^$/ { blanks++; next }

name {
	for (; begun && blanks; blanks--)
		print quote("")
	blanks = 0
	begun = 1
	print quote($0)
}

END {
	finish()
	print "const struct message_text message_texts[] = {"
	for (i = 1; i <= count; i++)
		printf "\t{\"%s\", text_%d},\n", names[i], i
	print "\t{NULL, NULL}};"
}
