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

enum { TOKENS_AT_ONCE = 16 };

/* use_phrases - do what follows from the phrases of a list that is not empty;
 * all of them end at the last token */
static void use_phrases(struct scan *scan, unsigned found)
{
	const struct wb_pack *const pack = scan->pack;
	const struct wb_found *const rows = pack->found;
	const unsigned first_one = pack->first_one;
	const uint32_t now = scan->count - 1;

	do {
		unsigned phrase = rows[found].phrase, what;

		found = rows[found].rest;
		while (phrase < first_one) {
			note_beginning(scan, phrase, now);
			if (!found)
				return;
			phrase = rows[found].phrase;
			found = rows[found].rest;
		}
		what = pack->what[phrase - first_one];
		if (phrase < pack->first_many) {
			if (bit_get(scan->begun, what))
				join_one(scan, phrase, what);
		} else if (phrase < pack->first_use) {
			const uint16_t *row =
			    find_begun(scan, &pack->joins[what]);

			if (row)
				join_many(scan, phrase, row);
		} else {
			use_alone(scan, phrase, what);
		}
	} while (found);
}

/* scan_name - find the names that rules know in a host, address or URL */
static void scan_name(struct scan *scan, const struct tokens *tokens,
		      const struct token *token)
{
	struct name_parts parts;
	struct name_part part;
	uint32_t state = 0;

	if (!name_may_be_known(tokens, token))
		return;
	scan->names_provider = token->type != TOKEN_EMAIL;
	names_start(&parts, scan->pack, tokens->text, token);
	while (names_next(&parts, &part)) {
		struct step to = step(&scan->pack->names, state, part.symbol);

		state = to.next;
		if (to.found)
			use_phrases(scan, to.found);
	}
	scan->names_provider = true;
}

/* keep - count a token, and keep its place and what ends with it */
static inline void keep(struct scan *scan, uint32_t start, uint32_t end,
			unsigned found)
{
	unsigned place = scan->count++ % TOKENS_KEPT;

	scan->tokens[place].start = start;
	scan->tokens[place].end = end;
	scan->tokens[place].found = (uint16_t)found;
}

/* note_kind - a token that is no word: keep the first of each kind, and find
 * the names that rules know */
static void note_kind(struct scan *scan, const struct tokens *tokens,
		      const struct token *token)
{
	struct wb_span *first = &scan->findings->first[token->type];

	if (!first->length)
		*first =
		    (struct wb_span){token->start, token->end - token->start};
	if (has_name(token->type))
		scan_name(scan, tokens, token);
}

/* note_break - the reply itself begins: count words that are none, so that no
 * gap bridges them, and forget the unless lines that matched before */
static void note_break(struct scan *scan, uint32_t at)
{
	memset(scan->begun, 0,
	       (scan->pack->chain_count / 64 + 1) * sizeof(*scan->begun));
	memset(scan->findings->is_out, 0,
	       (scan->pack->rule_count / 64 + 1) * sizeof(uint64_t));
	for (unsigned i = 0; scan->count && i < BREAK_WORDS; i++)
		keep(scan, at, at, 0);
}

/* take - do all that a token brings; returns the state of the automaton
 * behind it */
static inline uint32_t take(struct scan *scan, const struct tokens *tokens,
			    uint32_t state, const struct token *token)
{
	struct step to;

	if (token->type == TOKEN_CODE) {
		if (!token->begins)
			return state;
		note_break(scan, token->start);
		return 0;
	}
	to = step(&scan->pack->phrases, state, token->symbol);
	keep(scan, token->start, token->end, to.found);
	if (to.found)
		use_phrases(scan, to.found);
	if (token->type != TOKEN_WORD)
		note_kind(scan, tokens, token);
	return to.next;
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
	struct token row[TOKENS_AT_ONCE];
	uint32_t state = 0;
	unsigned count;

	scan_start(&scan, pack, findings);
	length = reply_length(text, length);
	tokens_start(&tokens, pack, text, length);
	do {
		count = tokens_read(&tokens, row, TOKENS_AT_ONCE);
		for (unsigned i = 0; i < count; i++)
			state = take(&scan, &tokens, state, &row[i]);
	} while (count == TOKENS_AT_ONCE);
	keep_out(&scan);
	codes_copy(&findings->codes, &tokens.codes);
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
		keep(&scan, token.start, token.end, 0);
		note_kind(&scan, &tokens, &token);
	}
	/* A host name is no reply: only who it belongs to is kept. */
	memcpy(speaks, findings->speaks, sizeof(speaks));
	findings_clear(findings, pack);
	memcpy(findings->speaks, speaks, sizeof(speaks));
}
