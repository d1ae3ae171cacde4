/* SPDX-License-Identifier: MIT
 *
 * module.c - what the module whybounce-mail.so shows: a table of functions
 */
#include "mail.h"

const struct mail_reader mail_reader __attribute__((visibility("default"))) = {
    .version = WB_VERSION,
    .open = mail_box_open,
    .close = mail_box_close,
    .ask = mail_box_ask,
    .next = mail_box_next,
    .error = mail_box_error,
    .bytes = mail_box_bytes,
    .free = mail_free,
};
