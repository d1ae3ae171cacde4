/* SPDX-License-Identifier: MIT
 *
 * sent.c - did the user send the message that came back?
 *
 * Only the header of the message itself counts: the bounce's own says where
 * the bounce came from.  The sender's address proves nothing, since forging it
 * is what this is about.  Proof of "yes" is a server of the user's in the
 * path, or the user's signature.  Proof of "no" is a path that names an
 * outside address and nothing of the user's.  What forgers can write as well,
 * a HELO name or a Message-ID, stands against "no", and is "yes" only where
 * there is no path that could speak against it.  "No" also needs a domain, for
 * a path may name the user's server without its address; and there is none
 * where a server found that the domain allowed the message: then the user's
 * mail goes through a provider that nobody named.
 */
#include "sent.h"

#include "hop.h"

#include <string.h>

/* sent_clear - free what sent_judge() made */
void sent_clear(struct sent *sent)
{
	g_free(sent->why);
	sent->why = NULL;
}

/* What the path of a message tells. */
struct path {
	size_t hops;
	char *proof;     /* why it passed the user's servers; or null */
	char *stranger;  /* the latest public address that is not theirs */
	bool mentioned;  /* the user's domain is in it, if as no proof */
};

/* proof_in - why this step shows that a server of the user's had the mail;
 * null where it does not
 *
 * That a server of the user's took it is believed of the last step, and where
 * the next server says that it came from there or from nowhere outside. */
static char *proof_in(const struct hop *hop, const struct hop *later)
{
	bool follows = !*later->address || later->address_mine ||
		       later->looked_up || later->claimed;

	if (hop->address_mine)
		return g_strdup_printf("it came from %s, which is yours",
				       hop->address);
	if (hop->looked_up)
		return g_strdup_printf("it came from %s, which is yours",
				       hop->client);
	if (hop->by_mine && follows)
		return g_strdup_printf("it passed %s, which is yours",
				       hop->by);
	return NULL;
}

/* read_path - look at all steps, the latest first */
static void read_path(const struct mine *mine, const struct mail *mail,
		      struct path *path)
{
	struct hop hop, later = {.by = ""};

	*path = (struct path){0};
	for (char **field = mail->received; *field && !path->proof; field++) {
		hop_read(*field, mine, &hop);
		path->hops++;
		path->proof = proof_in(&hop, &later);
		path->mentioned =
		    path->mentioned || hop.by_mine || hop.claimed;
		if (*hop.address && !path->stranger)
			path->stranger = g_strdup(hop.address);
		later = hop;
	}
}

/* signed_by - which of the user's domains signed it; null: none */
static const char *signed_by(const struct mine *mine, const struct mail *mail)
{
	for (char **domain = mail->signers; *domain; domain++)
		if (mine_has_domain(mine, *domain, strlen(*domain)))
			return *domain;
	return NULL;
}

/* id_is_mine - does its Message-ID end in a domain of the user's? */
static bool id_is_mine(const struct mine *mine, const struct mail *mail)
{
	const char *sign = strrchr(mail->message_id, '@');

	return sign && mine_has_domain(mine, sign + 1, strlen(sign + 1));
}

/* is_allowed - did a server on the way find that a domain of the user's
 * allowed the message, by SPF, DKIM or DMARC? */
static bool is_allowed(const struct mine *mine, const struct mail *mail)
{
	bool found = false;

	for (char **check = mail->checks; *check && !found; check++) {
		char *lower = g_ascii_strdown(*check, -1);
		char **words = g_strsplit_set(lower, " \t;:=@<>()\"", -1);
		bool pass = g_strv_contains((const char *const *)words, "pass");

		for (char **word = words; pass && *word && !found; word++)
			found = mine_has_domain(mine, *word, strlen(*word));
		g_strfreev(words);
		g_free(lower);
	}
	return found;
}

/* judge_path - the answer where there is no proof of "yes" */
static void judge_path(const struct mine *mine, const struct mail *mail,
		       const struct path *path, struct sent *sent)
{
	bool whole = *mail->from || *mail->date || *mail->message_id;
	bool id = id_is_mine(mine, mail);
	const char *why;

	if (path->hops == 0 && id) {
		sent->by_you = WB_YES;
		why = "its Message-ID is of your domain, and nothing speaks "
		      "against it";
	} else if (path->hops == 0) {
		why = "the bounce does not show the way that the message took";
	} else if (is_allowed(mine, mail)) {
		why = "no server in its path is known as yours, but a server "
		      "found that your domain allowed it";
	} else if (id || path->mentioned) {
		why = "no server in its path is known as yours, and your "
		      "domain stands only where a forger can write it";
	} else if (!path->stranger || !whole) {
		why = "the bounce shows too little of the way that the message "
		      "took";
	} else if (g_hash_table_size(mine->domains) == 0) {
		why = "no domain of yours is known";
	} else {
		sent->by_you = WB_NO;
		sent->why = g_strdup_printf(
		    "it came from %s, no server in its path is yours, and "
		    "your domain did not sign it",
		    path->stranger);
		return;
	}
	sent->why = g_strdup(why);
}

/* sent_judge - fill in *sent */
void sent_judge(const struct mine *mine, const struct mail *mail,
		struct sent *sent)
{
	const char *domain = signed_by(mine, mail);
	struct path path;

	*sent = (struct sent){.by_you = WB_NOT_SAID};
	if (mine_is_empty(mine)) {
		sent->why = g_strdup("");
		return;
	}
	read_path(mine, mail, &path);
	if (path.proof || domain) {
		sent->by_you = WB_YES;
		sent->why = path.proof ? g_strdup(path.proof)
				       : g_strdup_printf("%s signed it",
							 domain);
	} else {
		judge_path(mine, mail, &path, sent);
	}
	g_free(path.proof);
	g_free(path.stranger);
}
