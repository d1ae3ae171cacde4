/* SPDX-License-Identifier: MIT
 *
 * returned.c - what is told of the message that came back
 *
 * Its header stands in a part of its own, whole or alone, or in the prose
 * behind a separator.
 */
#include "read.h"

#include <string.h>

/* The fields that are kept. */
enum { KEPT = 4 };
static const char *const kept[KEPT] = {"Message-ID", "Subject", "Date", "From"};

/* from_message - the header of an attached message */
static void from_message(GMimeMessage *message, char **values[KEPT])
{
	GMimeObject *object = GMIME_OBJECT(message);

	for (size_t i = 0; i < KEPT; i++)
		*values[i] =
		    g_strdup(g_mime_object_get_header(object, kept[i]));
}

/* take_field - keep a field, the first time that it is met */
static void take_field(const char *name, const char *value, char **values[KEPT])
{
	for (size_t i = 0; i < KEPT; i++)
		if (g_ascii_strcasecmp(name, kept[i]) == 0 && !*values[i])
			*values[i] = field_decoded(value);
}

/* from_text - a header in text, up to its end */
static void from_text(const char *text, size_t length, char **values[KEPT])
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
		take_field(name->str, value->str, values);
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
	char **values[KEPT] = {&mail->message_id, &mail->subject, &mail->date,
			       &mail->from};

	if (parts->returned)
		from_message(parts->returned, values);
	else if (parts->headers->len > 0)
		from_text(parts->headers->str, parts->headers->len, values);
	else
		from_text(prose->returned, strlen(prose->returned), values);
	for (size_t i = 0; i < KEPT; i++)
		tidy(values[i]);
	bare_id(mail->message_id);
}
