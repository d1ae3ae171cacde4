/* SPDX-License-Identifier: MIT
 *
 * scan.c - run a text's tokens through the automaton
 *
 * The automaton finds phrases: words that follow each other directly.  What
 * follows from them, and how the parts of lines with gaps are joined, is in
 * join.c.
 */
#include "automaton.h"
#include "join.h"

#include <string.h>

/* scan_name - find the names that rules know in a host, address or URL */
static void scan_name(struct scan *scan, const unsigned char *text,
		      const struct token *token)
{
	struct name_parts parts;
	struct name_part part;
	uint32_t state = 0;

	scan->names_provider = token->type != TOKEN_EMAIL;
	names_start(&parts, scan->pack, text, token);
	while (names_next(&parts, &part)) {
		struct step to = step(&scan->pack->names, state, part.symbol);

		state = to.next;
		use_found(scan, to.found);
	}
	scan->names_provider = true;
}

/* note_token - count a token and keep its place */
static void note_token(struct scan *scan, const struct token *token,
		       unsigned found)
{
	unsigned place = scan->count++ % TOKENS_KEPT;

	scan->tokens[place].start = token->start;
	scan->tokens[place].end = token->end;
	scan->tokens[place].found = (uint16_t)found;
	if (token->type != TOKEN_WORD &&
	    !scan->findings->first[token->type].length)
		scan->findings->first[token->type] =
		    (struct wb_span){token->start, token->end - token->start};
}

/* note_break - the reply itself begins: count words that are none, so that no
 * gap bridges them, and forget the unless lines that matched before */
static void note_break(struct scan *scan, uint32_t at)
{
	const struct token none = {TOKEN_WORD, 0, at, at};

	memset(scan->begun, 0,
	       (scan->pack->chain_count / 64 + 1) * sizeof(*scan->begun));
	memset(scan->findings->is_out, 0,
	       (scan->pack->rule_count / 64 + 1) * sizeof(uint64_t));
	for (unsigned i = 0; scan->count && i < BREAK_WORDS; i++)
		note_token(scan, &none, 0);
}

static bool is_name(enum token_type type)
{
	return type == TOKEN_EMAIL || type == TOKEN_HOST || type == TOKEN_URL;
}

/* scan_start - begin a scan; what is not written needs no value */
static void scan_start(struct scan *scan, const struct wb_pack *pack,
		       struct findings *findings)
{
	scan->pack = pack;
	scan->findings = findings;
	scan->count = scan->longer_count = 0;
	scan->names_provider = true;
	memset(scan->begun, 0,
	       (pack->chain_count / 64 + 1) * sizeof(*scan->begun));
}

void scan_text(const struct wb_pack *pack, const char *text, size_t length,
	       struct findings *findings)
{
	struct scan scan;
	struct tokens tokens;
	struct token token;
	uint32_t state = 0;

	scan_start(&scan, pack, findings);
	length = reply_length(text, length);
	tokens_start(&tokens, pack, text, length);
	while (tokens_next(&tokens, &token)) {
		struct step to;

		if (token.type == TOKEN_CODE) {
			if (begins_reply(&tokens, &token)) {
				state = 0;
				note_break(&scan, token.start);
			}
			continue;
		}
		to = step(&pack->phrases, state, token.symbol);
		state = to.next;
		note_token(&scan, &token, to.found);
		use_found(&scan, to.found);
		if (is_name(token.type))
			scan_name(&scan, tokens.text, &token);
	}
	keep_out(&scan);
	findings->codes = tokens.codes;
}

void scan_host(const struct wb_pack *pack, const char *host,
	       struct findings *findings)
{
	struct scan scan;
	struct tokens tokens;
	struct token token;
	uint64_t speaks[PROVIDERS_MAX / 64];

	scan_start(&scan, pack, findings);
	findings_clear(findings, pack);
	tokens_start(&tokens, pack, host, strlen(host));
	while (tokens_next(&tokens, &token)) {
		if (token.type != TOKEN_HOST)
			continue;
		note_token(&scan, &token, 0);
		scan_name(&scan, tokens.text, &token);
	}
	/* A host name is no reply: only who it belongs to is kept. */
	memcpy(speaks, findings->speaks, sizeof(speaks));
	findings_clear(findings, pack);
	memcpy(findings->speaks, speaks, sizeof(speaks));
}
