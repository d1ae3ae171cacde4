/* SPDX-License-Identifier: MIT
 *
 * clean.h - bytes from a bounce, made fit to be written
 *
 * What a bounce holds was written by strangers.  It leaves the command as
 * valid UTF-8 only, and to a person without characters that would act on the
 * terminal or turn the reading direction.
 */
#ifndef CLEAN_H
#define CLEAN_H

#include "whybounce.h"

#include <glib.h>
#include <string.h>

/* clean_line - add the bytes as one line: white space and control characters
 * become single blanks */
void clean_line(GString *to, const char *bytes, size_t length);

/* clean_fill - set *to to one of a verdict's texts, filled in; not cleaned */
void clean_fill(GString *to, const char *text, const struct wb_input *input,
		const struct wb_verdict *verdict);

/* clean_quote - set *to to a span of the input on one line; not cleaned */
void clean_quote(GString *to, const struct wb_input *input,
		 struct wb_span span);

#endif
