/* SPDX-License-Identifier: MIT
 *
 * replies.c - files of replies
 */
#include "replies.h"

#include <errno.h>
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

/* unescape - undo \n and \\ ; returns the length */
static size_t unescape(char *text)
{
	char *to = text;

	for (const char *from = text; *from; from++) {
		if (*from == '\\' && (from[1] == 'n' || from[1] == '\\'))
			*to++ = *++from == 'n' ? '\n' : '\\';
		else
			*to++ = *from;
	}
	*to = '\0';
	return (size_t)(to - text);
}

/* read_counted - "COUNT<TAB>REPLY<TAB>PROVIDER", or the line as it is */
static void read_counted(struct arena *arena, struct reply *reply, char *line)
{
	char *behind, *tab;
	guint64 count = g_ascii_strtoull(line, &behind, 10);

	if (behind > line && *behind == '\t') {
		reply->count = (unsigned)MIN(count, G_MAXUINT);
		line = behind + 1;
		tab = strchr(line, '\t');
		if (tab) {
			*tab = '\0';
			reply->provider =
			    arena_copy(arena, tab + 1, strlen(tab + 1));
		}
	}
	reply->length = unescape(line);
	reply->text = arena_copy(arena, line, reply->length);
}

/* copy_value - a string of an object; null where it is missing or empty */
static const char *copy_value(struct arena *arena, const json_t *object,
			      const char *name)
{
	const char *value = json_string_value(json_object_get(object, name));

	return value && *value ? arena_copy(arena, value, strlen(value)) : NULL;
}

/* read_object - a JSON object's reply; null where it has none */
static void read_object(struct arena *arena, struct reply *reply,
			const json_t *object)
{
	json_t *text = json_object_get(object, "reply");
	if (json_is_string(text)) {
		reply->length = json_string_length(text);
		reply->text =
		    arena_copy(arena, json_string_value(text), reply->length);
		reply->remote = copy_value(arena, object, "remote");
		reply->category = copy_value(arena, object, "category");
	}
}

/* read_line - add what one line says; false after a message */
static bool read_line(struct arena *arena, GArray *replies, const char *path,
		      char *line, unsigned number)
{
	struct reply reply = {.count = 1, .line = number};
	json_t *object = NULL;

	g_strchomp(line);
	if (!*line || *line == '#')
		return true;
	if (*line == '{')
		object = json_loads(line, JSON_ALLOW_NUL, NULL);
	if (object)
		read_object(arena, &reply, object);
	else
		read_counted(arena, &reply, line);
	json_decref(object);
	if (!reply.text) {
		char *place = g_strdup_printf("%s:%u", path, number);

		trouble(place, "this JSON object has no \"reply\"");
		g_free(place);
		return false;
	}
	g_array_append_val(replies, reply);
	return true;
}

GArray *replies_read(struct arena *arena, const char *path)
{
	bool standard = !strcmp(path, "-");
	FILE *in = standard ? stdin : fopen(path, "r");
	GArray *replies = g_array_new(FALSE, FALSE, sizeof(struct reply));
	char *line = NULL;
	size_t size = 0;
	unsigned number = 0;
	bool good = in != NULL;

	while (good && getline(&line, &size, in) > 0)
		good = read_line(arena, replies, standard ? "-" : path, line,
				 ++number);
	if (!in || ferror(in)) {
		trouble(standard ? "standard input" : path, strerror(errno));
		good = false;
	}
	if (in && !standard)
		fclose(in);
	free(line);
	if (good)
		return replies;
	g_array_free(replies, TRUE);
	return NULL;
}
