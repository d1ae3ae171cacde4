/* SPDX-License-Identifier: MIT
 *
 * report.h - messages for programs
 */
#ifndef REPORT_H
#define REPORT_H

#include "../../grammar/diagnostics.h"

#include <stdio.h>

/* report_json - write all messages, one JSON object per line: severity, name,
 * message, file, line, column, end_line, end_column, notes (objects with the
 * last six) and help (strings).  Lines and columns count from 1, columns in
 * bytes; the end is the first byte behind.  What has no place has null. */
void report_json(const struct diagnostics *all, FILE *out);

#endif
