/* SPDX-License-Identifier: MIT
 *
 * diagnostics.c - what wbc has to say about rules, recorded, then printed
 *
 * Messages are kept as they come, and sorted by place when they are printed.
 * Several checks can come upon the same mistake: the same message at the
 * same place is printed, and counted in the last line, once.
 */
#include "diagnostics.h"

#include "arena.h"
#include "excerpt.h"

#include <stdlib.h>
#include <string.h>

#define EXAMPLE "for example: "

struct file {
	const struct source *source;
	struct file *next;
};

struct diagnostics {
	struct arena *arena;
	struct diagnostic *first, *last;
	struct file *files; /* the last one first */
	unsigned file_count;
	unsigned counts[2]; /* by severity */
};

/* How things are shown: escape sequences, or "" without colour. */
struct style {
	const char *bold, *note, *off;
	const char *severities[2];
};

static const struct style plain = { "", "", "", { "", "" } };
static const struct style coloured = {
	"\033[1m", "\033[1;36m", "\033[0m", { "\033[1;31m", "\033[1;35m" }
};
const char *const severity_words[] = { "error", "warning" };

/* diagnostics_new - a collection without messages */
struct diagnostics *diagnostics_new(struct arena *arena)
{
	struct diagnostics *all = ARENA_NEW(arena, struct diagnostics);

	all->arena = arena;
	return all;
}

/* file_number - the number of a file, a new one when it was not seen yet */
static unsigned file_number(struct diagnostics *all,
			    const struct source *source)
{
	unsigned number = all->file_count;
	struct file *file;

	for (file = all->files; file; file = file->next, number--)
		if (file->source == source)
			return number;
	file = ARENA_NEW(all->arena, struct file);
	file->source = source;
	file->next = all->files;
	all->files = file;
	return ++all->file_count;
}

/* diagnostics_file - this is the next file in the order of messages */
void diagnostics_file(struct diagnostics *all, const struct source *source)
{
	file_number(all, source);
}

/* diagnostics_add - record a message; name is its [name], format its text */
struct diagnostic *diagnostics_add(struct diagnostics *all,
				   enum severity severity, const char *name,
				   struct place place, const char *format, ...)
{
	struct diagnostic *message = ARENA_NEW(all->arena, struct diagnostic);
	va_list values;

	va_start(values, format);
	message->text = arena_format_list(all->arena, format, values);
	va_end(values);
	message->severity = severity;
	message->name = name;
	message->place = place;
	message->file = file_number(all, place.source);
	message->number = all->counts[0] + all->counts[1];
	all->counts[severity]++;
	if (all->last)
		all->last->next = message;
	else
		all->first = message;
	all->last = message;
	return message;
}

/* remark_add - add to the notes or helps of a message */
static void remark_add(struct diagnostics *all, struct remarks *remarks,
		       struct place place, const char *text)
{
	struct remark *remark = ARENA_NEW(all->arena, struct remark);

	remark->place = place;
	remark->text = text;
	if (remarks->last)
		remarks->last->next = remark;
	else
		remarks->first = remark;
	remarks->last = remark;
}

/* diagnostics_note - a second place that belongs to the message */
void diagnostics_note(struct diagnostics *all, struct diagnostic *message,
		      struct place place, const char *format, ...)
{
	va_list values;

	va_start(values, format);
	remark_add(all, &message->notes, place,
		   arena_format_list(all->arena, format, values));
	va_end(values);
}

/* diagnostics_help - what the author can type */
void diagnostics_help(struct diagnostics *all, struct diagnostic *message,
		      const char *format, ...)
{
	va_list values;

	va_start(values, format);
	remark_add(all, &message->helps, message->place,
		   arena_format_list(all->arena, format, values));
	va_end(values);
}

/* diagnostics_suggest - the nearest of the candidates, or another text */
void diagnostics_suggest(struct diagnostics *all, struct diagnostic *message,
			 const char *word, const char *const *candidates,
			 const char *signs, const char *otherwise, ...)
{
	const char *near = suggest_near(word, candidates), *text;
	va_list values;

	va_start(values, otherwise);
	text = arena_format_list(all->arena, otherwise, values);
	va_end(values);
	if (*near)
		diagnostics_help(all, message, "did you mean %c%s%c?", signs[0],
				 near, signs[1]);
	else if (*text)
		diagnostics_help(all, message, "%s", text);
}

/* diagnostics_errors - how many errors were recorded */
unsigned diagnostics_errors(const struct diagnostics *all)
{
	return all->counts[SEVERITY_ERROR];
}

/* diagnostics_warnings - how many warnings were recorded */
unsigned diagnostics_warnings(const struct diagnostics *all)
{
	return all->counts[SEVERITY_WARNING];
}

