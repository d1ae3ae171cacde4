/* SPDX-License-Identifier: MIT
 *
 * report.c - messages for programs
 */
#include "report.h"

#include "json.h"

/* notes_of - an array of a message's notes */
static json_t *notes_of(const struct diagnostic *message)
{
	json_t *array = json_array();

	for (const struct remark *r = message->notes.first; r; r = r->next) {
		json_t *note = json_object();

		json_object_set_new(note, "message", json_text(r->text));
		json_set_place(note, r->place);
		json_array_append_new(array, note);
	}
	return array;
}

/* helps_of - an array of what the author can type */
static json_t *helps_of(const struct diagnostic *message)
{
	json_t *array = json_array();

	for (const struct remark *r = message->helps.first; r; r = r->next)
		json_array_append_new(array, json_text(r->text));
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
				    json_text(severity_words[m->severity]));
		json_object_set_new(object, "name", json_text(m->name));
		json_object_set_new(object, "message", json_text(m->text));
		json_set_place(object, m->place);
		json_object_set_new(object, "notes", notes_of(m));
		json_object_set_new(object, "help", helps_of(m));
		json_dumpf(object, out, JSON_COMPACT);
		putc('\n', out);
		json_decref(object);
	}
}
