/* SPDX-License-Identifier: MIT
 *
 * notice.c - notifications in JSON, as Amazon SES sends them by SNS
 *
 *	{"notificationType":"Bounce","bounce":{"bouncedRecipients":[
 *	 {"emailAddress":"ann@example.com","status":"5.1.1",
 *	  "diagnosticCode":"smtp; 550 5.1.1 user unknown"}]}, "mail":{...}}
 *
 * SNS may wrap that once more, as the string "Message".  The fields are those
 * of RFC 3464 under other names; they are documented in "Amazon SNS
 * notification contents for Amazon SES".  Servers on the way may have broken
 * the one long line with an exclamation mark.
 */
#include "read.h"

#include <jansson.h>
#include <string.h>

/* How each sort of notification names its recipients. */
static const struct sort {
	const char *type, *object, *recipients;
	enum mail_kind kind;
} sorts[] = {
    {"Bounce", "bounce", "bouncedRecipients", MAIL_FAILED},
    {"Complaint", "complaint", "complainedRecipients", MAIL_FEEDBACK_REPORT},
    {"Delivery", "delivery", "recipients", MAIL_DELIVERED},
    {"DeliveryDelay", "deliveryDelay", "delayedRecipients", MAIL_DELAYED},
    {"Reject", "mail", "destination", MAIL_FAILED},
};

/* text_of - a string of an object; "" for none */
static const char *text_of(const json_t *object, const char *name)
{
	const char *text = json_string_value(json_object_get(object, name));

	return text ? text : "";
}

/* behind_type - "smtp; 550 ..." without its type */
static const char *behind_type(const char *text)
{
	const char *semicolon = strchr(text, ';');

	if (!semicolon || strcspn(text, " ;") != (size_t)(semicolon - text))
		return text;
	return semicolon + 1 + strspn(semicolon + 1, " ");
}

/* diagnostic_of - what states the cause: the diagnostic code; without one, the
 * sort of bounce in SES's words */
static char *diagnostic_of(const json_t *recipient, const json_t *object)
{
	const char *code = text_of(recipient, "diagnosticCode");

	if (*code)
		return g_strdup(behind_type(code));
	return g_strstrip(g_strdup_printf(
	    "%s %s%s", text_of(object, "bounceType"),
	    text_of(object, "bounceSubType"), text_of(object, "delayType")));
}

/* add_recipient - a report on one of the recipients */
static void add_recipient(const json_t *recipient, const json_t *object,
			  enum mail_kind kind, GArray *reports)
{
	const char *address = json_is_string(recipient)
				  ? json_string_value(recipient)
				  : text_of(recipient, "emailAddress");
	size_t length = 0;
	const char *bare =
	    address_find(address, address + strlen(address), &length);
	struct mail_report *report;

	if (!bare)
		return;
	report = report_add(reports, bare, length, kind);
	if (kind != MAIL_FAILED && kind != MAIL_DELAYED)
		return;
	report_set(&report->status, text_of(recipient, "status"));
	g_free(report->diagnostic);
	report->diagnostic = diagnostic_of(recipient, object);
}

/* read_notice - the reports of a notification, and what is told of the mail */
static void read_notice(const json_t *notice, struct mail *mail,
			GArray *reports)
{
	const char *type = text_of(notice, "notificationType");
	const json_t *object, *list, *recipient;
	size_t index;

	if (!*type)
		type = text_of(notice, "eventType");
	for (size_t i = 0; i < G_N_ELEMENTS(sorts); i++) {
		if (strcmp(type, sorts[i].type) != 0)
			continue;
		object = json_object_get(notice, sorts[i].object);
		list = json_object_get(object, sorts[i].recipients);
		json_array_foreach(list, index, recipient)
		    add_recipient(recipient, object, sorts[i].kind, reports);
		if (!mail->reporting_mta)
			mail->reporting_mta = g_strdup(
			    behind_type(text_of(object, "reportingMTA")));
	}
}

/* object_in - where an object begins in a text, perhaps behind words that a
 * gateway put in front of it; null for none */
static const char *object_in(const char *text)
{
	static const char opening[] = "\n{\"";
	const char *start = text + strspn(text, " \t\r\n");

	if (*start == '{')
		return start;
	start = strstr(start, opening);
	return start ? start + 1 : NULL;
}

/* unbroken - a copy without the breaks "!\n " in it */
static char *unbroken(const char *text)
{
	GString *copy = g_string_new(NULL);

	for (const char *at = text; *at != '\0'; at++) {
		size_t breaks = *at == '!' ? strspn(at + 1, "\r\n") : 0;

		if (breaks > 0)
			at += breaks + (at[breaks + 1] == ' ');
		else
			g_string_append_c(copy, *at);
	}
	return g_string_free(copy, FALSE);
}

/* notice_read - add the reports of a notification; the count of them */
size_t notice_read(const struct parts *parts, struct mail *mail,
		   GArray *reports)
{
	static const size_t flags = JSON_DISABLE_EOF_CHECK;
	const char *start = object_in(parts->prose->str);
	json_t *notice, *message;
	char *text;

	if (!start)
		return 0;
	text = unbroken(start);
	notice = json_loads(text, flags, NULL);
	g_free(text);
	message = json_loads(text_of(notice, "Message"), flags, NULL);
	read_notice(message ? message : notice, mail, reports);
	json_decref(message);
	json_decref(notice);
	return reports->len;
}
