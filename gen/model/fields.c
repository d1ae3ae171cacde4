/* SPDX-License-Identifier: MIT
 *
 * fields.c - which labels belong where, and reading their values
 */
#include "fields.h"

#include "lookup.h"

#include "../../grammar/arena.h"
#include "../../grammar/diagnostics.h"
#include "../../runtime/pack.h"

#include <string.h>

#define IN(type) (1u << (type))

static const struct {
	unsigned in; /* kinds of definition it belongs in */
	bool many;   /* may stand there more than once */
} places[FIELD_TYPES] = {
    [FIELD_CATEGORY] = {IN(DEFINE_RULE), false},
    [FIELD_PROVIDER] = {IN(DEFINE_RULE), false},
    [FIELD_CODE] = {IN(DEFINE_RULE) | IN(DEFINE_CATEGORY), false},
    [FIELD_STATUS] = {IN(DEFINE_RULE) | IN(DEFINE_CATEGORY), false},
    [FIELD_MATCH] = {IN(DEFINE_RULE) | IN(DEFINE_PROVIDER), true},
    [FIELD_UNLESS] = {IN(DEFINE_RULE), true},
    [FIELD_VAGUE] = {IN(DEFINE_RULE), false},
    [FIELD_BEATS] = {IN(DEFINE_RULE), true},
    [FIELD_MEANS] = {IN(DEFINE_RULE) | IN(DEFINE_CATEGORY), false},
    [FIELD_TELL_SENDER] = {IN(DEFINE_RULE) | IN(DEFINE_CATEGORY), false},
    [FIELD_TELL_OPERATOR] = {IN(DEFINE_RULE) | IN(DEFINE_CATEGORY), false},
    [FIELD_SOURCE] = {IN(DEFINE_RULE) | IN(DEFINE_CATEGORY) |
			  IN(DEFINE_PROVIDER),
		      true},
    [FIELD_EXAMPLE] = {IN(DEFINE_RULE), true},
    [FIELD_NOT] = {IN(DEFINE_RULE), true},
    [FIELD_TITLE] = {IN(DEFINE_CATEGORY) | IN(DEFINE_PROVIDER), false},
    [FIELD_WHERE] = {IN(DEFINE_CATEGORY), false},
    [FIELD_MOVE] = {IN(DEFINE_CATEGORY), false},
    [FIELD_DO] = {IN(DEFINE_CATEGORY), false},
    [FIELD_RETRY] = {IN(DEFINE_CATEGORY), false},
    [FIELD_NUMBER] = {IN(DEFINE_CATEGORY), false},
    [FIELD_MX] = {IN(DEFINE_PROVIDER), false},
};

const struct field *field_find(const struct definition *definition,
			       enum field_type type)
{
	const struct field *field = definition->fields;

	while (field && field->type != type)
		field = field->next;
	return field;
}

const struct name *field_names(const struct definition *definition,
			       enum field_type type)
{
	const struct field *field = field_find(definition, type);

	return field ? field->names : NULL;
}

const char *field_text(struct arena *arena, const struct definition *definition,
		       enum field_type type)
{
	const struct field *field = field_find(definition, type);
	char *text;

	if (!field || !field->text)
		return "";
	text = arena_copy(arena, field->text->text, field->text->length);
	for (char *p = text; *p; p++)
		if (*p == '\n')
			*p = ' ';
	return text;
}

/* misplaced - a label that does not belong into this kind of definition */
static void misplaced(struct diagnostics *diagnostics,
		      const struct definition *definition,
		      const struct field *field)
{
	struct diagnostic *message = diagnostics_add(
	    diagnostics, SEVERITY_ERROR, "misplaced", field->keyword,
	    "\"%s\" does not belong in a %s", field_label(field->type),
	    definition_kinds[definition->type]);

	for (int type = DEFINE_CATEGORY; type <= DEFINE_RULE; type++)
		if (places[field->type].in & IN(type)) {
			diagnostics_help(diagnostics, message,
					 "it belongs in a %s",
					 definition_kinds[type]);
			return;
		}
}

/* twice - a label that may stand once, and stands again */
static void twice(struct diagnostics *diagnostics,
		  const struct definition *definition,
		  const struct field *again, const struct field *first)
{
	struct diagnostic *message = diagnostics_add(
	    diagnostics, SEVERITY_ERROR, "twice", again->keyword,
	    "%s \"%s\" has \"%s\" twice", definition_kinds[definition->type],
	    definition->name.text, field_label(again->type));

	diagnostics_note(diagnostics, message, first->keyword,
			 "it stands here already");
}

/* missing - report that a rule lacks something; damaged ones may have it */
static void missing(struct diagnostics *diagnostics,
		    const struct definition *definition, const char *name,
		    const char *what, const char *help)
{
	struct diagnostic *message = diagnostics_add(
	    diagnostics, SEVERITY_ERROR, name, definition->name.place,
	    "rule \"%s\" has no %s", definition->name.text, what);

	diagnostics_help(diagnostics, message, "%s", help);
}

