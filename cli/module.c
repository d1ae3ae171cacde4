/* SPDX-License-Identifier: MIT
 *
 * module.c - the reader of mail, loaded where there is a mail to read
 *
 * GMime brings twenty shared libraries along.  To load them takes longer than
 * all that is done for a reply, which needs none of them.  So mail/ and GMime
 * are a module of their own, and the command itself needs GLib alone.  Where it
 * looks for the module, the Makefile writes into it: module_path.
 */
#include "module.h"

#include "complain.h"

#include <dlfcn.h>
#include <string.h>

static const char name[] = "whybounce-mail.so";

/* module_load - the functions that read mail; null after a complaint */
const struct mail_reader *module_load(void)
{
	void *module = dlopen(name, RTLD_LAZY);
	const struct mail_reader *reader =
	    module ? dlsym(module, "mail_reader") : NULL;

	if (!reader) {
		complain("mail cannot be read", dlerror());
		return NULL;
	}
	if (strcmp(reader->version, WB_VERSION) != 0) {
		complain(name, "is of another version than this command");
		return NULL;
	}
	return reader;
}
