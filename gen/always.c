/* SPDX-License-Identifier: MIT
 *
 * always.c - does one rule apply whenever another one does?
 *
 * Rules apply by their code, status, provider and unless lines.  What is not
 * said here to be so may still be: nothing is claimed that is not certain.
 */
#include "always.h"

#include "cover.h"
#include "fields.h"

bool beats(const struct rule *rule, const struct rule *other)
{
	for (unsigned i = 0; i < rule->beats->len; i++)
		if (g_ptr_array_index(rule->beats, i) == other)
			return true;
	return false;
}

/* What code_read() and status_read() give, in one form: three numbers, of which
 * ANY is any. */
enum { ANY = 0xffff };

struct code {
	unsigned part[3];
};

/* read_code - a reply code or an enhanced code */
static struct code read_code(const char *text, bool enhanced)
{
	struct code code = {{0, 0, 0}};
	unsigned digits = enhanced ? 0 : code_read(text);

	if (enhanced && status_read(text, code.part) && !code.part[0])
		code.part[0] = ANY;
	for (int i = 0; !enhanced && i < 3; i++) {
		unsigned digit = digits >> (8 - 4 * i) & 0xf;

		code.part[i] = digit == 0xf ? ANY : digit;
	}
	return code;
}

/* is_within - is each code of this form one of that form? */
static bool is_within(struct code a, struct code b)
{
	for (int i = 0; i < 3; i++)
		if (b.part[i] != ANY && a.part[i] != b.part[i])
			return false;
	return true;
}

/* overlap - is there a code of both forms? */
static bool overlap(struct code a, struct code b)
{
	for (int i = 0; i < 3; i++)
		if (a.part[i] != ANY && b.part[i] != ANY &&
		    a.part[i] != b.part[i])
			return false;
	return true;
}

/* any_code - does one of the codes compare with this one? */
static bool any_code(const struct name *names, struct code code, bool enhanced,
		     bool (*compare)(struct code a, struct code b))
{
	for (; names; names = names->next)
		if (compare(code, read_code(names->text, enhanced)))
			return true;
	return false;
}

/* all_within - is each code of `names` one of `others`?  No codes: any. */
static bool all_within(const struct name *names, const struct name *others,
		       bool enhanced)
{
	if (!others)
		return true;
	if (!names)
		return false;
	for (; names; names = names->next)
		if (!any_code(others, read_code(names->text, enhanced),
			      enhanced, is_within))
			return false;
	return true;
}

/* some_overlap - can one code be among both?  No codes: any. */
static bool some_overlap(const struct name *names, const struct name *others,
			 bool enhanced)
{
	if (!others || !names)
		return true;
	for (; names; names = names->next)
		if (any_code(others, read_code(names->text, enhanced), enhanced,
			     overlap))
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
		if (!has_provider(rule,
				  g_ptr_array_index(other->providers, i)))
			return !rule->providers->len;
	return !rule->providers->len || other->providers->len;
}

/* unless_within - is `rule` out only where `other` is out, too? */
static bool unless_within(struct alphabet *alphabet, const struct rule *rule,
			  const struct rule *other)
{
	GArray *covers = g_array_new(FALSE, FALSE, sizeof(struct cover));
	bool within = true;

	for (const struct line *l = other->unless; l && rule->unless;
	     l = l->next) {
		struct cover cover = {spots_new(alphabet, other, l), false};

		g_array_append_val(covers, cover);
	}
	for (const struct line *l = rule->unless; l && within; l = l->next) {
		struct spots *line = spots_new(alphabet, rule, l);
		bool lost;
		GArray *gap = cover_gap(line, covers, &lost);

		within = !gap && !lost;
		if (gap)
			g_array_free(gap, TRUE);
		spots_free(line);
	}
	for (unsigned i = 0; i < covers->len; i++)
		spots_free(g_array_index(covers, struct cover, i).spots);
	g_array_free(covers, TRUE);
	return within;
}

bool applies_whenever(struct alphabet *alphabet, const struct rule *rule,
		      const struct rule *other)
{
	return all_within(other->codes, rule->codes, false) &&
	       all_within(other->statuses, rule->statuses, true) &&
	       providers_within(rule, other) &&
	       unless_within(alphabet, rule, other);
}

bool can_meet(const struct rule *a, const struct rule *b)
{
	bool together = !a->providers->len || !b->providers->len;

	for (unsigned i = 0; i < a->providers->len; i++)
		together |=
		    has_provider(b, g_ptr_array_index(a->providers, i));
	return together && some_overlap(a->codes, b->codes, false) &&
	       some_overlap(a->statuses, b->statuses, true);
}
