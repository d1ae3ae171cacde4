/* SPDX-License-Identifier: MIT
 *
 * wrap.h - text in lines of the terminal's width
 */
#ifndef WRAP_H
#define WRAP_H

#include <glib.h>
#include <stddef.h>

enum { WRAP_WIDTH_MIN = 40, WRAP_WIDTH_MAX = 100, WRAP_WIDTH_USUAL = 80 };

/* wrap_width - columns to use for what is written to this descriptor: what
 * COLUMNS says, else the terminal, else WRAP_WIDTH_USUAL; kept within bounds */
size_t wrap_width(int descriptor);

/* wrap_columns - how many columns valid UTF-8 takes up */
size_t wrap_columns(const char *text, const char *end);

/* wrap_text - add a text in lines of at most `width` columns
 *
 * The cursor stands at `column`; further lines are indented by `indent`.  The
 * text is valid UTF-8, broken at blanks and beside wide characters; a longer
 * word stands alone on its line, whole, so that a link can be copied.  The
 * last line is ended, too. */
void wrap_text(GString *to, size_t column, size_t indent, size_t width,
	       const char *text);

#endif
