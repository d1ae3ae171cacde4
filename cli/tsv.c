/* SPDX-License-Identifier: MIT
 *
 * tsv.c - an answer as one line of columns with tabs between them
 *
 * Columns: recipient, category, where, move, action, temporary, code, status,
 * rule, matched, source.  An absent value is empty.  In values \t, \n, \r and
 * \\ are escaped, other control characters written as \xNN, those too that
 * UTF-8 writes as two bytes, the second of which is the number.
 */
#include "clean.h"
#include "output.h"

#include <string.h>

/* escape - add valid UTF-8 with what would break a column escaped */
static void escape(GString *to, const char *text)
{
	static const char plain[] = "\t\n\r\\", letter[] = "tnr\\";

	for (; *text != '\0'; text = g_utf8_next_char(text)) {
		const char *found = strchr(plain, *text);
		gunichar c = g_utf8_get_char(text);

		if (found)
			g_string_append_printf(to, "\\%c",
					       letter[found - plain]);
		else if (g_unichar_iscntrl(c))
			g_string_append_printf(to, "\\x%02x", c);
		else
			g_string_append_unichar(to, c);
	}
}

/* column - add a value of any bytes, and what ends the column */
static void column(GString *to, const char *text, char end)
{
	if (g_utf8_validate(text, -1, NULL)) {
		escape(to, text);
	} else {
		char *valid = g_utf8_make_valid(text, -1);

		escape(to, valid);
		g_free(valid);
	}
	g_string_append_c(to, end);
}

/* matched - the words that decided; output->scratch holds them */
static const char *matched(struct output *output, const struct answer *answer)
{
	clean_quote(output->scratch, &answer->input, answer->verdict.matched);
	return output->scratch->str;
}

/* tsv_answer - add an answer to output->text */
void tsv_answer(struct output *output, const struct answer *answer)
{
	static const char *const answers[] = {
	    [WB_NO] = "false", [WB_YES] = "true", [WB_NOT_SAID] = ""};
	const struct wb_verdict *verdict = &answer->verdict;
	struct wb_status none = {0};
	char code[CODE_TEXT_SIZE], status[CODE_TEXT_SIZE];
	GString *to = output->text;

	code_text(verdict->code, none, code);
	code_text(0, verdict->status, status);
	column(to, answer->recipient, '\t');
	column(to, verdict->category_name, '\t');
	column(to, verdict->where_name, '\t');
	column(to, verdict->move_name, '\t');
	column(to, verdict->action_name, '\t');
	column(to, answers[verdict->temporary], '\t');
	column(to, code, '\t');
	column(to, status, '\t');
	column(to, verdict->rule, '\t');
	column(to, matched(output, answer), '\t');
	column(to, answer->source, '\n');
}
