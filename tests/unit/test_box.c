/* SPDX-License-Identifier: MIT
 *
 * test_box.c - tests of where mails begin and end in a file
 *
 * A case is bytes, and the bytes of each mail in them with "|" behind each.
 */
#define _POSIX_C_SOURCE 200809L

#include "box.h"
#include "mail.h"
#include "suites.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define FROM "From ann@example.com Mon Mar  4 10:15:29 2024\n"
#define BYTES(text) (text), sizeof(text) - 1

static const struct {
	const char *bytes;
	size_t length;
	const char *mails;
} cases[] = {
    /* One mail. */
    {BYTES(""), "|"},
    {BYTES("a: 1\n\nb\n"), "a: 1\n\nb\n|"},
    {BYTES("a: 1\n\nno end"), "a: 1\n\nno end|"},
    {BYTES("\n \t\n\na: 1\n"), "a: 1\n|"},
    {BYTES("\n\n"), "|"},
    {BYTES("\xef\xbb\xbf" "a: 1\n"), "a: 1\n|"},
    {BYTES("a: 1\r\n\r\nb\r\n"), "a: 1\r\n\r\nb\r\n|"},
    {BYTES("a: 1\r\rb\r"), "a: 1\n\nb\n|"},
    {BYTES("\xef\xbb\xbf" FROM "a: 1\n"), "a: 1\n|"},
    {BYTES(FROM FROM "a: 1\n"), "a: 1\n|"},
    {BYTES(FROM ">" FROM "a: 1\n"), "a: 1\n|"},
    {BYTES(FROM "\n" FROM "a: 1\n"), "a: 1\n|"},
    {BYTES("a: 1\n\n" FROM "b: 1\n"), "a: 1\n\n" FROM "b: 1\n|"},
    /* Several. */
    {BYTES(FROM "a: 1\n\nb\n\n" FROM "c: 1\n\nd\n"),
     "a: 1\n\nb\n\n|c: 1\n\nd\n|"},
    {BYTES(FROM "a: 1\n\n" FROM FROM "c: 1\n"), "a: 1\n\n|c: 1\n|"},
    {BYTES("From a Mon Mar  4 10:15:29 2024\r\na: 1\r\n\r\n\r\n"
	   "From b Mon Mar  4 10:15:29 2024\r\nc: 1\r\n"),
     "a: 1\r\n\r\n\r\n|c: 1\r\n|"},
    {BYTES("From a Mon Mar  4 10:15:29 2024\ra: 1\r\r"
	   "From b Mon Mar  4 10:15:29 2024\rc: 1\r"),
     "a: 1\n\n|c: 1\n|"},
    {BYTES(FROM "a: 1\n\n" FROM), "a: 1\n\n|"},
    {BYTES(FROM "a: 1\n\nmail:\n--b--\n" FROM "c: 1\n"),
     "a: 1\n\nmail:\n--b--\n|c: 1\n|"},
    /* What only looks like the start of another mail. */
    {BYTES(FROM "a: 1\n\nb\n" FROM "c: 1\n"), "a: 1\n\nb\n" FROM "c: 1\n|"},
    {BYTES(FROM "a: 1\n\n---\n" FROM "c: 1\n"),
     "a: 1\n\n---\n" FROM "c: 1\n|"},
    {BYTES(FROM "a: 1\n\n" FROM "no header\n"),
     "a: 1\n\n" FROM "no header\n|"},
    {BYTES(FROM "a: 1\n\nyour mail was:\n\n" FROM "c: 1\n"),
     "a: 1\n\nyour mail was:\n\n" FROM "c: 1\n|"},
    {BYTES(FROM "a: 1\n\nregards:\n\n" FROM "c: 1\n"),
     "a: 1\n\nregards:\n\n|c: 1\n|"},
    {BYTES(FROM "a: 1\n\nFrom here on: it is 12 to 1\nb: 1\n"),
     "a: 1\n\nFrom here on: it is 12 to 1\nb: 1\n|"},
    {BYTES(FROM "a: 1\n\n>" FROM "c: 1\n"), "a: 1\n\n>" FROM "c: 1\n|"},
};

