/* SPDX-License-Identifier: MIT
 *
 * measure.c - how long a command takes, and how much memory
 *
 *	build/measure TIMES LABEL COMMAND [ARGUMENT]...
 *
 * Runs the command so many times and prints the median of the time that passed,
 * of the processor time, and the largest memory of a process that it started.
 * What it prints itself is thrown away.  The exit status is that of a run that
 * fails, and nothing is printed then.
 */
#define _DEFAULT_SOURCE /* wait4 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { TIMES_MAX = 100 };

struct cost {
	double passed[TIMES_MAX], worked[TIMES_MAX]; /* seconds */
	long memory;				     /* kilobytes */
};

static double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static double seconds(struct timeval t)
{
	return (double)t.tv_sec + (double)t.tv_usec / 1e6;
}

/* start - run a command without its output; its process */
static pid_t start(char **command)
{
	pid_t child = fork();

	if (child == 0) {
		int nowhere = open("/dev/null", O_RDWR);

		dup2(nowhere, STDIN_FILENO);
		dup2(nowhere, STDOUT_FILENO);
		dup2(nowhere, STDERR_FILENO);
		execvp(command[0], command);
		_exit(127);
	}
	return child;
}

/* run - one run, noted in cost; its exit status */
static int run(char **command, struct cost *cost, int number)
{
	struct rusage usage;
	double before = now();
	pid_t child = start(command);
	int status;

	if (child < 0 || wait4(child, &status, 0, &usage) < 0)
		return 2;
	cost->passed[number] = now() - before;
	cost->worked[number] =
	    seconds(usage.ru_utime) + seconds(usage.ru_stime);
	if (usage.ru_maxrss > cost->memory)
		cost->memory = usage.ru_maxrss;
	return WIFEXITED(status) ? WEXITSTATUS(status) : 2;
}

static int compare(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

/* median - of so many numbers, which are sorted */
static double median(double *numbers, int count)
{
	qsort(numbers, (size_t)count, sizeof(*numbers), compare);
	return numbers[count / 2];
}

int main(int argc, char **argv)
{
	struct cost cost = {.memory = 0};
	int times = argc > 3 ? atoi(argv[1]) : 0;

	if (times < 1 || times > TIMES_MAX) {
		fputs("usage: measure TIMES LABEL COMMAND [ARGUMENT]...\n",
		      stderr);
		return 2;
	}
	for (int i = 0; i < times; i++) {
		int status = run(argv + 3, &cost, i);

		if (status != 0) {
			fprintf(stderr, "%s: ends with status %d\n", argv[2],
				status);
			return status;
		}
	}
	printf("%-44s %7.2f s %7.2f s %6ld MB\n", argv[2],
	       median(cost.passed, times), median(cost.worked, times),
	       cost.memory / 1024);
	return 0;
}
