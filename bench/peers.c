/* SPDX-License-Identifier: MIT
 *
 * peers.c - whybounce beside what an engineer would use instead
 *
 *	build/bench/peers EXPRESSIONS REPLIES TABLE-BYTES [ROUNDS]
 *
 * The same wordings (EXPRESSIONS, from bench/patterns) and the same replies go
 * through each engine, in turns, so that a slow moment of the machine hits
 * all.  First it is checked that each finds what whybounce finds; then the
 * median of the rounds is printed, with the least and the greatest, and how
 * many times whybounce is faster.  Peers that this machine lacks are named.
 */
#include "peers.h"
#include "replies.h"

#include "scan.h"

#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ROUNDS_MAX = 99, BUDGET_NS = 1000000000 };

struct row {
	const char *name;
	const struct peer *peer; /* null: whybounce itself, or the floor */
	void (*run)(const struct replies *r);
	double ns[ROUNDS_MAX]; /* for a reply */
	double setup_ms;
	size_t bytes;
	size_t count; /* of the replies that it did in time */
	bool open;
};

static struct expressions all;
static unsigned char *found; /* by rule */
static struct findings findings;
static volatile unsigned sink; /* keeps the loops from being left out */

/* expressions_read - "RULE<TAB>EXPRESSION" a line */
static void expressions_read(const char *path)
{
	FILE *file = fopen(path, "r");
	char *line = NULL;
	size_t size = 0;

	while (file && getline(&line, &size, file) > 0) {
		char *tab = strchr(line, '\t');
		unsigned rule = (unsigned)strtoul(line, NULL, 10);

		if (!tab)
			continue;
		tab[strcspn(tab, "\n")] = '\0';
		all.texts =
		    realloc(all.texts, (all.count + 1) * sizeof(*all.texts));
		all.rules =
		    realloc(all.rules, (all.count + 1) * sizeof(*all.rules));
		all.texts[all.count] = strdup(tab + 1);
		all.rules[all.count++] = rule;
		if (rule >= all.rule_count)
			all.rule_count = rule + 1;
	}
	if (!file || !all.count) {
		fprintf(stderr, "%s: no expressions\n", path);
		exit(2);
	}
	free(line);
	fclose(file);
}

static void scan(const struct reply *reply)
{
	findings_clear(&findings, wb_builtin_pack());
	scan_text(wb_builtin_pack(), reply->text, reply->length, &findings);
}

static void run_scan(const struct replies *r)
{
	for (size_t i = 0; i < r->count; i++)
		scan(&r->list[i]);
}

static void run_verdict(const struct replies *r)
{
	struct wb_verdict verdict;

	for (size_t i = 0; i < r->count; i++) {
		struct wb_input input = {.text = r->list[i].text,
					 .length = r->list[i].length};

		wb_classify(wb_builtin_pack(), &input, &verdict);
		sink += verdict.category;
	}
}

static void run_touch(const struct replies *r)
{
	for (size_t i = 0; i < r->count; i++) {
		unsigned sum = 0;

		for (size_t j = 0; j < r->list[i].length; j++)
			sum += (unsigned char)r->list[i].text[j];
		sink += sum;
	}
}

static struct row rows[] = {
    {.name = "whybounce, scan alone", .run = run_scan, .open = true},
    {.name = "whybounce, full verdict", .run = run_verdict, .open = true},
    {.name = "touching every byte", .run = run_touch, .open = true},
#ifdef HAVE_HYPERSCAN
    {.peer = &peer_hyperscan},
#else
    {.name = "Hyperscan"},
#endif
#ifdef HAVE_RE2
    {.peer = &peer_re2},
#else
    {.name = "RE2::Set"},
#endif
#ifdef HAVE_REGEXSET
    {.peer = &peer_regexset},
#else
    {.name = "Rust, RegexSet"},
#endif
#ifdef HAVE_PCRE2
    {.peer = &peer_pcre2_alternation},
    {.peer = &peer_pcre2_loop},
#else
    {.name = "PCRE2-JIT"},
#endif
};

enum { ROWS = sizeof(rows) / sizeof(*rows) };

static size_t allocated(void)
{
	struct mallinfo2 info = mallinfo2();

	return info.uordblks + info.hblkhd;
}

/* open_peers - compile the expressions with each engine */
static void open_peers(void)
{
	for (unsigned i = 0; i < ROWS; i++) {
		struct row *row = &rows[i];
		size_t before = allocated(), other = 0;
		double start = now();

		if (!row->peer) {
			if (!row->run)
				printf("%s: not on this machine\n", row->name);
			continue;
		}
		row->name = row->peer->name;
		fprintf(stderr, "%s compiles ...\n", row->name);
		row->open = row->peer->open(&all, &other);
		row->setup_ms = (now() - start) / 1e6;
		row->bytes = other ? other : allocated() - before;
		if (!row->open)
			printf("%s: cannot compile these\n", row->name);
	}
}

/* run_all - all replies through one engine; of a peer, as many as it does in
 * BUDGET_NS.  Returns how many. */
