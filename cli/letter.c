/* SPDX-License-Identifier: MIT
 *
 * letter.c - what a person reads of one mail
 *
 * Of several recipients, those with the same reason share one paragraph, in
 * which the address is "these addresses".  Where somebody else sent the
 * message, that comes first, and there is nothing to do.
 */
#include "letter.h"

#include "clean.h"
#include "person.h"
#include "phrases.h"

#include <string.h>

enum { NAMES_MAX = 50 }; /* recipients named in one paragraph */

/* is_forged - did somebody else send what came back? */
static bool is_forged(const struct letter *letter)
{
	return letter->sent->by_you == WB_NO &&
	       letter->mail->kind <= MAIL_DELAYED;
}

/* append_counts - "was not delivered to 2 of 3 recipients; ..." */
static void append_counts(GString *line, const struct letter *letter)
{
	static const struct {
		enum mail_kind kind;
		const char *format;
	} fates[] = {{MAIL_FAILED, "was not delivered to %zu"},
		     {MAIL_DELAYED, "has not yet been delivered to %zu"},
		     {MAIL_DELIVERED, "was delivered to %zu"},
		     {MAIL_RELAYED, "was passed on to the servers of %zu"},
		     {MAIL_EXPANDED, "was passed on to the members of %zu"}};
	size_t all = letter->mail->report_count;
	const char *between = " ";

	for (size_t i = 0; i < G_N_ELEMENTS(fates); i++) {
		size_t count = groups_count(letter->groups, fates[i].kind);

		if (count == 0)
			continue;
		g_string_append(line, between);
		g_string_append_printf(line, fates[i].format, count);
		if (count < all)
			g_string_append_printf(line, " of %zu", all);
		if (*between == ' ')
			g_string_append(line, " recipients");
		between = "; it ";
	}
	g_string_append_c(line, '.');
}

/* write_several - the first sentence on several recipients */
static void write_several(struct output *output, const struct letter *letter)
{
	GString *line = g_string_new("Your message");

	person_subject(line, letter->mail->subject);
	append_counts(line, letter);
	person_headline(output, line->str);
	g_string_free(line, TRUE);
}

/* write_forged - that it was not the user, how that is known, what to do */
static void write_forged(struct output *output, const struct letter *letter)
{
	const struct mail *mail = letter->mail;
	GString *line = g_string_new(
	    "Somebody else used your address: you did not send the message");

	person_subject(line, mail->subject);
	if (mail->report_count == 1 && *mail->reports->recipient) {
		g_string_append(line, " to ");
		clean_line(line, mail->reports->recipient,
			   strlen(mail->reports->recipient));
	}
	g_string_append_c(line, '.');
	person_headline(output, line->str);
	g_string_assign(line, letter->sent->why);
	*line->str = g_ascii_toupper(*line->str);
	g_string_append_c(line, '.');
	person_row(output, "How we know", line->str);
	person_row(output, "What to do", phrase_nothing);
	g_string_append_c(output->text, '\n');
	g_string_free(line, TRUE);
}

/* write_names - who belongs to a group */
static void write_names(struct output *output, const struct letter *letter,
			const struct group *group)
{
	GString *names = g_string_new(NULL);
	size_t count = group->members->len;

	for (size_t i = 0; i < MIN(count, NAMES_MAX); i++) {
		size_t place = g_array_index(group->members, size_t, i);
		const char *name = letter->mail->reports[place].recipient;

		g_string_append(names, i > 0 ? ", " : "");
		g_string_append(names, *name ? name : "(not named)");
	}
	if (count > NAMES_MAX)
		g_string_append_printf(names,
				       " and %zu more (--json names all)",
				       count - NAMES_MAX);
	person_row(output, phrase_fate(group->answer.kind), names->str);
	g_string_free(names, TRUE);
}

/* write_reason - what happened to a group, and why */
static void write_reason(struct output *output, const struct letter *letter,
			 const struct group *group)
{
	struct answer answer = group->answer;

	if (group->members->len > 1)
		answer.input.recipient = "these addresses";
	if (is_forged(letter))
		person_happened(output, &answer);
	else if (letter->mail->report_count > 1)
		person_reason(output, &answer);
	else
		person_answer(output, &answer);
}

/* write_groups - each group of recipients, a blank line between them */
static void write_groups(struct output *output, const struct letter *letter)
{
	enum mail_kind before = MAIL_NOT_A_BOUNCE;

	for (guint i = 0; i < letter->groups->len; i++) {
		const struct group *group =
		    &g_array_index(letter->groups, struct group, i);
		bool failure = group->answer.kind <= MAIL_DELAYED;

		if (i > 0 && (failure || before <= MAIL_DELAYED))
			g_string_append_c(output->text, '\n');
		before = group->answer.kind;
		if (letter->mail->report_count > 1)
			write_names(output, letter, group);
		if (failure || letter->mail->report_count == 1)
			write_reason(output, letter, group);
	}
}

/* count - note failures, for what stands below all answers */
static void count(struct output *output, const struct letter *letter)
{
	if (is_forged(letter))
		output->forged++;
	else if (letter->sent->by_you != WB_YES &&
		 groups_count(letter->groups, MAIL_FAILED) > 0)
		output->failures++;
}

/* letter_write - add what a person reads of a mail to output->text */
void letter_write(struct output *output, const struct letter *letter)
{
	person_between(output, letter->source);
	if (is_forged(letter))
		write_forged(output, letter);
	else if (letter->mail->report_count > 1)
		write_several(output, letter);
	write_groups(output, letter);
	count(output, letter);
}
