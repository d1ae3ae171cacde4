/* SPDX-License-Identifier: MIT
 *
 * read.h - what the files of mail/ share while one mail is read
 *
 * mail.c loads the bytes and lets GMime parse them; walk.c collects the parts
 * that matter into a struct parts; kind.c says what sort of mail it is;
 * dsn.c and prose.c find the recipients and the texts that state a cause;
 * returned.c reads the headers of the message that came back.
 *
 * Bounds, so that no mail costs more than its size: box.h keeps so much of a
 * mail; of that, TEXT_MAX of its prose and STATUS_MAX of its delivery status
 * are kept, SHARES_MAX of the prose in all reports together, and DEPTH_MAX
 * levels of MIME are entered.  What lies beyond is passed over.
 */
#ifndef READ_H
#define READ_H

#include "mail.h"

#include <glib.h>
#include <gmime/gmime.h>

#define TEXT_MAX   ((size_t)1 << 20)
#define STATUS_MAX ((size_t)16 << 20)
#define SHARES_MAX ((size_t)4 << 20)
#define DEPTH_MAX  50

/* What speaks for a mail being a bounce, or something else. */
struct evidence {
	bool failed_header; /* X-Failed-Recipients */
	bool daemon;        /* the address is a mail program's */
	bool postmaster;    /* or a postmaster's, who may be a person */
	bool named;         /* only the name is one's */
	bool null_sender, automatic, rejected, of_list;
	bool headless; /* neither From nor Subject */
	bool forward;  /* it passes a mail on, "Fwd:" */
	bool manager;  /* a program that manages mailing lists sent it */
	bool held;     /* and says that it does not let a message pass */
	bool person;   /* it answers a mail, with "Re:" in the subject */
	bool returned; /* a message hangs on it */
	bool recipient; /* the text names somebody as one */
	bool other;     /* it, or the subject, names an address at all */
	bool format;   /* the text has the form of one */
	bool failure, delay, answer, challenge; /* in the subject */
	bool reply, words, trying;              /* in the text */
	bool cause; /* the text tells why it failed, for who knows wordings */
	bool subject_cause; /* so does the subject */
	bool yours;  /* the text speaks of the message that one has sent */
};

/* The parts of a mail that matter.  Strings are UTF-8 without NUL, never
 * null; "" is absent. */
struct parts {
	const struct mail_box *box; /* where it lies, and whom it may ask */
	GMimeMessage *message;
	GString *prose;         /* what people are meant to read */
	GString *status;        /* message/delivery-status, as fields */
	GString *headers;       /* of the message that came back, as fields */
	GString *feedback;      /* message/feedback-report, as fields */
	GString *receipt;       /* message/disposition-notification, so too */
	GString *attached;      /* files that may be a delivery status */
	GMimePart *returned;    /* message/rfc822, not parsed; or null */
	GMimeMessage *inner;    /* what it holds, if that is read; or null */
	GMimeMessage *repaired; /* what repair() made; or null */
	bool says_report;       /* the header says that it is one on delivery */
	bool is_report;         /* a delivery-status part was seen */
	bool is_feedback;       /* RFC 5965 */
	bool is_receipt;        /* RFC 8098 */
	bool is_cut;            /* something was longer than is kept */
	bool is_guessed;        /* the charset of the prose was guessed */
	bool has_program;       /* something that would run hangs on it */
	struct evidence header; /* what the header says; of a report, nothing */
};

/* One recipient of the prose and the lines that speak of it. */
struct section {
	const char *address;
	size_t address_length;
	const char *text;
	size_t length;
	size_t indent; /* of the address on its line */
};

/* Prose taken apart.  Everything points into the text it was read from. */
struct prose {
	const char *text;
	size_t length;         /* without the returned message */
	const char *returned;  /* its header; "" where none follows */
	GArray *sections;      /* of struct section */
	GHashTable *addresses; /* lower case -> index of section + 1 */
	const char *own;       /* the address of who got the bounce */
	const char *first;     /* the likeliest address in it; or null */
	size_t first_length;
	const struct marks *marks; /* of a dialogue in it; or null */
	bool first_sure; /* the words in front of it say so */
	bool first_barred; /* or that it is somebody else's */
	bool is_complete; /* no more recipients are added */
	bool labelled;   /* the text has a format that only bounces have */
};

/* tame.c - take out what headers hold in excess; was it more than address
 * lists and parameters? */
bool tame(GByteArray *bytes);

/* walk.c */
void walk_start(void);
void walk_message(GMimeMessage *message, struct parts *parts);
void walk_in_place(GMimeMessage *message, struct parts *parts);
void parts_clear(struct parts *parts);

