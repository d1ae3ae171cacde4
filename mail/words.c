/* SPDX-License-Identifier: MIT
 *
 * words.c - words by which subjects and texts of bounces are known
 *
 * A few words each, in lower case and with single blanks, that carry the
 * meaning in the language of the server: English, German, French, Spanish,
 * Portuguese, Italian, Dutch and many others.  They only tell what kind of mail
 * it is; why it came back is for the rules to say.
 */
#include "read.h"

#include <string.h>

/* Parts of subjects, in lower case.  Of failure: */
static const char *const failure_subjects[] = {
    "undeliver",
    "delivery status",
    "delivery failure",
    "delivery failed",
    "delivery has failed",
    "delivery problem",
    "delivery report",
    "delivery error",
    "delivery notification",
    "delivery incomplete",
    "mail delivery",
    "failure notice",
    "failure notification",
    "failure report",
    "returned mail",
    "returned to sender",
    "returning message",
    "returned message",
    "mail could not be",
    "message could not be",
    "message you sent",
    "not delivered",
    "non-delivery",
    "nondeliverable",
    "non delivery",
    "mail failure",
    "failed mail",
    "mail system error",
    "message status",
    "automatically rejected",
    "error sending your mail",
    "could not send",
    "user unknown",
    "rejected",
    "[bounce",
    "bounced",
    "mail bounce",
    "bounce mess",
    "bounce notif",
    "message blocked",
    "attachment blocked",
    "mail has been blocked",
    "mail blocked",
    "blocked message",
    "detected in your message",
    "in a message you sent",
    "attachment in your m",
    "potential virus",
    "virus found",
    "virus detected",
    "ndn:",
    "ndr:",
    "are not member",
    "not member article",
    "loop alert",
    "unzustellbar",
    "nicht zugestellt",
    "nicht zustellbar",
    "zustellung",
    "non remis",
    "non distribu",
    "échec de la remise",
    "non livré",
    "no entregado",
    "no se puede entregar",
    "no se pudo entregar",
    "devuelto",
    "não entregue",
    "não é possível entregar",
    "devolvid",
    "non recapitabile",
    "mancato recapito",
    "mancata consegna",
    "onbestelbaar",
    "niet bezorgd",
    "kunde inte levereras",
    "kan inte levereras",
    "kan ej levereras",
    "går inte att leverera",
    "olevererbar",
    "ikke leveres",
    "ei voi toimittaa",
    "toimittamaton",
    "teslim edilem",
    "kézbesíthet",
    "nelivrat",
    "imposibil de livrat",
    "не вдалося доставити",
    "не удается доставить",
    "недоставим",
    "neisporučiv",
    "nedostavljiv",
    "nedoručiteľn",
    "δεν είναι δυνατή η παράδοση",
    "no es pot lliurar",
    "không thể gửi",
    "تعذر التسليم",
    "غير قابل للتسليم",
    "לא ניתן למסירה",
    "배달되지",
    "배달할 수 없",
    "반송",
    "無法傳遞",
    "无法传递",
    "kohaletoimetamatu",
    "niedostarczon",
    "nie można dostarczyć",
    "nie dostarczono",
    "недоставлен",
    "не доставлен",
    "не удалось доставить",
    "недоставка",
    "doručit",
    "nedoručiteln",
    "退信",
    "无法送达",
    "未送达",
    "無法傳送",
    "未傳送的郵件",
    "配信不能",
    "配信エラー",
    "送信エラー",
    "送信できません",
};

/* of a delay: */
static const char *const delay_subjects[] = {
    "delayed",
    "(delay)",
    "(warnung)",
    "warning: could not send",
    "delivery delay",
    "still being retried",
    "warning: message",
    "not yet been delivered",
    "delivery incomplete",
    "verzögert",
    "verzögerung",
    "retardée",
    "retardado",
    "задержк",
};

/* and of a sender who wants to see a person first. */
static const char *const challenge_subjects[] = {
    "confirm your message",        "confirm that you are",
    "sender verification",         "sender address verification",
    "verify your email to",        "please verify your message",
    "please confirm your message", "requires verification",
    "challenge-response",          "requires confirmation",
};

/* Words of texts, in lower case.  Of a challenge: */
static const char *const challenge_words[] = {
    "list of approved senders",      "only from senders i have approved",
    "verify that you are a",         "that you are a real",
    "prove that you are human",      "confirm that you are a human",
    "confirm that you are a person", "my guest list",
    "so i can receive your email",
};

/* of a delay: */
static const char *const delay_words[] = {
    "will be retried",
    "will keep trying",
    "will continue trying",
    "will continue to try",
    "will continue to attempt",
    "will retry for",
    "will be attempted again",
    "not yet been delivered",
    "no action is required",
    "delivery attempts will continue",
    "do not need to resend",
    "warning message only",
    "will try to deliver it again",
    "temporary problem delivering",
    "has been delayed",
    "is delayed",
    "no need to resend",
};

