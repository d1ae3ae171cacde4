/* SPDX-License-Identifier: MIT
 *
 * report.c - messages for programs
 */
#include "report.h"

#include <glib.h>
#include <jansson.h>

/* text - a JSON string of any bytes */
static json_t *text(const char *bytes)
{
	char *valid = g_utf8_make_valid(bytes, -1);
	json_t *string = json_string(valid);

	g_free(valid);
	return string;
}

/* set_place - add file, line, column and the end to an object */
static void set_place(json_t *object, struct place place)
{
	struct place end = {place.source, place.end, place.end};
	struct position from, to;

	if (!place.source) {
		json_object_set_new(object, "file", json_null());
		return;
	}
	from = source_position(place);
	to = source_position(end);
	json_object_set_new(object, "file", text(place.source->path));
	json_object_set_new(object, "line", json_integer(from.line));
	json_object_set_new(object, "column", json_integer(from.column));
	json_object_set_new(object, "end_line", json_integer(to.line));
	json_object_set_new(object, "end_column", json_integer(to.column));
}

/* notes_of - an array of a message's notes */
static json_t *notes_of(const struct diagnostic *message)
{
	json_t *array = json_array();

	for (const struct remark *r = message->notes.first; r; r = r->next) {
		json_t *note = json_object();

		json_object_set_new(note, "message", text(r->text));
		set_place(note, r->place);
		json_array_append_new(array, note);
	}
	return array;
}

/* helps_of - an array of what the author can type */
static json_t *helps_of(const struct diagnostic *message)
{
	json_t *array = json_array();

	for (const struct remark *r = message->helps.first; r; r = r->next)
		json_array_append_new(array, text(r->text));
	return array;
}

void report_json(const struct diagnostics *all, FILE *out)
{
	size_t count;
	const struct diagnostic **sorted = diagnostics_sorted(all, &count);

	for (size_t i = 0; i < count; i++) {
		const struct diagnostic *m = sorted[i];
		json_t *object = json_object();

		json_object_set_new(object, "severity",
				    text(severity_words[m->severity]));
		json_object_set_new(object, "name", text(m->name));
		json_object_set_new(object, "message", text(m->text));
		set_place(object, m->place);
		json_object_set_new(object, "notes", notes_of(m));
		json_object_set_new(object, "help", helps_of(m));
		json_dumpf(object, out, JSON_COMPACT);
		putc('\n', out);
		json_decref(object);
	}
}
