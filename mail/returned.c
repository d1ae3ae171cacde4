/* SPDX-License-Identifier: MIT
 *
 * returned.c - what is told of the message that came back
 *
 * Its header stands in a part of its own, whole or alone, or in the prose
 * behind a separator.
 */
#include "read.h"

#include <string.h>

enum { PATH_MAX_FIELDS = 200 }; /* more is no way that a mail took */

/* What is gathered from a header. */
struct header {
	struct mail *mail;
	GPtrArray *received, *signers, *checks;
};

/* take_value - keep a field that a mail has once, the first that is met */
static void take_value(const char *name, const char *value, struct mail *mail)
{
	const struct {
		const char *name;
		char **place;
	} kept[] = {{"Message-ID", &mail->message_id},
		    {"Subject", &mail->subject},
		    {"Date", &mail->date},
		    {"From", &mail->from}};

	for (size_t i = 0; i < G_N_ELEMENTS(kept); i++)
		if (g_ascii_strcasecmp(name, kept[i].name) == 0 &&
		    !*kept[i].place)
			*kept[i].place = field_decoded(value);
}

/* signer - a copy of the d= in a DKIM-Signature, RFC 6376 3.5; or null */
static char *signer(const char *value)
{
	char **tags = g_strsplit(value, ";", 32);
	char *domain = NULL;

	for (size_t i = 0; tags[i] && !domain; i++) {
		char *tag = g_strstrip(tags[i]);

		if (*tag == 'd' && tag[1 + strspn(tag + 1, " \t")] == '=')
			domain = g_strstrip(g_strdup(strchr(tag, '=') + 1));
	}
	g_strfreev(tags);
	return domain;
}

/* add - keep a value, which is given away, unless there are very many */
static void add(GPtrArray *values, char *value)
{
	if (value && values->len < PATH_MAX_FIELDS)
		g_ptr_array_add(values, value);
	else
		g_free(value);
}

/* take_field - keep what a field tells */
static void take_field(const char *name, const char *value,
		       struct header *header)
{
	take_value(name, value, header->mail);
	if (g_ascii_strcasecmp(name, "Received") == 0)
		add(header->received, g_strdup(value));
	else if (g_ascii_strcasecmp(name, "DKIM-Signature") == 0)
		add(header->signers, signer(value));
	else if (g_ascii_strcasecmp(name, "Received-SPF") == 0 ||
		 g_ascii_strcasecmp(name, "Authentication-Results") == 0)
		add(header->checks, g_strdup(value));
}

/* from_text - a header in text, up to its end */
static void from_text(const char *text, size_t length, struct header *header)
{
	struct fields fields = {text, text + length};
	GString *name = g_string_new(NULL), *value = g_string_new(NULL);
	bool began = false;
	enum field field;

	while ((field = field_next(&fields, name, value)) != FIELD_END) {
		if (field == FIELD_BLANK_LINE && began)
			break;
		if (field == FIELD_BLANK_LINE)
			continue;
		began = true;
		take_field(name->str, value->str, header);
	}
	g_string_free(name, TRUE);
	g_string_free(value, TRUE);
}

/* is_tidy - is it printable ASCII already? */
static bool is_tidy(const char *text)
{
	const char *at = text;

	while (*at >= ' ' && *at < 127)
		at++;
	return *text != ' ' && *at == '\0' && (at == text || at[-1] != ' ');
}

/* tidy - one line of valid UTF-8; "" where there is nothing */
static void tidy(char **place)
{
	GString *text;

	if (*place && is_tidy(*place))
		return;
	text = g_string_new(*place ? *place : "");
	text_make_valid(text, 0);
	g_strdelimit(text->str, "\r\n\t", ' ');
	g_free(*place);
	*place = g_strstrip(g_string_free(text, FALSE));
}

/* bare_id - a message id without the brackets and what surrounds them */
static void bare_id(char *id)
{
	char *open = strchr(id, '<');
	char *close = open ? strchr(open, '>') : NULL;

	if (!close)
		return;
	*close = '\0';
	memmove(id, open + 1, close - open);
}

/* strings_of - an array as strings, ended by null, each on one line */
static char **strings_of(GPtrArray *array)
{
	for (guint i = 0; i < array->len; i++)
		tidy((char **)&array->pdata[i]);
	g_ptr_array_add(array, NULL);
	return (char **)g_ptr_array_free(array, FALSE);
}

/* returned_read - fill in what the mail knows of the message */
void returned_read(const struct parts *parts, const struct prose *prose,
		   struct mail *mail)
{
	struct header header = {mail, g_ptr_array_new(), g_ptr_array_new(),
				g_ptr_array_new()};

	if (parts->headers->len > 0)
		from_text(parts->headers->str, parts->headers->len, &header);
	else
		from_text(prose->returned, strlen(prose->returned), &header);
	tidy(&mail->message_id);
	tidy(&mail->subject);
	tidy(&mail->date);
	tidy(&mail->from);
	bare_id(mail->message_id);
	mail->received = strings_of(header.received);
	mail->signers = strings_of(header.signers);
	mail->checks = strings_of(header.checks);
}
