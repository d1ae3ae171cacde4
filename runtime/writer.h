/* SPDX-License-Identifier: MIT
 *
 * writer.h - write into a caller's buffer, as snprintf does
 */
#ifndef WRITER_H
#define WRITER_H

#include <stddef.h>

struct writer {
	char *buffer;
	size_t size, length;
	char last; /* byte written */
};

/* writer_put - add bytes; what does not fit is only counted */
void writer_put(struct writer *writer, const void *bytes, size_t length);

/* writer_end - add the NUL, between two characters; the length of the whole */
size_t writer_end(struct writer *writer);

#endif
