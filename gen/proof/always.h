/* SPDX-License-Identifier: MIT
 *
 * always.h - does one rule apply whenever another one does?
 */
#ifndef ALWAYS_H
#define ALWAYS_H

#include "alphabet.h"

/* beats - does a rule name another one in its beats lines? */
bool beats(const struct rule *rule, const struct rule *other);

/* applies_whenever - does `rule` apply to every reply with its words to which
 * `other` applies, by code, status, provider and unless lines? */
bool applies_whenever(struct alphabet *alphabet, const struct rule *rule,
		      const struct rule *other);

/* can_meet - can one reply have codes and a provider that both rules take? */
bool can_meet(const struct rule *a, const struct rule *b);

#endif
