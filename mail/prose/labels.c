/* SPDX-License-Identifier: MIT
 *
 * labels.c - formats that label the recipient and the reason
 *
 *	was not delivered to:
 *	  ann@example.com
 *	because:
 *	  User ann not listed in Domino Directory
 *
 * A format is a row of the table: its name, how lines begin that name a
 * recipient, and how those begin that state the reason.  The address stands
 * behind its label or on the lines below; the reason goes on to the next label
 * or to the blank line behind an SMTP reply.  Where no line is labelled as the
 * reason, all that stands from the recipient's label on is.
 *
 * Most formats need no row: they put recipients at line starts (listing.c).
 */
#include "read.h"

#include <string.h>

enum { LABELS = 7 };

struct format {
	const char *name;
	const char *recipient[LABELS], *reason[LABELS];
};

/* Labels are in lower case; blanks and bullets in front of them are passed
 * over. */
static const struct format formats[] = {
    {"Domino", {"was not delivered to:"}, {"because:"}},
    {"Domino, German", {"wurde nicht zugestellt an:"}, {"weil:", "grund:"}},
    {"IMail",
     {"unknown user:", "undeliverable to", "invalid final delivery userid:",
      "user mailbox exceeds allowed size:", "unknown host:",
      "account is inactive:"},
     {"body of message generated response:", "smtp connection failed",
      "unexpected connection response", "server response to mail from:",
      "additional rcpt to generated", "data command generated response:"}},
    {"MailFoundry, InterScan",
     {"unable to deliver message to"},
     {"delivery failed for the following reason:", "received >>>",
      "received <<<"}},
    {"MailMarshal",
     {"the following recipients were affected:"},
     {"could not be delivered because of"}},
    {"KDDI",
     {"could not be delivered to"},
     {"as their mailbox", "as the remote", "due to the following smtp"}},
    {"James, Verizon", {"rcpt to:"}, {"error message below:", "error:"}},
    {"Oracle Messaging Server",
     {"recipient address:"},
     {"reason:", "error details", "reported error:"}},
    {"Gmail",
     {"your message wasn't delivered to", "your message couldn't be delivered",
      "there was a problem delivering your message to",
      "there was a temporary problem delivering your message to",
      "your message to"},
     {"the response from the remote server was:", "the response was:"}},
    {"X6", {"smtp server <", "the following recipients returned"}, {NULL}},
    {"fml",
     {"you are not a member of this mailing list <",
      "duplicated message-id in <"},
     {NULL}},
    {"anybody",
     {"intended recipient:", "failed recipient:", "recipient:",
      "failed address:", "failed to deliver to", "could not deliver to"},
     {"reason:", "error message:", "remote server said:", "the error was:"}},
};

/* What is known of the recipients whose reason is still to come, or ended. */
struct group {
	const struct format *format;
	GArray *recipients;       /* of struct section */
	const char *from, *until; /* the reason; null: not begun, not ended */
	bool labelled;            /* the reason has a label of its own */
	bool open;                /* a label waits for addresses below it */
	bool ever;                /* some reason was labelled */
};

/* is_sentence - does the line go on in words, without an address?  Then the
 * label only introduces a list: "Unable to deliver message to the following" */
static bool is_sentence(const char *at, const char *stop)
{
	size_t length;

	return !text_says_nothing(at, stop - at) &&
	       !address_find(at, stop, &length);
}

/* labelled - behind the label, if the line begins with one of these */
static const char *labelled(const char *at, const char *stop,
			    const char *const *labels)
{
	at = skip(at, stop, " \t*-");
	for (size_t i = 0; i < LABELS && labels[i]; i++) {
		size_t length = strlen(labels[i]);

		if ((size_t)(stop - at) >= length &&
		    g_ascii_strncasecmp(at, labels[i], length) == 0)
			return at + length;
	}
	return NULL;
}

