/* SPDX-License-Identifier: MIT
 *
 * commands.c - the commands of wbc and their help
 */
#include "commands.h"

#define FILES \
	"Each FILE is a rules file or a folder; without one, rules/ is read.\n"

#define MESSAGES \
	"      --error-format F  text; or json: one object per message, on\n" \
	"                        standard output\n" \
	"      --color WHEN      always, never, or auto: on a terminal\n"

#define OWN \
	"      --own FILE        a site's own rules, read last: their beats\n" \
	"                        may take examples of shipped rules\n"

const struct command commands[] = {
    {"check", command_check, "wme",
     "Usage: wbc [check] [OPTION]... [FILE]...\n"
     "Read rules, run every example against all of them, and look for rules\n"
     "that contradict each other or can never decide. Nothing is written.\n"
     FILES
     "\n"
     "      --werror          warnings are errors\n" OWN MESSAGES},
    {"build", command_build, "owme",
     "Usage: wbc build -o DIR [OPTION]... [FILE]...\n"
     "Check the rules; if they have no mistakes, write words.re and tables.c,\n"
     "which whybounce is built from.\n"
     FILES
     "\n"
     "  -o, --output DIR      where to write; the folder must exist\n"
     "      --werror          warnings are errors\n" OWN MESSAGES},
    {"format", command_format, "cme",
     "Usage: wbc format [OPTION]... [FILE]...\n"
     "Lay files out as they should be. Only blanks and blank lines change.\n"
     FILES
     "\n"
     "      --check           change nothing; name the files to be laid out\n"
     OWN MESSAGES},
    {"why", command_why, "hme",
     "Usage: wbc why [OPTION]... REPLY [FILE]...\n"
     "Say what the rules make of a reply: which rule wins, where that is\n"
     "written, and why each other rule that finds something in it does not.\n"
     "In REPLY, \\n is a line end; - reads it from standard input.\n"
     FILES
     "\n"
     "      --remote HOST     the server that said it\n" OWN MESSAGES
     "\n"
     "Exit status: 0, or 1 where the reply stays unknown; 2 trouble.\n"},
    {"explain", command_explain, "",
     "Usage: wbc explain [NAME]...\n"
     "Say what a message means and what to do about it. NAME is what stands\n"
     "in brackets at the end of the message; without one, all are listed.\n"},
    {0}};

