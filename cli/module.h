/* SPDX-License-Identifier: MIT
 *
 * module.h - the reader of mail, loaded where there is a mail to read
 */
#ifndef MODULE_H
#define MODULE_H

#include "mail.h"

/* module_load - the functions that read mail; null after a complaint
 *
 * They stay loaded until the program ends. */
const struct mail_reader *module_load(void);

#endif
