/* SPDX-License-Identifier: MIT
 *
 * list.c - the command list: all that the rules hold
 *
 * As a table for people, or as one JSON object for other tools: what stands in
 * the files, by the labels that it has there.
 */
#include "commands.h"

#include "json.h"
#include "load.h"
#include "order.h"

#include <stdio.h>
#include <string.h>

/* key_of - a label as the name of a member: tell_sender */
static char *key_of(enum field_type type)
{
	return g_strdelimit(g_strdup(field_label(type)), " ", '_');
}

/* is_many - is there an array of lines under this label? */
static bool is_many(enum field_type type)
{
	switch (type) {
	case FIELD_MATCH:
	case FIELD_UNLESS:
	case FIELD_EXAMPLE:
	case FIELD_NOT:
	case FIELD_SOURCE:
		return true;
	default:
		return false;
	}
}

/* text_of - the value of a text or pattern */
static json_t *text_of(const struct field *f)
{
	char *text;
	json_t *string;

	if (!f->text)
		return json_stringn_nocheck(f->place.source->text +
						f->place.start,
					    f->place.end - f->place.start);
	text = g_strdup(f->text->text);
	if (f->type != FIELD_EXAMPLE && f->type != FIELD_NOT)
		g_strdelimit(text, "\n", ' ');
	string = json_string_nocheck(text);
	g_free(text);
	return string;
}

/* line_of - a value with the line where it stands */
static json_t *line_of(const struct field *f)
{
	json_t *line = json_object();

	json_object_set_new(line, "text", text_of(f));
	json_object_set_new(line, "line",
			    json_integer(source_position(f->place).line));
	return line;
}

/* add_field - one labelled line to the object of its definition */
static void add_field(json_t *object, const struct field *f)
{
	char *key = key_of(f->type);
	json_t *array = json_object_get(object, key);

	if (f->type == FIELD_VAGUE) {
		json_object_set_new(object, key, json_true());
	} else if (f->names) {
		for (const struct name *n = f->names; n; n = n->next)
			if (json_is_array(array))
				json_array_append_new(
				    array, json_string_nocheck(n->text));
			else
				json_object_set_new(
				    object, key, json_string_nocheck(n->text));
	} else if (is_many(f->type)) {
		json_array_append_new(array, line_of(f));
	} else {
		json_object_set_new(object, key, text_of(f));
	}
	g_free(key);
}

/* object_of - a definition with all labels that it can have, in this order */
static json_t *object_of(const struct definition *d,
			 const enum field_type *types)
{
	json_t *object = json_object();
	struct place place = d->name.place;

	json_object_set_new(object, "name", json_string_nocheck(d->name.text));
	for (; *types != FIELD_TYPES; types++) {
		bool array = is_many(*types) || *types == FIELD_PROVIDER ||
			     *types == FIELD_CODE || *types == FIELD_STATUS ||
			     *types == FIELD_BEATS || *types == FIELD_DO ||
			     *types == FIELD_MX;
		char *key = key_of(*types);

		json_object_set_new(object, key,
				    array                   ? json_array()
				    : *types == FIELD_VAGUE ? json_false()
							    : json_null());
		g_free(key);
	}
	for (const struct field *f = d->fields; f; f = f->next)
		add_field(object, f);
	json_object_set_new(object, "file",
			    json_string_nocheck(place.source->path));
	json_object_set_new(object, "line",
			    json_integer(source_position(place).line));
	return object;
}

static const enum field_type of_category[] = {
    FIELD_TITLE,  FIELD_MEANS,       FIELD_WHERE,         FIELD_MOVE,
    FIELD_DO,     FIELD_RETRY,       FIELD_NUMBER,        FIELD_CODE,
    FIELD_STATUS, FIELD_TELL_SENDER, FIELD_TELL_OPERATOR, FIELD_SOURCE,
    FIELD_TYPES};
static const enum field_type of_provider[] = {
    FIELD_TITLE, FIELD_MX, FIELD_MATCH, FIELD_SOURCE, FIELD_TYPES};
static const enum field_type of_rule[] = {
    FIELD_PROVIDER, FIELD_CATEGORY,    FIELD_CODE,          FIELD_STATUS,
    FIELD_VAGUE,    FIELD_MATCH,       FIELD_UNLESS,        FIELD_BEATS,
    FIELD_MEANS,    FIELD_TELL_SENDER, FIELD_TELL_OPERATOR, FIELD_SOURCE,
    FIELD_EXAMPLE,  FIELD_NOT,         FIELD_TYPES};

