/* SPDX-License-Identifier: MIT
 *
 * sample.h - a reply made of nothing but the words of a wording
 */
#ifndef SAMPLE_H
#define SAMPLE_H

#include "expand.h"

/* sample_words - the words, to be freed with g_strfreev(); gaps are as short
 * as they can be.  Where one of several words can stand, each variant takes
 * the next of them. */
char **sample_words(const struct wording *wording, unsigned variant);

/* sample_variants - how many variants show each word once */
unsigned sample_variants(const struct wording *wording);

#endif
