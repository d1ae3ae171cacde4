/* SPDX-License-Identifier: MIT
 *
 * returned.c - what is told of the message that came back
 *
 * Its header stands in a part of its own, whole or alone, or in the prose
 * behind a separator.
 */
#include "read.h"

#include <string.h>

/* from_message - the header of an attached message */
static void from_message(GMimeMessage *message, struct mail *mail)
{
	const struct {
		const char *name;
		char **place;
	} fields[] = {{"Message-ID", &mail->message_id},
		      {"Subject", &mail->subject},
		      {"Date", &mail->date},
		      {"From", &mail->from}};

	for (size_t i = 0; i < G_N_ELEMENTS(fields); i++) {
		GMimeObject *object = GMIME_OBJECT(message);
		const char *value = g_mime_object_get_header(object,
							     fields[i].name);

		if (value)
			*fields[i].place = g_strdup(value);
	}
}

/* from_text - a header in text, up to its end */
static void from_text(const char *text, size_t length, struct mail *mail)
{
	struct fields fields = {text, text + length};
	GString *name = g_string_new(NULL), *value = g_string_new(NULL);
	const struct {
		const char *name;
		char **place;
	} known[] = {{"Message-ID", &mail->message_id},
		     {"Subject", &mail->subject},
		     {"Date", &mail->date},
		     {"From", &mail->from}};
	bool began = false;
	enum field field;

	while ((field = field_next(&fields, name, value)) != FIELD_END) {
		if (field == FIELD_BLANK_LINE && began)
			break;
		if (field == FIELD_BLANK_LINE)
			continue;
		began = true;
		for (size_t i = 0; i < G_N_ELEMENTS(known); i++)
			if (!g_ascii_strcasecmp(name->str, known[i].name) &&
			    !*known[i].place)
				*known[i].place = field_decoded(value->str);
	}
	g_string_free(name, TRUE);
	g_string_free(value, TRUE);
}

/* tidy - one line of valid UTF-8; "" where there is nothing */
static void tidy(char **place)
{
	GString *text = g_string_new(*place ? *place : "");

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

/* returned_read - fill in what the mail knows of the message */
void returned_read(const struct parts *parts, const struct prose *prose,
		   struct mail *mail)
{
	if (parts->returned)
		from_message(parts->returned, mail);
	else if (parts->headers->len > 0)
		from_text(parts->headers->str, parts->headers->len, mail);
	else
		from_text(prose->returned, strlen(prose->returned), mail);
	tidy(&mail->message_id);
	tidy(&mail->subject);
	tidy(&mail->date);
	tidy(&mail->from);
	bare_id(mail->message_id);
}
