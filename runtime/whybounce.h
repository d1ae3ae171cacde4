/* SPDX-License-Identifier: MIT
 *
 * whybounce.h - what a bounce means: the interface of libwhybounce
 *
 * A program that explains one reply:
 *
 *	#include <stdio.h>
 *	#include <string.h>
 *	#include <whybounce.h>
 *
 *	int main(void)
 *	{
 *		const char *reply = "552 5.2.2 Mailbox is full";
 *		struct wb_input input = {.text = reply,
 *					 .length = strlen(reply)};
 *		struct wb_verdict verdict;
 *
 *		wb_classify(wb_builtin_pack(), &input, &verdict);
 *		printf("%s: %s\n", verdict.category_name, verdict.title);
 *		return 0;
 *	}
 *
 *	cc program.c $(pkg-config --cflags --libs whybounce)
 *
 * This file is the authority: what does not appear in it is not part of the
 * interface.  Names start with wb_ or WB_.
 *
 * The contract, once for all functions:
 * - No function allocates, locks, prints, reads the locale or the environment,
 *   or keeps anything between calls.  All may run in any number of threads at
 *   once on the same pack.
 * - The input is bytes, trusted in nothing: any length, any value, NUL and
 *   invalid UTF-8 included.  It is never written to.  UTF-8 and ASCII are
 *   understood; a byte that is neither separates words.
 * - Time is linear in the length of the input.  Stack use is under 96 KiB.
 * - Strings in a verdict are never null: what is absent is "".  They belong to
 *   the pack and live as long as it does.  Spans are offsets into the input.
 * - There are no errors: what is not understood is WB_UNKNOWN.
 *
 * Terms are those of RFC 5321 (reply, reply code), RFC 3463 (enhanced status
 * code: class.subject.detail) and RFC 3464 (diagnostic-code, remote-mta).
 */
#ifndef WHYBOUNCE_H
#define WHYBOUNCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__)
#define WB_API __attribute__((visibility("default")))
#else
#define WB_API
#endif

/* What a reply means.  The numbers never change and are never used again; new
 * ones are added at the end.  Names: replace _ by - and write in lower case.
 * What each means: rules/categories.rules. */
enum wb_category {
	WB_UNKNOWN = 0,
	/* where: recipient-address */
	WB_USER_UNKNOWN = 1,
	WB_MAILBOX_DISABLED = 2,
	WB_ADDRESS_MOVED = 3,
	WB_HOST_UNKNOWN = 4,
	WB_MAIL_NOT_ACCEPTED = 5,
	WB_RECIPIENT_REFUSED = 6,
	WB_ADDRESS_SYNTAX = 7,
	/* where: recipient-mailbox */
	WB_MAILBOX_FULL = 8,
	WB_MAILBOX_BUSY = 9,
	/* where: sender-server */
	WB_REVERSE_DNS = 10,
	WB_IP_LISTED = 11,
	WB_IP_REPUTATION = 12,
	WB_RATE_LIMITED = 13,
	WB_TOO_MANY_CONNECTIONS = 14,
	WB_TOO_MANY_RECIPIENTS = 15,
	WB_GREYLISTED = 16,
	WB_AUTH_FAILURE = 17,
	WB_SENDER_REJECTED = 18,
	WB_RELAY_DENIED = 19,
	WB_LOGIN_REQUIRED = 20,
	WB_TLS_REQUIRED = 21,
	WB_POLICY = 22,
	/* where: message */
	WB_SPAM_CONTENT = 23,
	WB_URL_LISTED = 24,
	WB_VIRUS = 25,
	WB_MESSAGE_TOO_LARGE = 26,
	WB_CONTENT_REJECTED = 27,
	/* where: recipient-server */
	WB_DNS_FAILURE = 28,
	WB_CONNECTION_FAILED = 29,
	WB_SERVER_ERROR = 30,
	WB_SERVER_FULL = 31,
	WB_ROUTING_LOOP = 32,
	WB_PROTOCOL_ERROR = 33,
	WB_LIST_ERROR = 34,
	/* where: transit */
	WB_DELAYED = 35,
	WB_EXPIRED = 36,
	/* where: not-a-failure */
	WB_AUTO_REPLY = 37,
	WB_FEEDBACK_REPORT = 38,
	WB_CHALLENGE_RESPONSE = 39,
	WB_DELIVERED = 40,
	WB_NOT_A_BOUNCE = 41,
	WB_CATEGORIES /* how many there are */
};

