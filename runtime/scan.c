/* SPDX-License-Identifier: MIT
 *
 * scan.c - run a text's tokens through the automaton and join what it finds
 *
 * The automaton finds phrases: words that follow each other directly.  A match
 * line with gaps is a chain of phrases.  When a phrase ends that begins a
 * chain, that is remembered; when one ends that goes on with it, the newest
 * fitting memory is looked up.  The newest is enough: if an older one is near
 * enough, so is it.  What is remembered is bounded, and old ones are
 * forgotten: a gap is at most a few words.
 */
#include "scan.h"

#include <string.h>

enum {
	TOKENS_KEPT = 64 /* more than a phrase and a gap have */
};

/* The first part of a chain, up to a gap. */
struct chain_end {
	uint16_t chain, words;
	uint32_t last;  /* number of its last token */
	uint32_t start; /* byte */
	unsigned capture_count;
	struct capture captures[PHRASE_MARKS_MAX];
};

struct scan {
	const struct wb_pack *pack;
	struct findings *findings;
	uint32_t count; /* tokens so far */
	struct wb_span spans[TOKENS_KEPT];
	uint32_t chain_count;
	struct chain_end chains[CHAINS_KEPT];
	bool names_provider; /* may the token at hand name the provider? */
};

void findings_clear(struct findings *findings, const struct wb_pack *pack)
{
	size_t bytes = (pack->rule_count / 64 + 1) * sizeof(uint64_t);

	findings->hit_count = 0;
	memset(&findings->codes, 0, sizeof(findings->codes));
	memset(findings->first, 0, sizeof(findings->first));
	memset(findings->is_hit, 0, bytes);
	memset(findings->is_out, 0, bytes);
	memset(findings->speaks, 0, sizeof(findings->speaks));
}

/* is_better - does the new place of a rule stand for it, not the old one? */
static bool is_better(const struct hit *new, const struct hit *old)
{
	if (new->words != old->words)
		return new->words > old->words;
	if (new->end != old->end)
		return new->end < old->end;
	return new->start > old->start;
}

void findings_add(struct findings *findings, const struct hit *hit)
{
	if (bit_get(findings->is_hit, hit->rule)) {
		struct hit *old = &findings->hits[findings->place[hit->rule]];

		if (is_better(hit, old))
			*old = *hit;
	} else if (findings->hit_count < HITS_MAX) {
		bit_set(findings->is_hit, hit->rule);
		findings->place[hit->rule] = (uint8_t)findings->hit_count;
		findings->hits[findings->hit_count++] = *hit;
	}
}

/* token_span - the bytes of token number n, one of the last TOKENS_KEPT */
static struct wb_span token_span(const struct scan *scan, uint32_t n)
{
	return scan->spans[n % TOKENS_KEPT];
}

/* capture - add a placeholder's value to a match, if there is room */
static void capture(struct chain_end *match, const struct scan *scan,
		    uint8_t kind, uint32_t token)
{
	struct wb_span span = token_span(scan, token);

	if (match->capture_count < PHRASE_MARKS_MAX)
		match->captures[match->capture_count++] = (struct capture){
		    (uint32_t)span.start, (uint32_t)span.length, kind};
}

/* find_chain - the newest end of chain use->after that a phrase can follow
 * which starts with token number `first` */
static const struct chain_end *
find_chain(const struct scan *scan, const struct wb_use *use, uint32_t first)
{
	uint32_t n = scan->chain_count;
	uint32_t oldest = n > CHAINS_KEPT ? n - CHAINS_KEPT : 0;

	while (n-- > oldest) {
		const struct chain_end *end = &scan->chains[n % CHAINS_KEPT];

		if (end->last + 1 + use->gap_max < first)
			break;
		if (end->chain == use->after &&
		    end->last + 1 + use->gap_min <= first)
			return end;
	}
	return NULL;
}

/* match_of - the stretch that a phrase, with the chain before it, matched */
static bool match_of(const struct scan *scan, const struct wb_phrase *phrase,
		     const struct wb_use *use, struct chain_end *match)
{
	uint32_t first = scan->count - phrase->words;

	match->words = 0;
	match->capture_count = 0;
	match->start = (uint32_t)token_span(scan, first).start;
	if (use->after) {
		const struct chain_end *chain = find_chain(scan, use, first);

		if (!chain)
			return false;
		*match = *chain;
		if (use->gap_capture == GAP_FIRST)
			capture(match, scan, WB_WORD, chain->last + 1);
		else if (use->gap_capture == GAP_LAST)
			capture(match, scan, WB_WORD, first - 1);
	}
	match->words += phrase->words;
	match->last = scan->count - 1;
	for (unsigned i = 0; i < phrase->mark_count; i++) {
		struct wb_mark mark = scan->pack->marks[phrase->marks + i];

		capture(match, scan, mark.kind, match->last - mark.back);
	}
	return true;
}

