/* SPDX-License-Identifier: MIT
 *
 * mine.c - the domains and networks that the user sends mail from
 *
 * Addresses are kept in 16 bytes, those of IPv4 mapped into IPv6 (RFC 4291,
 * 2.5.5.2), so that a network is a prefix of bits for both.
 */
#include "mine.h"

#include "complain.h"

#include <arpa/inet.h>
#include <errno.h>
#include <string.h>

enum { ADDRESS_BITS = 128, IPV4_OFFSET = 96 };

struct network {
	unsigned char address[16];
	unsigned bits; /* of these, so many count */
};

/* mine_start - nothing is the user's yet */
void mine_start(struct mine *mine)
{
	mine->domains =
	    g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	mine->networks = g_array_new(FALSE, FALSE, sizeof(struct network));
}

/* mine_clear - free what it holds */
void mine_clear(struct mine *mine)
{
	g_hash_table_destroy(mine->domains);
	g_array_free(mine->networks, TRUE);
}

/* mine_is_empty - is nothing known to be the user's? */
bool mine_is_empty(const struct mine *mine)
{
	return g_hash_table_size(mine->domains) == 0 &&
	       mine->networks->len == 0;
}

/* read_address - an IPv4 or IPv6 address; the bits in front of it, 0 for IPv6;
 * -1 where it is none */
static int read_address(const char *text, unsigned char address[16])
{
	static const unsigned char mapped[12] = {[10] = 0xff, [11] = 0xff};

	if (inet_pton(AF_INET6, text, address) == 1)
		return 0;
	if (inet_pton(AF_INET, text, address + sizeof(mapped)) != 1)
		return -1;
	memcpy(address, mapped, sizeof(mapped));
	return IPV4_OFFSET;
}

/* add_network - take an address, or a network with the length of its prefix;
 * false where the text is neither */
static bool add_network(struct mine *mine, const char *text)
{
	char **parts = g_strsplit(text, "/", 2);
	struct network network = {.bits = ADDRESS_BITS};
	int offset =
	    parts[0] ? read_address(parts[0], network.address) : -1;
	guint64 bits = 0;
	bool good = offset >= 0;

	if (good && parts[1]) {
		good = g_ascii_string_to_unsigned(
		    parts[1], 10, 0, ADDRESS_BITS - offset, &bits, NULL);
		network.bits = offset + bits;
	}
	if (good)
		g_array_append_val(mine->networks, network);
	g_strfreev(parts);
	return good;
}

/* is_domain - letters, digits, hyphens, with dots between them */
static bool is_domain(const char *text)
{
	bool dot = false;

	if (*text == '.' || *text == '\0')
		return false;
	for (const char *c = text; *c != '\0'; c++) {
		if (*c == '.' && (c[1] == '.' || c[1] == '\0'))
			return false;
		if (!g_ascii_isalnum(*c) && !strchr("-_.", *c) &&
		    (guchar)*c < 0x80)
			return false;
		dot = dot || *c == '.';
	}
	return dot;
}

/* add_one - take a domain, an address or a network; false where it is none */
static bool add_one(struct mine *mine, const char *text)
{
	if (add_network(mine, text))
		return true;
	if (!is_domain(text) || strspn(text, "0123456789.") == strlen(text))
		return false;
	g_hash_table_add(mine->domains, g_ascii_strdown(text, -1));
	return true;
}

/* complain_value - about what is no domain, address or network */
static void complain_value(const char *place, const char *text)
{
	const char *format = "'%s' is no domain, no IP address and no network "
			     "such as 192.0.2.0/24";
	char *problem;

	if (strchr(text, '@') && text[1])
		format = "'%s' is a mail address; only its domain is wanted";
	problem = g_strdup_printf(format, text);
	complain(place, problem);
	g_free(problem);
}

/* complain_line - about a line of a file */
static void complain_line(const char *path, size_t number, const char *text)
{
	char *place = g_strdup_printf("%s:%zu", path, number);

	complain_value(place, text);
	g_free(place);
}

/* load - the lines of a file, to be given to g_strfreev(); null with *error
 * set where it cannot be read */
static char **load(const char *path, GError **error)
{
	char *text, **lines;

	if (!g_file_get_contents(path, &text, NULL, error))
		return NULL;
	lines = g_strsplit(text, "\n", -1);
	g_free(text);
	return lines;
}

/* is_absent - is there no such file? */
static bool is_absent(const GError *error)
{
	return g_error_matches(error, G_FILE_ERROR, G_FILE_ERROR_NOENT) ||
	       g_error_matches(error, G_FILE_ERROR, G_FILE_ERROR_NOTDIR);
}

