/* SPDX-License-Identifier: MIT
 *
 * emit.c - write the compiled rules as sources
 *
 * Two files: words.re, the vocabulary for re2c, and tables.c, all else as
 * const data.  The same rules give the same bytes, on any machine.
 */
#include "emit.h"

#include <inttypes.h>
#include <string.h>

static const char words_head[] =
    "/* words.re - made by wbc from the rules; do not edit.\n"
    " *\n"
    " * Two functions, by the first letter of a word.  With WORDS_PART 1 or\n"
    " * 2 one is compiled, without it both are.\n"
    " */\n"
    "#include \"pack.h\"\n"
    "\n"
    "wb_keyword_scan wb_builtin_keyword, wb_builtin_keyword_2;\n";

static const char scanner_head[] =
    "\t/*!re2c\n"
    "\tre2c:yyfill:enable = 0;\n"
    "\tre2c:define:YYCTYPE = \"unsigned char\";\n"
    "\tre2c:define:YYCURSOR = at;\n"
    "\tre2c:define:YYMARKER = marker;\n"
    "\tre2c:encoding:utf8 = 1;\n"
    "\n"
    "\t* { (void)marker; return KEYWORD_NONE; }\n";

/* middle_letter - the first letter from which on half of all letters of the
 * keywords come */
static unsigned middle_letter(const struct vocabulary *v)
{
	unsigned letters = 0, before = 0;

	for (unsigned i = 0; i < v->keywords->len; i++)
		letters += g_array_index(v->keywords, struct keyword, i).cut;
	for (unsigned i = 0; i < v->keywords->len; i++) {
		const struct keyword *k =
		    &g_array_index(v->keywords, struct keyword, i);

		before += k->cut;
		if (2 * before > letters)
			return (unsigned char)*k->text;
	}
	return 0x80;
}

void emit_words(const struct compiled *compiled, FILE *out)
{
	const struct vocabulary *v = compiled->vocabulary;
	unsigned middle = middle_letter(v);

	fputs(words_head, out);
	fprintf(out,
		"\n#if WORDS_PART != 2\n"
		"uint32_t wb_builtin_keyword(const unsigned char *at)\n{\n"
		"\tconst unsigned char *marker;\n\n"
		"\tif (*at >= %u)\n"
		"\t\treturn wb_builtin_keyword_2(at);\n%s",
		middle, scanner_head);
	keywords_emit(v, 0, middle, out);
	fputs("\t*/\n}\n#endif\n", out);
	fprintf(out,
		"\n#if WORDS_PART != 1\n"
		"uint32_t wb_builtin_keyword_2(const unsigned char *at)\n{\n"
		"\tconst unsigned char *marker;\n\n%s",
		scanner_head);
	keywords_emit(v, middle, 0x100, out);
	fputs("\t*/\n}\n#endif\n", out);
}

/* A number of an array, by its size. */
static unsigned long number_at(const GArray *array, unsigned i)
{
	if (g_array_get_element_size((GArray *)array) == sizeof(uint16_t))
		return g_array_index(array, uint16_t, i);
	return g_array_index(array, uint32_t, i);
}

/* emit_number - number `place` of an array, sixteen a line */
static void emit_number(unsigned place, unsigned long number, FILE *out)
{
	fprintf(out, "%s%lu,", place % 16 ? "" : "\n\t", number);
}

/* emit_numbers - an array of uint16_t or uint32_t */
static void emit_numbers(const char *name, const GArray *array, FILE *out)
{
	size_t size = g_array_get_element_size((GArray *)array);

	fprintf(out, "static const uint%zu_t %s[] = {", size * 8, name);
	for (unsigned i = 0; i < array->len; i++)
		emit_number(i, number_at(array, i), out);
	fputs(array->len ? "\n};\n\n" : "0};\n\n", out);
}

/* emit_string - one C string; "??" is parted, for it may begin a trigraph */
static void emit_string(const char *text, FILE *out)
{
	char *escaped = g_strescape(text, "");
	char **parts = g_strsplit(escaped, "??", -1);
	char *joined = g_strjoinv("?\" \"?", parts);

	fprintf(out, "\t\"%s\\0\"\n", joined);
	g_free(joined);
	g_strfreev(parts);
	g_free(escaped);
}

/* emit_strings - the pool, one string a line */
static void emit_strings(const GString *pool, FILE *out)
{
	fputs("static const char strings[] =\n", out);
	for (size_t i = 0; i < pool->len; i += strlen(pool->str + i) + 1)
		emit_string(pool->str + i, out);
	fputs("\t\"\";\n\n", out);
}

