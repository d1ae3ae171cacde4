/* SPDX-License-Identifier: MIT
 *
 * test_grammar.c - tests of grammar/: reading, messages, layout
 *
 * Rules are given as C strings.  What was read is compared in a short
 * notation that dump() writes, messages as they are printed.
 */
#include "arena.h"
#include "diagnostics.h"
#include "format.h"
#include "syntax.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

#define MEBIBYTE ((size_t)1024 * 1024)

static struct arena *arena;
static struct syntax syntax;

/* set_up - an empty tree before each test */
static void set_up(void)
{
	arena = arena_new();
	memset(&syntax, 0, sizeof(syntax));
	syntax.arena = arena;
	syntax.diagnostics = diagnostics_new(arena);
}

/* tear_down - give its memory back */
static void tear_down(void)
{
	arena_free(arena);
}

/* source_of - bytes as a file "t.rules" */
static const struct source *source_of(const char *text, size_t length)
{
	return source_new(arena, "t.rules", arena_copy(arena, text, length),
			  length);
}

/* parse - read rules; returns how many errors there are in all */
static unsigned parse(const char *text)
{
	syntax_parse(&syntax, source_of(text, strlen(text)));
	return diagnostics_errors(syntax.diagnostics);
}

/* stream_text - all that was written to a temporary file, which is closed */
static char *stream_text(FILE *stream)
{
	size_t length = (size_t)ftell(stream);
	char *text = arena_alloc(arena, length + 1);

	rewind(stream);
	ck_assert_uint_eq(fread(text, 1, length, stream), length);
	fclose(stream);
	return text;
}

/* printed - the messages as they are printed */
static char *printed(bool colour)
{
	FILE *out = tmpfile();

	ck_assert_ptr_nonnull(out);
	diagnostics_print(syntax.diagnostics, out, colour);
	return stream_text(out);
}

/* dump_pattern - write a pattern; "+" is put before what is glued */
static void dump_pattern(FILE *out, const struct sequence *sequence)
{
	static const char *const brackets[] = { "''", "{}", "..", "()", "[]" };
	const struct element *element;

	for (; sequence; sequence = sequence->next) {
		for (element = sequence->first; element;
		     element = element->next) {
			const char *pair = brackets[element->type];

			fprintf(out, "%s%c%s", element->glued ? "+" : "",
				pair[0], element->word ? element->word : "");
			dump_pattern(out, element->inner);
			putc(pair[1], out);
		}
		fputs(sequence->next ? "|" : "", out);
	}
}

/* dump_field - write a field in the notation of the tests */
static void dump_field(FILE *out, const struct field *field)
{
	const struct name *name;

	fprintf(out, " %s:", field_label(field->type));
	for (name = field->names; name; name = name->next)
		fprintf(out, "%s%s", name->text, name->next ? "," : "");
	if (field->text) {
		ck_assert_uint_eq(strlen(field->text->text),
				  field->text->length);
		fprintf(out, "<%s>", field->text->text);
	}
	dump_pattern(out, field->pattern);
}

/* dump - the whole tree in the notation of the tests */
static char *dump(void)
{
	static const char *const types[] = { "category", "provider",
					     "placeholder", "rule" };
	FILE *out = tmpfile();
	const struct definition *it;
	const struct field *field;

	ck_assert_ptr_nonnull(out);
	for (it = syntax.first; it; it = it->next) {
		fprintf(out, "%s%s%s %s%s", it->replace ? "replace " : "",
			it->damaged ? "damaged " : "", types[it->type],
			it->name.text, it->pattern ? " " : "");
		dump_pattern(out, it->pattern);
		for (field = it->fields; field; field = field->next)
			dump_field(out, field);
		fputs(";", out);
	}
	return stream_text(out);
}