/* word_list - define {name}: its pattern and place */
static json_t *word_list(const struct definition *d)
{
	json_t *object = json_object();
	struct place place = d->name.place;
	const struct sequence *last = d->pattern;

	while (last->next)
		last = last->next;
	json_object_set_new(object, "name", json_string_nocheck(d->name.text));
	json_object_set_new(
	    object, "pattern",
	    json_stringn_nocheck(place.source->text + d->pattern->place.start,
				 last->place.end - d->pattern->place.start));
	json_object_set_new(object, "file",
			    json_string_nocheck(place.source->path));
	json_object_set_new(object, "line",
			    json_integer(source_position(place).line));
	return object;
}

/* print_json - all of it as one object */
static void print_json(const struct loaded *l)
{
	json_t *all = json_object(), *categories = json_array();
	json_t *providers = json_array(), *lists = json_array();
	json_t *rules = json_array();

	for (unsigned i = 0; i < WB_CATEGORIES; i++)
		if (l->model->categories[i])
			json_array_append_new(
			    categories,
			    object_of(l->model->categories[i]->definition,
				      of_category));
	for (unsigned i = 0; i < l->model->providers->len; i++)
		json_array_append_new(
		    providers,
		    object_of(model_provider(l->model, i)->definition,
			      of_provider));
	for (const struct definition *d = l->syntax.first; d; d = d->next)
		if (d->type == DEFINE_PLACEHOLDER)
			json_array_append_new(lists, word_list(d));
	for (unsigned i = 0; i < l->model->rules->len; i++)
		json_array_append_new(
		    rules,
		    object_of(model_rule(l->model, i)->definition, of_rule));
	json_object_set_new(all, "schema", json_integer(1));
	json_object_set_new(all, "version", json_string(wb_version()));
	json_object_set_new(all, "categories", categories);
	json_object_set_new(all, "providers", providers);
	json_object_set_new(all, "word_lists", lists);
	json_object_set_new(all, "rules", rules);
	json_print(all);
}

/* provider_name - whom a rule is for, or "-" */
static const char *provider_name(const struct rule *rule)
{
	const struct provider *p;

	if (!rule->providers->len)
		return "-";
	p = g_ptr_array_index(rule->providers, 0);
	return p->name;
}

/* count_examples - of one rule */
static unsigned count_examples(const struct rule *rule)
{
	unsigned count = 0;

	for (const struct field *f = rule->definition->fields; f; f = f->next)
		count += f->type == FIELD_EXAMPLE;
	return count;
}

/* print_table - the rules, a line for each, and how many of all there are */
static void print_table(const struct model *model)
{
	size_t names = 4, categories = 8, providers = 3;
	unsigned examples = 0, defined = 0;

	for (unsigned i = 0; i < model->rules->len; i++) {
		const struct rule *rule = model_rule(model, i);

		names = MAX(names, strlen(rule->name));
		categories = MAX(categories, strlen(rule->category->name));
		providers = MAX(providers, strlen(provider_name(rule)));
	}
	printf("%-*s  %-*s  %-*s  EXAMPLES  PLACE\n", (int)names, "RULE",
	       (int)categories, "CATEGORY", (int)providers, "FOR");
	for (unsigned i = 0; i < model->rules->len; i++) {
		const struct rule *rule = model_rule(model, i);
		struct place place = rule->definition->name.place;

		printf("%-*s  %-*s  %-*s  %8u  %s:%u\n", (int)names, rule->name,
		       (int)categories, rule->category->name, (int)providers,
		       provider_name(rule), count_examples(rule),
		       place.source->path, source_position(place).line);
		examples += count_examples(rule);
	}
	for (unsigned i = 0; i < WB_CATEGORIES; i++)
		defined += model->categories[i] != NULL;
	printf("%u rules, %u examples, %u categories, %u providers\n",
	       model->rules->len, examples, defined, model->providers->len);
}

int command_list(const struct options *o)
{
	struct loaded loaded;
	int status = load(&loaded, o->words, o->word_count, o, FILES_ALL);

	if (status == EXIT_FINE) {
		order_by_place(loaded.model);
		if (o->json)
			print_json(&loaded);
		else
			print_table(loaded.model);
	}
	load_free(&loaded);
	return status;
}
