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
    {"check", command_check, "wmer",
     "Usage: wbc [check] [OPTION]... [FILE]...\n"
     "Read rules, run every example against all of them, and look for rules\n"
     "that contradict each other or can never decide. Nothing is written.\n"
     FILES
     "\n"
     "      --werror          warnings are errors\n"
     "      --replies FILE    judge lines by these replies, too: JSON\n"
     "                        objects with reply and category\n"
     OWN MESSAGES},
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
    {"why", command_why, "hjme",
     "Usage: wbc why [OPTION]... REPLY [FILE]...\n"
     "Say what the rules make of a reply: which rule wins, where that is\n"
     "written, and why each other rule that finds something in it does not.\n"
     "In REPLY, \\n is a line end; - reads it from standard input.\n"
     FILES
     "\n"
     "      --remote HOST     the server that said it\n"
     "      --json            the same as one JSON object, for programs\n"
     OWN MESSAGES
     "\n"
     "Exit status: 0, or 1 where the reply stays unknown; 2 trouble.\n"},
    {"diff", command_diff, "rljme",
     "Usage: wbc diff [OPTION]... OLD NEW\n"
     "       wbc diff [OPTION]... --local [FILE]...\n"
     "Say what changes from one set of rules to another: which examples, and\n"
     "which replies of a file, get another category, rule or advice. OLD and\n"
     "NEW are rules files or folders.\n"
     "\n"
     "      --local           compare the rules without and with a site's\n"
     "                        own: those in rules/local/ and of --own\n"
     "      --replies FILE    try these replies, too: one on each line, or\n"
     "                        JSON objects with \"reply\"\n"
     "      --json            the changes as one JSON object, for programs\n"
     OWN MESSAGES
     "\n"
     "Exit status: 0 nothing changes, 1 something does, 2 trouble.\n"},
    {"draft", command_draft, "ome",
     "Usage: wbc draft [OPTION]... [REPLIES [FILE]...]\n"
     "Write drafts of rules for replies that no rule knows. REPLIES is what\n"
     "whybounce --unknown has written, or a file with a reply on each line; -\n"
     "or nothing: standard input. FILEs are the rules that there are.\n"
     FILES
     "\n"
     "  -o, --output FILE     where to write, in place of standard output\n" OWN
	 MESSAGES},
    {"list", command_list, "jme",
     "Usage: wbc list [OPTION]... [FILE]...\n"
     "Print a table of all rules.\n"
     FILES
     "\n"
     "      --json            categories, providers, word lists and rules\n"
     "                        with all that they hold, as one JSON object\n" OWN
	 MESSAGES},
    {"catalogue", command_catalogue, "me",
     "Usage: wbc catalogue [OPTION]... [FILE]...\n"
     "Print what servers say, what it means and what to do, as a page in\n"
     "Markdown.\n"
     FILES
     "\n" OWN MESSAGES},
    {"explain", command_explain, "",
     "Usage: wbc explain [NAME]...\n"
     "Say what a message means and what to do about it. NAME is what stands\n"
     "in brackets at the end of the message; without one, all are listed.\n"},
    {0}};

