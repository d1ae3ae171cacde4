/* SPDX-License-Identifier: MIT
 *
 * address.c - mail addresses, codes and host names in free text
 *
 * Addresses as people and servers write them, not the whole of RFC 5322: no
 * quoted local parts, no comments.  Bytes above 127 count as letters, so that
 * internationalised addresses are found.  Each search is linear.
 */
#include "read.h"

#include <string.h>

/* is_local - may the byte stand before the @? */
static bool is_local(char c)
{
	return g_ascii_isalnum(c) || (guchar)c >= 0x80 ||
	       (c != '\0' && strchr(".!#$%&*+/=?^_`{|}~-'", c));
}

/* is_domain - may the byte stand behind the @? */
static bool is_domain(char c)
{
	return g_ascii_isalnum(c) || (guchar)c >= 0x80 ||
	       (c != '\0' && strchr(".-_[]:", c));
}

/* is_wide - does a character of Chinese, Japanese or Korean begin with this
 * byte?  These are written without blanks around an address */
static bool is_wide(char c)
{
	return (guchar)c >= 0xe3 && (guchar)c <= 0xef;
}

/* is_mark - is the character that begins here punctuation of such a script
 * (U+3000 to U+303F, U+FF00 to U+FF20), or U+2000 to U+206F? */
static bool is_mark(const char *c)
{
	guchar next = (guchar)c[1];

	switch ((guchar)*c) {
	case 0xe2:
		return next == 0x80 || next == 0x81;
	case 0xe3:
		return next == 0x80;
	case 0xef:
		return next == 0xbc && (guchar)c[2] <= 0xa0;
	default:
		return false;
	}
}

/* ends - is the character that begins here, of a text written without blanks,
 * behind what an address ends with? */
static bool ends(const char *c)
{
	return is_mark(c) || (is_wide(*c) && g_ascii_isalnum(c[-1]));
}

/* local_start - where the local part begins that ends here */
static const char *local_start(const char *from, const char *sign)
{
	const char *start = sign;

	while (start > from && is_local(start[-1])) {
		const char *c = start - 1;

		while (c > from && ((guchar)*c & 0xc0) == 0x80)
			c--;
		if (is_mark(c) ||
		    (is_wide(*c) && start < sign && g_ascii_isalnum(*start)))
			break;
		start = c;
	}
	return start;
}

/* domain_length - of the domain that begins here, without what only ends the
 * sentence */
static size_t domain_length(const char *at, const char *end)
{
	const char *stop = at;

	if (at < end && *at != '[' && !g_ascii_isalnum(*at) &&
	    (guchar)*at < 0x80)
		return 0;
	while (stop < end && is_domain(*stop) && !(stop > at && ends(stop)) &&
	       (*at == '[' || !strchr("[]:", *stop)))
		if (*stop++ == ']')
			break;
	while (stop > at && strchr(".-_:", stop[-1]))
		stop--;
	return stop - at;
}

/* address_at - length of the address that begins here; 0: none does */
size_t address_at(const char *at, const char *end)
{
	const char *c = at;
	size_t domain;

	while (c < end && is_local(*c))
		c++;
	if (c == at || c == end || *c != '@' || local_start(at, c) != at)
		return 0;
	domain = domain_length(c + 1, end);
	return domain > 0 ? (size_t)(c + 1 - at) + domain : 0;
}

/* address_find - the next address in a text, and its length; or null */
const char *address_find(const char *at, const char *end, size_t *length)
{
	const char *from = at, *sign;

	while ((sign = memchr(from, '@', end - from))) {
		size_t domain = domain_length(sign + 1, end);
		const char *start = local_start(from, sign);

		while (start < sign && strchr("'`=*", *start))
			start++;
		if (start < sign && domain > 0) {
			*length = sign + 1 + domain - start;
			return start;
		}
		from = sign + 1;
	}
	return NULL;
}

/* address_is_daemon - is it a mail program's or postmaster's own? */
bool address_is_daemon(const char *address, size_t length)
{
	static const char *const daemons[] = {
	    "mailer-daemon@",
	    "postmaster@",
	    "mail-daemon@",
	    "mailerdaemon@",
	    "mail.daemon@",
	    "mailerd@",
	    "mdaemon@",
	    "microsoftexchange329e71ec88ae4615bbc36ab6ce41109e@"};

	for (size_t i = 0; i < G_N_ELEMENTS(daemons); i++) {
		size_t wanted = strlen(daemons[i]);

		if (length >= wanted &&
		    g_ascii_strncasecmp(address, daemons[i], wanted) == 0)
			return true;
	}
	return false;
}

/* address_is_own - is it of who got the bounce, or a mail program's? */
bool address_is_own(const char *address, size_t length, const char *own)
{
	return address_is_daemon(address, length) ||
	       (strlen(own) == length &&
		g_ascii_strncasecmp(address, own, length) == 0);
}

/* address_only - a copy of the first address in a header; "" for none */
char *address_only(const char *text)
{
	size_t length = 0;
	const char *found = address_find(text, text + strlen(text), &length);

	return g_strndup(found ? found : "", length);
}

/* text_says_nothing - are there no words, but perhaps codes? */
bool text_says_nothing(const char *text, size_t length)
{
	size_t letters = 0;

	for (size_t i = 0; i < length && letters < 3; i++)
		if (g_ascii_isalpha(text[i]) || (guchar)text[i] >= 0x80)
			letters++;
	return letters < 3;
}

/* host_length - of the host name that begins here; 0 without a dot in it */
static size_t host_length(const char *at, const char *end)
{
	const char *stop = at;
	bool dot = false;

	while (stop < end && (g_ascii_isalnum(*stop) ||
			      (*stop != '\0' && strchr("-._", *stop)))) {
		dot = dot || (*stop == '.' && stop > at);
		stop++;
	}
	while (stop > at && stop[-1] == '.')
		stop--;
	return dot ? (size_t)(stop - at) : 0;
}

/* text_remote_host - a copy of the name in "host mx.example.com[192.0.2.1]",
 * as mail servers name the one that they spoke to; "" for none */
char *text_remote_host(const char *text, size_t length)
{
	const char *at = text, *end = text + length;

	while ((at = memchr(at, ' ', end - at))) {
		size_t host = host_length(at + 1, end);
		const char *next = at + 1 + host;
		size_t before = at - text;

		while (next < end && (*next == ' ' || *next == '.'))
			next++;
		if (host > 0 && next < end && *next == '[' &&
		    ((before >= 4 && !memcmp(at - 4, "host", 4)) ||
		     (before >= 2 && !memcmp(at - 2, "by", 2))))
			return g_strndup(at + 1, host);
		at++;
	}
	return g_strdup("");
}
