/* SPDX-License-Identifier: MIT
 *
 * wbc.c - the rules compiler
 *
 * Messages about rules go to standard error, or, for programs, to standard
 * output.  The exit status is 0 when there are no errors, 1 when the rules
 * have some, 2 when something else went wrong.
 */
#include "arguments.h"

int main(int argc, char **argv)
{
	struct options options;
	int status;

	if (arguments_read(&options, argc, argv, &status))
		status = options.command->run(&options);
	arguments_clear(&options);
	return status;
}
