/* SPDX-License-Identifier: MIT
 *
 * mails.c - explain all mails of all files that are named
 */
#include "mails.h"

#include "explain.h"
#include "source.h"

#include <string.h>

/* One file being read. */
struct file {
	const char *path, *remote;
	const struct mine *mine;
	size_t message; /* which one of it, from 1 */
};

/* explain_mail - answer for every recipient; returns the exit status */
static int explain_mail(const struct mail *mail, const struct file *file,
			struct output *output)
{
	int status = EXPLAINED;
	struct sent sent;

	sent_judge(file->mine, mail, &sent);
	for (size_t i = 0; i < mail->report_count && !output->error; i++) {
		struct answer answer = {.source = file->path,
					.message = file->message,
					.sent = &sent};

		explain_report(output->pack, mail, &mail->reports[i],
			       file->remote, &answer);
		output_answer(output, &answer);
		if (!is_explained(&answer))
			status = UNEXPLAINED;
		explain_done(&answer);
	}
	sent_clear(&sent);
	return status;
}

/* complain_cut - say that a mail was too long to be read as a whole */
static void complain_cut(const struct file *file)
{
	char *text = g_strdup_printf("mail %zu is so long that its middle was "
				     "not read; recipients may be missing",
				     file->message);

	source_complain(file->path, text);
	g_free(text);
}

/* explain_box - answer for all mails in a file; returns the exit status */
static int explain_box(struct mail_box *box, struct file *file,
		       struct output *output)
{
	int worst = EXPLAINED;
	struct mail *mail;

	while (!output->error && (mail = mail_box_next(box))) {
		int status;

		file->message++;
		if (mail->is_cut)
			complain_cut(file);
		status = explain_mail(mail, file, output);
		worst = MAX(worst, status);
		mail_free(mail);
	}
	if (mail_box_error(box)) {
		source_complain(file->path, strerror(mail_box_error(box)));
		return TROUBLE;
	}
	return worst;
}

/* run_file - explain one file; returns the exit status */
static int run_file(struct file *file, struct output *output)
{
	int descriptor = source_open(file->path);
	struct mail_box *box;
	int status;

	if (descriptor < 0)
		return TROUBLE;
	box = mail_box_open(descriptor);
	status = explain_box(box, file, output);
	mail_box_close(box);
	source_close(file->path, descriptor);
	return status;
}

/* run_files - explain all files; returns the worst exit status */
static int run_files(const struct options *options, const struct mine *mine,
		     struct output *output)
{
	bool failed = false;
	GPtrArray *paths =
	    sources_list(options->files, options->file_count, &failed);
	int worst = failed ? TROUBLE : EXPLAINED;

	output->headings = paths->len > 1;
	for (guint i = 0; i < paths->len && !output->error; i++) {
		struct file file = {.path = g_ptr_array_index(paths, i),
				    .remote = options->remote,
				    .mine = mine};
		int status = run_file(&file, output);

		worst = MAX(worst, status);
	}
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
	struct mine mine;
	int status = TROUBLE;

	mine_start(&mine);
	if (read_mine(options, &mine))
		status = run_files(options, &mine, output);
	mine_clear(&mine);
	return status;
}
