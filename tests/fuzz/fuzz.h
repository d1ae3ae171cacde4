/* SPDX-License-Identifier: MIT
 *
 * fuzz.h - what a fuzz target is
 *
 * The name is libFuzzer's.  Without libFuzzer, replay.c calls it.
 */
#ifndef FUZZ_H
#define FUZZ_H

#include <stddef.h>
#include <stdint.h>

/* LLVMFuzzerTestOneInput - try these bytes; returns 0, or does not return
 * where something is wrong */
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

#endif