/* Where the problem is. */
enum wb_where {
	WB_UNDETERMINED,
	WB_RECIPIENT_ADDRESS,
	WB_RECIPIENT_MAILBOX,
	WB_SENDER_SERVER, /* the sender's server, its IP address or domain */
	WB_MESSAGE,
	WB_RECIPIENT_SERVER,
	WB_TRANSIT, /* under way: a state, not a cause */
	WB_NOT_A_FAILURE
};

/* Whose move it is. */
enum wb_move {
	WB_NOBODY,
	WB_SENDER,
	WB_SENDER_ADMIN,
	WB_RECIPIENT,
	WB_RECIPIENT_ADMIN
};

/* What a mail program should do with the address or the message. */
enum wb_action {
	WB_REVIEW,    /* a person should look */
	WB_SUPPRESS,  /* stop mailing this address */
	WB_RETRY,     /* try again, later */
	WB_SLOW_DOWN, /* try again, and send less at a time */
	WB_FIX,	      /* mend the cause, then send again */
	WB_IGNORE     /* nothing to do */
};

/* When sending again makes sense. */
enum wb_retry { WB_NEVER, WB_LATER, WB_DAYS, WB_AFTER_FIX };

enum wb_answer { WB_NO, WB_YES, WB_NOT_SAID };

/* What placeholders stand for, in match lines and in advice. */
enum wb_kind {
	WB_EMAIL = 1,
	WB_IP,	   /* IPv4 or IPv6 */
	WB_URL,	   /* with or without its scheme */
	WB_HOST,   /* a name with at least one dot */
	WB_NUMBER, /* digits, also 1,024 and 2.5 */
	WB_SIZE,   /* a number and its unit: 25 MB, 1024 bytes */
	WB_WORD	   /* any one word */
};

/* length bytes from start; length 0: absent */
struct wb_span {
	size_t start, length;
};

/* An enhanced status code, RFC 3463; class 0: absent */
struct wb_status {
	uint16_t class, subject, detail;
};

/* A placeholder of the winning match line and what it stood for. */
struct wb_named {
	enum wb_kind kind;
	struct wb_span value;
};

/* Another category that the same text states. */
struct wb_also {
	enum wb_category category;
	const char *category_name;
	const char *rule;
	struct wb_span matched;
};

enum { WB_NAMED_MAX = 8, WB_ALSO_MAX = 4 };

struct wb_input {
	const char *text; /* an SMTP reply, a diagnostic-code, a log line */
	size_t length;	  /* bytes; what follows 4 GiB is not read */

	/* What the caller knows beside the text; null: not known. */
	const char *remote_host; /* the server that said it, a host name */
	const char *recipient;	 /* the address it was said about */
};

struct wb_verdict {
	enum wb_category category;
	enum wb_where where;
	enum wb_move move;
	enum wb_action action;
	enum wb_retry retry;
	const char *category_name; /* "user-unknown" */
	const char *where_name;	   /* "recipient-address" */
	const char *move_name;	   /* "sender" */
	const char *action_name;   /* "suppress" */

	/* The codes as the server sent them.  `temporary` follows the reply's
	 * own class, 4 or 5; without a code it is what the category implies. */
	enum wb_answer temporary;
	uint16_t code;		 /* 200 to 599; 0: none in the text */
	struct wb_status status; /* class 0: none in the text */