static void emit_categories(const struct tables *t, FILE *out)
{
	fputs("static const struct wb_category_row categories[] = {\n", out);
	for (int i = 0; i < WB_CATEGORIES; i++) {
		const struct wb_category_row *c = &t->categories[i];

		fprintf(out,
			"\t{%u, %u, %u, %u, %u, %u, %u, %u, %u, %u, %u, "
			"%u, %u},\n",
			c->name, c->title, c->meaning, c->tell_sender,
			c->tell_operator, c->codes, c->statuses, c->where,
			c->move, c->retry, c->action_permanent,
			c->action_temporary, c->defined);
	}
	fputs("};\n\n", out);
}

static void emit_providers(const struct tables *t, FILE *out)
{
	fputs("static const struct wb_provider_row providers[] = {\n", out);
	for (unsigned i = 0; i < t->providers->len; i++) {
		const struct wb_provider_row *p =
		    &g_array_index(t->providers, struct wb_provider_row, i);

		fprintf(out, "\t{%u, %u},\n", p->name, p->title);
	}
	fputs("};\n\n", out);
}

static void emit_rules(const struct tables *t, const struct compiled *c,
		       FILE *out)
{
	fputs("static const struct wb_rule_row rules[] = {\n", out);
	for (unsigned i = 0; i < t->rules->len; i++) {
		const struct wb_rule_row *r =
		    &g_array_index(t->rules, struct wb_rule_row, i);
		unsigned outs = i < c->out_of->len
				    ? g_array_index(c->out_of, unsigned, i)
				    : 0;

		fprintf(out,
			"\t{%u, %u, %u, %u, %u, %u, %u, %u, %u, %u, %u, %u, "
			"%u, %u}, /* %s */\n",
			r->name, r->file, r->line, r->meaning, r->tell_sender,
			r->tell_operator, r->source, r->codes, r->statuses,
			r->beats, r->providers, outs, r->category, r->vague,
			t->strings->str + r->name);
	}
	fputs(t->rules->len ? "};\n\n" : "\t{0}};\n\n", out);
}

/* The head and the foot of an array of rows; C knows no empty arrays. */
static void open_rows(const char *type, const char *name, FILE *out)
{
	fprintf(out, "static const struct %s %s[] = {\n", type, name);
}

static void close_rows(FILE *out)
{
	fputs("\t{0}};\n\n", out);
}

static const struct phrase_row *phrase_row(const struct compiled *c,
					   unsigned i)
{
	return &g_array_index(c->phrase_rows, struct phrase_row, i);
}

static void emit_phrases(const struct compiled *c, FILE *out)
{
	const unsigned *ends = c->found.ends;

	open_rows("wb_phrase_size", "phrase_sizes", out);
	for (unsigned i = 0; i < c->phrase_rows->len; i++) {
		struct wb_phrase_size size = phrase_row(c, i)->size;

		fprintf(out, "\t{%u, %u},\n", size.words, size.marks);
	}
	close_rows(out);
	fputs("static const uint16_t what[] = {", out);
	for (unsigned i = ends[BEGINS_CHAIN]; i < c->phrase_rows->len; i++)
		emit_number(i - ends[BEGINS_CHAIN], phrase_row(c, i)->what,
			    out);
	fputs("0};\n\nstatic const uint16_t joined[] = {", out);
	for (unsigned i = ends[BEGINS_CHAIN]; i < ends[GOES_ON_WITH_ONE]; i++)
		emit_number(i - ends[BEGINS_CHAIN], phrase_row(c, i)->joined,
			    out);
	fputs("0};\n\n", out);
	open_rows("wb_marks", "marks", out);
	for (unsigned i = 0; i < c->marks->len; i++) {
		const struct wb_marks *m =
		    &g_array_index(c->marks, struct wb_marks, i);

		fprintf(out, "\t{%u, {", m->count);
		for (unsigned j = 0; j < PHRASE_MARKS_MAX; j++)
			fprintf(out, "{%u, %u}, ", m->mark[j].kind,
				m->mark[j].back);
		fputs("}},\n", out);
	}
	close_rows(out);
	open_rows("wb_found", "found", out);
	for (unsigned i = 0; i < c->found.rows->len; i++) {
		const struct wb_found *f =
		    &g_array_index(c->found.rows, struct wb_found, i);

		fprintf(out, "\t{%u, %u},\n", f->phrase, f->rest);
	}
	close_rows(out);
}

static void emit_uses(const struct compiled *c, FILE *out)
{
	open_rows("wb_use", "uses", out);
	for (unsigned i = 0; i < c->uses->len; i++) {
		const struct wb_use *u =
		    &g_array_index(c->uses, struct wb_use, i);

		fprintf(out, "\t{%u, %u, %u, %u, %u, %u},\n", u->type, u->last,
			u->gap_capture, u->gap_min, u->gap_max, u->target);
	}
	close_rows(out);
	emit_numbers("joins", c->joins, out);
	emit_numbers("outs", c->outs, out);
}

