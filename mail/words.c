/* SPDX-License-Identifier: MIT
 *
 * words.c - words by which subjects and texts of bounces are known
 *
 * A few words each, in lower case and with single blanks, that carry the
 * meaning in the language of the server: English, German, French, Spanish,
 * Portuguese, Italian, Dutch, the Nordic ones, Estonian, Polish, Czech,
 * Russian, Chinese and Japanese.  They only tell what kind of mail it is; why
 * it came back is for the rules to say.
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
    "går inte att leverera",
    "ikke leveres",
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

/* of an automatic answer: */
static const char *const answer_subjects[] = {
    "out of office",
    "out of the office",
    "automatic reply",
    "automated reply",
    "auto reply",
    "auto-reply",
    "autoreply",
    "autoresponse",
    "autoresponder",
    "auto response",
    "auto-response",
    "on vacation",
    "vacation reply",
    "away from my mail",
    "abwesenheit",
    "automatische antwort",
    "absence du bureau",
    "réponse automatique",
    "respuesta automática",
    "resposta automática",
    "fuera de la oficina",
    "fuori sede",
    "risposta automatica",
    "automatisch antwoord",
    "afwezig",
    "autosvar",
    "frånvaro",
    "automaattinen vastaus",
    "automatyczna odpowiedź",
    "автоответ",
    "автоматический ответ",
    "自動返信",
    "自動応答",
    "自动回复",
    "自动答复",
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
    "n'a pas pu être",
    "no se ha podido entregar",
    "no pudo ser entregado",
    "não pôde ser entregue",
    "non è stato possibile",
    "kon niet worden",
    "не было доставлено",
    "не может быть доставлено",
    "送信できませんでした",
    "配信できませんでした",
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
};

#define LIST(words)                                                            \
	{                                                                      \
		words, G_N_ELEMENTS(words)                                     \
	}

static const struct {
	const char *const *words;
	size_t count;
} lists[] = {
    [FAILURE_SUBJECT] = LIST(failure_subjects),
    [DELAY_SUBJECT] = LIST(delay_subjects),
    [ANSWER_SUBJECT] = LIST(answer_subjects),
    [CHALLENGE_SUBJECT] = LIST(challenge_subjects),
    [CHALLENGE_WORDS] = LIST(challenge_words),
    [DELAY_WORDS] = LIST(delay_words),
    [FAILURE_WORDS] = LIST(failure_words),
    [HELD_WORDS] = LIST(held_words),
};

/* words_in - does the text, in lower case, hold one of the words of a list? */
bool words_in(enum word_list list, const char *text)
{
	for (size_t i = 0; i < lists[list].count; i++)
		if (strstr(text, lists[list].words[i]))
			return true;
	return false;
}
