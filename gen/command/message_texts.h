/* SPDX-License-Identifier: MIT
 *
 * message_texts.h - docs/messages.md, as it is built into wbc
 */
#ifndef MESSAGE_TEXTS_H
#define MESSAGE_TEXTS_H

/* The section on one message: its lines, ended by null. */
struct message_text {
	const char *name;
	const char *const *lines;
};

/* All of them in the order of their names; a null name ends them. */
extern const struct message_text message_texts[];

#endif
