/* SPDX-License-Identifier: MIT
 *
 * suites.h - the suites that main.c runs
 *
 * One for each test_*.c beside it.
 */
#ifndef SUITES_H
#define SUITES_H

#include <check.h>

Suite *grammar_suite(void);
Suite *tokens_suite(void);
Suite *reply_suite(void);
Suite *decide_suite(void);
Suite *compile_suite(void);
Suite *classify_suite(void);
Suite *fill_suite(void);
Suite *redact_suite(void);
Suite *oracle_suite(void);
Suite *box_suite(void);
Suite *mail_suite(void);
Suite *sent_suite(void);
Suite *tame_suite(void);
Suite *wrap_suite(void);

#endif
