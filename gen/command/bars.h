/* SPDX-License-Identifier: MIT
 *
 * bars.h - which lines keep a rule out whose words match
 */
#ifndef BARS_H
#define BARS_H

#include "../../runtime/decide.h"
#include "match.h"

/* bars_code - does the reply have reply codes, and are none of them the
 * rule's?  A rule without words needs one. */
bool bars_code(const struct wb_pack *pack, const struct rule *rule,
	       const struct codes *codes);

/* bars_status - the same for enhanced codes */
bool bars_status(const struct wb_pack *pack, const struct rule *rule,
		 const struct codes *codes);

/* bars_unless - does this unless line match the reply?  *hit, where not null,
 * tells where. */
bool bars_unless(const struct rule *rule, const struct field *field,
		 const struct reading *reading, struct hit *hit);

#endif
