/* SPDX-License-Identifier: MIT
 *
 * token.re - the scanners of fixed kinds: words, hosts, addresses, numbers
 *
 * The longest match wins, so "mx.example.com" is a host and not three words.
 * Whether a number is a reply code depends on what stands around it and is
 * decided in codes.c; where an address starts, in tokens.c.  What is written
 * in no rule (white space, punctuation, bytes that are no UTF-8) separates
 * tokens.
 *
 * Input is (pointer, end): no byte at or after `end` is read.
 */
#include "tokens.h"

/* url_end - an URL's end without the punctuation of the sentence around it */
static const unsigned char *url_end(const unsigned char *start,
				    const unsigned char *after)
{
	bool open = false;

	for (const unsigned char *p = start; p < after; p++)
		open |= *p == '(';
	while (after > start) {
		unsigned char last = after[-1];

		if (last == ')' ? open
				: last != '.' && last != ',' && last != ';' &&
				      last != ':' && last != '!' &&
				      last != '?' && last != '\'' &&
				      last != ']')
			break;
		after--;
	}
	return after;
}

/* new_sentence - "exist.Please": two words, not the host exist.Please */
static bool new_sentence(const unsigned char *start,
			 const unsigned char *after)
{
	const unsigned char *dot = start;

	while (*dot != '.')
		dot++;
	for (const unsigned char *p = dot + 1; p < after; p++)
		if (*p == '.')
			return false;
	return dot[-1] >= 'a' && dot[-1] <= 'z' && dot[1] >= 'A' &&
	       dot[1] <= 'Z' && dot[2] >= 'a' && dot[2] <= 'z';
}

#define TOKEN(type) (*after = at, (type))

/*!re2c
re2c:api = custom;
re2c:api:style = free-form;
re2c:yyfill:enable = 0;
re2c:define:YYCTYPE = "unsigned char";
re2c:define:YYPEEK = "(at < end ? *at : 0)";
re2c:define:YYSKIP = "++at;";
re2c:define:YYBACKUP = "marker = at;";
re2c:define:YYRESTORE = "at = marker;";
re2c:define:YYSHIFT = "at += @@;";
re2c:encoding:utf8 = 1;

digit = [0-9];
alnum = [0-9A-Za-z];

// Letters beyond ASCII, by block; marks that combine with them too.
letter = [A-Za-z\u00aa\u00b5\u00ba\u00c0-\u00d6\u00d8-\u00f6]
       | [\u00f8-\u0dff\u0f00-\u1fff\u2c00-\u2dff\u3131-\u318e]
       | [\ua000-\ud7ff];
// Scripts without blanks between words: Thai, Lao, kana, Han.
character = [\u0e01-\u0eff\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff]
          | [\uf900-\ufaff\uff66-\uff9d\U00020000-\U0003134f];
apostrophe = ['`\u00b4\u02bc\u2018\u2019];
word = (letter | digit)+ (apostrophe (letter | digit)+)*;

label = alnum ([0-9A-Za-z_-]* alnum)?;
top = [A-Za-z]{2,} | [Xx][Nn] "--" [0-9A-Za-z-]* alnum;
host = (label ".")+ top;
compound = label ("." label)*;
url_char = [^\x00-\x20<>"`{}|\\^\x7f-\U0010ffff];
url = [Hh][Tt][Tt][Pp][Ss]? "://" url_char+ | host "/" url_char*;

octet = digit{1,2} | [01] digit{2} | "2" [0-4] digit | "25" [0-5];
ipv4 = octet ("." octet){3};
hex = [0-9A-Fa-f]{1,4};
ipv6 = hex (":" hex){7} | hex (":" hex)* "::" (hex (":" hex)*)?;
hex_row = hex (":" hex)+;

number = digit+ ([.,] digit+)*;
byte = [Bb] [Yy] [Tt] [Ee] [Ss]?;
unit = [KkMmGg] ([Ii]? [Bb])? | [KkMmGg]? byte
     | [Kk][Ii][Ll][Oo] byte | [Mm][Ee][Gg][Aa] byte;
size = number " "? unit;
not_word = [\x00-&(-/:-@[-_{-\x7f];
*/

/* word_read - the scanner for stretches where no host or address can be */
enum token_type word_read(const unsigned char *at, const unsigned char *end,
			  const unsigned char **after)
{
	const unsigned char *marker;

	/*!re2c
	ipv4                     { return TOKEN(TOKEN_IP); }
	number                   { return TOKEN(TOKEN_NUMBER); }
	size / not_word          { return TOKEN(TOKEN_SIZE); }
	word | character         { return TOKEN(TOKEN_WORD); }
	"\\" [rn]                { return TOKEN(TOKEN_END); }
	*                        { return TOKEN(TOKEN_END); }
	*/
}

enum token_type token_read(const unsigned char *at, const unsigned char *end,
			   const unsigned char **after)
{
	const unsigned char *const start = at;
	const unsigned char *marker;

	/*!re2c
	ipv4 | ipv6              { return TOKEN(TOKEN_IP); }
	url                      {
		*after = url_end(start, at);
		return TOKEN_URL;
	}
	host                     {
		return TOKEN(new_sentence(start, at) ? TOKEN_COMPOUND
						     : TOKEN_HOST);
	}
	number                   { return TOKEN(TOKEN_NUMBER); }
	size / not_word          { return TOKEN(TOKEN_SIZE); }
	word | character         { return TOKEN(TOKEN_WORD); }
	compound | hex_row       { return TOKEN(TOKEN_COMPOUND); }
	"\\" [rn]                { return TOKEN(TOKEN_END); }
	*                        { return TOKEN(TOKEN_END); }
	*/
}

const unsigned char *domain_end(const unsigned char *at,
				const unsigned char *end)
{
	const unsigned char *const start = at;
	const unsigned char *marker;

	/*!re2c
	label ("." label)*             { return at; }
	"[" [0-9A-Fa-f.:IPv]{1,60} "]" { return at; }
	*                              { return start; }
	*/
}
