/* SPDX-License-Identifier: MIT
 *
 * marked.h - a reply on the terminal, with a stretch of it marked
 */
#ifndef MARKED_H
#define MARKED_H

#include <glib.h>

/* marked_add - add the text, indented, in lines of at most `width` columns,
 * and ^^^^ below its bytes start..end.  What a terminal would obey is shown as
 * "?". */
void marked_add(GString *to, const char *text, size_t length, size_t start,
		size_t end, size_t width);

#endif
