/* SPDX-License-Identifier: MIT
 *
 * phrases.c - what the command itself says to a person
 */
#include "phrases.h"

/* special_where - where it is, in a category of its own kind; or null */
static const char *special_where(enum wb_category category)
{
	switch (category) {
	case WB_RECIPIENT_REFUSED:
		return "At the recipient's address, which does not take mail "
		       "from everybody.";
	case WB_GREYLISTED:
		return "Between the mail servers: the recipient's does not "
		       "know yours yet.";
	case WB_TOO_MANY_RECIPIENTS:
		return "On your side: in the number of people that the "
		       "message goes to.";
	case WB_SENDER_REJECTED:
		return "On your side: at the address or the domain that you "
		       "write from.";
	case WB_LOGIN_REQUIRED:
		return "On your side: at the login of your mail program or of "
		       "the mail server that sends for you.";
	case WB_POLICY:
		return "At a rule of the receiving side. Such rules are mostly "
		       "about the mail server that sends for you, its network "
		       "address or its domain.";
	case WB_PROTOCOL_ERROR:
		return "Between two mail servers.";
	case WB_LIST_ERROR:
		return "At the mailing list, which has rules of its own.";
	default:
		return NULL;
	}
}

/* phrase_where - a sentence on where the problem is */
const char *phrase_where(const struct wb_verdict *verdict)
{
	static const char *const phrases[] = {
	    [WB_UNDETERMINED] = "The reply does not tell.",
	    [WB_RECIPIENT_ADDRESS] =
		"At the recipient's address. Nothing is wrong with your own "
		"address or your mail server.",
	    [WB_RECIPIENT_MAILBOX] =
		"At the recipient's mailbox. Nothing is wrong with your "
		"address or your mail server.",
	    [WB_SENDER_SERVER] =
		"On your side: at the mail server that sends for you, its "
		"network address or its domain.",
	    [WB_MESSAGE] = "In the message itself: what it holds, or how big "
			   "it is.",
	    [WB_RECIPIENT_SERVER] =
		"At the recipient's mail server, or on the way to it. Most "
		"likely nothing is wrong on your side.",
	    [WB_TRANSIT] = "On the way: your mail server has not got the "
			   "message through.",
	    [WB_NOT_A_FAILURE] = "Nowhere: nothing went wrong.",
	};

	const char *special = special_where(verdict->category);

	return special ? special : phrases[verdict->where];
}

/* phrase_move - a sentence on whose move it is */
const char *phrase_move(const struct wb_verdict *verdict)
{
	static const char *const phrases[] = {
	    [WB_NOBODY] = "Nobody's.",
	    [WB_SENDER] = "Yours.",
	    [WB_SENDER_ADMIN] = "That of whoever runs your mail server: your "
				"mail provider, or the administrator at work.",
	    [WB_RECIPIENT] = "The recipient's.",
	    [WB_RECIPIENT_ADMIN] =
		"That of whoever runs the recipient's mail server. They can "
		"be told only by the recipient.",
	};

	if (verdict->where == WB_TRANSIT && verdict->move == WB_NOBODY)
		return "Nobody's for now: the server goes on by itself.";
	return phrases[verdict->move];
}

/* phrase_outcome - what became of the message */
const char *phrase_outcome(enum mail_kind kind, enum wb_answer temporary,
			   bool from_mail)
{
	switch (kind) {
	case MAIL_FAILED:
		/* A bounce comes when the server gave up; a bare reply may
		 * be followed by a better one. */
		return temporary == WB_YES && !from_mail
			   ? "was not accepted this time."
			   : "was not delivered.";
	case MAIL_DELAYED:
		return "has not been delivered yet.";
	case MAIL_DELIVERED:
		return "was delivered.";
	case MAIL_RELAYED:
		return "was passed on to a server that does not report back.";
	case MAIL_EXPANDED:
		return "was passed on to the members of a list.";
	default:
		return NULL;
	}
}

/* phrase_other - what a mail is that tells of no message of yours */
const char *phrase_other(enum mail_kind kind)
{
	switch (kind) {
	case MAIL_AUTO_REPLY:
		return "This is an automatic answer, not a bounce.";
	case MAIL_FEEDBACK_REPORT:
		return "This is a report for those who run mail servers, not "
		       "a bounce.";
	case MAIL_CHALLENGE_RESPONSE:
		return "This mail asks you to show that you are a person.";
	default:
		return "This is not a bounce.";
	}
}

/* phrase_fate - a label for those whom it did or did not reach */
const char *phrase_fate(enum mail_kind kind)
{
	switch (kind) {
	case MAIL_FAILED:
		return "Not delivered";
	case MAIL_DELAYED:
		return "Not yet";
	case MAIL_DELIVERED:
		return "Delivered";
	case MAIL_RELAYED:
	case MAIL_EXPANDED:
		return "Passed on";
	default:
		return "About";
	}
}

/* phrase_question - what leads to phrase_forged */
const char *phrase_question(size_t failures, size_t forged)
{
	if (forged > 0)
		return "Somebody else can use your address in one of three "
		       "ways:";
	return failures == 1 ? "Did you not send this message? Then somebody "
			       "else used your address, in one of three ways:"
			     : "Did you not send one of these messages? Then "
			       "somebody else used your address, in one of "
			       "three ways:";
}

/* phrase_nothing - what to do about a message that somebody else sent */
const char phrase_nothing[] =
    "Nothing. Somebody else wrote your address as the sender; you may delete "
    "the bounce.";

/* phrase_forged - the three ways, and what to do in each */
const char *const phrase_forged[] = {
    "- Most often they only wrote your address as the sender, as anybody can "
    "write any name on the back of an envelope. Nothing of yours was broken "
    "into, and you need not worry: delete the bounce.",
    "- A virus on your computer may send mail in your name. If the message "
    "that came back is spam or carries a virus, let an anti-virus program "
    "look through your computer.",
    "- Somebody may have got into your web mail account. If messages that you "
    "do not know lie among those you sent, change your password at once.",
    NULL,
};