	/* Does the code fit the category?  WB_NOT_SAID without a code.  The
	 * usual ones are what RFC 5321, RFC 3463 or the IANA registry of
	 * enhanced status codes give for the category. */
	enum wb_answer code_agrees;
	uint16_t usual_code;
	struct wb_status usual_status;

	/* The proof: which rule decided, where it is written, on which words.
	 * rule is "" when nothing decided. */
	const char *rule;
	const char *rule_file;
	unsigned rule_line;
	struct wb_span matched; /* or of the code that decided */
	bool by_code;		/* decided by a code, not by words */

	struct wb_span link; /* the first URL of the text */
	unsigned named_count;
	struct wb_named named[WB_NAMED_MAX];
	unsigned also_count;
	struct wb_also also[WB_ALSO_MAX];

	const char *provider;	    /* "google"; "": not recognised */
	const char *provider_title; /* "Gmail and Google Workspace" */

	/* For people.  {email}, {ip} and the like stand in these: wb_fill(). */
	const char *title;	   /* "No such mailbox" */
	const char *meaning;	   /* one sentence: what happened */
	const char *tell_sender;   /* advice for who wrote the message */
	const char *tell_operator; /* advice for who runs the mail server */
	const char *source; /* where the rule's wording is documented */
};

/* The compiled rules.  Opaque. */
typedef struct wb_pack wb_pack;

/* wb_builtin_pack - the rules that the library was built with; never null,
 * lives as long as the library is loaded. */
WB_API const wb_pack *wb_builtin_pack(void);

/* wb_pack_valid - may this pack, from a shared object, be used with this
 * library?  Checks its magic number, ABI version and size. */
WB_API bool wb_pack_valid(const wb_pack *pack);

/* wb_pack_rules - how many rules a pack holds. */
WB_API unsigned wb_pack_rules(const wb_pack *pack);

/* wb_classify - say what a reply means.  Fills all of *verdict. */
WB_API void wb_classify(const wb_pack *pack, const struct wb_input *input,
			struct wb_verdict *verdict);

/* wb_state - the verdict for what is known without a text: a delivery report,
 * an automatic reply, ordinary mail.  There is no rule and no code in it. */
WB_API void wb_state(const wb_pack *pack, enum wb_category category,
		     struct wb_verdict *verdict);

/* wb_fill - copy one of a verdict's texts with its placeholders filled in.
 *
 * {email} becomes the address, and so on: the value that the match line found,
 * else the one known from the input, else words such as "the address".  Writes
 * at most size bytes, the closing NUL included, cut between characters.
 * Returns the length of the whole text without NUL, as snprintf does. */
WB_API size_t wb_fill(const char *text, const struct wb_input *input,
		      const struct wb_verdict *verdict, char *buffer,
		      size_t size);

/* wb_quote - copy a span of the input as one line: runs of white space, line
 * ends and the codes repeated at line starts become one blank.  Buffer, size
 * and return value as in wb_fill. */
WB_API size_t wb_quote(const struct wb_input *input, struct wb_span span,
		       char *buffer, size_t size);

/* wb_redact - copy the text so that it can be shown to others.
 *
 * Mail addresses become ann@example.com, IP addresses 192.0.2.1 or 2001:db8::1,
 * hosts mx.example.com, links https://www.example.com/page, long numbers and
 * ids 12345 and ABC123; so do the recipient's name and what looks like a
 * person's.  A host or link that the pack's rules or providers know stays as
 * far as they know it, its query's values replaced: spamhaus.org.  No other
 * address, IP address or host is left, nor one written joe(at)host or
 * joe=40host; "joe at host dot org" and the names of persons cannot all be
 * found, so read the result before it is published.  What stays is copied byte
 * for byte.  Buffer, size and return value as in wb_fill. */
WB_API size_t wb_redact(const wb_pack *pack, const struct wb_input *input,
			char *buffer, size_t size);

/* wb_version - "MAJOR.MINOR.PATCH" of the library. */
WB_API const char *wb_version(void);

#ifdef __cplusplus
}
#endif

#endif
