/* SPDX-License-Identifier: MIT
 *
 * resolve.c - look up every name of the syntax tree: model_build()
 *
 * First what is defined is collected by name, then everything that refers to
 * something is looked up.  A name that is not there is reported with the
 * nearest that is.  Names that stand in a definition line which could not be
 * read (syntax_lost()) are not reported: they would be there.
 */
#include "capacity.h"
#include "category.h"
#include "closed.h"
#include "fields.h"
#include "line_index.h"
#include "lookup.h"
#include "model.h"
#include "names.h"
#include "order.h"
#include "pattern.h"

#include "../../grammar/arena.h"
#include "../../grammar/diagnostics.h"

#include <string.h>

struct resolver {
	struct syntax *syntax;
	struct diagnostics *diagnostics;
	struct model *model;
	struct defined defined;
	struct patterns patterns;
};

/* is_duplicate - is the name taken?  Then say so. */
static bool is_duplicate(struct resolver *r, const struct definition *d)
{
	const struct definition *const *first =
	    g_hash_table_lookup(r->defined.named[d->type], d->name.text);
	bool list = d->type == DEFINE_PLACEHOLDER;
	struct diagnostic *message;

	if (!first)
		return false;
	message = diagnostics_add(
	    r->diagnostics, SEVERITY_ERROR, "duplicate", d->name.place,
	    list ? "%s {%s} is defined twice" : "%s \"%s\" is defined twice",
	    definition_kinds[d->type], d->name.text);
	diagnostics_note(r->diagnostics, message, (*first)->name.place,
			 "it is defined here first");
	if (list)
		diagnostics_help(r->diagnostics, message,
				 "put all its words into one line, or give "
				 "this one another name");
	else if (d->type != DEFINE_RULE)
		diagnostics_help(r->diagnostics, message,
				 "take one of them away");
	else
		diagnostics_help(r->diagnostics, message,
				 "give it another name; or, to take the "
				 "other's place, write \"replace rule %s\"",
				 d->name.text);
	return true;
}

/* report_no_category - a definition of a category that the list has not */
static void report_no_category(struct resolver *r, const struct name *name)
{
	struct diagnostic *message = diagnostics_add(
	    r->diagnostics, SEVERITY_ERROR, "unknown-category", name->place,
	    "\"%s\" is not in the list of categories", name->text);

	diagnostics_suggest(r->diagnostics, message, name->text, category_names,
			    "\"\"",
			    "only a new version of whybounce can add to the "
			    "list; take the category that comes nearest");
}

/* new_category - an empty category with the number that its name has */
static struct category *new_category(struct resolver *r,
				     const struct definition *d)
{
	struct category *category = ARENA_NEW(r->model->arena, struct category);
	int number = closed_find(category_names, d->name.text);

	if (number < 0) {
		report_no_category(r, &d->name);
		return NULL;
	}
	category->definition = d;
	category->name = d->name.text;
	category->number = (enum wb_category)number;
	r->model->categories[number] = category;
	return category;
}

static struct provider *new_provider(struct resolver *r,
				     const struct definition *d)
{
	struct provider *provider = ARENA_NEW(r->model->arena, struct provider);

	provider->definition = d;
	provider->name = d->name.text;
	g_ptr_array_add(r->model->providers, provider);
	return provider;
}

static struct rule *new_rule(struct resolver *r, const struct definition *d)
{
	struct rule *rule = ARENA_NEW(r->model->arena, struct rule);

	rule->definition = d;
	rule->name = d->name.text;
	rule->beats = g_ptr_array_new();
	rule->providers = g_ptr_array_new();
	g_ptr_array_add(r->model->rules, rule);
	return rule;
}

static struct placeholder *new_placeholder(struct resolver *r,
					   const struct definition *d)
{
	struct placeholder *list =
	    ARENA_NEW(r->model->arena, struct placeholder);

	list->definition = d;
	if (closed_find(kind_names, d->name.text) > 0)
		diagnostics_add(r->diagnostics, SEVERITY_ERROR, "duplicate",
				d->name.place,
				"{%s} is built in; give your list another name",
				d->name.text);
	return list;
}

