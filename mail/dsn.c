/* SPDX-License-Identifier: MIT
 *
 * dsn.c - delivery status notifications, RFC 3464
 *
 * The status part is blocks of fields: one about the message, then one for
 * each recipient.  Servers are found that leave out the blank line between
 * two recipients, so a second Final-Recipient begins a new report as well.
 */
#define _GNU_SOURCE /* strcasestr */

#include "read.h"

#include <string.h>

/* What one block says. */
struct block {
	char *final, *original, *action, *status, *diagnostic, *remote;
};

/* value_of - a copy of the value behind its type: "rfc822; ann@..." */
static char *value_of(const char *field)
{
	const char *semicolon = strchr(field, ';');

	for (const char *c = field; semicolon && c < semicolon; c++)
		if (!g_ascii_isalnum(*c) && !strchr("-_./ \t", *c))
			semicolon = NULL;
	return g_strstrip(field_decoded(semicolon ? semicolon + 1 : field));
}

/* set - keep a field's value, the first time that it is met */
static void set(char **place, const char *value)
{
	if (!*place)
		*place = value_of(value);
}

/* set_host - keep the name of a server; of "mx.example.com. (192.0.2.1)" the
 * host alone */
static void set_host(char **place, const char *value)
{
	size_t length;

	if (*place)
		return;
	set(place, value);
	length = strcspn(*place, " \t\n(");
	while (length > 0 && (*place)[length - 1] == '.')
		length--;
	(*place)[length] = '\0';
}

/* take - give a string away, "" for none */
static char *take(char **place)
{
	char *text = *place ? *place : g_strdup("");

	*place = NULL;
	return text;
}

/* block_clear - free what a block still holds, and make it empty */
static void block_clear(struct block *block)
{
	g_free(block->final);
	g_free(block->original);
	g_free(block->action);
	g_free(block->status);
	g_free(block->diagnostic);
	g_free(block->remote);
	memset(block, 0, sizeof(*block));
}

/* without_brackets - a copy of an address without what encloses it, or stands
 * behind it, as the beginning of the next field does where a mail is cut off */
static char *without_brackets(const char *address)
{
	const char *sign = strrchr(address, '@');
	size_t length = sign ? sign - address + strcspn(sign, " \t")
			     : strlen(address);

	while (length > 0 && strchr("> \t.", address[length - 1]))
		length--;
	while (length > 0 && strchr("< \t", *address)) {
		address++;
		length--;
	}
	return g_strndup(address, length);
}

/* address_inside - a copy of the address in something longer: a pipe's command,
 * an X.400 name that ends in "dda:SMTP=ann@example.com"; null for none */
static char *address_inside(const char *text)
{
	char *address = address_only(text);

	if (g_ascii_strncasecmp(address, "SMTP=", 5) == 0)
		memmove(address, address + 5, strlen(address + 5) + 1);
	if (*address)
		return address;
	g_free(address);
	return NULL;
}

/* is_address - does it lead to anybody?  Not to a channel within the Oracle
 * Messaging Server: "ann@ims-ms-daemon" */
static bool is_address(const char *text)
{
	return strchr(text, '@') && !g_str_has_suffix(text, "-daemon");
}

/* take_recipient - the final recipient, or the original where that one is no
 * address of the net; without its brackets */
static char *take_recipient(struct block *block)
{
	const char *final = block->final ? block->final : "";
	const char *original = block->original ? block->original : "";
	char *inside = NULL;

	if (!is_address(final) && *original)
		return without_brackets(original);
	if (strchr(final, '|') || strstr(final, "SMTP="))
		inside = address_inside(final);
	return inside ? inside : without_brackets(final);
}

/* kind_of_action - what the Action field says, which may be misspelt; without
 * one, the status */
static enum mail_kind kind_of_action(const char *action, const char *status)
{
	static const struct {
		const char *part;
		enum mail_kind kind;
	} known[] = {{"fail", MAIL_FAILED},      {"delay", MAIL_DELAYED},
		     {"defer", MAIL_DELAYED},    {"deliver", MAIL_DELIVERED},
		     {"relay", MAIL_RELAYED},    {"expand", MAIL_EXPANDED},
		     {"success", MAIL_DELIVERED}};

	for (size_t i = 0; action && i < G_N_ELEMENTS(known); i++)
		if (strcasestr(action, known[i].part))
			return known[i].kind;
	return status && *status == '2' ? MAIL_DELIVERED : MAIL_FAILED;
}

