/* SPDX-License-Identifier: MIT
 *
 * letters.c - letters in lower case and without accents
 *
 * Many servers write their language in ASCII, "boite pleine" for "boîte
 * pleine", and no word differs from another by an accent alone in a way that
 * matters here.  So accents are dropped on both sides, in rules and in replies.
 * The Latin letters are those of Unicode's blocks Latin-1 Supplement, Latin
 * Extended A, the part of B that living languages use, and Latin Extended
 * Additional, where Vietnamese is.  Greek and Cyrillic ones are put into lower
 * case here too: a scanner that knows both cases is twice as large.
 */
#include "letters.h"

/* From U+00C0 and from U+1E00; a capital is two letters, a dot none. */
static const char latin[] =
    "aaaaaaAceeeeiiiidnooooo.ouuuuyTSaaaaaaAceeeeiiiidnooooo.ouuuuyTy"
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiIIjjkkklllllll"
    "lllnnnnnnnnnooooooOOrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs"
    "................................oo.............uu..............."
    ".............aaiioouuuuuuuuuu.aaaa....ggkkoooo..j...gg..nnaa...."
    "aaaaeeeeiiiioooorrrruuuusstt..hh";
static const char latin_additional[] =
    "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmm"
    "mmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvv"
    "wwwwwwwwwwxxxxyyzzzzzzhtwy....S.aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee"
    "eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy......";

/* base_of - the letter, a capital for two, or 0 */
static char base_of(uint32_t c)
{
	char base = '.';

	if (c >= 0xc0 && c < 0xc0 + sizeof(latin) - 1)
		base = latin[c - 0xc0];
	else if (c >= 0x1e00 && c < 0x1e00 + sizeof(latin_additional) - 1)
		base = latin_additional[c - 0x1e00];
	return base == '.' ? '\0' : base;
}

/* is_folded - the blocks of Greek and Cyrillic letters that lower_of() knows */
static bool is_folded(uint32_t c)
{
	return (c >= 0x386 && c <= 0x3ce) || (c >= 0x400 && c < 0x460);
}

/* lower_of - a Greek or Cyrillic letter in lower case and without its accent
 * (ё is е); other characters as they are */
static uint32_t lower_of(uint32_t c)
{
	/* From U+0386: the accented ones, whose letters lie in no order. */
	static const uint16_t accented[] = {0x3b1, 0x387, 0x3b5, 0x3b7, 0x3b9,
					    0x38b, 0x3bf, 0x38d, 0x3c5, 0x3c9,
					    0x3b9};

	if (c >= 0x386 && c <= 0x390)
		return accented[c - 0x386];
	if (c >= 0x391 && c <= 0x3ab)
		c += 0x20;
	else if (c >= 0x410 && c <= 0x42f)
		c += 0x20;
	else if (c >= 0x400 && c <= 0x40f)
		c += 0x50;
	if (c == 0x451)
		return 0x435;
	if (c >= 0x3ac && c <= 0x3af)
		return (const uint16_t[]){0x3b1, 0x3b5, 0x3b7,
					  0x3b9}[c - 0x3ac];
	if (c >= 0x3ca && c <= 0x3ce)
		return (const uint16_t[]){0x3b9, 0x3c5, 0x3bf, 0x3c5,
					  0x3c9}[c - 0x3ca];
	return c == 0x3b0 ? 0x3c5 : c == 0x3c2 ? 0x3c3 : c;
}

/* second_of - the other one of two letters: æ ĳ œ ß þ */
static unsigned char second_of(char base)
{
	switch (base) {
	case 'A':
	case 'O':
		return 'e';
	case 'I':
		return 'j';
	case 'S':
		return 's';
	case 'T':
		return 'h';
	default:
		return 0;
	}
}

/* character_at - the character of two or three bytes, 0 for any other */
static uint32_t character_at(const unsigned char *at, const unsigned char *end,
			     size_t *size)
{
	if (end - at >= 2 && (at[0] & 0xe0) == 0xc0) {
		*size = 2;
		return (at[0] & 0x1fu) << 6 | (at[1] & 0x3fu);
	}
	if (end - at >= 3 && at[0] == 0xe1) {
		*size = 3;
		return 0x1000u | (at[1] & 0x3fu) << 6 | (at[2] & 0x3fu);
	}
	return 0;
}

const unsigned char *letter_plain(const unsigned char *at,
				  const unsigned char *end, unsigned char *out,
				  size_t *length)
{
	size_t size = 0;
	uint32_t c = character_at(at, end, &size);
	char base = base_of(c);

	*length = 0;
	if (c >= 0x300 && c < 0x370) /* accents that combine */
		return at + size;
	if (!base && is_folded(c)) {
		c = lower_of(c);
		out[(*length)++] = (unsigned char)(0xc0 | c >> 6);
		out[(*length)++] = (unsigned char)(0x80 | (c & 0x3f));
		return at + size;
	}
	if (!base) {
		out[(*length)++] = *at;
		return at + 1;
	}
	out[(*length)++] = (unsigned char)(base | 0x20);
	if (second_of(base))
		out[(*length)++] = second_of(base);
	return at + size;
}

bool letter_is_plain(uint32_t c)
{
	return c < 0x80 || (is_folded(c) && lower_of(c) == c);
}