/* replace - "replace rule": the new definition stands for the old one */
static void replace(struct resolver *r, const struct definition *d)
{
	struct rule *old = look_up(&r->defined, DEFINE_RULE, &d->name);
	struct diagnostic *message;

	if (old && old->definition->replace) {
		message = diagnostics_add(
		    r->diagnostics, SEVERITY_ERROR, "duplicate", d->name.place,
		    "rule \"%s\" is replaced twice", d->name.text);
		diagnostics_note(r->diagnostics, message,
				 old->definition->name.place,
				 "it is replaced here first");
	} else if (old) {
		old->definition = d;
	}
}

/* silence - "silence rule": the rule is read, but left out in the end */
static void silence(struct resolver *r, const struct definition *d)
{
	struct rule *rule = look_up(&r->defined, DEFINE_RULE, &d->name);

	if (rule)
		rule->silenced = true;
}

/* collect - note a definition by its name */
static void collect(struct resolver *r, const struct definition *d)
{
	void *thing = NULL;

	fields_check(r->diagnostics, d);
	codes_check(r->diagnostics, d);
	mx_check(r->diagnostics, d);
	if (d->replace || d->silence || is_duplicate(r, d))
		return;
	switch (d->type) {
	case DEFINE_CATEGORY:
		thing = new_category(r, d);
		break;
	case DEFINE_PROVIDER:
		thing = new_provider(r, d);
		break;
	case DEFINE_RULE:
		thing = new_rule(r, d);
		break;
	case DEFINE_PLACEHOLDER:
		thing = new_placeholder(r, d);
		break;
	}
	if (thing)
		g_hash_table_insert(r->defined.named[d->type],
				    (gpointer)d->name.text, thing);
}

/* lines_of - the compiled match or unless lines of a definition */
static struct line *lines_of(struct resolver *r, const struct definition *d,
			     enum field_type type)
{
	struct line *first = NULL, **end = &first;

	for (const struct field *f = d->fields; f; f = f->next) {
		if (f->type != type || !f->pattern)
			continue;
		*end = ARENA_NEW(r->model->arena, struct line);
		r->patterns.weight = 0;
		r->patterns.gaps = 0;
		(*end)->branches = pattern_compile(&r->patterns, f->pattern);
		(*end)->place = f->place;
		(*end)->number = source_position(f->place).line;
		end = &(*end)->next;
	}
	return first;
}

static void resolve_provider(struct resolver *r, struct provider *p)
{
	const struct definition *d = p->definition;

	p->title = field_text(r->model->arena, d, FIELD_TITLE);
	p->mx = field_names(d, FIELD_MX);
	p->lines = lines_of(r, d, FIELD_MATCH);
}

/* resolve_beats - all rules that a rule names in its beats lines */
static void resolve_beats(struct resolver *r, struct rule *rule)
{
	for (const struct field *f = rule->definition->fields; f; f = f->next) {
		if (f->type != FIELD_BEATS)
			continue;
		for (const struct name *n = f->names; n; n = n->next) {
			struct rule *loser =
			    look_up(&r->defined, DEFINE_RULE, n);

			if (loser && !loser->silenced)
				g_ptr_array_add(rule->beats, loser);
		}
	}
}

/* report_fixme - a draft that nobody has finished */
static void report_fixme(struct resolver *r, const struct name *category)
{
	struct diagnostic *message = diagnostics_add(
	    r->diagnostics, SEVERITY_ERROR, "fixme", category->place,
	    "this rule is a draft: nobody has said yet what the reply means");

	diagnostics_help(r->diagnostics, message,
			 "write a category in place of FIXME; "
			 "rules/categories.rules says what each is for");
}

