/* SPDX-License-Identifier: MIT
 *
 * emit.h - write the compiled rules as sources
 */
#ifndef EMIT_H
#define EMIT_H

#include "compile.h"
#include "tables.h"

#include <stdio.h>

/* emit_words - the keyword scanner, for re2c */
void emit_words(const struct compiled *compiled, FILE *out);

/* emit_tables - the pack, in C */
void emit_tables(const struct tables *tables, const struct compiled *compiled,
		 FILE *out);

#endif
