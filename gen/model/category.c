/* SPDX-License-Identifier: MIT
 *
 * category.c - what a definition of a category says
 *
 * Its values come from closed lists, and its number is fixed: programs store
 * both.
 */
#include "category.h"

#include "closed.h"
#include "fields.h"

#include "../../grammar/diagnostics.h"

#include <stdlib.h>

/* check_number - a number in a rules file must be that of whybounce.h */
static void check_number(const struct defined *defined,
			 const struct category *category)
{
	const struct name *number =
	    field_names(category->definition, FIELD_NUMBER);
	struct diagnostic *message;
	char *end;

	if (!number ||
	    (strtoul(number->text, &end, 10) == category->number && !*end))
		return;
	message = diagnostics_add(defined->syntax->diagnostics, SEVERITY_ERROR,
				  "number-changed", number->place,
				  "category \"%s\" has the number %d",
				  category->name, category->number);
	diagnostics_help(defined->syntax->diagnostics, message,
			 "write \"number %d\"; programs store these numbers, "
			 "so they never change",
			 category->number);
}

/* report_no_advice - a category without what every answer shows */
static void report_no_advice(const struct defined *defined,
			     const struct category *c, const char *what,
			     const char *help)
{
	struct diagnostic *message =
	    diagnostics_add(defined->syntax->diagnostics, SEVERITY_ERROR,
			    "no-advice", c->definition->name.place,
			    "category \"%s\" has no %s", c->name, what);

	diagnostics_help(defined->syntax->diagnostics, message, "%s", help);
}

/* action_of - what to do: the first name for permanent replies, the second,
 * or else the first, for temporary ones */
static enum wb_action action_of(const struct defined *defined,
				const struct name *action, bool temporary)
{
	enum wb_action usual = temporary ? WB_RETRY : WB_REVIEW;

	if (temporary && action && action->next)
		action = action->next;
	if (temporary && action && action->next)
		diagnostics_add(defined->syntax->diagnostics, SEVERITY_ERROR,
				"syntax", action->next->place,
				"only two names can follow \"do\": one for "
				"permanent replies, one for temporary ones");
	return (enum wb_action)look_up_closed(defined, action_names, action,
					      "do", (int)usual);
}

void category_resolve(const struct defined *defined, struct category *c)
{
	struct arena *arena = defined->syntax->arena;
	const struct definition *d = c->definition;
	const struct name *action = field_names(d, FIELD_DO);

	check_number(defined, c);
	c->title = field_text(arena, d, FIELD_TITLE);
	c->meaning = field_text(arena, d, FIELD_MEANS);
	if (!*c->meaning)
		c->meaning = c->title;
	c->tell_sender = field_text(arena, d, FIELD_TELL_SENDER);
	c->tell_operator = field_text(arena, d, FIELD_TELL_OPERATOR);
	c->codes = field_names(d, FIELD_CODE);
	c->statuses = field_names(d, FIELD_STATUS);
	c->where = (enum wb_where)look_up_closed(defined, where_names,
						 field_names(d, FIELD_WHERE),
						 "where", WB_UNDETERMINED);
	c->move = (enum wb_move)look_up_closed(
	    defined, move_names, field_names(d, FIELD_MOVE), "move", WB_SENDER);
	c->retry = (enum wb_retry)look_up_closed(defined, retry_names,
						 field_names(d, FIELD_RETRY),
						 "retry", WB_AFTER_FIX);
	c->permanent = action_of(defined, action, false);
	c->temporary = action_of(defined, action, true);
	if (!d->damaged && !*c->title)
		report_no_advice(defined, c, "title",
				 "add a line such as: title No such mailbox");
	else if (!d->damaged && !*c->tell_sender)
		report_no_advice(defined, c, "advice",
				 "add a line such as: tell sender Check the "
				 "address.");
}
