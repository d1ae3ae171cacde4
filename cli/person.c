/* SPDX-License-Identifier: MIT
 *
 * person.c - an answer for the person who got the bounce
 *
 * A first sentence, then labelled paragraphs: what an ordinary person needs
 * comes first, what only the one who helps them needs comes last.
 */
#include "clean.h"
#include "output.h"
#include "person.h"
#include "phrases.h"
#include "wrap.h"

#include <string.h>

enum {
	LABEL_INDENT = 2,
	TEXT_INDENT = 18,  /* behind the longest label */
	SUBJECT_MAX = 60,  /* characters of a subject */
	SAID_MAX = 400,    /* bytes of what the server said */
	SAID_BEFORE = 120, /* of these, before the words that decided */
	CATEGORY_WIDTH = 20
};

/* bold - add a text, bold where there is colour */
static void bold(struct output *output, const char *text)
{
	if (output->colour)
		g_string_append_printf(output->text, "\033[1m%s\033[0m", text);
	else
		g_string_append(output->text, text);
}

/* person_row - add a labelled paragraph; nothing where the text is empty */
void person_row(struct output *output, const char *label, const char *text)
{
	GString *line;

	if (*text == '\0')
		return;
	line = g_string_new(NULL);
	clean_line(line, text, strlen(text));
	g_string_append_printf(output->text, "%*s", LABEL_INDENT, "");
	bold(output, label);
	g_string_append_printf(output->text, "%*s",
			       TEXT_INDENT - LABEL_INDENT - (int)strlen(label),
			       "");
	wrap_text(output->text, TEXT_INDENT, TEXT_INDENT, output->width,
		  line->str);
	g_string_free(line, TRUE);
}

/* filled_row - add a labelled paragraph of the rule pack's text */
static void filled_row(struct output *output, const char *label,
		       const char *text, const struct answer *answer)
{
	clean_fill(output->scratch, text, &answer->input, &answer->verdict);
	person_row(output, label, output->scratch->str);
}

/* person_subject - add the subject in quotes, shortened, if there is one */
void person_subject(GString *to, const char *subject)
{
	GString *line;

	if (*subject == '\0')
		return;
	line = g_string_new(NULL);
	clean_line(line, subject, strlen(subject));
	if (g_utf8_strlen(line->str, -1) > SUBJECT_MAX) {
		const char *cut =
		    g_utf8_offset_to_pointer(line->str, SUBJECT_MAX - 3);

		g_string_truncate(line, cut - line->str);
		g_string_append(line, "...");
	}
	g_string_append_printf(to, " \"%s\"", line->str);
	g_string_free(line, TRUE);
}

/* person_headline - add the first sentence, bold where there is colour */
void person_headline(struct output *output, const char *text)
{
	if (output->colour)
		g_string_append(output->text, "\033[1m");
	wrap_text(output->text, 0, 0, output->width, text);
	if (output->colour)
		g_string_append(output->text, "\033[0m");
	g_string_append_c(output->text, '\n');
}

/* headline - the first sentence on one recipient */
static void headline(struct output *output, const struct answer *answer)
{
	const char *outcome = phrase_outcome(
	    answer->kind, answer->verdict.temporary, answer->mail != NULL);
	GString *line = g_string_new("Your message");

	if (!outcome) {
		g_string_assign(line, phrase_other(answer->kind));
	} else {
		if (answer->mail)
			person_subject(line, answer->mail->subject);
		if (*answer->recipient) {
			g_string_append(line, " to ");
			clean_line(line, answer->recipient,
				   strlen(answer->recipient));
		}
		g_string_append_printf(line, " %s", outcome);
	}
	person_headline(output, line->str);
	g_string_free(line, TRUE);
}

/* said_span - of a long text, the part around what decided */
static struct wb_span said_span(const struct answer *answer)
{
	const struct wb_input *input = &answer->input;
	struct wb_span span = {answer->said_from, 0};
	size_t start = answer->verdict.matched.start;

	if (input->length - span.start > SAID_MAX &&
	    start > span.start + SAID_BEFORE) {
		span.start = start - SAID_BEFORE;
		/* Begin with a word, where one begins soon. */
		for (size_t i = span.start; i < span.start + 40; i++)
			if (g_ascii_isspace(input->text[i])) {
				span.start = i + 1;
				break;
			}
	}
	span.length = MIN(input->length - span.start, SAID_MAX);
	return span;
}

