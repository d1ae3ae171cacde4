/* SPDX-License-Identifier: MIT
 *
 * hop.c - one Received field: one step of the way that a mail took
 *
 * RFC 5321 4.4 gives the form, "from NAME (...) by HOST with ...", but what
 * stands in the parentheses is each server's own:
 *
 *	from HELO (NAME [192.0.2.1])		Postfix, Sendmail, Gmail
 *	from NAME ([192.0.2.1] helo=HELO)	Exim
 *	from NAME (HELO HELO) (192.0.2.1)	qmail
 *	from HELO (192.0.2.1)			Exchange
 *
 * HELO is what the client calls itself, and forgers write what they like;
 * NAME was found in the DNS for the address, and the address itself cannot be
 * forged towards the server that wrote it down.
 */
#include "hop.h"

#include <arpa/inet.h>
#include <string.h>

/* is_private - an address that any network may use inside: RFC 1918, 3927,
 * 4193, 6598 and loopback; it tells nothing of whose it is */
static bool is_private(const char *address)
{
	static const struct {
		unsigned long network, mask;
	} ranges[] = {{0x0A000000, 0xFF000000}, {0xAC100000, 0xFFF00000},
		      {0xC0A80000, 0xFFFF0000}, {0xA9FE0000, 0xFFFF0000},
		      {0x64400000, 0xFFC00000}, {0x7F000000, 0xFF000000},
		      {0x00000000, 0xFF000000}};
	struct in_addr v4;
	struct in6_addr v6;

	if (inet_pton(AF_INET6, address, &v6) == 1)
		return IN6_IS_ADDR_LOOPBACK(&v6) ||
		       IN6_IS_ADDR_LINKLOCAL(&v6) ||
		       IN6_IS_ADDR_UNSPECIFIED(&v6) ||
		       (v6.s6_addr[0] & 0xFE) == 0xFC;
	if (inet_pton(AF_INET, address, &v4) != 1)
		return true;
	for (size_t i = 0; i < G_N_ELEMENTS(ranges); i++)
		if ((ntohl(v4.s_addr) & ranges[i].mask) == ranges[i].network)
			return true;
	return false;
}

/* One word of the field, and what stands around it. */
struct word {
	char text[HOP_TEXT_MAX];
	int depth;   /* of parentheses */
	bool named;  /* "helo=", "HELO " or the like stands in front */
	bool looked_up; /* an address in brackets follows */
};

/* is_separator - does the byte end a word? */
static bool is_separator(char c)
{
	return g_ascii_isspace(c) || (c != '\0' && strchr("()[]=;,<>\"@", c));
}

/* is_greeting - HELO and its kin, behind which a claimed name stands */
static bool is_greeting(const char *word)
{
	static const char *const greetings[] = {"helo", "ehlo", "lhlo"};

	for (size_t i = 0; i < G_N_ELEMENTS(greetings); i++)
		if (g_ascii_strcasecmp(word, greetings[i]) == 0)
			return true;
	return false;
}

/* next_word - read the word at *at, and what lies in front of it; false at the
 * end of the field or where its date begins */
static bool next_word(const char **at, struct word *word)
{
	const char *c = *at, *start;
	size_t length;

	word->named = is_greeting(word->text);
	for (; *c != '\0' && is_separator(*c); c++) {
		if (*c == ';' && word->depth == 0)
			return false;
		word->depth += (*c == '(') - (*c == ')' && word->depth > 0);
	}
	for (start = c; *c != '\0' && !is_separator(*c); c++)
		;
	*at = c;
	length = MIN(c - start, HOP_TEXT_MAX - 1);
	while (length > 0 && start[length - 1] == '.')
		length--;
	memcpy(word->text, start, length);
	word->text[length] = '\0';
	word->looked_up = word->depth > 0 && !word->named &&
			  c[strspn(c, " \t")] == '[';
	return c > start;
}

/* plain_address - an address without "IPv6:" in front and a port behind; false
 * where the text is none */
static bool plain_address(const char *text, char plain[HOP_TEXT_MAX])
{
	unsigned char bytes[sizeof(struct in6_addr)];
	char *colon;

	if (g_ascii_strncasecmp(text, "IPv6:", 5) == 0)
		text += 5;
	g_strlcpy(plain, text, HOP_TEXT_MAX);
	colon = strchr(plain, ':');
	if (colon && colon == strrchr(plain, ':'))
		*colon = '\0';
	return inet_pton(AF_INET, plain, bytes) == 1 ||
	       inet_pton(AF_INET6, plain, bytes) == 1;
}

/* take_address - keep the client's address; was the word an address?  One in
 * parentheses was seen by the server; one in front of them may be a claim. */
static bool take_address(const struct word *word, const struct mine *mine,
			 struct hop *hop)
{
	char plain[HOP_TEXT_MAX];

	if (!plain_address(word->text, plain))
		return false;
	if (word->named || is_private(plain) ||
	    (*hop->address && (word->depth == 0 || hop->seen)))
		return true;
	g_strlcpy(hop->address, plain, sizeof(hop->address));
	hop->address_mine = mine_has_address(mine, plain);
	hop->seen = word->depth > 0;
	return true;
}

/* take_client - note a word of the part behind "from" */
static void take_client(const struct word *word, const struct mine *mine,
			struct hop *hop, bool *first_is_mine)
{
	bool first = !*hop->client;
	bool own;

	if (take_address(word, mine, hop) || !strchr(word->text, '.'))
		return;
	own = mine_has_domain(mine, word->text, strlen(word->text));
	if (first && word->depth == 0) {
		g_strlcpy(hop->client, word->text, sizeof(hop->client));
		*first_is_mine = own;
	} else if (word->looked_up && own) {
		g_strlcpy(hop->client, word->text, sizeof(hop->client));
		hop->looked_up = true;
	}
	hop->claimed = hop->claimed || own;
}

/* hop_read - take a Received field apart */
void hop_read(const char *field, const struct mine *mine, struct hop *hop)
{
	bool forged = strstr(field, "may be forged") != NULL;
	struct word word = {.text = ""};
	bool first_is_mine = false, greeted = false;
	enum { NOTHING, FROM, BY } part = NOTHING;

	*hop = (struct hop){.by = ""};
	while (next_word(&field, &word)) {
		if (word.depth == 0 && !g_ascii_strcasecmp(word.text, "from")) {
			part = FROM;
		} else if (word.depth == 0 &&
			   !g_ascii_strcasecmp(word.text, "by")) {
			part = BY;
		} else if (part == FROM) {
			greeted = greeted || word.named;
			take_client(&word, mine, hop, &first_is_mine);
		} else if (part == BY && !*hop->by) {
			g_strlcpy(hop->by, word.text, sizeof(hop->by));
		}
	}
	/* Where the claim stands apart, the first name was looked up; what
	 * "may be forged" was not found to lead back. */
	hop->looked_up =
	    !forged && (hop->looked_up || (greeted && first_is_mine));
	hop->by_mine = mine_has_domain(mine, hop->by, strlen(hop->by)) ||
		       mine_has_address(mine, hop->by);
}