/* file_of - a descriptor to read these bytes from */
static FILE *file_of(const char *bytes, size_t length)
{
	FILE *file = tmpfile();

	ck_assert_ptr_nonnull(file);
	ck_assert_uint_eq(fwrite(bytes, 1, length, file), length);
	ck_assert_int_eq(fflush(file), 0);
	ck_assert_int_eq(lseek(fileno(file), 0, SEEK_SET), 0);
	return file;
}

START_TEST(test_cases)
{
	FILE *file = file_of(cases[_i].bytes, cases[_i].length);
	struct mail_box *box = mail_box_open(fileno(file));
	GString *mails = g_string_new(NULL);

	while (box_read(box)) {
		g_string_append_len(mails, (char *)box->bytes->data,
				    box->bytes->len);
		g_string_append_c(mails, '|');
		ck_assert(!box->is_cut);
	}
	ck_assert_str_eq(mails->str, cases[_i].mails);
	ck_assert_uint_eq(mail_box_bytes(box), cases[_i].length);
	ck_assert_int_eq(mail_box_error(box), 0);
	g_string_free(mails, TRUE);
	mail_box_close(box);
	fclose(file);
}
END_TEST

/* write_lines - many lines, each with its number */
static void write_lines(FILE *file, size_t count)
{
	for (size_t i = 0; i < count; i++)
		fprintf(file, "%0127zu\n", i);
}

/* Beginning and end are kept of what is too long, whole lines only; the next
 * mail is whole again. */
START_TEST(test_long)
{
	static const char first[] = FROM "a: 1\n\n";
	size_t count = (BOX_HEAD + BOX_TAIL) / 128 + _i;
	FILE *file = file_of(first, sizeof(first) - 1);
	struct mail_box *box = mail_box_open(fileno(file));
	const char *bytes;
	size_t length;

	fseek(file, 0, SEEK_END);
	write_lines(file, count);
	fputs("\n" FROM "b: 1\n", file);
	rewind(file);
	ck_assert(box_read(box));
	bytes = (const char *)box->bytes->data;
	length = box->bytes->len;
	ck_assert_uint_eq(box->length, 6 + count * 128 + 1);
	ck_assert(box->is_cut == (box->length > BOX_HEAD + BOX_TAIL));
	ck_assert_uint_ge(length, MIN(box->length, BOX_HEAD + BOX_TAIL) - 256);
	ck_assert_uint_eq((length - 6 - 1) % 128, 0);
	for (size_t i = 6; i < length - 1; i += 128)
		ck_assert_int_eq(bytes[i + 127], '\n');
	ck_assert_uint_eq(g_ascii_strtoull(bytes + length - 129, NULL, 10),
			  count - 1);
	ck_assert(box_read(box));
	ck_assert_uint_eq(box->bytes->len, 5);
	ck_assert(!box->is_cut);
	ck_assert(!box_read(box));
	mail_box_close(box);
	fclose(file);
}
END_TEST

/* A line without end has no place to be cut at. */
START_TEST(test_one_line)
{
	FILE *file = tmpfile();
	struct mail_box *box;

	for (size_t i = 0; i < BOX_HEAD + BOX_TAIL + 1000; i++)
		putc('x', file);
	rewind(file);
	box = mail_box_open(fileno(file));
	ck_assert(box_read(box));
	ck_assert(box->is_cut);
	ck_assert_uint_eq(box->bytes->len, BOX_HEAD);
	ck_assert(!box_read(box));
	mail_box_close(box);
	fclose(file);
}
END_TEST

/* What cannot be read gives no mail, but what came before does. */
START_TEST(test_errors)
{
	struct mail_box *box = mail_box_open(-1);

	ck_assert_ptr_null(mail_box_next(box));
	ck_assert_int_eq(mail_box_error(box), EBADF);
	mail_box_close(box);
	mail_box_close(NULL);
	mail_free(NULL);
}
END_TEST

Suite *box_suite(void)
{
	Suite *suite = suite_create("box");
	TCase *tests = tcase_create("box");

	tcase_add_loop_test(tests, test_cases, 0, G_N_ELEMENTS(cases));
	tcase_add_loop_test(tests, test_long, -2, 3);
	tcase_add_test(tests, test_one_line);
	tcase_add_test(tests, test_errors);
	suite_add_tcase(suite, tests);
	return suite;
}
