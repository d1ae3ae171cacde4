/* SPDX-License-Identifier: MIT
 *
 * complain.c - what goes to standard error: one line each
 *
 * File names and options come from outside: control characters in them are
 * shown as blanks, so that a complaint is one line and moves no cursor.
 */
#include "complain.h"

#include "clean.h"

#include <stdarg.h>
#include <stdio.h>

/* put_line - write a complaint, made fit to be seen */
static void put_line(const char *text)
{
	GString *line = g_string_new("whybounce: ");

	clean_line(line, text, strlen(text));
	g_string_append_c(line, '\n');
	fputs(line->str, stderr);
	g_string_free(line, TRUE);
}

/* complain - "whybounce: SUBJECT: PROBLEM" */
void complain(const char *subject, const char *problem)
{
	char *text = g_strconcat(subject, ": ", problem, NULL);

	put_line(text);
	g_free(text);
}

/* complain_usage - "whybounce: MESSAGE (see whybounce --help)" */
void complain_usage(const char *format, ...)
{
	va_list arguments;
	char *message, *text;

	va_start(arguments, format);
	message = g_strdup_vprintf(format, arguments);
	va_end(arguments);
	text = g_strconcat(message, " (see whybounce --help)", NULL);
	put_line(text);
	g_free(text);
	g_free(message);
}
