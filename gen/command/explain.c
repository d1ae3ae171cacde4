/* SPDX-License-Identifier: MIT
 *
 * explain.c - the command explain: what a message means
 *
 * The texts are the sections of docs/messages.md.  The Makefile puts them into
 * a C file, so what is printed and what is documented cannot differ.
 */
#include "message_texts.h"

#include "commands.h"

#include "../../cli/wrap.h"
#include "../../grammar/diagnostics.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* add_plain - add a line of Markdown without its marks, as part of a paragraph
 */
static void add_plain(GString *to, const char *line)
{
	if (to->len)
		g_string_append_c(to, ' ');
	for (; *line; line++) {
		if (line[0] == '*' && line[1] == '*')
			line++;
		else if (*line != '`')
			g_string_append_c(to, *line);
	}
}

/* print_paragraph - in lines of the terminal's width */
static void print_paragraph(GString *paragraph)
{
	GString *text = g_string_new(NULL);

	if (paragraph->len)
		wrap_text(text, 0, 0, wrap_width(STDOUT_FILENO),
			  paragraph->str);
	fputs(text->str, stdout);
	g_string_free(text, TRUE);
	g_string_truncate(paragraph, 0);
}

static void print_section(const struct message_text *section)
{
	GString *paragraph = g_string_new(NULL);
	bool code = false;

	printf("%s\n\n", section->name);
	for (const char *const *line = section->lines; *line; line++) {
		bool fence = !strncmp(*line, "```", 3);

		if (fence || code || !**line)
			print_paragraph(paragraph);
		if (fence)
			code = !code;
		else if (code)
			printf("    %s\n", *line);
		else if (!**line)
			putchar('\n');
		else
			add_plain(paragraph, *line);
	}
	print_paragraph(paragraph);
	g_string_free(paragraph, TRUE);
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
