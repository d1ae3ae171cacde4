/* SPDX-License-Identifier: MIT
 *
 * mutate.h - replies made of other replies, the same ones on every run
 */
#ifndef MUTATE_H
#define MUTATE_H

#include <glib.h>
#include <stdint.h>

/* random_below - the next number of a series, from 0 to n - 1; the state, which
 * must not be 0, tells the series */
unsigned random_below(uint64_t *state, unsigned n);

/* mutate - one of the replies (GString *), changed in a few ways */
GString *mutate(const GPtrArray *replies, uint64_t *state);

/* without - the text without its words number first to last, from 0 */
GString *without(const GString *text, unsigned first, unsigned last);

/* word_count - words of a text, by blanks */
unsigned word_count(const GString *text);

#endif
