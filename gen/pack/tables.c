/* SPDX-License-Identifier: MIT
 *
 * tables.c - the rules as rows of numbers: a pack without its automata
 */
#include "tables.h"

#include "capacity.h"
#include "fields.h"

#include <string.h>

/* pool - the offset of a string in the pool, each string once */
static uint32_t pool(struct tables *t, const char *text)
{
	gpointer known;
	uint32_t offset;

	if (!*text)
		return 0;
	if (g_hash_table_lookup_extended(t->pooled, text, NULL, &known))
		return GPOINTER_TO_UINT(known);
	offset = (uint32_t)t->strings->len;
	g_string_append_len(t->strings, text, (gssize)strlen(text) + 1);
	g_hash_table_insert(t->pooled, (gpointer)text,
			    GUINT_TO_POINTER(offset));
	return offset;
}

/* list_begin - open a list; numbers are appended, then list_end() */
static uint32_t list_begin(struct tables *t)
{
	uint16_t count = 0;

	g_array_append_val(t->lists, count);
	return t->lists->len - 1;
}

static void list_add(struct tables *t, unsigned number)
{
	uint16_t item = (uint16_t)number;

	g_array_append_val(t->lists, item);
}

/* list_end - write the count, and return the list's offset: each list is there
 * once, and an empty one is offset 0 */
static uint16_t list_end(struct tables *t, uint32_t start)
{
	uint16_t *list = &g_array_index(t->lists, uint16_t, start);
	unsigned length = t->lists->len - start;
	gpointer known;
	GBytes *key;

	*list = (uint16_t)(length - 1);
	key = g_bytes_new(list, length * sizeof(*list));
	if (g_hash_table_lookup_extended(t->listed, key, NULL, &known)) {
		g_bytes_unref(key);
		g_array_set_size(t->lists, start);
		return (uint16_t)GPOINTER_TO_UINT(known);
	}
	g_hash_table_insert(t->listed, key, GUINT_TO_POINTER(start));
	return (uint16_t)start;
}

static uint16_t code_list(struct tables *t, const struct name *names)
{
	uint32_t start = list_begin(t);

	for (; names; names = names->next)
		if (code_read(names->text))
			list_add(t, code_read(names->text));
	return list_end(t, start);
}

static uint16_t status_list(struct tables *t, const struct name *names)
{
	uint32_t start = list_begin(t);
	unsigned part[3];

	for (; names; names = names->next)
		if (status_read(names->text, part))
			for (int i = 0; i < 3; i++)
				list_add(t, part[i]);
	return list_end(t, start);
}

static uint16_t beats_list(struct tables *t, const struct rule *rule)
{
	uint32_t start = list_begin(t);

	for (unsigned i = 0; i < rule->beats->len; i++) {
		const struct rule *loser = g_ptr_array_index(rule->beats, i);

		list_add(t, loser->number);
	}
	return list_end(t, start);
}

static uint16_t provider_list(struct tables *t, const struct rule *rule)
{
	uint32_t start = list_begin(t);

	for (unsigned i = 0; i < rule->providers->len; i++) {
		const struct provider *p =
		    g_ptr_array_index(rule->providers, i);

		list_add(t, p->number);
	}
	return list_end(t, start);
}

static void add_category(struct tables *t, const struct category *c)
{
	t->categories[c->number] =
	    (struct wb_category_row){.name = pool(t, c->name),
				     .title = pool(t, c->title),
				     .meaning = pool(t, c->meaning),
				     .tell_sender = pool(t, c->tell_sender),
				     .tell_operator = pool(t, c->tell_operator),
				     .codes = code_list(t, c->codes),
				     .statuses = status_list(t, c->statuses),
				     .where = (uint8_t)c->where,
				     .move = (uint8_t)c->move,
				     .retry = (uint8_t)c->retry,
				     .action_permanent = (uint8_t)c->permanent,
				     .action_temporary = (uint8_t)c->temporary,
				     .defined = 1};
}

static void add_rule(struct tables *t, const struct rule *rule)
{
	const struct place place = rule->definition->name.place;
	struct wb_rule_row row = {
	    .name = pool(t, rule->name),
	    .file = pool(t, place.source->path),
	    .line = source_position(place).line,
	    .meaning = pool(t, rule->meaning),
	    .tell_sender = pool(t, rule->tell_sender),
	    .tell_operator = pool(t, rule->tell_operator),
	    .source = pool(t, rule->source),
	    .codes = code_list(t, rule->codes),
	    .statuses = status_list(t, rule->statuses),
	    .beats = beats_list(t, rule),
	    .providers = provider_list(t, rule),
	    .category = rule->category ? (uint8_t)rule->category->number : 0,
	    .vague = rule->vague};

	g_array_append_val(t->rules, row);
	if (!rule->lines) {
		uint16_t number = (uint16_t)rule->number;

		g_array_append_val(t->code_rules, number);
	}
}

