/* SPDX-License-Identifier: MIT
 *
 * commands.h - what wbc can do; each returns the exit status
 */
#ifndef COMMANDS_H
#define COMMANDS_H

#include "arguments.h"

int command_check(const struct options *options);
int command_build(const struct options *options);
int command_format(const struct options *options);
int command_why(const struct options *options);
int command_draft(const struct options *options);
int command_diff(const struct options *options);
int command_list(const struct options *options);
int command_catalogue(const struct options *options);
int command_explain(const struct options *options);

#endif