/* check_rule - what every rule must have */
static void check_rule(struct diagnostics *diagnostics,
		       const struct definition *definition)
{
	bool words = field_find(definition, FIELD_MATCH) != NULL;

	if (!field_find(definition, FIELD_CATEGORY))
		missing(diagnostics, definition, "no-category", "category",
			"add a line such as: category user-unknown");
	if (!words && !field_find(definition, FIELD_CODE) &&
	    !field_find(definition, FIELD_STATUS))
		missing(diagnostics, definition, "no-match",
			"match, code or status line",
			"add a line such as: match no such user");
	if (words && !field_find(definition, FIELD_EXAMPLE))
		missing(diagnostics, definition, "no-example", "example",
			"add a reply as the server sent it: example 550 No "
			"such user");
}

/* after_silence - report lines below "silence rule" */
static void after_silence(struct diagnostics *diagnostics,
			  const struct field *field)
{
	struct diagnostic *message =
	    diagnostics_add(diagnostics, SEVERITY_ERROR, "misplaced",
			    field->keyword, "a rule that is silenced has no "
			    "lines");

	diagnostics_help(diagnostics, message,
			 "to put another rule in its place, write \"replace "
			 "rule\" above");
}

void fields_check(struct diagnostics *diagnostics,
		  const struct definition *definition)
{
	const struct field *first[FIELD_TYPES] = {NULL};

	for (const struct field *f = definition->fields; f; f = f->next) {
		if (!(places[f->type].in & IN(definition->type)))
			misplaced(diagnostics, definition, f);
		else if (first[f->type] && !places[f->type].many)
			twice(diagnostics, definition, f, first[f->type]);
		else if (!first[f->type])
			first[f->type] = f;
	}
	if (definition->silence) {
		if (definition->fields)
			after_silence(diagnostics, definition->fields);
		return;
	}
	if (definition->type == DEFINE_RULE && !definition->damaged)
		check_rule(diagnostics, definition);
}

unsigned code_read(const char *text)
{
	unsigned code = 0;

	if (strlen(text) != 3 || text[0] < '2' || text[0] > '5')
		return 0;
	for (int i = 0; i < 3; i++) {
		if (text[i] != 'x' && (text[i] < '0' || text[i] > '9'))
			return 0;
		code = code << 4 |
		       (text[i] == 'x' ? 0xfu : (unsigned)(text[i] - '0'));
	}
	return code;
}

/* read_part - one number of an enhanced code, or x; moves *text behind it and
 * its dot */
static bool read_part(const char **text, unsigned any, unsigned *part)
{
	const char *p = *text;

	*part = 0;
	if (*p == 'x') {
		*part = any;
		p++;
	} else {
		while (*p >= '0' && *p <= '9' && p - *text < 3)
			*part = *part * 10 + (unsigned)(*p++ - '0');
	}
	if (p == *text || (*p && *p != '.'))
		return false;
	*text = *p ? p + 1 : p;
	return true;
}

bool status_read(const char *text, unsigned part[3])
{
	size_t dots = 0;

	for (const char *p = text; *p; p++)
		dots += *p == '.';
	return dots == 2 && read_part(&text, 0, &part[0]) &&
	       read_part(&text, STATUS_ANY, &part[1]) &&
	       read_part(&text, STATUS_ANY, &part[2]) && !*text &&
	       (part[0] == 0 || part[0] == 2 || part[0] == 4 || part[0] == 5);
}

/* bad_code - a value that is no code */
static void bad_code(struct diagnostics *diagnostics, const struct name *name,
		     bool status)
{
	unsigned part[3];
	bool swapped =
	    status ? code_read(name->text) != 0 : status_read(name->text, part);
	struct diagnostic *message = diagnostics_add(
	    diagnostics, SEVERITY_ERROR, status ? "bad-status" : "bad-code",
	    name->place, "\"%s\" is not %s", name->text,
	    status ? "an enhanced status code" : "a reply code");

	if (swapped)
		diagnostics_help(diagnostics, message, "put it on a %s line",
				 status ? "code" : "status");
	else
		diagnostics_help(diagnostics, message, "%s",
				 status ? "write 5.2.2, 5.7.x or x.2.2"
					: "write 550, 55x or 4xx");
}

void codes_check(struct diagnostics *diagnostics,
		 const struct definition *definition)
{
	unsigned part[3];

	for (const struct field *f = definition->fields; f; f = f->next)
		for (const struct name *n = f->names; n; n = n->next) {
			if (f->type == FIELD_CODE && !code_read(n->text))
				bad_code(diagnostics, n, false);
			if (f->type == FIELD_STATUS &&
			    !status_read(n->text, part))
				bad_code(diagnostics, n, true);
		}
}
