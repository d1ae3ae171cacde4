/* SPDX-License-Identifier: MIT
 *
 * code_forms.h - codes as rules write them: 550, 4xx, 5.2.2, x.7.x
 */
#ifndef CODE_FORMS_H
#define CODE_FORMS_H

#include "model.h"

enum { CODE_ANY = 0xffff };

/* The three parts of a reply code or of an enhanced code; CODE_ANY for x. */
struct code_form {
	unsigned part[3];
};

struct code_form code_form_read(const char *text, bool enhanced);

/* codes_have - is there a code of this form that is one of the list's, too? */
bool codes_have(const struct name *list, struct code_form form, bool enhanced);

/* codes_within - is each code of the list among the others, too?  A null list
 * holds all codes. */
bool codes_within(const struct name *list, const struct name *others,
		  bool enhanced);

/* codes_meet - is there a code that both lists hold? */
bool codes_meet(const struct name *list, const struct name *others,
		bool enhanced);

#endif
