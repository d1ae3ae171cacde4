/* SPDX-License-Identifier: MIT
 *
 * main.c - run all unit tests
 *
 * Failures come first, one line each, then Check's own summary, so that the
 * last line says it all.  CK_FORK=no runs everything in this one process, for
 * valgrind; CK_RUN_SUITE=name runs one suite.
 */
#include "suites.h"

#include <stdio.h>
#include <stdlib.h>

/* print_failures - where each failed check stands, and what it says */
static void print_failures(SRunner *runner)
{
	int count = srunner_ntests_failed(runner);
	TestResult **failed = srunner_failures(runner);

	for (int i = 0; i < count; i++)
		printf("%s:%d: %s in \"%s\": %s\n", tr_lfile(failed[i]),
		       tr_lno(failed[i]),
		       tr_rtype(failed[i]) == CK_ERROR ? "error" : "failure",
		       tr_tcname(failed[i]), tr_msg(failed[i]));
	free(failed);
}

int main(void)
{
	SRunner *runner = srunner_create(grammar_suite());
	int failed;

	srunner_add_suite(runner, tokens_suite());
	srunner_add_suite(runner, reply_suite());
	srunner_add_suite(runner, decide_suite());
	srunner_add_suite(runner, compile_suite());
	srunner_add_suite(runner, classify_suite());
	srunner_add_suite(runner, fill_suite());
	srunner_add_suite(runner, redact_suite());
	srunner_add_suite(runner, oracle_suite());
	srunner_add_suite(runner, box_suite());
	srunner_add_suite(runner, mail_suite());
	srunner_add_suite(runner, sent_suite());
	srunner_add_suite(runner, tame_suite());
	srunner_add_suite(runner, wrap_suite());
	srunner_run_all(runner, CK_SILENT);
	failed = srunner_ntests_failed(runner);
	print_failures(runner);
	srunner_print(runner, CK_MINIMAL);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