static void emit_keywords(const struct vocabulary *v, FILE *out)
{
	fputs("static const struct wb_keyword keywords[] = {\n", out);
	for (unsigned i = 0; i < v->rows->len; i++) {
		const struct wb_keyword *k =
		    &g_array_index(v->rows, struct wb_keyword, i);

		fprintf(out, "%s{%u, %u},", i % 8 ? " " : "\n\t", k->symbol,
			k->tail);
	}
	close_rows(out);
	fputs("static const uint8_t tails[] = {", out);
	for (unsigned i = 0; i < v->tails->len; i++)
		fprintf(out, "%s%u,", i % 16 ? " " : "\n\t", v->tails->data[i]);
	fputs("\n};\n\n", out);
}

/* is_wide - do the numbers of an automaton need more than 16 bits? */
static bool is_wide(const struct built_automaton *a)
{
	return a->most > 0xffff;
}

/* emit_automaton - the arrays of an automaton, each named after it */
static void emit_automaton(const char *name, const struct built_automaton *a,
			   FILE *out)
{
	const char *wide = is_wide(a) ? "wide_" : "";

	fprintf(out, "static const struct wb_%sstate %s_states[] = {", wide,
		name);
	for (unsigned i = 0; i < a->states->len; i++) {
		const struct wb_wide_state *s =
		    &g_array_index(a->states, struct wb_wide_state, i);

		fprintf(out, "%s{%u, %u, %u},", i % 6 ? " " : "\n\t", s->base,
			s->fail, s->found);
	}
	fprintf(out, "\n};\n\nstatic const struct wb_%sstep %s_steps[] = {",
		wide, name);
	for (unsigned i = 0; i < a->steps->len; i++) {
		const struct wb_wide_step *s =
		    &g_array_index(a->steps, struct wb_wide_step, i);

		fprintf(out, "%s{%u, %u},", i % 8 ? " " : "\n\t",
			is_wide(a) ? s->target : s->symbol,
			is_wide(a) ? s->symbol : s->target);
	}
	fputs("\n};\n\n", out);
}

/* emit_automaton_row - the initialiser of its struct wb_automaton */
static void emit_automaton_row(const char *name,
			       const struct built_automaton *a, FILE *out)
{
	const char *wide = is_wide(a) ? "wide_" : "";

	fprintf(out, "\t.%s = {.%sstates = %s_states, .%ssteps = %s_steps,\n",
		name, wide, name, wide, name);
	fprintf(out, "\t\t.step_count = %u, .state_count = %u},\n",
		a->steps->len, a->states->len);
}

void emit_tables(const struct tables *t, const struct compiled *c, FILE *out)
{
	fputs("/* tables.c - made by wbc from the rules; do not edit. */\n"
	      "#include \"pack.h\"\n\n"
	      "wb_keyword_scan wb_builtin_keyword;\n\n",
	      out);
	emit_strings(t->strings, out);
	emit_numbers("lists", t->lists, out);
	emit_categories(t, out);
	emit_providers(t, out);
	emit_rules(t, c, out);
	emit_keywords(c->vocabulary, out);
	emit_phrases(c, out);
	emit_uses(c, out);
	emit_automaton("phrases", &c->phrases, out);
	emit_automaton("names", &c->names, out);
	fputs("static const struct wb_pack builtin = {\n"
	      "\t.magic = WB_PACK_MAGIC,\n\t.abi = WB_PACK_ABI,\n"
	      "\t.size = sizeof(struct wb_pack),\n"
	      "\t.keyword = wb_builtin_keyword,\n\t.keywords = keywords,\n"
	      "\t.tails = tails,\n",
	      out);
	emit_automaton_row("phrases", &c->phrases, out);
	emit_automaton_row("names", &c->names, out);
	fputs("\t.code_buckets = {", out);
	for (unsigned i = 0; i < CODE_BUCKETS; i++)
		fprintf(out, "%u, ", t->code_buckets[i]);
	fputs("},\n", out);
	fprintf(
	    out,
	    "\t.found = found,\n\t.phrase_sizes = phrase_sizes,\n"
	    "\t.what = what,\n\t.joined = joined,\n\t.uses = uses,\n"
	    "\t.joins = joins,\n\t.outs = "
	    "outs,\n\t.marks = marks,\n"
	    "\t.categories = categories,\n\t.providers = providers,\n"
	    "\t.rules = rules,\n"
	    "\t.lists = lists,\n\t.strings = strings,\n"
	    "\t.rule_count = %u,\n"
	    "\t.provider_count = %u,\n\t.chain_count = %u,\n"
	    "\t.first_one = %u,\n\t.first_many = %u,\n"
	    "\t.first_use = %u};\n\n"
	    "const wb_pack *wb_builtin_pack(void)\n"
	    "{\n\treturn &builtin;\n}\n",
	    t->rules->len, t->providers->len - 1, c->chains,
	    c->found.ends[BEGINS_CHAIN], c->found.ends[GOES_ON_WITH_ONE],
	    c->found.ends[GOES_ON_WITH_MANY]);
}
