/* SPDX-License-Identifier: MIT
 *
 * replies.c - the replies that a benchmark reads, its clock and its median
 *
 * The replies are mixed, so that no branch predictor learns their order; and
 * each stands in memory of its own.
 */
#include "replies.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { LINE_MAX_BYTES = 1 << 16 };

/* unescape - in place; returns the length */
static size_t unescape(char *line)
{
	char *to = line;

	for (const char *from = line; *from && *from != '\n'; from++) {
		if (from[0] == '\\' && (from[1] == 'n' || from[1] == '\\'))
			*to++ = *++from == 'n' ? '\n' : '\\';
		else
			*to++ = *from;
	}
	*to = '\0';
	return (size_t)(to - line);
}

/* add - one more reply */
static void add(struct replies *r, const char *line, size_t length)
{
	char *text = malloc(length + 3);

	r->list = realloc(r->list, (r->count + 1) * sizeof(*r->list));
	if (!r->list || !text)
		abort();
	text[0] = text[length + 1] = ' ';
	text[length + 2] = '\0';
	memcpy(text + 1, line, length);
	r->list[r->count++] = (struct reply){text + 1, length};
	r->bytes += length;
}

/* mix - put the replies into another order, always the same */
static void mix(struct replies *r)
{
	uint64_t seed = 20261126;

	for (size_t i = r->count; i > 1; i--) {
		struct reply last = r->list[i - 1];
		size_t j;

		seed = seed * 6364136223846793005u + 1442695040888963407u;
		j = (size_t)(seed >> 33) % i;
		r->list[i - 1] = r->list[j];
		r->list[j] = last;
	}
}

struct replies replies_read(const char *path)
{
	static char line[LINE_MAX_BYTES];
	struct replies r = {0};
	FILE *file = fopen(path, "r");

	if (!file) {
		perror(path);
		exit(2);
	}
	while (fgets(line, sizeof(line), file))
		add(&r, line, unescape(line));
	fclose(file);
	if (!r.count) {
		fprintf(stderr, "%s: no replies\n", path);
		exit(2);
	}
	mix(&r);
	return r;
}

double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec * 1e9 + (double)t.tv_nsec;
}

static int compare(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

double median(double *numbers, size_t count)
{
	qsort(numbers, count, sizeof(*numbers), compare);
	return numbers[count / 2];
}