/* complain_file - about a file that cannot be read, and free the error */
static void complain_file(const char *path, GError *error)
{
	complain(path, is_absent(error) ? strerror(ENOENT) : error->message);
	g_error_free(error);
}

/* without_comment - cut a line where a # begins a word */
static char *without_comment(char *line)
{
	for (char *c = line; *c != '\0'; c++)
		if (*c == '#' && (c == line || g_ascii_isspace(c[-1])))
			*c = '\0';
	return g_strstrip(line);
}

/* add_words - take the values in a text; false after a complaint */
static bool add_words(struct mine *mine, const char *text, const char *path,
		      size_t line)
{
	char **words = g_strsplit_set(text, " \t\r,", -1);
	bool good = true;

	for (size_t i = 0; words[i]; i++)
		if (*words[i] && !add_one(mine, words[i])) {
			complain_line(path, line, words[i]);
			good = false;
		}
	g_strfreev(words);
	return good;
}

/* add_file - take all values that a file holds; false after a complaint */
static bool add_file(struct mine *mine, const char *path)
{
	GError *error = NULL;
	char **lines = load(path, &error);
	bool good = true;

	if (!lines) {
		complain_file(path, error);
		return false;
	}
	for (size_t i = 0; lines[i]; i++)
		if (!add_words(mine, without_comment(lines[i]), path, i + 1))
			good = false;
	g_strfreev(lines);
	return good;
}

/* mine_add - take one value of --mine; false after a complaint */
bool mine_add(struct mine *mine, const char *value)
{
	if (*value == '@' && value[1])
		return add_file(mine, value + 1);
	if (add_one(mine, value))
		return true;
	complain_value("--mine", value);
	return false;
}

/* add_setting - take a line of the settings, which says "mine = ..." */
static bool add_setting(struct mine *mine, char *line, const char *path,
			size_t number)
{
	char *value = strchr(line, '=');
	char *place;

	if (*line == '\0')
		return true;
	if (value) {
		*value++ = '\0';
		if (strcmp(g_strstrip(line), "mine") == 0)
			return add_words(mine, value, path, number);
	}
	place = g_strdup_printf("%s:%zu", path, number);
	complain(place, "only lines such as 'mine = example.com 192.0.2.0/24' "
			"are known");
	g_free(place);
	return false;
}

/* settings_path - where the settings are, to be freed; null: nowhere */
static char *settings_path(void)
{
	const char *folder = g_getenv("XDG_CONFIG_HOME");
	const char *home = g_getenv("HOME");

	if (folder && g_path_is_absolute(folder))
		return g_build_filename(folder, "whybounce", "config", NULL);
	if (home && *home)
		return g_build_filename(home, ".config", "whybounce", "config",
					NULL);
	return NULL;
}

/* mine_read_settings - take what the file of settings says; false after a
 * complaint */
bool mine_read_settings(struct mine *mine)
{
	char *path = settings_path();
	GError *error = NULL;
	char **lines = path ? load(path, &error) : NULL;
	bool good = true;

	for (size_t i = 0; lines && lines[i]; i++)
		if (!add_setting(mine, without_comment(lines[i]), path, i + 1))
			good = false;
	if (error && is_absent(error)) {
		g_error_free(error);
	} else if (error) {
		complain_file(path, error);
		good = false;
	}
	g_strfreev(lines);
	g_free(path);
	return good;
}

/* mine_has_domain - is it one of the user's domains, or below one? */
bool mine_has_domain(const struct mine *mine, const char *name, size_t length)
{
	char *lower = g_ascii_strdown(name, length);
	bool found = false;

	for (const char *at = lower; at && !found;) {
		found = g_hash_table_contains(mine->domains, at);
		at = strchr(at, '.');
		at = at ? at + 1 : NULL;
	}
	g_free(lower);
	return found;
}

/* is_inside - are the first bits of the address those of the network? */
static bool is_inside(const unsigned char address[16],
		      const struct network *network)
{
	unsigned whole = network->bits / 8, rest = network->bits % 8;

	if (memcmp(address, network->address, whole) != 0)
		return false;
	return rest == 0 || (address[whole] ^ network->address[whole]) >>
				    (8 - rest) == 0;
}

/* mine_has_address - is it an IP address in one of the user's networks? */
bool mine_has_address(const struct mine *mine, const char *address)
{
	unsigned char bytes[16];

	if (read_address(address, bytes) < 0)
		return false;
	for (guint i = 0; i < mine->networks->len; i++)
		if (is_inside(bytes, &g_array_index(mine->networks,
						    struct network, i)))
			return true;
	return false;
}