static void resolve_rule(struct resolver *r, struct rule *rule)
{
	const struct definition *d = rule->definition;
	struct arena *arena = r->model->arena;
	const struct name *category = field_names(d, FIELD_CATEGORY);

	if (category && !strcmp(category->text, "FIXME"))
		report_fixme(r, category);
	else if (category)
		rule->category =
		    look_up(&r->defined, DEFINE_CATEGORY, category);
	for (const struct name *n = field_names(d, FIELD_PROVIDER); n;
	     n = n->next) {
		struct provider *provider =
		    look_up(&r->defined, DEFINE_PROVIDER, n);

		if (provider) {
			provider->used = true;
			g_ptr_array_add(rule->providers, provider);
		}
	}
	resolve_beats(r, rule);
	rule->codes = field_names(d, FIELD_CODE);
	rule->statuses = field_names(d, FIELD_STATUS);
	rule->vague = field_find(d, FIELD_VAGUE) != NULL;
	rule->lines = lines_of(r, d, FIELD_MATCH);
	rule->unless = lines_of(r, d, FIELD_UNLESS);
	rule->meaning = field_text(arena, d, FIELD_MEANS);
	rule->tell_sender = field_text(arena, d, FIELD_TELL_SENDER);
	rule->tell_operator = field_text(arena, d, FIELD_TELL_OPERATOR);
	rule->source = field_text(arena, d, FIELD_SOURCE);
}

/* report_unused - word lists and providers that nothing refers to */
static void report_unused(struct resolver *r)
{
	for (const struct definition *d = r->syntax->first; d; d = d->next) {
		if (d->type == DEFINE_PLACEHOLDER) {
			const struct placeholder *list = g_hash_table_lookup(
			    r->defined.named[d->type], d->name.text);

			if (list && !list->used)
				diagnostics_add(
				    r->diagnostics, SEVERITY_WARNING,
				    "unused-define", d->name.place,
				    "no match line uses {%s}", d->name.text);
		} else if (d->type == DEFINE_PROVIDER) {
			const struct provider *p = g_hash_table_lookup(
			    r->defined.named[d->type], d->name.text);

			if (p && !p->used)
				diagnostics_add(
				    r->diagnostics, SEVERITY_WARNING,
				    "unused-define", d->name.place,
				    "no rule is for provider \"%s\"",
				    d->name.text);
		}
	}
}

/* resolve_all - look up what categories, providers and rules refer to */
static void resolve_all(struct resolver *r)
{
	for (int i = 0; i < WB_CATEGORIES; i++)
		if (r->model->categories[i])
			category_resolve(&r->defined, r->model->categories[i]);
	for (unsigned i = 0; i < r->model->providers->len; i++)
		resolve_provider(r, model_provider(r->model, i));
	for (unsigned i = 0; i < r->model->rules->len; i++)
		resolve_rule(r, model_rule(r->model, i));
}

struct model *model_build(struct syntax *syntax)
{
	struct model *model = ARENA_NEW(syntax->arena, struct model);
	struct resolver r = {.syntax = syntax,
			     .diagnostics = syntax->diagnostics,
			     .model = model,
			     .defined = {.syntax = syntax}};

	model->arena = syntax->arena;
	model->diagnostics = syntax->diagnostics;
	model->providers = g_ptr_array_new();
	model->rules = g_ptr_array_new();
	for (int i = 0; i <= DEFINE_RULE; i++)
		r.defined.named[i] = g_hash_table_new(g_str_hash, g_str_equal);
	r.patterns =
	    (struct patterns){model->arena, model->diagnostics,
			      r.defined.named[DEFINE_PLACEHOLDER], syntax, 0,
			      0};
	for (const struct definition *d = syntax->first; d; d = d->next)
		collect(&r, d);
	for (const struct definition *d = syntax->first; d; d = d->next)
		if (d->replace)
			replace(&r, d);
		else if (d->silence)
			silence(&r, d);
	resolve_all(&r);
	capacity_check_model(model);
	order_rules(model);
	model->index = line_index_new(model);
	if (!diagnostics_errors(
		model->diagnostics)) /* they may be used there */
		report_unused(&r);
	for (int i = 0; i <= DEFINE_RULE; i++)
		g_hash_table_destroy(r.defined.named[i]);
	return model;
}

void model_free(struct model *model)
{
	for (unsigned i = 0; i < model->rules->len; i++) {
		g_ptr_array_free(model_rule(model, i)->beats, TRUE);
		g_ptr_array_free(model_rule(model, i)->providers, TRUE);
	}
	line_index_free(model->index);
	g_ptr_array_free(model->providers, TRUE);
	g_ptr_array_free(model->rules, TRUE);
}
