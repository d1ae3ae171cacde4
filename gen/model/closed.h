/* SPDX-License-Identifier: MIT
 *
 * closed.h - the closed lists of the rule language, as in whybounce.h
 */
#ifndef CLOSED_H
#define CLOSED_H

/* Names in the order of the enum's numbers, a null pointer at the end. */
extern const char *const category_names[]; /* enum wb_category */
extern const char *const where_names[];	   /* enum wb_where */
extern const char *const move_names[];	   /* enum wb_move */
extern const char *const action_names[];   /* enum wb_action */
extern const char *const retry_names[];	   /* enum wb_retry */
extern const char *const kind_names[];	   /* enum wb_kind; [0] is "" */

/* closed_find - the number of a name in such a list, or -1 */
int closed_find(const char *const *names, const char *name);

#endif
