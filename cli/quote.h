/* SPDX-License-Identifier: MIT
 *
 * quote.h - bytes as a JSON string
 */
#ifndef QUOTE_H
#define QUOTE_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

/* quote_json - add the bytes as a JSON string, RFC 8259, in valid UTF-8: bytes
 * that are none, and NULs, become U+FFFD */
void quote_json(GString *to, const char *bytes, size_t length);

#endif
