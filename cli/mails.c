/* SPDX-License-Identifier: MIT
 *
 * mails.c - explain all mails of all files that are named
 */
#include "mails.h"

#include "explain.h"
#include "letter.h"
#include "module.h"
#include "progress.h"
#include "source.h"
#include "summary.h"
#include "unknown.h"

#include <string.h>

/* All that a run over mails needs. */
struct run {
	struct output *output;
	const struct mail_reader *reader;
	const char *remote;
	struct mine mine;
	struct summary summary;
	struct progress progress;
	GArray *groups; /* of one mail's recipients */
};

/* One file being read. */
struct file {
	const char *path;
	size_t message; /* which one of it, from 1 */
};

/* explain_recipients - answer for each; returns the exit status */
static int explain_recipients(struct run *run, const struct mail *mail,
			      const struct file *file, const struct sent *sent)
{
	struct output *output = run->output;
	int status = EXPLAINED;

	for (size_t i = 0; i < mail->report_count && !output->error; i++) {
		struct answer answer = {.source = file->path,
					.message = file->message,
					.sent = sent};

		explain_report(output->pack, mail, &mail->reports[i],
			       run->remote, &answer);
		summary_add(&run->summary, &answer);
		unknown_note(output->unknown, output->pack, &answer);
		if (!is_explained(&answer))
			status = UNEXPLAINED;
		if (output->format == FORMAT_PERSON) {
			groups_add(run->groups, &answer, i);
			continue;
		}
		output_answer(output, &answer);
		explain_done(&answer);
	}
	return status;
}

/* write_letter - write what a person reads of a mail */
static void write_letter(struct run *run, const struct mail *mail,
			 const struct file *file, const struct sent *sent)
{
	struct letter letter = {.source = file->path,
				.mail = mail,
				.sent = sent,
				.groups = run->groups};

	if (run->output->format == FORMAT_PERSON && !run->output->quiet) {
		groups_sort(run->groups);
		letter_write(run->output, &letter);
		output_put(run->output);
	}
	groups_clear(run->groups);
}

/* complain_cut - say that a mail was too long to be read as a whole */
static void complain_cut(const struct file *file)
{
	char *text = g_strdup_printf("mail %zu is too long to be read as a "
				     "whole; recipients may be missing",
				     file->message);

	source_complain(file->path, text);
	g_free(text);
}

/* explain_mail - answer for all of a mail; returns the exit status */
static int explain_mail(struct run *run, const struct mail *mail,
			const struct file *file)
{
	struct sent sent;
	int status;

	if (mail->is_cut) {
		progress_hide(&run->progress);
		complain_cut(file);
	}
	sent_judge(&run->mine, mail, &sent);
	status = explain_recipients(run, mail, file, &sent);
	write_letter(run, mail, file, &sent);
	run->summary.mails++;
	sent_clear(&sent);
	return status;
}

/* ask - what a mail would be that said only this, for the reader of mail */
static enum mail_kind ask(const char *text, size_t length, const void *pack)
{
	struct answer answer = {0};

	explain_reply(pack, text, length, NULL, &answer);
	return is_explained(&answer) && !answer.verdict.by_code
		   ? answer.kind
		   : MAIL_NOT_A_BOUNCE;
}

/* explain_box - answer for all mails in a file; returns the exit status */
static int explain_box(struct run *run, struct mail_box *box, const char *path)
{
	struct file file = {.path = path};
	int worst = EXPLAINED;
	struct mail *mail;

	while (!run->output->error && (mail = run->reader->next(box))) {
		int status;

		file.message++;
		status = explain_mail(run, mail, &file);
		worst = MAX(worst, status);
		run->reader->free(mail);
		progress_mail(&run->progress, run->reader->bytes(box));
	}
	if (run->reader->error(box)) {
		progress_hide(&run->progress);
		source_complain(path, strerror(run->reader->error(box)));
		return TROUBLE;
	}
	return worst;
}

/* run_file - explain one file; returns the exit status */
static int run_file(struct run *run, const char *path)
{
	int descriptor = source_open(path);
	struct mail_box *box;
	int status;

	if (descriptor < 0)
		return TROUBLE;
	box = run->reader->open(descriptor);
	run->reader->ask(box, ask, run->output->pack);
	status = explain_box(run, box, path);
	progress_file(&run->progress, run->reader->bytes(box));
	run->reader->close(box);
	source_close(path, descriptor);
	return status;
}

/* run_files - explain all files; returns the worst exit status */
static int run_files(struct run *run, const struct options *options)
{
	struct output *output = run->output;
	bool failed = false;
	GPtrArray *paths =
	    sources_list(options->files, options->file_count, &failed);
	int worst = failed ? TROUBLE : EXPLAINED;

	progress_start(&run->progress, sources_bytes(paths));
	output->progress = &run->progress;
	output->headings = paths->len > 1;
	for (guint i = 0; i < paths->len && !output->error; i++) {
		int status = run_file(run, g_ptr_array_index(paths, i));

		worst = MAX(worst, status);
	}
	progress_hide(&run->progress);
	output->progress = NULL;
	output_close(output);
	if (output->format == FORMAT_PERSON && !output->quiet)
		summary_write(output, &run->summary);
	output_put(output);
	g_ptr_array_free(paths, TRUE);
	return worst;
}

/* read_mine - learn what is the user's; false after a complaint */
static bool read_mine(const struct options *options, struct mine *mine)
{
	bool good = mine_read_settings(mine);

	for (guint i = 0; options->mine && i < options->mine->len; i++)
		good = mine_add(mine, options->mine->pdata[i]) && good;
	return good;
}

/* mails_run - explain all files named; returns the exit status */
int mails_run(const struct options *options, struct output *output)
{
	struct run run = {.output = output, .remote = options->remote};
	int status = TROUBLE;

	mine_start(&run.mine);
	summary_start(&run.summary);
	run.groups = groups_new();
	if (read_mine(options, &run.mine) && (run.reader = module_load()))
		status = run_files(&run, options);
	g_array_free(run.groups, TRUE);
	summary_clear(&run.summary);
	mine_clear(&run.mine);
	return status;
}
