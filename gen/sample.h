/* SPDX-License-Identifier: MIT
 *
 * sample.h - a reply made of nothing but the words of a wording
 */
#ifndef SAMPLE_H
#define SAMPLE_H

#include "expand.h"

/* sample_words - the words, to be freed with g_strfreev(); gaps are as short
 * as they can be */
char **sample_words(const struct wording *wording);

#endif
