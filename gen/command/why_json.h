/* SPDX-License-Identifier: MIT
 *
 * why_json.h - what the rules make of one reply, for programs
 */
#ifndef WHY_JSON_H
#define WHY_JSON_H

#include "attempt.h"

/* why_json - write it to standard output as one object, whose members wbc.1
 * tells of */
void why_json(const struct attempt *attempt);

#endif