/* by_place - compare two messages for qsort(): file, place, then age */
static int by_place(const void *left, const void *right)
{
	const struct diagnostic *a = *(const struct diagnostic *const *)left;
	const struct diagnostic *b = *(const struct diagnostic *const *)right;

	if (a->file != b->file)
		return a->file < b->file ? -1 : 1;
	if (a->place.start != b->place.start)
		return a->place.start < b->place.start ? -1 : 1;
	return a->number < b->number ? -1 : a->number > b->number;
}

/* same - do two messages say the same of the same place? */
static bool same(const struct diagnostic *a, const struct diagnostic *b)
{
	return a->severity == b->severity && a->place.end == b->place.end &&
	       strcmp(a->name, b->name) == 0 && strcmp(a->text, b->text) == 0;
}

/* said_before - is a message the same as one of the first `count`? */
static bool said_before(const struct diagnostic **sorted, size_t count,
			const struct diagnostic *message)
{
	while (count-- > 0 && sorted[count]->file == message->file &&
	       sorted[count]->place.start == message->place.start)
		if (same(sorted[count], message))
			return true;
	return false;
}

/* print_place - write "file:line:column: ", if there is a file */
static void print_place(FILE *out, struct place place,
			const struct style *style)
{
	struct position at;

	if (!place.source)
		return;
	at = source_position(place);
	fprintf(out, "%s%s:%u:%u:%s ", style->bold, place.source->path, at.line,
		at.column, style->off);
}

/* print_head - write "error: text" */
static void print_head(FILE *out, const char *word, const char *colour,
		       const struct style *style, const char *text)
{
	fprintf(out, "%s%s:%s %s%s%s", colour, word, style->off, style->bold,
		text, style->off);
}

/* print_note - write a note and the line it is about */
static void print_note(FILE *out, const struct remark *note,
		       const struct style *style)
{
	print_place(out, note->place, style);
	print_head(out, "note", style->note, style, note->text);
	putc('\n', out);
	if (note->place.source)
		excerpt_print(out, note->place, style->note, style->off);
}

/* print_message - write a message with all that belongs to it */
static void print_message(FILE *out, const struct diagnostic *message,
			  const struct style *style)
{
	const char *colour = style->severities[message->severity];
	const struct remark *remark;

	print_place(out, message->place, style);
	print_head(out, severity_words[message->severity], colour, style,
		   message->text);
	fprintf(out, " [%s]\n", message->name);
	if (message->place.source)
		excerpt_print(out, message->place, colour, style->off);
	for (remark = message->notes.first; remark; remark = remark->next)
		print_note(out, remark, style);
	for (remark = message->helps.first; remark; remark = remark->next) {
		bool example = !strncmp(remark->text, EXAMPLE, strlen(EXAMPLE));

		fprintf(out, "      = %s%s\n", example ? "" : "help: ",
			remark->text);
	}
}

/* print_counts - write "2 errors, 1 warning", or nothing */
static void print_counts(FILE *out, const unsigned *counts)
{
	for (int i = 0; i < 2; i++) {
		if (counts[i] == 0)
			continue;
		fprintf(out, "%s%u %s%s", i > 0 && counts[0] > 0 ? ", " : "",
			counts[i], severity_words[i], counts[i] > 1 ? "s" : "");
	}
	if (counts[0] + counts[1] > 0)
		putc('\n', out);
}

/* diagnostics_sorted - all messages, each once, in their order */
const struct diagnostic **diagnostics_sorted(const struct diagnostics *all,
					     size_t *count)
{
	size_t recorded = all->counts[0] + all->counts[1], i = 0;
	const struct diagnostic **sorted =
	    arena_alloc(all->arena, recorded * sizeof(*sorted));
	const struct diagnostic *message;

	for (message = all->first; message; message = message->next)
		sorted[i++] = message;
	qsort(sorted, recorded, sizeof(*sorted), by_place);
	*count = 0;
	for (i = 0; i < recorded; i++)
		if (!said_before(sorted, *count, sorted[i]))
			sorted[(*count)++] = sorted[i];
	return sorted;
}

/* diagnostics_print - write all messages, sorted, and their count */
void diagnostics_print(const struct diagnostics *all, FILE *out, bool colour)
{
	size_t count;
	unsigned printed[2] = { 0, 0 };
	const struct diagnostic **sorted = diagnostics_sorted(all, &count);

	for (size_t i = 0; i < count; i++) {
		print_message(out, sorted[i], colour ? &coloured : &plain);
		printed[sorted[i]->severity]++;
	}
	print_counts(out, printed);
}
