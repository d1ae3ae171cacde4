/* SPDX-License-Identifier: MIT
 *
 * writer.c - write into a caller's buffer, as snprintf does
 */
#include "writer.h"

#include <string.h>

void writer_put(struct writer *w, const void *bytes, size_t length)
{
	if (w->length + length < w->size)
		memcpy(w->buffer + w->length, bytes, length);
	else if (w->length < w->size)
		memcpy(w->buffer + w->length, bytes, w->size - 1 - w->length);
	w->length += length;
	if (length)
		w->last = ((const char *)bytes)[length - 1];
}

/* whole_characters - how many of the first `length` bytes make up whole UTF-8
 * characters */
static size_t whole_characters(const char *text, size_t length)
{
	size_t start = length;
	unsigned char lead;

	while (start > 0 && ((unsigned char)text[start - 1] & 0xc0) == 0x80)
		start--;
	lead = start > 0 ? (unsigned char)text[--start] : 0;
	if (lead < 0xc0)
		return length;
	return length - start < 2u + (lead >= 0xe0) + (lead >= 0xf0) ? start
								     : length;
}

size_t writer_end(struct writer *w)
{
	size_t end = w->length;

	if (!w->size)
		return w->length;
	if (end >= w->size)
		end = whole_characters(w->buffer, w->size - 1);
	w->buffer[end] = '\0';
	return w->length;
}
