/* SPDX-License-Identifier: MIT
 *
 * pack.c - what can be asked of a pack of rules
 */
#include "pack.h"

#ifndef WB_VERSION
#error "the Makefile defines WB_VERSION"
#endif

bool wb_pack_valid(const wb_pack *pack)
{
	return pack && pack->magic == WB_PACK_MAGIC &&
	       pack->abi == WB_PACK_ABI && pack->size == sizeof(*pack);
}

unsigned wb_pack_rules(const wb_pack *pack)
{
	return pack->rule_count;
}

const char *wb_version(void)
{
	return WB_VERSION;
}
