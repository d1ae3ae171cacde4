/* SPDX-License-Identifier: MIT
 *
 * always.c - does one rule apply whenever another one does?
 *
 * Rules apply by their code, status, provider and unless lines.  What is not
 * said here to be so may still be: nothing is claimed that is not certain.
 */
#include "always.h"

#include "code_forms.h"
#include "cover.h"

bool beats(const struct rule *rule, const struct rule *other)
{
	for (unsigned i = 0; i < rule->beats->len; i++)
		if (g_ptr_array_index(rule->beats, i) == other)
			return true;
	return false;
}

static bool has_provider(const struct rule *rule, gconstpointer provider)
{
	for (unsigned i = 0; i < rule->providers->len; i++)
		if (g_ptr_array_index(rule->providers, i) == provider)
			return true;
	return false;
}

/* providers_within - does `rule` take all providers that `other` takes? */
static bool providers_within(const struct rule *rule, const struct rule *other)
{
	for (unsigned i = 0; i < other->providers->len; i++)
		if (!has_provider(rule, g_ptr_array_index(other->providers, i)))
			return !rule->providers->len;
	return !rule->providers->len || other->providers->len;
}

/* unless_within - is `rule` out only where `other` is out, too? */
static bool unless_within(struct alphabet *alphabet, const struct rule *rule,
			  const struct rule *other)
{
	GArray *covers;
	bool within = true;

	if (!rule->unless || rule == other)
		return true;
	if (!other->unless)
		return false;
	covers = g_array_new(FALSE, FALSE, sizeof(struct cover));
	for (const struct line *l = other->unless; l; l = l->next) {
		struct cover cover = {spots_of(alphabet, other, l), false};

		g_array_append_val(covers, cover);
	}
	for (const struct line *l = rule->unless; l && within; l = l->next) {
		bool lost;
		GArray *gap =
		    cover_gap(spots_of(alphabet, rule, l), covers, &lost);

		within = !gap && !lost;
		if (gap)
			g_array_free(gap, TRUE);
	}
	g_array_free(covers, TRUE);
	return within;
}

bool applies_whenever(struct alphabet *alphabet, const struct rule *rule,
		      const struct rule *other)
{
	return codes_within(other->codes, rule->codes, false) &&
	       codes_within(other->statuses, rule->statuses, true) &&
	       providers_within(rule, other) &&
	       unless_within(alphabet, rule, other);
}

bool can_meet(const struct rule *a, const struct rule *b)
{
	bool together = !a->providers->len || !b->providers->len;

	for (unsigned i = 0; i < a->providers->len; i++)
		together |= has_provider(b, g_ptr_array_index(a->providers, i));
	return together && codes_meet(a->codes, b->codes, false) &&
	       codes_meet(a->statuses, b->statuses, true);
}
