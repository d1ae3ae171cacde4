/* SPDX-License-Identifier: MIT
 *
 * cost.c - what wb_classify() costs, beside reading the bytes once
 *
 *	build/cost FILE
 *
 * First the lines of FILE as replies, then rows that were made to cost time:
 * prefixes of addresses and hosts without end, phrases that begin and never
 * go on.  Each is run in turn with a loop that only touches every byte; the
 * ratio of the two means more than the nanoseconds, which depend on the
 * machine.  Nothing is judged here: the tests do not look at time.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <whybounce.h>

enum { ROUNDS = 7, HOSTILE_BYTES = 1 << 20, REPEATS = 2000 };

static volatile unsigned sink; /* keeps the loops from being left out */

static double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e9 + (double)t.tv_nsec;
}

/* classify - nanoseconds for one text, so many times */
static double classify(const char *text, size_t length, int times)
{
	struct wb_input input = {.text = text, .length = length};
	struct wb_verdict verdict;
	double start = now();

	for (int i = 0; i < times; i++) {
		wb_classify(wb_builtin_pack(), &input, &verdict);
		sink += verdict.category;
	}
	return now() - start;
}

/* touch - nanoseconds for looking at every byte, so many times */
static double touch(const char *text, size_t length, int times)
{
	double start = now();

	for (int i = 0; i < times; i++)
		for (size_t j = 0; j < length; j++)
			sink += (unsigned char)text[j];
	return now() - start;
}

static int compare(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

/* report - the median of interleaved rounds, one line */
static void report(const char *name, const char *text, size_t length, int times)
{
	double cost[ROUNDS], ratio[ROUNDS];

	for (int i = 0; i < ROUNDS; i++) {
		double floor = touch(text, length, times);

		cost[i] = classify(text, length, times);
		ratio[i] = cost[i] / floor;
		cost[i] /= (double)length * times;
	}
	qsort(cost, ROUNDS, sizeof(*cost), compare);
	qsort(ratio, ROUNDS, sizeof(*ratio), compare);
	printf("%-28.28s %8.1f %8.1f %6.1f to %.1f\n", name, cost[ROUNDS / 2],
	       ratio[ROUNDS / 2], ratio[0], ratio[ROUNDS - 1]);
}

/* replies - all lines of a file; the total of bytes and nanoseconds */
static void replies(FILE *file)
{
	char line[4096];
	double spent = 0, floor = 0;
	size_t bytes = 0, count = 0;

	while (fgets(line, sizeof(line), file)) {
		size_t length = strlen(line);

		floor += touch(line, length, REPEATS);
		spent += classify(line, length, REPEATS);
		bytes += length;
		count++;
	}
	if (count)
		printf("%zu replies of %.0f bytes: %.0f ns each, %.1f ns a "
		       "byte, %.1f times the floor\n\n",
		       count, (double)bytes / (double)count,
		       spent / REPEATS / (double)count,
		       spent / REPEATS / (double)bytes, spent / floor);
}

/* hostile - a row of the same bytes */
static void hostile(const char *unit)
{
	size_t length = strlen(unit);
	char *text = malloc(HOSTILE_BYTES);

	if (!text)
		exit(2);
	for (size_t i = 0; i < HOSTILE_BYTES; i++)
		text[i] = unit[i % length];
	report(unit, text, HOSTILE_BYTES, 1);
	free(text);
}

int main(int argc, char **argv)
{
	static const char *const units[] = {
	    "a.",    "a@",    "a:",	     "a-b_",	    "a!b@-",
	    "5.1.1 ", "550-",  "http://",     "user ",	    "mailbox is ",
	    "a ",    "xyzzy ", "over quota ", "192.0.2.7 ", "\xe4\xb8\x80"};
	FILE *file = argc == 2 ? fopen(argv[1], "r") : NULL;

	if (!file) {
		fprintf(stderr, "usage: cost FILE (one reply in a line)\n");
		return 2;
	}
	replies(file);
	fclose(file);
	printf("%-28s %8s %8s %s\n", "a row of", "ns/byte", "x floor",
	       "least to most");
	for (size_t i = 0; i < sizeof(units) / sizeof(*units); i++)
		hostile(units[i]);
	return 0;
}