/* add_hit - a match line is complete */
static void add_hit(struct scan *scan, const struct wb_use *use,
		    const struct chain_end *match)
{
	struct wb_span last = token_span(scan, match->last);
	struct hit hit = {
	    .rule = use->target,
	    .words = match->words,
	    .line = use->line,
	    .start = match->start,
	    .end = (uint32_t)(last.start + last.length),
	    .capture_count = match->capture_count,
	};

	memcpy(hit.captures, match->captures, sizeof(hit.captures));
	findings_add(scan->findings, &hit);
}

/* use_phrase - do what follows from a phrase that ends at the last token */
static void use_phrase(struct scan *scan, const struct wb_phrase *phrase)
{
	const struct wb_use *use = &scan->pack->uses[phrase->uses];

	for (unsigned i = 0; i < phrase->use_count; i++, use++) {
		struct chain_end match;

		if (!match_of(scan, phrase, use, &match))
			continue;
		switch (use->type) {
		case USE_RULE:
			add_hit(scan, use, &match);
			break;
		case USE_UNLESS:
			bit_set(scan->findings->is_out, use->target);
			break;
		case USE_PROVIDER:
			if (scan->names_provider)
				bit_set(scan->findings->speaks, use->target);
			break;
		case USE_CHAIN:
			match.chain = use->target;
			scan->chains[scan->chain_count++ % CHAINS_KEPT] = match;
			break;
		}
	}
}

/* use_outputs - do what follows from all phrases that end in a state */
static void use_outputs(struct scan *scan, const struct wb_automaton *automaton,
			uint32_t state)
{
	uint32_t found = automaton->found[state];

	if (!found)
		return;
	for (const uint16_t *p = automaton->outputs + found; *p != 0xffff; p++)
		use_phrase(scan, &scan->pack->phrase[*p]);
}

/* step - the state after a symbol.  Each failure goes back by one token at
 * least, and each step forward by one, so all failures of a text together are
 * no more than its tokens. */
static inline uint32_t step(const struct wb_automaton *automaton,
			    uint32_t state, uint16_t symbol)
{
	while (state) {
		uint32_t slot = automaton->base[state] + symbol;

		if (automaton->slot_symbol[slot] == symbol)
			return automaton->slot_next[slot];
		state = automaton->fail[state];
	}
	return automaton->root[symbol];
}

/* scan_name - find the names that rules know in a host, address or URL */
static void scan_name(struct scan *scan, const unsigned char *text,
		      const struct token *token)
{
	const struct wb_automaton *names = &scan->pack->names;
	struct name_parts parts;
	struct name_part part;
	uint32_t state = 0;

	scan->names_provider = token->type != TOKEN_EMAIL;
	names_start(&parts, scan->pack, text, token);
	while (names_next(&parts, &part)) {
		state = step(names, state, part.symbol);
		use_outputs(scan, names, state);
	}
}

/* note_token - count a token and keep its place */
static void note_token(struct scan *scan, const struct token *token)
{
	struct wb_span span = {token->start, token->end - token->start};

	scan->spans[scan->count++ % TOKENS_KEPT] = span;
	if (token->type != TOKEN_WORD &&
	    !scan->findings->first[token->type].length)
		scan->findings->first[token->type] = span;
}

static bool is_name(enum token_type type)
{
	return type == TOKEN_EMAIL || type == TOKEN_HOST || type == TOKEN_URL;
}

void scan_text(const struct wb_pack *pack, const char *text, size_t length,
	       struct findings *findings)
{
	struct scan scan;
	struct tokens tokens;
	struct token token;
	uint32_t state = 0;

	scan.pack = pack;
	scan.findings = findings;
	scan.count = scan.chain_count = 0;
	tokens_start(&tokens, pack, text, length);
	while (tokens_next(&tokens, &token)) {
		if (token.type == TOKEN_CODE)
			continue;
		note_token(&scan, &token);
		state = step(&pack->phrases, state, token.symbol);
		scan.names_provider = true;
		use_outputs(&scan, &pack->phrases, state);
		if (is_name(token.type))
			scan_name(&scan, tokens.text, &token);
	}
	findings->codes = tokens.codes;
}

void scan_host(const struct wb_pack *pack, const char *host,
	       struct findings *findings)
{
	struct scan scan;
	struct tokens tokens;
	struct token token;
	uint64_t speaks[PROVIDERS_MAX / 64];

	scan.pack = pack;
	scan.findings = findings;
	scan.count = scan.chain_count = 0;
	findings_clear(findings, pack);
	tokens_start(&tokens, pack, host, strlen(host));
	while (tokens_next(&tokens, &token)) {
		if (token.type != TOKEN_HOST)
			continue;
		note_token(&scan, &token);
		scan_name(&scan, tokens.text, &token);
	}
	/* A host name is no reply: only who it belongs to is kept. */
	memcpy(speaks, findings->speaks, sizeof(speaks));
	findings_clear(findings, pack);
	memcpy(findings->speaks, speaks, sizeof(speaks));
}