/* and of a failure. */
static const char *const failure_words[] = {
    "could not be delivered",
    "couldn't be delivered",
    "cannot be delivered",
    "can not be delivered",
    "can't be delivered",
    "not be delivered to",
    "could not deliver",
    "couldn't deliver",
    "unable to deliver",
    "was not delivered",
    "wasn't delivered",
    "has not been delivered",
    "not been delivered",
    "did not reach the following",
    "undeliverable",
    "delivery failed",
    "delivery has failed",
    "delivery to the following recipient",
    "failed to deliver",
    "permanent error",
    "fatal errors",
    "delivery problems",
    "delivery errors",
    "automatically rejected",
    "has been rejected",
    "was rejected",
    "has been returned",
    "has been blocked",
    "was blocked",
    "has been quarantined",
    "has stopped the following",
    "not a member of this mailing list",
    "duplicated message-id in",
    "konnte nicht zugestellt",
    "nachrichtenzustellung",
    "n'a pas pu être",
    "échec de la remise",
    "no se ha podido entregar",
    "no pudo ser entregado",
    "no se pudo entregar",
    "no se ha entregado",
    "não pôde ser entregue",
    "falha na entrega",
    "não foi possível entregar",
    "non è stato possibile",
    "non è stato consegnato",
    "impossibile recapitare",
    "kon niet worden",
    "bezorging is mislukt",
    "gick inte att leverera",
    "levering mislykkedes",
    "toimitus epäonnistui",
    "teslim edilemedi",
    "nie powiodło się",
    "se nezdařilo",
    "kézbesítése nem sikerült",
    "не удалось доставить",
    "не вдалося доставити",
    "не было доставлено",
    "не может быть доставлено",
    "送信できませんでした",
    "配信できませんでした",
    "配信に失敗",
    "传送失败",
    "傳遞失敗",
    "被退回",
    "전달하지 못했",
    "배달하지 못했",
    "배달되지 않았",
    "전송에 실패",
    "无法送达",
};

/* Words of programs that manage mailing lists, of a message that does not get
 * through. */
static const char *const held_words[] = {
    "until the list moderator",
    "awaits moderator approval",
    "not authorized to send mail to the",
    "not authorized to post",
    "not allowed to post",
    "are not a member of",
    "not subscribed to",
    "rejected by the list",
    "by the list moderator",
    "been submitted to the moderator",
    "held for moderation",
    "only subscribers",
    "only members",
    "wartet auf genehmigung",
    "listen-moderator",
    "attente d'approbation",
    "attente de modération",
    "pendiente de ser aprobad",
    "attesa di approvazione",
    "wacht op goedkeuring",
    "aguarda aprovação",
};

#define LIST(list, words)                                                      \
	{                                                                      \
		list, words, G_N_ELEMENTS(words)                               \
	}

static const struct {
	enum word_list list;
	const char *const *words;
	size_t count;
} lists[] = {
    LIST(FAILURE_SUBJECT, failure_subjects),
    LIST(DELAY_SUBJECT, delay_subjects),
    LIST(CHALLENGE_SUBJECT, challenge_subjects),
    LIST(CHALLENGE_WORDS, challenge_words),
    LIST(DELAY_WORDS, delay_words),
    LIST(FAILURE_WORDS, failure_words),
    LIST(HELD_WORDS, held_words),
};

/* All of them, to be found by their first two bytes: those that share a place
 * are a chain, which index 0 ends. */
enum { PLACES = 1024, WORDS_MAX = 512 };

static struct {
	guint16 first[PLACES];
	struct entry {
		const char *words;
		unsigned list;
		guint16 next;
	} entries[WORDS_MAX];
	guint16 count;
} all;

/* place_of - where a word that begins with these two bytes is in the table */
static guint place_of(const char *at)
{
	return ((guchar)at[0] * 33u ^ (guchar)at[1]) % PLACES;
}

/* fill_all - make the table, once */
static void fill_all(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(lists); i++)
		for (size_t j = 0; j < lists[i].count; j++) {
			const char *words = lists[i].words[j];
			guint16 *first = &all.first[place_of(words)];

			g_assert(all.count < WORDS_MAX - 1);
			all.entries[++all.count] =
			    (struct entry){words, lists[i].list, *first};
			*first = all.count;
		}
}

/* begins - does the text begin with the words? */
static bool begins(const char *text, const char *words)
{
	while (*words != '\0' && *words == *text) {
		words++;
		text++;
	}
	return *words == '\0';
}

/* words_in - of which lists does the text, in lower case, hold words?  A bit
 * for each; in one pass, however many words there are */
unsigned words_in(const char *text)
{
	unsigned found = 0;

	if (all.count == 0)
		fill_all();
	for (; *text != '\0'; text++)
		for (guint i = all.first[place_of(text)]; i > 0;
		     i = all.entries[i].next)
			if (begins(text, all.entries[i].words))
				found |= all.entries[i].list;
	return found;
}