/* Every kind of line, badly laid out. */
static const char *const all_kinds =
    "\n\n# head\n\n\n# of mailbox\ndefine{mailbox}(user|mailbox)\n"
    "define {other}\tx \n"
    "define  category user-unknown\r\n title No such mailbox  \r\n"
    "\twhere recipient-address\n\n  # inside\nmove sender\ndo suppress retry\n"
    "retry never\nnumber 7\nmeans {email} does\n>not exist.\n"
    "tell   sender Check\n\n # c\n > it.\n tell operator > Stop.\n# after\n\n"
    "define provider google\ntitle G\nmx *.a.com *.b.com\n\n# apart\n\n"
    "rule a-b\ncategory user-unknown\nprovider google x\ncode 452 4xx\n"
    "status 5.7.x\nmatch(no|{mailbox}[es] ... deactivat*)\nunless a [b (c|d)]\n"
    "vague\nbeats c d\nsource https://a/#b\nexample\n > 550-a\n >\n >  550 b\n"
    "not 250 ok\nreplace rule c\nmatch > x";

START_TEST(test_tree)
{
	ck_assert_uint_eq(parse(all_kinds), 0);
	ck_assert_str_eq(
	    dump(),
	    "placeholder mailbox ('user'|'mailbox');placeholder other 'x';"
	    "category user-unknown title:<No such mailbox>"
	    " where:recipient-address move:sender do:suppress,retry"
	    " retry:never number:7 means:<{email} does\nnot exist.>"
	    " tell sender:<Check\nit.> tell operator:<Stop.>;"
	    "provider google title:<G> mx:*.a.com,*.b.com;"
	    "rule a-b category:user-unknown provider:google,x code:452,4xx"
	    " status:5.7.x match:('no'|{mailbox}+['es']..'deactivat*')"
	    " unless:'a'['b'('c'|'d')] vague: beats:c,d source:<https://a/#b>"
	    " example:<550-a\n\n 550 b> not:<250 ok>;"
	    "replace rule c match:'>''x';");
}
END_TEST

START_TEST(test_format)
{
	const char *text = all_kinds, *once, *twice, *tree;
	const struct source *source = source_of(text, strlen(text));

	syntax_parse(&syntax, source);
	tree = dump();
	once = format_rules(arena, source);
	twice = format_rules(arena, source_of(once, strlen(once)));
	ck_assert_str_eq(once, twice);
	syntax.first = syntax.last = NULL;
	ck_assert_uint_eq(parse(once), 0);
	ck_assert_str_eq(dump(), tree);
}
END_TEST

START_TEST(test_format_layout)
{
	const char *text = "\xef\xbb\xbf\n# a\nrule x\ncategory y\n\n"
			   "tell sender z\ntell operator  z\n>  zz\n>\n"
			   "example > b\n  # in\n\n# apart\n\n\n# on\nrule y\n"
			   "define {a} b\ndefine {cc} d\n\n\n";

	ck_assert_str_eq(format_rules(arena, source_of(text, strlen(text))),
			 "# a\nrule x\n    category  y\n"
			 "    tell sender    z\n    tell operator  z\n"
			 "            >  zz\n            >\n    example > b\n"
			 "    # in\n\n# apart\n\n# on\nrule y\n\n"
			 "define {a}          b\ndefine {cc}         d\n");
	ck_assert_str_eq(format_rules(arena, source_of("", 0)), "");
	ck_assert_str_eq(format_rules(arena, source_of(" \n\n", 3)), "");
}
END_TEST

