/* SPDX-License-Identifier: MIT
 *
 * closed.c - the closed lists of the rule language, as in whybounce.h
 */
#include "closed.h"

#include "../../runtime/whybounce.h"

#include <string.h>

const char *const category_names[] = {
    [WB_UNKNOWN] = "unknown",
    [WB_USER_UNKNOWN] = "user-unknown",
    [WB_MAILBOX_DISABLED] = "mailbox-disabled",
    [WB_ADDRESS_MOVED] = "address-moved",
    [WB_HOST_UNKNOWN] = "host-unknown",
    [WB_MAIL_NOT_ACCEPTED] = "mail-not-accepted",
    [WB_RECIPIENT_REFUSED] = "recipient-refused",
    [WB_ADDRESS_SYNTAX] = "address-syntax",
    [WB_MAILBOX_FULL] = "mailbox-full",
    [WB_MAILBOX_BUSY] = "mailbox-busy",
    [WB_REVERSE_DNS] = "reverse-dns",
    [WB_IP_LISTED] = "ip-listed",
    [WB_IP_REPUTATION] = "ip-reputation",
    [WB_RATE_LIMITED] = "rate-limited",
    [WB_TOO_MANY_CONNECTIONS] = "too-many-connections",
    [WB_TOO_MANY_RECIPIENTS] = "too-many-recipients",
    [WB_GREYLISTED] = "greylisted",
    [WB_AUTH_FAILURE] = "auth-failure",
    [WB_SENDER_REJECTED] = "sender-rejected",
    [WB_RELAY_DENIED] = "relay-denied",
    [WB_LOGIN_REQUIRED] = "login-required",
    [WB_TLS_REQUIRED] = "tls-required",
    [WB_POLICY] = "policy",
    [WB_SPAM_CONTENT] = "spam-content",
    [WB_URL_LISTED] = "url-listed",
    [WB_VIRUS] = "virus",
    [WB_MESSAGE_TOO_LARGE] = "message-too-large",
    [WB_CONTENT_REJECTED] = "content-rejected",
    [WB_DNS_FAILURE] = "dns-failure",
    [WB_CONNECTION_FAILED] = "connection-failed",
    [WB_SERVER_ERROR] = "server-error",
    [WB_SERVER_FULL] = "server-full",
    [WB_ROUTING_LOOP] = "routing-loop",
    [WB_PROTOCOL_ERROR] = "protocol-error",
    [WB_LIST_ERROR] = "list-error",
    [WB_DELAYED] = "delayed",
    [WB_EXPIRED] = "expired",
    [WB_AUTO_REPLY] = "auto-reply",
    [WB_FEEDBACK_REPORT] = "feedback-report",
    [WB_CHALLENGE_RESPONSE] = "challenge-response",
    [WB_DELIVERED] = "delivered",
    [WB_NOT_A_BOUNCE] = "not-a-bounce",
    NULL};

const char *const where_names[] = {[WB_UNDETERMINED] = "undetermined",
				   [WB_RECIPIENT_ADDRESS] = "recipient-address",
				   [WB_RECIPIENT_MAILBOX] = "recipient-mailbox",
				   [WB_SENDER_SERVER] = "sender-server",
				   [WB_MESSAGE] = "message",
				   [WB_RECIPIENT_SERVER] = "recipient-server",
				   [WB_TRANSIT] = "transit",
				   [WB_NOT_A_FAILURE] = "not-a-failure",
				   NULL};

const char *const move_names[] = {[WB_NOBODY] = "nobody",
				  [WB_SENDER] = "sender",
				  [WB_SENDER_ADMIN] = "sender-admin",
				  [WB_RECIPIENT] = "recipient",
				  [WB_RECIPIENT_ADMIN] = "recipient-admin",
				  NULL};

const char *const action_names[] = {[WB_REVIEW] = "review",
				    [WB_SUPPRESS] = "suppress",
				    [WB_RETRY] = "retry",
				    [WB_SLOW_DOWN] = "slow-down",
				    [WB_FIX] = "fix",
				    [WB_IGNORE] = "ignore",
				    NULL};

const char *const retry_names[] = {[WB_NEVER] = "never",
				   [WB_LATER] = "later",
				   [WB_DAYS] = "days",
				   [WB_AFTER_FIX] = "after-fix",
				   NULL};

const char *const kind_names[] = {"",
				  [WB_EMAIL] = "email",
				  [WB_IP] = "ip",
				  [WB_URL] = "url",
				  [WB_HOST] = "host",
				  [WB_NUMBER] = "number",
				  [WB_SIZE] = "size",
				  [WB_WORD] = "word",
				  NULL};

int closed_find(const char *const *names, const char *name)
{
	for (int i = 0; names[i]; i++)
		if (!strcmp(names[i], name))
			return i;
	return -1;
}
