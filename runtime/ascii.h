/* SPDX-License-Identifier: MIT
 *
 * ascii.h - character classes that no locale can change
 */
#ifndef ASCII_H
#define ASCII_H

#include <stdbool.h>
#include <string.h>

static inline bool is_digit(unsigned char c)
{
	return (unsigned char)(c - '0') < 10;
}

static inline bool is_letter(unsigned char c)
{
	return (unsigned char)((c | 32) - 'a') < 26;
}

static inline bool is_alnum(unsigned char c)
{
	return is_digit(c) || is_letter(c);
}

static inline bool is_blank(unsigned char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/* is_in - one of the characters of a string; NUL is in none */
static inline bool is_in(unsigned char c, const char *set)
{
	return c && strchr(set, c);
}

#endif
