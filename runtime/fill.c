/* SPDX-License-Identifier: MIT
 *
 * fill.c - texts for people: advice with its placeholders filled, and quotes
 *
 * Both write as snprintf does: as much as fits, and the length of it all.
 */
#include "ascii.h"
#include "tokens.h"
#include "writer.h"

#include <string.h>

/* put_blank - add one, unless there is one */
static void put_blank(struct writer *w)
{
	if (w->last != ' ')
		writer_put(w, " ", 1);
}

static const struct {
	const char *name;
	const char *unknown; /* what to say where the value is not known */
} placeholders[] = {
    [WB_EMAIL] = {"{email}", "the address"},
    [WB_IP] = {"{ip}", "the mail server's IP address"},
    [WB_URL] = {"{url}", "the page of the list's owner"},
    [WB_HOST] = {"{host}", "the other mail server"},
    [WB_NUMBER] = {"{number}", "the number"},
    [WB_SIZE] = {"{size}", "the limit"},
    [WB_WORD] = {"{word}", "the name"},
};

/* placeholder_at - the kind of the placeholder that text starts with, or 0 */
static unsigned placeholder_at(const char *text)
{
	for (unsigned kind = WB_EMAIL; kind <= WB_WORD; kind++)
		if (!strncmp(text, placeholders[kind].name,
			     strlen(placeholders[kind].name)))
			return kind;
	return 0;
}

/* put_value - add what a placeholder stands for */
static void put_value(struct writer *w, unsigned kind,
		      const struct wb_input *input,
		      const struct wb_verdict *verdict)
{
	if (kind == WB_EMAIL && input->recipient && *input->recipient) {
		writer_put(w, input->recipient, strlen(input->recipient));
		return;
	}
	for (unsigned i = 0; i < verdict->named_count; i++)
		if (verdict->named[i].kind == kind) {
			writer_put(w,
				   input->text + verdict->named[i].value.start,
				   verdict->named[i].value.length);
			return;
		}
	if (kind == WB_HOST && input->remote_host && *input->remote_host)
		writer_put(w, input->remote_host, strlen(input->remote_host));
	else
		writer_put(w, placeholders[kind].unknown,
			   strlen(placeholders[kind].unknown));
}

size_t wb_fill(const char *text, const struct wb_input *input,
	       const struct wb_verdict *verdict, char *buffer, size_t size)
{
	struct writer w = {buffer, size, 0, '\0'};

	while (*text) {
		size_t plain = strcspn(text, "{");
		unsigned kind;

		writer_put(&w, text, plain);
		text += plain;
		kind = placeholder_at(text);
		if (kind) {
			put_value(&w, kind, input, verdict);
			text += strlen(placeholders[kind].name);
		} else if (*text) {
			writer_put(&w, text++, 1);
		}
	}
	return writer_end(&w);
}

/* put_between - copy what stands between two tokens: blanks become one, and
 * where a code stood only a blank is left */
static void put_between(struct writer *w, const char *text, size_t start,
			size_t end, bool code)
{
	bool blank = code;

	for (size_t i = start; i < end; i++) {
		bool escaped = text[i] == '\\' && i + 1 < end &&
			       (text[i + 1] == 'n' || text[i + 1] == 'r');

		if (escaped || is_blank((unsigned char)text[i])) {
			blank = true;
			i += escaped;
		} else if (!code) {
			if (blank)
				put_blank(w);
			blank = false;
			writer_put(w, text + i, 1);
		}
	}
	if (blank)
		put_blank(w);
}

/* is_repeated - is this code the text's first one once more, as at the head of
 * each line of a reply? */
static bool is_repeated(const struct tokens *t, const struct token *token)
{
	bool status = t->text[token->start + 1] == '.';
	struct wb_span first =
	    status ? t->codes.status[0].span : t->codes.code[0].span;

	return token->start > first.start &&
	       token->end - token->start >= first.length &&
	       !memcmp(t->text + token->start, t->text + first.start,
		       first.length);
}

size_t wb_quote(const struct wb_input *input, struct wb_span span, char *buffer,
		size_t size)
{
	struct writer w = {buffer, size, 0, '\0'};
	struct tokens tokens;
	struct token token;
	size_t end = span.start + span.length, at = span.start;
	bool code = false;

	if (end > input->length || end < at)
		end = input->length;
	/* From the start of the text: what is a code depends on what was. */
	tokens_start(&tokens, NULL, input->text, input->length);
	while (tokens_next(&tokens, &token) && token.start < end) {
		if (token.start < at)
			continue; /* before the span, or within a URL */
		put_between(&w, input->text, at, token.start, code);
		code = token.type == TOKEN_CODE && is_repeated(&tokens, &token);
		if (!code)
			writer_put(&w, input->text + token.start,
				   token.end - token.start);
		at = token.end;
	}
	if (at < end)
		put_between(&w, input->text, at, end, code);
	return writer_end(&w);
}
