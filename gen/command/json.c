/* SPDX-License-Identifier: MIT
 *
 * json.c - what commands write for programs
 */
#include "json.h"

#include <glib.h>

json_t *json_text(const char *bytes)
{
	char *valid = g_utf8_make_valid(bytes, -1);
	json_t *string = json_string(valid);

	g_free(valid);
	return string;
}

void json_set_place(json_t *object, struct place place)
{
	struct place end = {place.source, place.end, place.end};
	struct position from, to;

	if (!place.source) {
		json_object_set_new(object, "file", json_null());
		return;
	}
	from = source_position(place);
	to = source_position(end);
	json_object_set_new(object, "file", json_text(place.source->path));
	json_object_set_new(object, "line", json_integer(from.line));
	json_object_set_new(object, "column", json_integer(from.column));
	json_object_set_new(object, "end_line", json_integer(to.line));
	json_object_set_new(object, "end_column", json_integer(to.column));
}

void json_print(json_t *object)
{
	json_dumpf(object, stdout, JSON_INDENT(1));
	putchar('\n');
	json_decref(object);
}
