/* SPDX-License-Identifier: MIT
 *
 * code_forms.c - codes as rules write them: 550, 4xx, 5.2.2, x.7.x
 */
#include "code_forms.h"

#include "fields.h"

/* code_form_read - a reply code or an enhanced code */
struct code_form code_form_read(const char *text, bool enhanced)
{
	struct code_form form = {{0, 0, 0}};
	unsigned digits = enhanced ? 0 : code_read(text);

	if (enhanced && status_read(text, form.part) && !form.part[0])
		form.part[0] = CODE_ANY;
	for (int i = 0; !enhanced && i < 3; i++) {
		unsigned digit = digits >> (8 - 4 * i) & 0xf;

		form.part[i] = digit == 0xf ? CODE_ANY : digit;
	}
	return form;
}

/* is_within - is each code of this form one of that form? */
static bool is_within(struct code_form a, struct code_form b)
{
	for (int i = 0; i < 3; i++)
		if (b.part[i] != CODE_ANY && a.part[i] != b.part[i])
			return false;
	return true;
}

/* overlap - is there a code of both forms? */
static bool overlap(struct code_form a, struct code_form b)
{
	for (int i = 0; i < 3; i++)
		if (a.part[i] != CODE_ANY && b.part[i] != CODE_ANY &&
		    a.part[i] != b.part[i])
			return false;
	return true;
}

bool codes_have(const struct name *list, struct code_form form, bool enhanced)
{
	for (; list; list = list->next)
		if (overlap(form, code_form_read(list->text, enhanced)))
			return true;
	return false;
}

/* has_all - is each code of this form one of the list's? */
static bool has_all(const struct name *list, struct code_form form,
		    bool enhanced)
{
	for (; list; list = list->next)
		if (is_within(form, code_form_read(list->text, enhanced)))
			return true;
	return false;
}

bool codes_within(const struct name *list, const struct name *others,
		  bool enhanced)
{
	if (!others)
		return true;
	if (!list)
		return false;
	for (; list; list = list->next)
		if (!has_all(others, code_form_read(list->text, enhanced),
			     enhanced))
			return false;
	return true;
}

bool codes_meet(const struct name *list, const struct name *others,
		bool enhanced)
{
	if (!others || !list)
		return true;
	for (; list; list = list->next)
		if (codes_have(others, code_form_read(list->text, enhanced),
			       enhanced))
			return true;
	return false;
}
