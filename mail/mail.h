/* SPDX-License-Identifier: MIT
 *
 * mail.h - read a bounce mail into reports, one for each recipient
 *
 * A mail is parsed with GMime.  What comes out is plain strings in UTF-8: for
 * each recipient that the mail reports on, what became of it, the codes, the
 * diagnostic text that states the cause, and who said it (the terms are those
 * of RFC 3464).  What a text means is not decided here; who knows it is asked
 * where that tells what sort of mail it is.
 */
#ifndef MAIL_H
#define MAIL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum mail_kind {
	MAIL_FAILED,
	MAIL_DELAYED,
	MAIL_DELIVERED,
	MAIL_RELAYED,
	MAIL_EXPANDED,
	MAIL_AUTO_REPLY,
	MAIL_FEEDBACK_REPORT,
	MAIL_CHALLENGE_RESPONSE,
	MAIL_NOT_A_BOUNCE
};

/* What the mail says about one recipient.  Strings are never null: "" is
 * absent. */
struct mail_report {
	char *recipient;  /* final-recipient, without its address type */
	char *diagnostic; /* the text that states the cause; lines kept */
	char *notice;	  /* what people are told of it; "" where that is it */
	char *status;	  /* the Status field as it stands: "5.1.1" */
	char *remote_mta; /* who said it */
	enum mail_kind kind;
	bool is_stated; /* the kind is what an Action field says */
};

struct mail {
	enum mail_kind kind;
	bool is_cut; /* longer than is read; something may be missing */
	bool charset_guessed; /* the text named none, or a wrong one */
	size_t report_count;  /* at least 1; recipient "" where none is named */
	struct mail_report *reports;
	char *reporting_mta;
	char *text; /* all that it says, where it is about one; or "" */
	char *reason; /* what the bounce's own subject states; mostly "" */
	/* of the returned message */
	char *message_id;
	char *subject;
	char *date;
	char *from;
	/* and of the way that it took, each list ended by null */
	char **received; /* its Received fields, the latest first */
	char **signers;  /* domains in its DKIM-Signature fields */
	char **checks;   /* what servers found of SPF, DKIM and DMARC: its
			  * Received-SPF and Authentication-Results fields */
};

/* mail_kind_name - "failed", "delayed", ..., as in the JSON output */
const char *mail_kind_name(enum mail_kind kind);

/* A mail, an mbox or a pipe that is being read.  One thread at a time. */
struct mail_box;

/* mail_box_open - read mails from a descriptor, from where it stands
 *
 * To be given to mail_box_close(); the descriptor stays open and the
 * caller's. */
struct mail_box *mail_box_open(int descriptor);
void mail_box_close(struct mail_box *box);

/* Tells what a mail would be that said only this, which is so many bytes of
 * UTF-8 in lower case: MAIL_FAILED where the text states the cause of a
 * failure, MAIL_NOT_A_BOUNCE where it states nothing. */
typedef enum mail_kind mail_ask(const char *text, size_t length,
				const void *context);

/* mail_box_ask - whom to ask what the texts of all mails that follow say
 *
 * Called from within mail_box_next() with the context, which must live as long
 * as the box.  Where nobody can be asked, some mails that say in few words or
 * in a rare language what they are will count as MAIL_NOT_A_BOUNCE. */
void mail_box_ask(struct mail_box *box, mail_ask *ask, const void *context);

/* mail_box_next - the next mail, to be given to mail_free(); null at the end
 *
 * Where reading fails, what came before is still a mail, and
 * mail_box_error() tells errno, else 0.  Bad mail is no failure: it gives a
 * mail of MAIL_NOT_A_BOUNCE, or what could be read of it; so does an empty
 * file.  Memory is bounded: see is_cut. */
struct mail *mail_box_next(struct mail_box *box);
int mail_box_error(const struct mail_box *box);

/* mail_box_bytes - how many bytes have been read, for showing progress */
uint64_t mail_box_bytes(const struct mail_box *box);

void mail_free(struct mail *mail);

/* All of the above as the module whybounce-mail.so shows it, under the name
 * mail_reader: the command loads it only where there is a mail to read. */
struct mail_reader {
	const char *version; /* of whybounce; the command must have the same */
	struct mail_box *(*open)(int descriptor);
	void (*close)(struct mail_box *box);
	void (*ask)(struct mail_box *box, mail_ask *ask, const void *context);
	struct mail *(*next)(struct mail_box *box);
	int (*error)(const struct mail_box *box);
	uint64_t (*bytes)(const struct mail_box *box);
	void (*free)(struct mail *mail);
};

extern const struct mail_reader mail_reader;

#endif
