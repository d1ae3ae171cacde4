/* SPDX-License-Identifier: MIT
 *
 * patterns.c - all match lines of the rules as regular expressions
 *
 *	build/bench/patterns RULES...
 *
 * Prints "RULE<TAB>EXPRESSION", one match line a line, RULE being a number, for
 * engines that are compared with whybounce.  The text that they search has a
 * blank before and behind it, so each word can ask for a sign before it and
 * the last one for a sign behind.  What they cannot express is given to them
 * in the form that costs least: "..." is .*, codes between words are signs
 * like others.  So they find what whybounce finds, and a little more.
 */
#include "pattern.h"

#include "arena.h"
#include "diagnostics.h"
#include "reader.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#define SIGN "[^0-9A-Za-z]"

static void put_branches(const struct branch *branch);

/* put_text - text as an expression that stands for itself */
static void put_text(const char *text)
{
	for (; *text; text++) {
		if ((unsigned char)*text >= 0x80) {
			printf("\\x%02x", (unsigned char)*text);
			continue;
		}
		if (strchr("\\^$.[]|()*+?{}", *text))
			putchar('\\');
		putchar(*text);
	}
}

/* sets_no_blanks - a word of a script without blanks between words: those have
 * three bytes a character */
static bool sets_no_blanks(const char *text)
{
	return (unsigned char)*text >= 0xe3;
}

/* put_word - one of the words that can stand at one place */
static void put_word(const struct word *word)
{
	static const char *const kinds[] = {
	    [WB_EMAIL] = "[^\\s@<>]+@[0-9A-Za-z.-]+",
	    [WB_IP] = "[0-9A-Fa-f.:]+",
	    [WB_URL] = "\\S*[./]\\S+",
	    [WB_HOST] = "[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)+",
	    [WB_NUMBER] = "[0-9][0-9.,]*",
	    [WB_SIZE] = "[0-9][0-9.,]*\\s?[A-Za-z]+",
	    [WB_WORD] = "\\S+"};

	if (word->type == WORD_KIND)
		fputs(kinds[word->kind], stdout);
	else
		put_text(word->text);
	if (word->type == WORD_PREFIX)
		fputs("[0-9A-Za-z]*", stdout);
}

/* put_name - a host, address or URL by a name such as ". example . org /" */
static void put_name(const char *name)
{
	char text[512];
	size_t length = 0;

	for (; *name && length + 1 < sizeof(text); name++)
		if (*name != ' ')
			text[length++] = *name;
	while (length && strchr("./", text[length - 1]))
		length--;
	text[length] = '\0';
	fputs("\\S*", stdout);
	put_text(text + strspn(text, "."));
	fputs("\\S*", stdout);
}

/* put_piece - a piece with the sign before it */
static void put_piece(const struct piece *piece)
{
	switch (piece->type) {
	case PIECE_WORDS:
		fputs(sets_no_blanks(piece->words->text) ? SIGN "*(?:"
							 : SIGN "+(?:",
		      stdout);
		for (const struct word *w = piece->words; w; w = w->next) {
			put_word(w);
			fputs(w->next ? "|" : ")", stdout);
		}
		break;
	case PIECE_NAME:
		fputs(SIGN "+", stdout);
		put_name(piece->name);
		break;
	case PIECE_ANY:
		fputs(SIGN "+\\S+", stdout);
		break;
	case PIECE_GAP:
		fputs(".*", stdout);
		break;
	case PIECE_CHOICE:
		put_branches(piece->branches);
		break;
	}
}

/* put_branches - one of several rows of pieces */
static void put_branches(const struct branch *branch)
{
	fputs("(?:", stdout);
	for (; branch; branch = branch->next) {
		for (const struct piece *p = branch->first; p; p = p->next)
			put_piece(p);
		if (branch->next)
			putchar('|');
	}
	putchar(')');
}

int main(int argc, char **argv)
{
	struct arena *arena = arena_new();
	struct syntax syntax = {.arena = arena,
				.diagnostics = diagnostics_new(arena)};
	struct model *model;

	for (int i = 1; i < argc; i++) {
		const struct source *source = source_read(arena, argv[i]);

		if (!source) {
			perror(argv[i]);
			return 2;
		}
		syntax_parse(&syntax, source);
	}
	model = model_build(&syntax);
	for (unsigned i = 0; i < model->rules->len; i++)
		for (const struct line *l = model_rule(model, i)->lines; l;
		     l = l->next) {
			printf("%u\t", i);
			put_branches(l->branches);
			fputs(SIGN "\n", stdout);
		}
	model_free(model);
	arena_free(arena);
	return 0;
}
