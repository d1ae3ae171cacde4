/* SPDX-License-Identifier: MIT
 *
 * complain.h - what goes to standard error: one line each
 */
#ifndef COMPLAIN_H
#define COMPLAIN_H

/* complain - "whybounce: SUBJECT: PROBLEM" */
void complain(const char *subject, const char *problem);

/* complain_usage - "whybounce: MESSAGE (see whybounce --help)" */
void complain_usage(const char *format, ...)
    __attribute__((format(printf, 1, 2)));

#endif
