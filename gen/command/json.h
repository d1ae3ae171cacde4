/* SPDX-License-Identifier: MIT
 *
 * json.h - what commands write for programs
 */
#ifndef JSON_H
#define JSON_H

#include "../../grammar/diagnostics.h"

#include <jansson.h>

/* json_text - a string of any bytes: those that are no UTF-8 are replaced */
json_t *json_text(const char *bytes);

/* json_set_place - add file, line, column, end_line and end_column, counted
 * from 1, columns in bytes; the end is the first byte behind.  Where there is
 * no place, only file, which is null. */
void json_set_place(json_t *object, struct place place);

/* json_print - write an object to standard output and give it back */
void json_print(json_t *object);

#endif
