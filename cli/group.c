/* SPDX-License-Identifier: MIT
 *
 * group.c - the recipients of a mail, those with the same reason together
 */
#include "group.h"

#include "explain.h"

/* groups_new - an array of struct group */
GArray *groups_new(void)
{
	return g_array_new(FALSE, FALSE, sizeof(struct group));
}

/* groups_clear - forget all groups */
void groups_clear(GArray *groups)
{
	for (guint i = 0; i < groups->len; i++) {
		struct group *group = &g_array_index(groups, struct group, i);

		explain_done(&group->answer);
		g_array_free(group->members, TRUE);
	}
	g_array_set_size(groups, 0);
}

/* find - the group that the answer belongs to; null where it is the first */
static struct group *find(GArray *groups, const struct answer *answer)
{
	for (guint i = 0; i < groups->len; i++) {
		struct group *group = &g_array_index(groups, struct group, i);

		const struct answer *first = &group->answer;

		if (first->kind == answer->kind &&
		    first->verdict.category == answer->verdict.category &&
		    first->verdict.rule == answer->verdict.rule)
			return group;
	}
	return NULL;
}

/* groups_add - put a recipient where it belongs; its answer is taken over */
void groups_add(GArray *groups, struct answer *answer, size_t place)
{
	struct group *group = find(groups, answer);

	if (group) {
		explain_done(answer);
	} else {
		struct group fresh = {
		    .answer = *answer,
		    .members = g_array_new(FALSE, FALSE, sizeof(size_t)),
		};

		g_array_append_val(groups, fresh);
		group = &g_array_index(groups, struct group, groups->len - 1);
	}
	g_array_append_val(group->members, place);
}

/* compare - by fate, then by the first recipient's place */
static gint compare(gconstpointer a, gconstpointer b)
{
	const struct group *first = a, *second = b;
	size_t left = g_array_index(first->members, size_t, 0);
	size_t right = g_array_index(second->members, size_t, 0);

	if (first->answer.kind != second->answer.kind)
		return first->answer.kind < second->answer.kind ? -1 : 1;
	return (left > right) - (left < right);
}

/* groups_sort - failures first, then what is delayed, then the rest */
void groups_sort(GArray *groups)
{
	g_array_sort(groups, compare);
}

/* groups_count - how many recipients had this fate */
size_t groups_count(const GArray *groups, enum mail_kind kind)
{
	size_t count = 0;

	for (guint i = 0; i < groups->len; i++) {
		const struct group *group =
		    &g_array_index(groups, struct group, i);

		if (group->answer.kind == kind)
			count += group->members->len;
	}
	return count;
}
