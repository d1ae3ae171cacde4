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
	size_t message; /* which one of it, from 1 */
};

/* explain_mail - answer for every recipient; returns the exit status */
static int explain_mail(const struct mail *mail, const struct file *file,
			struct output *output)
{
	int status = EXPLAINED;

	for (size_t i = 0; i < mail->report_count && !output->error; i++) {
		struct answer answer = {.source = file->path,
					.message = file->message};

		explain_report(output->pack, mail, &mail->reports[i],
			       file->remote, &answer);
		output_answer(output, &answer);
		if (!is_explained(&answer))
			status = UNEXPLAINED;
		explain_done(&answer);
	}
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
static int run_file(const char *path, const char *remote, struct output *output)
{
	struct file file = {.path = path, .remote = remote};
	int descriptor = source_open(path);
	struct mail_box *box;
	int status;

	if (descriptor < 0)
		return TROUBLE;
	box = mail_box_open(descriptor);
	status = explain_box(box, &file, output);
	mail_box_close(box);
	source_close(path, descriptor);
	return status;
}

/* mails_run - explain all files named; returns the exit status */
int mails_run(const struct options *options, struct output *output)
{
	bool failed = false;
	GPtrArray *paths =
	    sources_list(options->files, options->file_count, &failed);
	int worst = failed ? TROUBLE : EXPLAINED;

	output->headings = paths->len > 1;
	for (guint i = 0; i < paths->len && !output->error; i++) {
		int status = run_file(g_ptr_array_index(paths, i),
				      options->remote, output);

		worst = MAX(worst, status);
	}
	g_ptr_array_free(paths, TRUE);
	return worst;
}
