/* SPDX-License-Identifier: MIT
 *
 * attempt.c - one reply, and every rule that it touches
 *
 * decide() throws away what does not apply and what is beaten, since nobody
 * asks for it while mail is waiting.  Here it is kept.
 */
#include "attempt.h"

#include "bars.h"

#include <string.h>

/* add_touch - note a rule that the reply touches */
static void add_touch(struct attempt *a, const struct hit *hit)
{
	const struct rule *rule = model_rule(a->loaded->model, hit->rule);
	struct touch touch = {.rule = rule, .hit = *hit};

	touch.applies =
	    rule_applies(&a->loaded->trials->pack, hit->rule, a->findings);
	g_array_append_val(a->touches, touch);
}

/* code_span - the code that a rule without words stands on */
static struct wb_span code_span(const struct attempt *a,
				const struct rule *rule)
{
	const struct wb_pack *pack = &a->loaded->trials->pack;
	const struct codes *codes = &a->reading->codes;

	for (unsigned i = 0; rule->statuses && i < codes->status_count; i++)
		if (status_fits(pack, pack->rules[rule->number].statuses,
				codes->status[i].status))
			return codes->status[i].span;
	for (unsigned i = 0; rule->codes && i < codes->code_count; i++)
		if (code_fits(pack, pack->rules[rule->number].codes,
			      codes->code[i].code))
			return codes->code[i].span;
	return (struct wb_span){0, 0};
}

/* add_code_rules - note the rules that stand for the reply's codes, and those
 * that unless lines keep from it */
static void add_code_rules(struct attempt *a)
{
	const struct wb_pack *pack = &a->loaded->trials->pack;

	for (unsigned number = 0; number < pack->rule_count; number++) {
		const struct rule *rule = model_rule(a->loaded->model, number);
		struct wb_span span = code_span(a, rule);

		if (rule->lines || bars_code(pack, rule, &a->reading->codes) ||
		    bars_status(pack, rule, &a->reading->codes) ||
		    (!bit_get(a->findings->is_out, number) &&
		     !rule_applies(pack, number, a->findings)))
			continue;
		add_touch(a, &(struct hit){
				 .rule = (uint16_t)number,
				 .start = (uint32_t)span.start,
				 .end = (uint32_t)(span.start + span.length)});
	}
}

/* beater_of - a rule that is there and beats this one, or null */
static const struct rule *beater_of(const struct attempt *a,
				    const struct rule *rule)
{
	for (unsigned i = 0; i < a->touches->len; i++) {
		const struct touch *t =
		    &g_array_index(a->touches, struct touch, i);

		if (t->applies && g_ptr_array_find(t->rule->beats, rule, NULL))
			return t->rule;
	}
	return NULL;
}

/* by_standing - the winner first, then those that stand higher */
static int by_standing(const void *left, const void *right, void *data)
{
	const struct attempt *attempt = data;
	const struct wb_pack *pack = &attempt->loaded->trials->pack;
	const struct touch *a = left, *b = right;
	int order =
	    (int)standing_of(pack, &b->hit) - (int)standing_of(pack, &a->hit);

	if ((a->rule == attempt->winner) != (b->rule == attempt->winner))
		return a->rule == attempt->winner ? -1 : 1;
	if (order)
		return order;
	if (a->hit.words != b->hit.words)
		return (int)b->hit.words - (int)a->hit.words;
	if (a->hit.start != b->hit.start)
		return a->hit.start < b->hit.start ? -1 : 1;
	return (int)a->hit.rule - (int)b->hit.rule;
}

/* let_speak - whom the host name belongs to, and who is taken to speak */
static void let_speak(struct attempt *a, const char *remote, const char *speaks)
{
	const struct model *model = a->loaded->model;
	struct findings *findings = a->loaded->trials->findings;
	struct reading *host;

	findings_clear(a->findings, &a->loaded->trials->pack);
	for (unsigned i = 0; speaks && i < model->providers->len; i++)
		if (!strcmp(model_provider(model, i)->name, speaks))
			bit_set(a->findings->speaks, i + 1);
	if (!remote)
		return;
	host = reading_new(a->arena, remote, strlen(remote));
	findings_clear(findings, &a->loaded->trials->pack);
	plain_scan(model, host, findings);
	for (unsigned i = 0; i < PROVIDERS_MAX / 64; i++)
		a->findings->speaks[i] |= findings->speaks[i];
	reading_free(host);
}

struct attempt *attempt_new(const struct loaded *loaded, const char *text,
			    size_t length, const char *remote,
			    const char *speaks)
{
	struct attempt *a = g_new0(struct attempt, 1);
	struct decision decision;

	a->loaded = loaded;
	a->input = (struct wb_input){text, length, remote, NULL};
	a->arena = arena_new();
	a->findings = g_new0(struct findings, 1);
	a->touches = g_array_new(FALSE, TRUE, sizeof(struct touch));
	a->reading = reading_new(a->arena, text, length);
	let_speak(a, remote, speaks);
	plain_scan(loaded->model, a->reading, a->findings);
	for (unsigned i = 0; i < a->findings->hit_count; i++)
		add_touch(a, &a->findings->hits[i]);
	add_code_rules(a);
	decision = decide(&loaded->trials->pack, a->findings);
	if (decision.winner)
		a->winner = model_rule(loaded->model, decision.winner->rule);
	for (unsigned i = 0; i < a->touches->len; i++) {
		struct touch *t = &g_array_index(a->touches, struct touch, i);

		t->beaten_by = beater_of(a, t->rule);
	}
	g_array_sort_with_data(a->touches, by_standing, a);
	return a;
}

void attempt_free(struct attempt *a)
{
	reading_free(a->reading);
	g_array_free(a->touches, TRUE);
	g_free(a->findings);
	arena_free(a->arena);
	g_free(a);
}

const char *attempt_quote(const struct attempt *a, size_t start, size_t end)
{
	struct wb_span span = {start, end - start};
	size_t length = wb_quote(&a->input, span, NULL, 0);
	char *text = arena_alloc(a->arena, length + 1);

	wb_quote(&a->input, span, text, length + 1);
	return text;
}
