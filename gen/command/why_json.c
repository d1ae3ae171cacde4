/* SPDX-License-Identifier: MIT
 *
 * why_json.c - what the rules make of one reply, for programs
 */
#include "why_json.h"

#include "json.h"
#include "near.h"
#include "reasons.h"

/* take_string - a sentence as a JSON string; it is given back */
static json_t *take_string(GString *sentence)
{
	json_t *string = json_text(sentence->str);

	g_string_free(sentence, TRUE);
	return string;
}

/* codes_of - the reply codes that it has */
static json_t *codes_of(const struct codes *codes)
{
	json_t *array = json_array();

	for (unsigned i = 0; i < codes->code_count; i++)
		json_array_append_new(array,
				      json_integer(codes->code[i].code));
	return array;
}

/* statuses_of - its enhanced status codes */
static json_t *statuses_of(const struct codes *codes)
{
	json_t *array = json_array();

	for (unsigned i = 0; i < codes->status_count; i++) {
		struct wb_status s = codes->status[i].status;

		json_array_append_new(array,
				      json_sprintf("%u.%u.%u", s.class,
						   s.subject, s.detail));
	}
	return array;
}

/* providers_of - the names of those who speak */
static json_t *providers_of(const struct attempt *a)
{
	const struct model *model = a->loaded->model;
	json_t *array = json_array();

	for (unsigned i = 0; i < model->providers->len; i++) {
		const struct provider *p = model_provider(model, i);

		if (bit_get(a->findings->speaks, p->number))
			json_array_append_new(array, json_text(p->name));
	}
	return array;
}

/* object_of - a rule, its category, and one of its lines */
static json_t *object_of(const struct rule *rule, struct place place)
{
	json_t *object = json_object();

	json_object_set_new(object, "rule", json_text(rule->name));
	json_object_set_new(object, "category",
			    json_text(rule->category->name));
	json_set_place(object, place);
	return object;
}

/* reason_of - why a rule does not win */
static json_t *reason_of(const struct attempt *a, const struct touch *t)
{
	GString *reason = g_string_new(NULL);

	reason_add(reason, a, t);
	return take_string(reason);
}

/* touched - a rule that finds something: what, and why it does not win */
static json_t *touched(const struct attempt *a, const struct touch *t)
{
	json_t *object = object_of(t->rule, touch_place(t));
	bool wins = t->rule == a->winner;
	json_object_set_new(
	    object, "found",
	    json_text(attempt_quote(a, t->hit.start, t->hit.end)));
	json_object_set_new(object, "words", json_integer(t->hit.words));
	json_object_set_new(object, "wins", json_boolean(wins));
	json_object_set_new(object, "reason",
			    wins ? json_null() : reason_of(a, t));
	return object;
}

static json_t *touched_all(const struct attempt *a)
{
	json_t *array = json_array();

	for (unsigned i = 0; i < a->touches->len; i++)
		json_array_append_new(
		    array,
		    touched(a, &g_array_index(a->touches, struct touch, i)));
	return array;
}

/* near_all - the rules that almost match, and where they part from the reply */
static json_t *near_all(const struct attempt *a)
{
	struct near near[NEAR_MAX];
	unsigned count = near_find(a, near);
	json_t *array = json_array();

	for (unsigned i = 0; i < count; i++) {
		json_t *object = object_of(near[i].rule, near[i].line->place);
		GString *reason = g_string_new(NULL);

		near_add(reason, a, &near[i]);
		json_object_set_new(object, "reason", take_string(reason));
		json_array_append_new(array, object);
	}
	return array;
}

void why_json(const struct attempt *a)
{
	json_t *all = json_object();
	const struct rule *winner = a->winner;

	json_object_set_new(all, "schema", json_integer(1));
	json_object_set_new(all, "reply", json_text(a->input.text));
	json_object_set_new(
	    all, "category",
	    json_text(winner ? winner->category->name : "unknown"));
	json_object_set_new(all, "rule",
			    winner ? json_text(winner->name) : json_null());
	json_object_set_new(all, "codes", codes_of(&a->reading->codes));
	json_object_set_new(all, "statuses", statuses_of(&a->reading->codes));
	json_object_set_new(all, "providers", providers_of(a));
	json_object_set_new(all, "rules", touched_all(a));
	json_object_set_new(all, "near", near_all(a));
	json_print(all);
}