static unsigned list_item(const struct tables *t, unsigned place)
{
	return g_array_index(t->lists, uint16_t, place);
}

/* add_pair - add a code and a rule to a bucket */
static void add_pair(struct tables *t, unsigned code, unsigned rule)
{
	list_add(t, code);
	list_add(t, rule);
}

/* add_statuses - add a rule once for each enhanced code that is in a bucket */
static void add_statuses(struct tables *t, unsigned rule, unsigned list,
			 unsigned bucket)
{
	for (unsigned i = 0; i < list_item(t, list); i += 3) {
		unsigned subject = list_item(t, list + i + 2);

		if (subject == STATUS_ANY || bucket_of(subject) == bucket)
			add_pair(t, list_item(t, list + i + 3), rule);
	}
}

/* add_codes - the same for reply codes */
static void add_codes(struct tables *t, unsigned rule, unsigned list,
		      unsigned bucket)
{
	for (unsigned i = 1; i <= list_item(t, list); i++) {
		unsigned code = list_item(t, list + i), digit = code >> 4 & 0xf;

		if (digit == 0xf || bucket == BUCKET_FIRST_DIGIT + digit)
			add_pair(t, code, rule);
	}
}

/* fill_bucket - add the rules without match lines that belong there */
static void fill_bucket(struct tables *t, unsigned bucket)
{
	for (unsigned i = 0; i < t->code_rules->len; i++) {
		unsigned rule = g_array_index(t->code_rules, uint16_t, i);
		const struct wb_rule_row *row =
		    &g_array_index(t->rules, struct wb_rule_row, rule);

		if (row->statuses && bucket < BUCKET_FIRST_DIGIT)
			add_statuses(t, rule, row->statuses, bucket);
		else if (!row->statuses && bucket >= BUCKET_FIRST_DIGIT)
			add_codes(t, rule, row->codes, bucket);
	}
}

/* fill_buckets - sort the rules without match lines */
static void fill_buckets(struct tables *t)
{
	for (unsigned bucket = 0; bucket < CODE_BUCKETS; bucket++) {
		uint32_t start = list_begin(t);

		fill_bucket(t, bucket);
		t->code_buckets[bucket] = list_end(t, start);
	}
}

struct tables *tables_build(const struct model *model)
{
	struct tables *t = g_new0(struct tables, 1);
	struct wb_provider_row nobody = {0, 0};

	t->strings = g_string_new(NULL);
	g_string_append_c(t->strings, '\0');
	t->pooled = g_hash_table_new(g_str_hash, g_str_equal);
	t->lists = g_array_new(FALSE, TRUE, sizeof(uint16_t));
	t->rules = g_array_new(FALSE, TRUE, sizeof(struct wb_rule_row));
	t->providers = g_array_new(FALSE, TRUE, sizeof(nobody));
	t->code_rules = g_array_new(FALSE, TRUE, sizeof(uint16_t));
	t->listed = g_hash_table_new_full(g_bytes_hash, g_bytes_equal,
					  (GDestroyNotify)g_bytes_unref, NULL);
	list_end(t, list_begin(t)); /* the empty one, offset 0 */
	for (int i = 0; i < WB_CATEGORIES; i++)
		if (model->categories[i])
			add_category(t, model->categories[i]);
	g_array_append_val(t->providers, nobody);
	for (unsigned i = 0; i < model->providers->len; i++) {
		const struct provider *p = model_provider(model, i);
		struct wb_provider_row row = {pool(t, p->name),
					      pool(t, p->title)};

		g_array_append_val(t->providers, row);
	}
	for (unsigned i = 0; i < model->rules->len; i++)
		add_rule(t, model_rule(model, i));
	fill_buckets(t);
	capacity_check_lists(model, t->lists->len);
	return t;
}

struct wb_pack tables_pack(const struct tables *t)
{
	struct wb_pack pack = {
	    .magic = WB_PACK_MAGIC,
	    .abi = WB_PACK_ABI,
	    .size = sizeof(struct wb_pack),
	    .categories = t->categories,
	    .providers = (const struct wb_provider_row *)t->providers->data,
	    .rules = (const struct wb_rule_row *)t->rules->data,
	    .lists = (const uint16_t *)t->lists->data,
	    .strings = t->strings->str,
	    .rule_count = t->rules->len,
	    .provider_count = t->providers->len - 1};

	memcpy(pack.code_buckets, t->code_buckets, sizeof(pack.code_buckets));
	return pack;
}

void tables_free(struct tables *t)
{
	g_string_free(t->strings, TRUE);
	g_hash_table_destroy(t->pooled);
	g_hash_table_destroy(t->listed);
	g_array_free(t->lists, TRUE);
	g_array_free(t->rules, TRUE);
	g_array_free(t->providers, TRUE);
	g_array_free(t->code_rules, TRUE);
	g_free(t);
}
