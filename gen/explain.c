/* SPDX-License-Identifier: MIT
 *
 * explain.c - the command explain: what a message means
 *
 * The texts are the sections of docs/messages.md.  The Makefile puts them into
 * a C file, so what is printed and what is documented cannot differ.
 */
#include "message_texts.h"

#include "commands.h"

#include "../grammar/diagnostics.h"

#include <stdio.h>
#include <string.h>

/* print_line - a line of Markdown, without its marks */
static void print_line(const char *line, bool code)
{
	if (code)
		fputs("    ", stdout);
	while (*line) {
		size_t plain = code ? strlen(line) : strcspn(line, "*`");

		fwrite(line, 1, plain, stdout);
		line += plain;
		if (line[0] == '*' && line[1] == '*')
			line += 2;
		else if (*line == '`')
			line++;
		else if (*line)
			putchar(*line++);
	}
	putchar('\n');
}

static void print_section(const struct message_text *section)
{
	bool code = false;

	printf("%s\n\n", section->name);
	for (const char *const *line = section->lines; *line; line++) {
		if (!strncmp(*line, "```", 3))
			code = !code;
		else
			print_line(*line, code);
	}
}

static const struct message_text *find_section(const char *name)
{
	const struct message_text *section = message_texts;

	while (section->name && strcmp(section->name, name))
		section++;
	return section->name ? section : NULL;
}

/* explain_one - print what is known of a name, perhaps in brackets */
static int explain_one(const struct options *o, const char *word)
{
	const char *names[128] = {NULL};
	char *name = g_strdup(word);
	const struct message_text *section;
	const char *near;

	g_strdelimit(name, "[]", ' ');
	g_strstrip(name);
	section = find_section(name);
	if (section) {
		print_section(section);
		g_free(name);
		return EXIT_FINE;
	}
	for (unsigned i = 0; i < 127 && message_texts[i].name; i++)
		names[i] = message_texts[i].name;
	near = suggest_near(name, names);
	bad_usage(o, "there is no message \"%s\"%s%s%s", name,
		  *near ? "; did you mean \"" : "", near, *near ? "\"?" : "");
	g_free(name);
	return EXIT_TROUBLE;
}

int command_explain(const struct options *o)
{
	int status = EXIT_FINE;

	if (!o->word_count)
		for (const struct message_text *m = message_texts; m->name; m++)
			puts(m->name);
	for (int i = 0; i < o->word_count && status == EXIT_FINE; i++) {
		if (i)
			putchar('\n');
		status = explain_one(o, o->words[i]);
	}
	return status;
}