/* lost.c */
void walk_lost(struct parts *parts);

/* repair.c */
GMimeMessage *repair(const GString *text);
GMimeMessage *parse_stream(GMimeStream *stream);
GMimeMessage *parse_text(const GString *text);

/* embedded.c */
bool embedded_status(const GString *text, GString *status);

/* text.c */
/* What text_append() met: text longer than is kept; no charset, or a wrong one.
 */
enum { TEXT_CUT = 1, TEXT_GUESSED = 2 };

unsigned text_append(GMimePart *part, GString *text, gsize most);
void text_header(GMimePart *part, GString *text, gsize most);
GMimeMessage *text_message(GMimePart *part);
bool text_make_valid(GString *text, gsize from);

/* charset.c */
const char *charset_guess(const char *text, gsize length);
GIConv charset_converter(const char *charset);

/* html.c */
void html_to_text(const char *html, size_t length, GString *text);

/* fields.c - header-like fields, one after the other */
enum field { FIELD_END, FIELD_BLANK_LINE, FIELD_READ };

struct fields {
	const char *at, *end;
};

enum field field_next(struct fields *fields, GString *name, GString *value);
char *field_decoded(const char *value);

/* dsn.c - add the reports of a delivery status; the count of them */
size_t dsn_read(const struct parts *parts, struct mail *mail, GArray *reports);

/* prose.c */
void prose_read(struct prose *prose, const GString *text, const char *own);
void prose_clear(struct prose *prose);
void prose_report(const struct prose *prose, const struct parts *parts,
		  enum mail_kind kind, GArray *reports);
void prose_complete(const struct prose *prose, GArray *reports);
char *prose_whole(const struct prose *prose);

bool holds_reply(const char *at, const char *stop);
const char *line_stop(const char *at, const char *end);
const char *skip(const char *at, const char *end, const char *bytes);
void section_add(struct prose *prose, const struct section *section);

/* prose/ - ways to find recipients in text, each in a file of its name */
void labels_read(struct prose *prose);
void listing_read(struct prose *prose);
void listing_neighbours(struct prose *prose, const struct section *first,
			const char *stop);
const struct marks *dialogue_marks(const struct prose *prose);
void dialogue_read(struct prose *prose);
const char *cues_find(const char *text, size_t size, const char *own,
		      size_t *found_length, int *worth);
char *innermost(char *text);
const char *named_recipient(const struct prose *prose, size_t *length);

/* address.c */
size_t address_at(const char *at, const char *end);
const char *address_find(const char *at, const char *end, size_t *length);
bool address_is_daemon(const char *address, size_t length);
bool address_is_own(const char *address, size_t length, const char *own);
char *address_only(const char *text);
bool text_says_nothing(const char *text, size_t length);
char *text_remote_host(const char *text, size_t length);

/* separator.c - where the returned message begins; null: nowhere */
const char *separator_find(const char *text, const char *end,
			   const char **returned);

/* word_search.c - the lists of words.c, as bits */
enum words {
	FAILURE_SUBJECT = 1 << 0,
	DELAY_SUBJECT = 1 << 1,
	CHALLENGE_SUBJECT = 1 << 2,
	CHALLENGE_WORDS = 1 << 3,
	DELAY_WORDS = 1 << 4,
	FAILURE_WORDS = 1 << 5,
	HELD_WORDS = 1 << 6,
	YOURS_WORDS = 1 << 7
};
unsigned words_in(const char *text);

/* forward.c */
GMimeMessage *forwarded(const struct parts *parts);

/* evidence.c */
void evidence_of_header(GMimeMessage *message, struct evidence *found);
void evidence_gather(const struct parts *parts, const struct prose *prose,
		     struct evidence *found);
bool evidence_allows_status(const struct parts *parts);

/* feedback.c - add the reports of a complaint */
void feedback_read(const struct parts *parts, GArray *reports);

/* notice.c - add the reports of a notification in JSON; the count of them */
size_t notice_read(const struct parts *parts, struct mail *mail,
		   GArray *reports);

/* recipient.c */
char *recipient_guess(const struct parts *parts, const struct prose *prose,
		      enum mail_kind kind);

/* report.c */
struct mail_report *report_add(GArray *reports, const char *address,
			       size_t length, enum mail_kind kind);
void report_set(char **place, const char *text);
void report_clear(struct mail_report *report);

/* kind.c */
enum mail_kind kind_of(const struct parts *parts, const struct prose *prose);
enum mail_kind kind_worst(const GArray *reports);

/* returned.c */
void returned_read(const struct parts *parts, const struct prose *prose,
		   struct mail *mail);

#endif