/* One mistake each, and the [name] of its message. */
static const struct {
	const char *text, *name;
} mistakes[] = {
	{ "rule a\nfoobar x\n", "unknown-keyword" },
	{ "rule a\nexample x\n(see y)\n", "unknown-keyword" },
	{ "rule a\ntell x\n", "syntax" },
	{ "rule a\nvague x\n", "syntax" },
	{ "rule a b\ncategory c\n", "syntax" },
	{ "define x\ncategory c\n", "syntax" },
	{ "define\n", "syntax" },
	{ "replace x\n", "syntax" },
	{ "rule a\nmatch x (y|z\n", "unclosed" },
	{ "rule a\nmatch (x] y) (\n", "unclosed" },
	{ "rule a\nmatch {x y\n", "unclosed" },
	{ "rule a\nmatch x) ] }\n", "unopened" },
	{ "rule a\nmatch }\n", "unopened" },
	{ "rule a\nmatch\n> x\n> y\n", "empty-value" },
	{ "rule a\nmatch () ()\n", "empty-value" },
	{ "rule a\nmatch x||y\n", "empty-value" },
	{ "rule a\nmatch {}\n", "empty-value" },
	{ "rule a\nexample\n>\n>\n", "empty-value" },
	{ "define {x}\n", "empty-value" },
	{ "rule A\n", "bad-name" },
	{ "rule a-\n", "bad-name" },
	{ "rule a\nmatch {X y}\n", "bad-name" },
	{ "rule a\nmatch x\n> y\n> z\n", "stray-line" },
	{ "> y\nrule a\n", "stray-line" },
	{ "category x\ncode 5xx\n", "stray-line" },
	{ "rule a\nmatch a\xe4" "b\xe4\n", "bad-byte" },
	{ "rule a\n# \x01\n", "bad-byte" },
	{ "rule a\nexample a\rb\n", "bad-byte" },
	{ "rule a\ntitle \xed\xa0\x80\n", "bad-byte" },
};

START_TEST(test_mistake)
{
	const char *name = mistakes[_i].name;
	const char *text = mistakes[_i].text, *found;

	ck_assert_uint_eq(parse(text), 1);
	found = strstr(printed(false), arena_format(arena, "[%s]\n", name));
	ck_assert_msg(found != NULL, "no [%s]: %s", name, text);
}
END_TEST

START_TEST(test_recovery)
{
	ck_assert_uint_eq(parse("rule a\n category\n match (x\n match y\n"
				"rule b\n match z\nrule\n match lost\n"
				"rul c\n match lost\nrule d\n vague\n"),
			  4);
	ck_assert_str_eq(dump(), "damaged rule a match:'y';rule b match:'z';"
				 "rule d vague:;");
	ck_assert(syntax.lines_lost);
}
END_TEST

START_TEST(test_text_before_mistake)
{
	ck_assert_uint_eq(parse("rule a\n example x\n > y\n foobar\n"), 1);
	ck_assert_str_eq(dump(), "damaged rule a example:<x\ny>;");
	ck_assert(!syntax.lines_lost);
}
END_TEST

START_TEST(test_print)
{
	parse("rule a\n\tcatagory  b\n\texample \xe4\xb8\xad\n\tdays, or\n"
	      "\tmatch \xc3\xa9 \xe4\xb8\xad (b]");
	ck_assert_str_eq(
	    printed(false),
	    "t.rules:2:2: error: \"catagory\" is not a keyword"
	    " [unknown-keyword]\n"
	    "    2 |  catagory  b\n      |  ^~~~~~~~\n"
	    "      = help: did you mean \"category\"?\n"
	    "t.rules:4:2: error: \"days\" is not a keyword"
	    " [unknown-keyword]\n"
	    "    4 |  days, or\n      |  ^~~~\n"
	    "      = help: if it belongs to the line above, start this line"
	    " with \">\"\n"
	    "t.rules:5:15: error: this \"(\" is never closed [unclosed]\n"
	    "    5 |  match \xc3\xa9 \xe4\xb8\xad (b]\n"
	    "      |             ^\n"
	    "t.rules:5:17: note: a \"]\" does not close it\n"
	    "    5 |  match \xc3\xa9 \xe4\xb8\xad (b]\n"
	    "      |               ^\n"
	    "      = help: put a \")\" behind the words that it is for\n"
	    "3 errors\n");
	ck_assert_ptr_null(strchr(printed(false), '\033'));
	ck_assert_ptr_nonnull(strchr(printed(true), '\033'));
}
END_TEST