/* align - move both ends of a span off the middle of a character */
static struct wb_span align(const struct wb_input *input, struct wb_span span)
{
	while (span.length > 0 && (input->text[span.start] & 0xC0) == 0x80) {
		span.start++;
		span.length--;
	}
	while (span.start + span.length < input->length && span.length > 0 &&
	       (input->text[span.start + span.length] & 0xC0) == 0x80)
		span.length--;
	return span;
}

/* is_drawing - is the word a line drawn of one sign, such as Postfix puts
 * around a warning: ####, and # before each line? */
static bool is_drawing(const char *word, size_t length, bool begins)
{
	if (length == 1)
		return begins && strchr("#*|", *word);
	return length > 3 && g_ascii_ispunct(*word) &&
	       memcmp(word, word + 1, length - 1) == 0;
}

/* append_words - add a text without the lines drawn in it */
static void append_words(GString *to, const char *text, size_t length)
{
	const char *end = text + length;
	bool begins = true;

	while (text < end) {
		const char *word = text;

		while (text < end && !g_ascii_isspace(*text))
			text++;
		if (!is_drawing(word, text - word, begins))
			g_string_append_len(to, word, text - word);
		begins = text < end && *text == '\n';
		g_string_append_c(to, ' ');
		text += text < end;
	}
}

/* said_row - what the server said, and which server */
static void said_row(struct output *output, const struct answer *answer)
{
	const struct wb_input *input = &answer->input;
	struct wb_span span = align(input, said_span(answer));
	bool server = answer->verdict.code > 0 || *answer->remote;
	GString *text;

	if (span.length == 0)
		return;
	text = g_string_new(span.start > answer->said_from ? "... " : "");
	if (g_ascii_isdigit(input->text[span.start])) {
		clean_quote(output->scratch, input, span);
		g_string_append_len(text, output->scratch->str,
				    output->scratch->len);
	} else { /* a code at a line's start may be the only one */
		append_words(text, input->text + span.start, span.length);
	}
	if (span.start + span.length < input->length)
		g_string_append(text, " ...");
	if (*answer->remote)
		g_string_append_printf(text, " (%s)", answer->remote);
	person_row(output, server ? "The server said" : "The reply says",
		   text->str);
	g_string_free(text, TRUE);
}

/* is_usual_status - is there an enhanced code, and the usual one? */
static bool is_usual_status(const struct wb_verdict *verdict)
{
	struct wb_status sent = verdict->status, usual = verdict->usual_status;

	return sent.class > 0 && sent.class == usual.class &&
	       sent.subject == usual.subject && sent.detail == usual.detail;
}

/* code_row - that the code is another than the usual one; not where the
 * enhanced code, which says more, is the usual one */
static void code_row(struct output *output, const struct wb_verdict *verdict)
{
	char sent[CODE_TEXT_SIZE], usual[CODE_TEXT_SIZE];

	code_text(verdict->usual_code, verdict->usual_status, usual);
	code_text(verdict->code, verdict->status, sent);
	if (verdict->code_agrees != WB_NO || !*usual || !*sent ||
	    is_usual_status(verdict))
		return;
	g_string_printf(output->scratch,
			"The server sent code %s; for this, %s is usual. The "
			"words are more to be trusted.",
			sent, usual);
	person_row(output, "About the code", output->scratch->str);
}

/* decided_row - what the answer rests on */
static void decided_row(struct output *output, const struct answer *answer)
{
	const struct wb_verdict *verdict = &answer->verdict;
	GString *text;

	if (!*verdict->rule && verdict->matched.length == 0)
		return;
	clean_quote(output->scratch, &answer->input, verdict->matched);
	text = g_string_new(NULL);
	if (verdict->by_code)
		g_string_printf(text, "the code %s alone",
				output->scratch->str);
	else
		g_string_printf(text, "\"%s\"", output->scratch->str);
	if (*verdict->rule)
		g_string_append_printf(text, ", rule %s (%s:%u)", verdict->rule,
				       verdict->rule_file, verdict->rule_line);
	person_row(output, "Decided by", text->str);
	g_string_free(text, TRUE);
}

