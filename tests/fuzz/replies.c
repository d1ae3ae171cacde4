/* SPDX-License-Identifier: MIT
 *
 * replies.c - a fuzz target: any bytes as a reply
 *
 * Every span of a verdict lies within the text, no string is null, and texts
 * are cut where the buffer ends.
 */
#include "fuzz.h"

#include "whybounce.h"

#include <stdlib.h>
#include <string.h>

/* must - end the run where a promise of whybounce.h is broken */
static void must(bool holds)
{
	if (!holds)
		abort();
}

static void check_span(struct wb_span span, size_t length)
{
	must(span.start <= length && span.length <= length - span.start);
}

/* check_text - what is filled in or quoted ends with a NUL in its buffer */
static void check_text(size_t whole, const char *buffer, size_t size)
{
	must(memchr(buffer, '\0', size) != NULL);
	must(whole >= strlen(buffer));
}

static void check_verdict(const struct wb_verdict *v,
			  const struct wb_input *input)
{
	char buffer[40];

	must(v->category < WB_CATEGORIES && v->named_count <= WB_NAMED_MAX &&
	     v->also_count <= WB_ALSO_MAX);
	check_span(v->matched, input->length);
	check_span(v->link, input->length);
	for (unsigned i = 0; i < v->named_count; i++)
		check_span(v->named[i].value, input->length);
	for (unsigned i = 0; i < v->also_count; i++)
		check_span(v->also[i].matched, input->length);
	must(v->rule && v->rule_file && v->provider && v->source);
	check_text(wb_fill(v->tell_sender, input, v, buffer, sizeof(buffer)),
		   buffer, sizeof(buffer));
	check_text(wb_quote(input, v->matched, buffer, sizeof(buffer)), buffer,
		   sizeof(buffer));
}

/* check_redacted - cut or whole, it is the same text */
static void check_redacted(const struct wb_input *input)
{
	char buffer[40], *whole;
	size_t length =
	    wb_redact(wb_builtin_pack(), input, buffer, sizeof(buffer));

	check_text(length, buffer, sizeof(buffer));
	whole = malloc(length + 1);
	must(whole != NULL);
	must(wb_redact(wb_builtin_pack(), input, whole, length + 1) == length);
	must(strlen(whole) <= length &&
	     !strncmp(whole, buffer, strlen(buffer)));
	free(whole);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	struct wb_input input = {.text = (const char *)bytes, .length = length};
	struct wb_verdict verdict;

	wb_classify(wb_builtin_pack(), &input, &verdict);
	check_verdict(&verdict, &input);
	input.recipient = "joe@corp.test";
	check_redacted(&input);
	return 0;
}
