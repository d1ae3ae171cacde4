/* SPDX-License-Identifier: MIT
 *
 * verdict.c - put the decision into words: wb_classify()
 *
 * Everything in a verdict is taken from the winning rule, from its category
 * where the rule says nothing of its own, and from the text.
 */
#include "decide.h"

#include <string.h>

static const char *const where_names[] = {
    "undetermined", "recipient-address", "recipient-mailbox", "sender-server",
    "message",      "recipient-server",  "transit",           "not-a-failure"};
static const char *const move_names[] = {"nobody", "sender", "sender-admin",
					 "recipient", "recipient-admin"};
static const char *const action_names[] = {"review",    "suppress", "retry",
					   "slow-down", "fix",      "ignore"};

/* fill_category - what follows from the category and the codes */
static void fill_category(const struct wb_pack *pack, struct wb_verdict *v)
{
	const struct wb_category_row *row = &pack->categories[v->category];

	v->where = (enum wb_where)row->where;
	v->move = (enum wb_move)row->move;
	v->retry = (enum wb_retry)row->retry;
	v->action =
	    (enum wb_action)(v->temporary == WB_YES ? row->action_temporary
						    : row->action_permanent);
	v->category_name = pack->strings + row->name;
	v->where_name = where_names[v->where];
	v->move_name = move_names[v->move];
	v->action_name = action_names[v->action];
	v->title = pack->strings + row->title;
	v->meaning = pack->strings + row->meaning;
	v->tell_sender = pack->strings + row->tell_sender;
	v->tell_operator = pack->strings + row->tell_operator;
}

/* is_temporary - by the reply's own class, else by what the category implies */
static enum wb_answer is_temporary(const struct wb_pack *pack,
				   const struct wb_verdict *v)
{
	unsigned class = v->code ? v->code / 100 : v->status.class;

	if (class == 4)
		return WB_YES;
	if (class == 5)
		return WB_NO;
	if (v->category == WB_UNKNOWN)
		return WB_NOT_SAID;
	switch (pack->categories[v->category].retry) {
	case WB_LATER:
	case WB_DAYS:
		return WB_YES;
	default:
		return WB_NO;
	}
}

/* usual_code - the first code of a list with this class, else the first; an x
 * in it is read as 0 */
static uint16_t usual_code(const uint16_t *list, unsigned class)
{
	unsigned digits = list[0] ? list[1] : 0, code = 0;

	for (unsigned i = list[0]; i > 0; i--)
		if (list[i] >> 8 == class)
			digits = list[i];
	for (int shift = 8; shift >= 0; shift -= 4) {
		unsigned digit = digits >> shift & 0xf;

		code = code * 10 + (digit == 0xf ? 0 : digit);
	}
	return (uint16_t)code;
}

/* usual_status - the same for enhanced codes without x but in the class, which
 * is that of the usual reply code */
static struct wb_status usual_status(const uint16_t *list, uint16_t class)
{
	for (unsigned i = 1; i + 2 <= list[0]; i += 3)
		if ((!list[i] || list[i] == class) &&
		    list[i + 1] != STATUS_ANY && list[i + 2] != STATUS_ANY)
			return (struct wb_status){class, list[i + 1],
						  list[i + 2]};
	return (struct wb_status){0, 0, 0};
}

/* fill_codes - the codes of the text, and whether they fit the category */
static void fill_codes(const struct wb_pack *pack, const struct codes *codes,
		       struct wb_verdict *v)
{
	const struct wb_category_row *row = &pack->categories[v->category];
	unsigned class;
	bool fits = true;

	if (codes->code_count)
		v->code = codes->code[0].code;
	if (codes->status_count)
		v->status = codes->status[0].status;
	class = v->code ? v->code / 100 : v->status.class;
	v->temporary = is_temporary(pack, v);
	v->usual_code = usual_code(&pack->lists[row->codes], class);
	v->usual_status =
	    usual_status(&pack->lists[row->statuses], v->usual_code / 100);
	v->code_agrees = WB_NOT_SAID;
	if (!class || (!row->codes && !row->statuses))
		return;
	if (v->code && row->codes)
		fits = code_fits(pack, row->codes, v->code);
	if (v->status.class && v->status.subject + v->status.detail > 0 &&
	    row->statuses)
		fits = fits && status_fits(pack, row->statuses, v->status);
	v->code_agrees = fits ? WB_YES : WB_NO;
}

/* fill_rule - the proof, and what the rule says of its own */
static void fill_rule(const struct wb_pack *pack, const struct hit *hit,
		      struct wb_verdict *v)
{
	const struct wb_rule_row *row = &pack->rules[hit->rule];

