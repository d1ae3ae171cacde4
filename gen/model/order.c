/* SPDX-License-Identifier: MIT
 *
 * order.c - the order of rules and providers
 *
 * Where nothing else tells two of them apart, the one with the lower number is
 * taken.  So they are numbered by name: the order of files decides nothing.
 */
#include "order.h"

#include <string.h>

/* leave_out - take the silenced rules away */
static void leave_out(struct model *model)
{
	unsigned kept = 0;

	for (unsigned i = 0; i < model->rules->len; i++) {
		struct rule *rule = model_rule(model, i);

		if (rule->silenced) {
			g_ptr_array_free(rule->beats, TRUE);
			g_ptr_array_free(rule->providers, TRUE);
			continue;
		}
		model->rules->pdata[kept++] = rule;
	}
	g_ptr_array_set_size(model->rules, (int)kept);
}

static int compare_rule_names(const void *a, const void *b)
{
	const struct rule *x = *(const struct rule *const *)a;
	const struct rule *y = *(const struct rule *const *)b;

	return strcmp(x->name, y->name);
}

static int compare_provider_names(const void *a, const void *b)
{
	const struct provider *x = *(const struct provider *const *)a;
	const struct provider *y = *(const struct provider *const *)b;

	return strcmp(x->name, y->name);
}

void order_rules(struct model *model)
{
	leave_out(model);
	g_ptr_array_sort(model->rules, compare_rule_names);
	g_ptr_array_sort(model->providers, compare_provider_names);
	for (unsigned i = 0; i < model->rules->len; i++)
		model_rule(model, i)->number = i;
	for (unsigned i = 0; i < model->providers->len; i++)
		model_provider(model, i)->number = i + 1;
}

static int compare_places(const void *a, const void *b)
{
	const struct rule *x = *(const struct rule *const *)a;
	const struct rule *y = *(const struct rule *const *)b;
	struct place here = x->definition->name.place;
	struct place there = y->definition->name.place;
	int order = strcmp(here.source->path, there.source->path);

	return order ? order
		     : (here.start > there.start) - (here.start < there.start);
}

void order_by_place(struct model *model)
{
	g_ptr_array_sort(model->rules, compare_places);
}