/* close_group - make sections of the recipients, all with the one reason */
static void close_group(struct prose *prose, struct group *group,
			const char *stop)
{
	const char *until = group->until ? group->until : stop;

	while (until > group->from && g_ascii_isspace(until[-1]))
		until--;
	for (guint i = 0; i < group->recipients->len; i++) {
		struct section *section =
		    &g_array_index(group->recipients, struct section, i);

		section->text = group->from;
		section->length = until - group->from;
		section_add(prose, section);
	}
	g_array_set_size(group->recipients, 0);
	group->from = group->until = NULL;
	group->labelled = group->open = false;
}

/* collect - note the addresses between two places; how many */
static size_t collect(const struct prose *prose, struct group *group,
		      const char *at, const char *stop)
{
	struct section section = {0};
	size_t count = 0;

	while ((at = address_find(at, stop, &section.address_length))) {
		section.address = at;
		at += section.address_length;
		if (address_is_own(section.address, section.address_length,
				   prose->own))
			continue;
		g_array_append_val(group->recipients, section);
		count++;
	}
	return count;
}

/* take_recipient - a line that begins with a recipient's label */
static void take_recipient(struct prose *prose, struct group *group,
			   const char *line, const char *at, const char *stop)
{
	if (group->recipients->len > 0)
		close_group(prose, group, line);
	if (group->labelled && !group->until)
		group->until = line;
	if (!group->from)
		group->from = line;
	group->open = collect(prose, group, at, stop) == 0;
}

/* take_reason - a line that begins with a reason's label; the label itself is
 * only kept where words follow it */
static void take_reason(struct prose *prose, struct group *group,
			const char *line, const char *at, const char *stop)
{
	if (group->labelled && group->recipients->len > 0)
		return;
	if (group->labelled)
		close_group(prose, group, line);
	group->from = skip(at, stop, " \t\r") == stop ? stop : line;
	group->until = NULL;
	group->labelled = group->ever = true;
	group->open = false;
}

/* holds_reply - is there an SMTP reply of class 4 or 5 in the text? */
static bool holds_reply(const char *at, const char *stop)
{
	for (; stop - at > 3; at++)
		if ((*at == '4' || *at == '5') && g_ascii_isdigit(at[1]) &&
		    g_ascii_isdigit(at[2]) && strchr(" -", at[3]))
			return true;
	return false;
}

/* take_other - a line without a label */
static void take_other(const struct prose *prose, struct group *group,
		       const char *line, const char *stop)
{
	bool blank = skip(line, stop, " \t\r") == stop;

	if (group->open) {
		bool found = collect(prose, group, line, stop) > 0;

		if (!found && group->recipients->len > 0)
			group->open = false;
	} else if (blank && group->labelled && !group->until &&
		   holds_reply(group->from, line)) {
		group->until = line;
	}
}

/* read_format - add the recipients that are labelled as this format does */
static void read_format(struct prose *prose, struct group *group)
{
	const char *at = prose->text, *end = at + prose->length;

	while (at < end) {
		const char *stop = line_stop(at, end), *behind;

		behind = labelled(at, stop, group->format->recipient);
		if (behind && !is_sentence(behind, stop))
			take_recipient(prose, group, at, behind, stop);
		else if ((behind = labelled(at, stop, group->format->reason)))
			take_reason(prose, group, at, behind, stop);
		else
			take_other(prose, group, at, stop);
		at = stop < end ? stop + 1 : end;
	}
	if (group->recipients->len > 0)
		close_group(prose, group, end);
}

/* is_known - does no other text than a bounce have this form? */
static bool is_known(const struct format *format)
{
	return format->reason[0] && strcmp(format->name, "anybody") != 0;
}

/* labels_read - add the recipients of the first format that the text is in */
void labels_read(struct prose *prose)
{
	GArray *recipients = g_array_new(FALSE, FALSE, sizeof(struct section));

	for (size_t i = 0; i < G_N_ELEMENTS(formats); i++) {
		struct group group = {.format = &formats[i],
				      .recipients = recipients};

		g_array_set_size(recipients, 0);
		read_format(prose, &group);
		if (prose->sections->len > 0) {
			prose->labelled = is_known(&formats[i]) && group.ever;
			break;
		}
	}
	g_array_free(recipients, TRUE);
}
