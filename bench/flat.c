/* SPDX-License-Identifier: MIT
 *
 * flat.c - is the cost of a verdict flat?
 *
 *	build/bench/flat replies FILE	the replies of a file
 *	build/bench/flat lengths FILE	texts of 50 bytes to 1 MiB made of them
 *	build/bench/flat hostile FILE	texts that were made to cost time
 *	build/bench/flat threads FILE	one thread, then two at the same time
 *
 * Prints rows of words and numbers; bench/flat makes a table and a plot of
 * them.  Processor time, the median of some rounds; threads by the clock.
 */
#include "replies.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <whybounce.h>

enum {
	ROUNDS = 31,
	LONGEST = 1 << 20,
	HOSTILE_BYTES = 1 << 17,
	/* Machines have slow moments, tenths of a second long.  So one thread
	 * and two take turns that are shorter, and many of them. */
	TURNS = 201,
	TURN_PASSES = 5, /* through all replies */
	TURN_COUNTS = 20000000
};

static void classify(const char *text, size_t length)
{
	struct wb_input input = {.text = text, .length = length};
	struct wb_verdict verdict;

	wb_classify(wb_builtin_pack(), &input, &verdict);
}

static void classify_all(const struct replies *r)
{
	for (size_t i = 0; i < r->count; i++)
		classify(r->list[i].text, r->list[i].length);
}

/* cost_all - nanoseconds for all replies, once through */
static double cost_all(const struct replies *r)
{
	double ns[ROUNDS];

	classify_all(r);
	for (int i = 0; i < ROUNDS; i++) {
		double start = now();

		classify_all(r);
		ns[i] = now() - start;
	}
	return median(ns, ROUNDS);
}

/* cost_text - nanoseconds for one text, often enough to be measured */
static double cost_text(const char *text, size_t length)
{
	size_t times = 200000 / (length + 1) + 1;
	double ns[ROUNDS];

	for (int i = 0; i < ROUNDS; i++) {
		double start = now();

		for (size_t j = 0; j < times; j++)
			classify(text, length);
		ns[i] = (now() - start) / (double)times;
	}
	return median(ns, ROUNDS);
}

/* lengths - prefixes of one text that is made of all replies */
static void lengths(const struct replies *r)
{
	char *text = malloc(LONGEST);
	size_t filled = 0;

	for (size_t i = 0; filled < LONGEST; i = (i + 1) % r->count) {
		size_t size = r->list[i].length + 1;

		if (size > LONGEST - filled)
			size = LONGEST - filled;
		memcpy(text + filled, r->list[i].text, size);
		filled += size;
	}
	for (size_t length = 64; length <= LONGEST; length *= 4)
		printf("%zu %.2f\n", length,
		       cost_text(text, length) / (double)length);
	free(text);
}

/* hostile - rows of the same words, beside the average of the replies */
static void hostile(const struct replies *r)
{
	static const char *const units[] = {
	    "user ",
	    "unknown ",
	    "user unknown ",
	    "mailbox is ",
	    "over quota ",
	    "address rejected ",
	    "your message was ",
	    "blocked using ",
	    "unknow ",
	    "recipien ",
	    "a ",
	    "xyzzy ",
	    "a.",
	    "a@",
	    "a@b ",
	    "a:",
	    "a-b_",
	    "a!b@-",
	    "5.1.1 ",
	    "550-",
	    "550 ",
	    "http://",
	    "192.0.2.7 ",
	    "mx.example.com ",
	    "joe@example.com ",
	    "'",
	    "\\n",
	    "\xe4\xb8\x80",
	    "\xd0\xbf\xd0\xbe\xd1\x87\xd1\x82\xd0\xb0 ",
	    "\xff"};
	double average = cost_all(r) / (double)r->bytes;
	char *text = malloc(HOSTILE_BYTES);

	for (size_t u = 0; u < sizeof(units) / sizeof(*units); u++) {
		size_t size = strlen(units[u]);
		double ns;

		for (size_t i = 0; i < HOSTILE_BYTES; i++)
			text[i] = units[u][i % size];
		ns = cost_text(text, HOSTILE_BYTES) / HOSTILE_BYTES;
		printf("%.1f %.2f %s\n", ns / average, ns, units[u]);
	}
	free(text);
}

static double clock_ns(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e9 + (double)t.tv_nsec;
}

static void *work(void *replies)
{
	for (int i = 0; i < TURN_PASSES; i++)
		classify_all(replies);
	return NULL;
}

/* count_up - arithmetic without memory: what two threads can do at most here */
static void *count_up(void *unused)
{
	volatile unsigned result;
	unsigned n = 1;

	(void)unused;
	for (unsigned i = 0; i < TURN_COUNTS; i++)
		n = n * 1664525 + 1013904223;
	result = n;
	(void)result;
	return NULL;
}

/* run_threads - nanoseconds that so many threads take for their work */
static double run_threads(void *(*job)(void *), struct replies *r, int count)
{
	pthread_t threads[2];
	double start = clock_ns();

	for (int i = 0; i < count; i++)
		pthread_create(&threads[i], NULL, job, r);
	for (int i = 0; i < count; i++)
		pthread_join(threads[i], NULL);
	return clock_ns() - start;
}

static void two_threads(struct replies *r)
{
	double ratio[TURNS], counting[TURNS], one = 0;

	for (int i = 0; i < TURNS; i++) {
		one = run_threads(work, r, 1);
		ratio[i] = 2 * one / run_threads(work, r, 2);
		counting[i] = 2 * run_threads(count_up, r, 1) /
			      run_threads(count_up, r, 2);
	}
	printf("%.0f %.2f %.2f\n",
	       TURN_PASSES * (double)r->count / one * 1e9,
	       median(ratio, TURNS), median(counting, TURNS));
}

int main(int argc, char **argv)
{
	struct replies r;

	if (argc != 3) {
		fputs("usage: flat replies|lengths|hostile|threads FILE\n",
		      stderr);
		return 2;
	}
	r = replies_read(argv[2]);
	if (!strcmp(argv[1], "lengths")) {
		lengths(&r);
	} else if (!strcmp(argv[1], "hostile")) {
		hostile(&r);
	} else if (!strcmp(argv[1], "threads")) {
		two_threads(&r);
	} else {
		double ns = cost_all(&r);

		printf("%.0f %.2f\n", ns / (double)r.count,
		       ns / (double)r.bytes);
	}
	return 0;
}