	v->rule = pack->strings + row->name;
	v->rule_file = pack->strings + row->file;
	v->rule_line = row->line;
	v->source = pack->strings + row->source;
	v->matched = (struct wb_span){hit->start, hit->end - hit->start};
	v->by_code = !hit->words;
	if (row->meaning)
		v->meaning = pack->strings + row->meaning;
	if (row->tell_sender)
		v->tell_sender = pack->strings + row->tell_sender;
	if (row->tell_operator)
		v->tell_operator = pack->strings + row->tell_operator;
	for (unsigned i = 0; i < hit->capture_count; i++) {
		const struct capture *c = &hit->captures[i];

		v->named[v->named_count++] = (struct wb_named){
		    (enum wb_kind)c->kind, {c->start, c->length}};
	}
}

/* has_named - is there a value for this kind of placeholder? */
static bool has_named(const struct wb_verdict *v, unsigned kind)
{
	for (unsigned i = 0; i < v->named_count; i++)
		if (v->named[i].kind == kind)
			return true;
	return false;
}

/* fill_names - values that no match line found but the text holds */
static void fill_names(const struct findings *findings, struct wb_verdict *v)
{
	for (unsigned kind = WB_EMAIL; kind <= WB_HOST; kind++)
		if (findings->first[kind].length && !has_named(v, kind))
			v->named[v->named_count++] = (struct wb_named){
			    (enum wb_kind)kind, findings->first[kind]};
	v->link = findings->first[WB_URL];
}

/* says_also - is the category neither the winner's nor noted yet? */
static bool says_also(const struct wb_verdict *v, enum wb_category category)
{
	for (unsigned i = 0; i < v->also_count; i++)
		if (v->also[i].category == category)
			return false;
	return category != v->category;
}

/* is_stated - is a hit worth telling beside the winner?  Clear words are, and
 * a state even by its code: the mailbox is full, and delivery was given up. */
static bool is_stated(enum standing standing)
{
	return standing == STANDING_STATE_CODE ||
	       standing == STANDING_STATE_WORDS ||
	       standing == STANDING_WORDS ||
	       standing == STANDING_PROVIDER_WORDS;
}

/* fill_also - other categories that the text states beside the winner's */
static void fill_also(const struct wb_pack *pack,
		      const struct findings *findings, const struct hit *winner,
		      struct wb_verdict *v)
{
	for (unsigned i = 0; i < findings->hit_count; i++) {
		const struct hit *hit = &findings->hits[i];
		const struct wb_rule_row *row = &pack->rules[hit->rule];

		if (v->also_count == WB_ALSO_MAX)
			return;
		if (!is_stated(standing_of(pack, hit)) ||
		    (hit->start < winner->end && winner->start < hit->end) ||
		    !says_also(v, (enum wb_category)row->category))
			continue;
		v->also[v->also_count++] = (struct wb_also){
		    (enum wb_category)row->category,
		    pack->strings + pack->categories[row->category].name,
		    pack->strings + row->name,
		    {hit->start, hit->end - hit->start}};
	}
}

/* fill_provider - the first provider that speaks */
static void fill_provider(const struct wb_pack *pack,
			  const struct findings *findings, struct wb_verdict *v)
{
	unsigned i = 0, word = 0;

	while (word < pack->provider_count / 64 && !findings->speaks[word])
		word++;
	if (findings->speaks[word])
		for (i = word * 64; !bit_get(findings->speaks, i);)
			i++;
	v->provider = pack->strings + pack->providers[i].name;
	v->provider_title = pack->strings + pack->providers[i].title;
}

/* clear - a verdict in which every string is "" */
static void clear(struct wb_verdict *v)
{
	memset(v, 0, sizeof(*v));
	v->rule = v->rule_file = v->source = "";
	v->provider = v->provider_title = "";
}

void wb_classify(const wb_pack *pack, const struct wb_input *input,
		 struct wb_verdict *verdict)
{
	struct findings findings;
	struct decision decision;

	clear(verdict);
	findings_clear(&findings, pack);
	if (input->remote_host)
		scan_host(pack, input->remote_host, &findings);
	scan_text(pack, input->text, input->length, &findings);
	decision = decide(pack, &findings);
	if (decision.winner)
		verdict->category =
		    (enum wb_category)pack->rules[decision.winner->rule]
			.category;
	fill_codes(pack, &findings.codes, verdict);
	fill_category(pack, verdict);
	if (decision.winner) {
		fill_rule(pack, decision.winner, verdict);
		fill_also(pack, &findings, decision.winner, verdict);
	}
	fill_names(&findings, verdict);
	fill_provider(pack, &findings, verdict);
}

void wb_state(const wb_pack *pack, enum wb_category category,
	      struct wb_verdict *verdict)
{
	clear(verdict);
	if ((unsigned)category >= WB_CATEGORIES)
		category = WB_UNKNOWN;
	verdict->category = category;
	verdict->temporary = verdict->code_agrees = WB_NOT_SAID;
	fill_category(pack, verdict);
}
