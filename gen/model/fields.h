/* SPDX-License-Identifier: MIT
 *
 * fields.h - which labels belong where, and reading their values
 */
#ifndef FIELDS_H
#define FIELDS_H

#include "../../grammar/syntax.h"

struct diagnostics;

/* fields_check - labels in the wrong place, given twice, or missing */
void fields_check(struct diagnostics *diagnostics,
		  const struct definition *definition);

/* field_find - the first field of a type; null where there is none */
const struct field *field_find(const struct definition *definition,
			       enum field_type type);

/* field_names - the names on that line; null where there is none */
const struct name *field_names(const struct definition *definition,
			       enum field_type type);

/* field_text - the value of a text field with its lines joined by blanks, or
 * "" */
const char *field_text(struct arena *arena,
		       const struct definition *definition,
		       enum field_type type);

/* codes_read - a reply code such as 552 or 4xx as the pack has it, or 0 */
unsigned code_read(const char *text);

/* status_read - an enhanced code such as 5.2.2 or x.7.x as the pack has it,
 * in three numbers; false where it is none */
bool status_read(const char *text, unsigned part[3]);

/* codes_check - say which codes of a definition are none */
void codes_check(struct diagnostics *diagnostics,
		 const struct definition *definition);

#endif
