/* SPDX-License-Identifier: MIT
 *
 * read.h - what the files of mail/ share while one mail is read
 *
 * mail.c loads the bytes and lets GMime parse them; walk.c collects the parts
 * that matter into a struct parts; kind.c says what sort of mail it is;
 * dsn.c and prose.c find the recipients and the texts that state a cause;
 * returned.c reads the headers of the message that came back.
 *
 * Bounds, so that no mail costs more than its size: box.h keeps so much
 * of a mail; of that, TEXT_MAX of its prose and of its delivery status are
 * kept, and DEPTH_MAX levels of MIME are entered.  What lies beyond is passed
 * over.
 */
#ifndef READ_H
#define READ_H

#include "mail.h"

#include <glib.h>
#include <gmime/gmime.h>

#define TEXT_MAX  ((size_t)1 << 20)
#define SHARE_MIN ((size_t)2 << 10)
#define DEPTH_MAX 50

/* The parts of a mail that matter.  Strings are UTF-8 without NUL, never
 * null; "" is absent. */
struct parts {
	GMimeMessage *message;
	GString *prose;         /* what people are meant to read */
	GString *status;        /* message/delivery-status, as fields */
	GString *headers;       /* text/rfc822-headers, as fields */
	GMimeMessage *returned; /* message/rfc822; or null */
	bool is_report;         /* a delivery-status part was seen */
	bool is_feedback;       /* RFC 5965, or a report on DMARC or TLS */
	bool is_receipt;        /* RFC 8098 */
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
	const char *first;     /* the first address that is not the reader's */
	size_t first_length;
};

/* tame.c - take out what address fields hold in excess; the new length */
size_t tame_addresses(char *bytes, size_t length);

/* walk.c */
void walk_message(GMimeMessage *message, struct parts *parts);
void parts_clear(struct parts *parts);

/* text.c */
void text_append(GMimePart *part, GString *text);
void text_make_valid(GString *text, gsize from);

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

/* address.c */
size_t address_at(const char *at, const char *end);
const char *address_find(const char *at, const char *end, size_t *length);
bool address_is_daemon(const char *address, size_t length);
char *address_only(const char *text);
bool text_says_nothing(const char *text, size_t length);
char *text_remote_host(const char *text, size_t length);

/* separator.c - where the returned message begins; null: nowhere */
const char *separator_find(const char *text, const char *end,
			   const char **returned);

/* kind.c */
enum mail_kind kind_of(const struct parts *parts);
enum mail_kind kind_worst(const GArray *reports);

/* returned.c */
void returned_read(const struct parts *parts, const struct prose *prose,
		   struct mail *mail);

#endif