/* also_row - what else the reply states */
static void also_row(struct output *output, const struct answer *answer)
{
	const struct wb_verdict *verdict = &answer->verdict;
	GString *text = g_string_new(NULL);

	for (unsigned i = 0; i < verdict->also_count; i++) {
		struct wb_verdict other;

		wb_state(output->pack, verdict->also[i].category, &other);
		clean_quote(output->scratch, &answer->input,
			    verdict->also[i].matched);
		g_string_append_printf(text, "%s%s (\"%s\")", i > 0 ? "; " : "",
				       other.title, output->scratch->str);
	}
	person_row(output, "It also says", text->str);
	g_string_free(text, TRUE);
}

/* link_row - the reply's link, where the advice does not show it */
static void link_row(struct output *output, const struct answer *answer)
{
	const struct wb_verdict *verdict = &answer->verdict;
	GString *advice;

	if (verdict->link.length == 0)
		return;
	advice = g_string_new(NULL);
	clean_fill(advice, verdict->tell_sender, &answer->input, verdict);
	clean_quote(output->scratch, &answer->input, verdict->link);
	if (!strstr(advice->str, output->scratch->str))
		person_row(output, "The link", output->scratch->str);
	g_string_free(advice, TRUE);
}

/* plain_rows - what an ordinary person needs */
static void plain_rows(struct output *output, const struct answer *answer)
{
	const struct wb_verdict *verdict = &answer->verdict;

	filled_row(output, "What happened", verdict->meaning, answer);
	person_row(output, "Where", phrase_where(verdict));
	person_row(output, "Whose move", phrase_move(verdict));
	filled_row(output, "What to do", verdict->tell_sender, answer);
	if (verdict->move == WB_SENDER_ADMIN)
		filled_row(output, "Tell them", verdict->tell_operator, answer);
	if (answer->kind == MAIL_DELAYED && verdict->category != WB_DELAYED)
		person_row(output, "What follows",
		    "Your mail server goes on trying, usually for some days, "
		    "and tells you if it has to give up.");
}

/* proof_rows - what only the one who helps them needs */
static void proof_rows(struct output *output, const struct answer *answer)
{
	gsize before = output->text->len;

	g_string_append_c(output->text, '\n');
	said_row(output, answer);
	code_row(output, &answer->verdict);
	also_row(output, answer);
	link_row(output, answer);
	decided_row(output, answer);
	if (output->text->len == before + 1)
		g_string_truncate(output->text, before);
}

/* person_between - add what stands between an answer and the one before */
void person_between(struct output *output, const char *source)
{
	if (output->answers++ > 0)
		g_string_append_c(output->text, '\n');
	if (!output->headings)
		return;
	g_string_append(output->text, "==> ");
	clean_line(output->text, source, strlen(source));
	g_string_append(output->text, " <==\n\n");
}

/* person_reason - add what happened to a message of the user's, and why */
void person_reason(struct output *output, const struct answer *answer)
{
	plain_rows(output, answer);
	if (answer->kind == MAIL_FAILED || answer->kind == MAIL_DELAYED)
		proof_rows(output, answer);
}

/* person_happened - the same of a message that was not theirs */
void person_happened(struct output *output, const struct answer *answer)
{
	filled_row(output, "What happened", answer->verdict.meaning, answer);
	proof_rows(output, answer);
}

/* person_answer - add an answer to output->text */
void person_answer(struct output *output, const struct answer *answer)
{
	headline(output, answer);
	person_reason(output, answer);
}

/* person_forged - add the advice to those who did not send the message */
void person_forged(struct output *output)
{
	g_string_append_c(output->text, '\n');
	wrap_text(output->text, 0, 0, output->width,
		  phrase_question(output->failures, output->forged));
	for (size_t i = 0; phrase_forged[i]; i++)
		wrap_text(output->text, 0, 2, output->width, phrase_forged[i]);
}

/* person_line - add an answer to output->text as one line */
void person_line(struct output *output, const struct answer *answer)
{
	const struct wb_verdict *verdict = &answer->verdict;

	g_string_append_printf(output->text, "%-*s  ", CATEGORY_WIDTH,
			       verdict->category_name);
	clean_fill(output->scratch, verdict->meaning, &answer->input, verdict);
	clean_line(output->text, output->scratch->str, output->scratch->len);
	g_string_append_c(output->text, '\n');
}