START_TEST(test_print_order)
{
	struct diagnostics *all = syntax.diagnostics;
	const struct source *one = source_of("a b\n", 4);
	const struct source *two = source_of("c\n", 2);
	struct diagnostic *last;

	diagnostics_add(all, SEVERITY_WARNING, "w", (struct place){ one, 2, 3 },
			"second");
	diagnostics_add(all, SEVERITY_ERROR, "e", (struct place){ two, 0, 1 },
			"third");
	last = diagnostics_add(all, SEVERITY_ERROR, "e",
			       (struct place){ one, 0, 1 }, "first");
	diagnostics_help(all, last, "for example: \"x\"");
	diagnostics_add(all, SEVERITY_ERROR, "e", (struct place){ one, 0, 1 },
			"first");
	ck_assert_str_eq(printed(false),
			 "t.rules:1:1: error: first [e]\n    1 | a b\n"
			 "      | ^\n      = for example: \"x\"\n"
			 "t.rules:1:3: warning: second [w]\n    1 | a b\n"
			 "      |   ^\n"
			 "t.rules:1:1: error: third [e]\n    1 | c\n"
			 "      | ^\n2 errors, 1 warning\n");
}
END_TEST

START_TEST(test_position)
{
	const struct source *source = source_of("ab\r\n\ncd", 7);
	struct position at;

	at = source_position((struct place){ source, 1, 2 });
	ck_assert_uint_eq(at.line, 1);
	ck_assert_uint_eq(at.column, 2);
	ck_assert_uint_eq(at.line_length, 2);
	at = source_position((struct place){ source, 7, 7 });
	ck_assert_uint_eq(at.line, 3);
	ck_assert_uint_eq(at.column, 3);
	ck_assert_uint_eq(at.line_start, 5);
	ck_assert_uint_eq(at.line_length, 2);
}
END_TEST

START_TEST(test_suggest)
{
	const char *const words[] = { "match", "example", "mx", NULL };

	ck_assert_str_eq(suggest_near("exmaple", words), "example");
	ck_assert_str_eq(suggest_near("MATCH", words), "match");
	ck_assert_str_eq(suggest_near("mtc", words), "");
	ck_assert_str_eq(suggest_near("is", words), "");
	ck_assert_str_eq(suggest_near("", words), "");
}
END_TEST

START_TEST(test_empty_and_nul)
{
	ck_assert_uint_eq(parse(""), 0);
	ck_assert_uint_eq(parse("\xef\xbb\xbf"), 0);
	ck_assert_ptr_null(syntax.first);
	syntax_parse(&syntax, source_of("rule a\n\0match b\nvague\n\0", 23));
	ck_assert_uint_eq(diagnostics_errors(syntax.diagnostics), 2);
	ck_assert_str_eq(dump(), "damaged rule a vague:;");
}
END_TEST

START_TEST(test_long_line)
{
	char *line = arena_alloc(arena, MEBIBYTE + 1);

	memset(line, 'x', MEBIBYTE);
	ck_assert_uint_eq(parse(arena_format(arena, "rule a\nnot %s\n%s\n",
					     line, line)),
			  1);
	ck_assert_uint_eq(syntax.first->fields->text->length, MEBIBYTE);
	ck_assert_uint_lt(strlen(printed(false)), 1024);
	memset(line, '(', MEBIBYTE / 2);
	memset(line + MEBIBYTE / 2, ')', MEBIBYTE / 2);
	ck_assert_uint_eq(parse(arena_format(arena, "match %s", line)), 2);
	ck_assert_ptr_nonnull(strstr(printed(false), "[too-deep]"));
}
END_TEST

Suite *grammar_suite(void)
{
	const int count = sizeof(mistakes) / sizeof(*mistakes);
	Suite *suite = suite_create("grammar");
	TCase *tests = tcase_create("grammar");

	tcase_add_checked_fixture(tests, set_up, tear_down);
	tcase_add_test(tests, test_tree);
	tcase_add_test(tests, test_format);
	tcase_add_test(tests, test_format_layout);
	tcase_add_loop_test(tests, test_mistake, 0, count);
	tcase_add_test(tests, test_recovery);
	tcase_add_test(tests, test_text_before_mistake);
	tcase_add_test(tests, test_print);
	tcase_add_test(tests, test_print_order);
	tcase_add_test(tests, test_position);
	tcase_add_test(tests, test_suggest);
	tcase_add_test(tests, test_empty_and_nul);
	tcase_add_test(tests, test_long_line);
	suite_add_tcase(suite, tests);
	return suite;
}