/* take_comment - the words behind the code of a status: "5.1.1 (no such
 * user)"; they are cut off, and state the cause where nothing else does */
static char *take_comment(char *status)
{
	char *end = status + strspn(status, "0123456789.");
	char *comment = g_strstrip(g_strdup(end));

	*end = '\0';
	return comment;
}

/* finish - make a report of a block that is about a recipient; empty it */
static void finish(struct block *block, GArray *reports)
{
	struct mail_report report = {.is_stated = block->action != NULL};
	char *comment;

	if (block->final || block->original ||
	    (block->action && block->diagnostic)) {
		report.kind = kind_of_action(block->action, block->status);
		report.recipient = take_recipient(block);
		report.status = take(&block->status);
		comment = take_comment(report.status);
		report.diagnostic = block->diagnostic ? take(&block->diagnostic)
						      : g_strdup(comment);
		report.notice = g_strdup("");
		report.remote_mta = take(&block->remote);
		g_array_append_val(reports, report);
		g_free(comment);
	}
	block_clear(block);
}

/* take_field - put a field where it belongs */
static void take_field(struct block *block, struct mail *mail, const char *name,
		       const char *value)
{
	const struct {
		const char *name;
		char **place;
	} known[] = {{"Final-Recipient", &block->final},
		     {"Original-Recipient", &block->original},
		     {"Action", &block->action},
		     {"Status", &block->status},
		     {"Diagnostic-Code", &block->diagnostic}};

	for (size_t i = 0; i < G_N_ELEMENTS(known); i++)
		if (g_ascii_strcasecmp(name, known[i].name) == 0)
			set(known[i].place, value);
	if (g_ascii_strcasecmp(name, "Remote-MTA") == 0)
		set_host(&block->remote, value);
	if (g_ascii_strcasecmp(name, "Reporting-MTA") == 0)
		set_host(&mail->reporting_mta, value);
}

/* drop_repeated - of blocks that say the same of one recipient, keep the first,
 * with the words of whichever has any */
static void drop_repeated(GArray *reports)
{
	GHashTable *seen =
	    g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	guint kept = 0;

	for (guint i = 0; i < reports->len; i++) {
		struct mail_report *report =
		    &g_array_index(reports, struct mail_report, i);
		char *key = g_strdup_printf("%d %s", report->kind,
					    report->recipient);
		guint place = GPOINTER_TO_UINT(g_hash_table_lookup(seen, key));
		struct mail_report *first;

		if (place == 0) {
			g_array_index(reports, struct mail_report, kept) =
			    *report;
			g_hash_table_insert(seen, key,
					    GUINT_TO_POINTER(++kept));
			continue;
		}
		g_free(key);
		first = &g_array_index(reports, struct mail_report, place - 1);
		if (!*first->diagnostic)
			report_set(&first->diagnostic, report->diagnostic);
		report_clear(report);
	}
	g_array_set_size(reports, kept);
	g_hash_table_destroy(seen);
}

/* drop_nameless - where any report names somebody, drop those that name nobody:
 * they only say again what one of the others does */
static void drop_nameless(GArray *reports)
{
	guint kept = 0;

	for (guint i = 0; i < reports->len; i++)
		kept += *g_array_index(reports, struct mail_report, i)
				.recipient != '\0';
	if (kept == 0)
		return;
	for (guint i = reports->len; i > 0; i--) {
		struct mail_report *report =
		    &g_array_index(reports, struct mail_report, i - 1);

		if (*report->recipient)
			continue;
		report_clear(report);
		g_array_remove_index(reports, i - 1);
	}
}

/* dsn_read - add the reports of a delivery status; returns how many */
size_t dsn_read(const struct parts *parts, struct mail *mail, GArray *reports)
{
	struct fields fields = {parts->status->str,
				parts->status->str + parts->status->len};
	GString *name = g_string_new(NULL), *value = g_string_new(NULL);
	struct block block = {0};
	enum field field;

	while ((field = field_next(&fields, name, value)) != FIELD_END) {
		bool again = field == FIELD_READ && block.final &&
			     !g_ascii_strcasecmp(name->str, "Final-Recipient");

		if (field == FIELD_BLANK_LINE || again)
			finish(&block, reports);
		if (field == FIELD_READ)
			take_field(&block, mail, name->str, value->str);
	}
	finish(&block, reports);
	g_string_free(name, TRUE);
	g_string_free(value, TRUE);
	drop_repeated(reports);
	drop_nameless(reports);
	return reports->len;
}