static size_t run_all(const struct row *row, const struct replies *r)
{
	double start = now();
	size_t i;

	if (row->run) {
		row->run(r);
		return r->count;
	}
	for (i = 0; i < r->count; i++) {
		row->peer->search(r->list[i].text - 1, r->list[i].length + 2,
				  found);
		if (i % 8 == 7 && now() - start > BUDGET_NS)
			return i + 1;
	}
	return i;
}

/* check - does a peer find every rule that whybounce finds?  It gets more time
 * than later, for some compile as they go and are fast only after that. */
static void check(const struct peer *peer, const struct replies *r)
{
	double start = now();
	size_t ours = 0, missed = 0, more = 0;

	for (size_t i = 0; i < r->count && now() - start < 20.0 * BUDGET_NS;
	     i++) {
		memset(found, 0, all.rule_count);
		peer->search(r->list[i].text - 1, r->list[i].length + 2, found);
		scan(&r->list[i]);
		for (unsigned h = 0; h < findings.hit_count; h++) {
			unsigned rule = findings.hits[h].rule;

			ours++;
			if (!found[rule] && missed++ < 3)
				printf("  not rule %u in: %.*s\n", rule,
				       (int)strcspn(r->list[i].text, "\n"),
				       r->list[i].text);
			found[rule] = 0;
		}
		for (unsigned rule = 0; rule < all.rule_count; rule++)
			more += found[rule];
	}
	printf("  %-26s %zu of %zu; and %zu more\n", peer->name, ours - missed,
	       ours, more);
}

/* run - one round of one engine, after a part of the replies to warm up */
static void run(struct row *row, const struct replies *r, unsigned round)
{
	const struct replies part = {r->list, (r->count + 3) / 4, 0};
	double start;

	run_all(row, &part);
	start = now();
	row->count = run_all(row, r);
	row->ns[round] = (now() - start) / (double)row->count;
}

/* print_slow - name those that did not do all replies in time */
static void print_slow(const struct replies *r)
{
	for (unsigned i = 0; i < ROWS; i++)
		if (rows[i].open && rows[i].count < r->count)
			printf("%s: only %zu of the replies, for it is slow\n",
			       rows[i].name, rows[i].count);
}

/* print_rows - the table; the first two rows are what all are compared with */
static void print_rows(const struct replies *r, unsigned rounds)
{
	double bytes = (double)r->bytes / (double)r->count;
	double scan_ns = median(rows[0].ns, rounds);
	double verdict_ns = median(rows[1].ns, rounds);

	printf("\n| %-24s | %9s | %19s | %6s | %6s | %8s | %8s | %8s |\n", "",
	       "ns/reply", "least to greatest", "MB/s", "x scan", "x verdict",
	       "setup ms", "KB");
	printf("|---|--:|--:|--:|--:|--:|--:|--:|\n");
	for (unsigned i = 0; i < ROWS; i++) {
		struct row *row = &rows[i];
		double ns;

		if (!row->open)
			continue;
		ns = median(row->ns, rounds);
		printf("| %-24s | %9.0f | %8.0f to %7.0f | %6.0f | %6.2f | "
		       "%9.2f | %8.0f | %8zu |\n",
		       row->name, ns, row->ns[0], row->ns[rounds - 1],
		       bytes / ns * 1e3, ns / scan_ns, ns / verdict_ns,
		       row->setup_ms, row->bytes / 1024);
	}
}

int main(int argc, char **argv)
{
	unsigned rounds = argc > 4 ? (unsigned)atoi(argv[4]) : 9;
	struct replies r;

	if (argc < 4 || rounds < 1 || rounds > ROUNDS_MAX) {
		fprintf(stderr,
			"usage: peers EXPRESSIONS REPLIES BYTES [ROUNDS]\n");
		return 2;
	}
	setvbuf(stdout, NULL, _IOLBF, 0);
	expressions_read(argv[1]);
	r = replies_read(argv[2]);
	rows[0].bytes = rows[1].bytes = strtoul(argv[3], NULL, 10);
	if (all.rule_count < wb_pack_rules(wb_builtin_pack()))
		all.rule_count = wb_pack_rules(wb_builtin_pack());
	found = calloc(all.rule_count, 1);
	printf("%u match lines of %u rules, %zu replies of %.0f bytes\n",
	       all.count, all.rule_count, r.count,
	       (double)r.bytes / (double)r.count);
	open_peers();
	puts("\nOf the rules that whybounce finds each finds:");
	for (unsigned i = 0; i < ROWS; i++)
		if (rows[i].open && rows[i].peer &&
		    strcmp(rows[i].name, "PCRE2-JIT, alternations") != 0)
			check(rows[i].peer, &r);
	for (unsigned round = 0; round < rounds; round++)
		for (unsigned i = 0; i < ROWS; i++)
			if (rows[i].open)
				run(&rows[i], &r, round);
	print_slow(&r);
	print_rows(&r, rounds);
	return 0;
}
