/* SPDX-License-Identifier: MIT
 *
 * output.h - one answer, and the ways to write it
 */
#ifndef OUTPUT_H
#define OUTPUT_H

#include "mail.h"
#include "options.h"
#include "sent.h"
#include "whybounce.h"

#include <glib.h>
#include <stdbool.h>
#include <stdio.h>

enum {
	ADDRESS_MAX = 320,          /* RFC 5321: 64 + 1 + 255 */
	DIAGNOSTIC_MAX = 64 * 1024, /* what is written of a diagnostic */
	CODE_TEXT_SIZE = 32         /* "550 5.1.1" and more */
};

/* All that is known of one recipient.  "" and null: absent. */
struct answer {
	const char *source;               /* the path as given */
	size_t message;                   /* or line; from 1; 0: a lone reply */
	const struct mail *mail;          /* null: not from a mail */
	const struct mail_report *report; /* null: not from a mail */
	const struct sent *sent;          /* null: not from a mail */
	enum mail_kind kind;
	const char *recipient;
	const char *remote;
	const char *diagnostic;
	size_t diagnostic_length;
	struct wb_input input; /* the diagnostic, and perhaps the status */
	size_t said_from;      /* where, in that, the diagnostic begins */
	struct wb_verdict verdict;
	char named_recipient[ADDRESS_MAX + 1];
	char *joined; /* what input.text points to, or null */
};

/* Where answers go. */
struct progress;
struct unknown;
struct output {
	enum format format;
	bool quiet, line_buffered;
	bool colour;
	bool headings; /* name each file */
	size_t width;
	bool terminal; /* standard output is one */
	/* for a person: blocks so far; failures of messages that may be theirs,
	 * and of those that are not */
	size_t answers, failures, forged;
	struct progress *progress; /* hidden while something is written */
	struct unknown *unknown; /* where such replies go; or null */
	const wb_pack *pack;
	GString *text;    /* what is being put together */
	GString *scratch; /* for one text or quotation */
	int error;        /* errno of the first write that failed */
};

void output_start(struct output *output, const struct options *options,
		  const wb_pack *pack);

/* output_answer - write an answer in the format asked for */
void output_answer(struct output *output, const struct answer *answer);

/* output_line - write the answer to one line of --lines, as one line */
void output_line(struct output *output, const struct answer *answer);

/* output_close - add what stands below all answers */
void output_close(struct output *output);

/* output_put - write what has been put together in output->text */
void output_put(struct output *output);

/* output_text - write a text as it stands */
void output_text(struct output *output, const char *text);

/* output_end - write what is still held; false after a complaint */
bool output_end(struct output *output);

/* code_text - "550 5.1.1", or the one of the two that there is, or "" */
void code_text(unsigned code, struct wb_status status,
	       char text[CODE_TEXT_SIZE]);

/* Add one answer to output->text. */
void person_line(struct output *output, const struct answer *answer);
void person_forged(struct output *output);
void json_answer(struct output *output, const struct answer *answer);
void tsv_answer(struct output *output, const struct answer *answer);

#endif
