# whybounce: rules -> wbc -> re2c -> C -> libwhybounce -> the command
#
#   make          build ./whybounce and ./wbc
#   make run      explain the sample bounces, or MAIL=file
#   make check    run every test
#   make help     what else there is
#
# Everything made lies below $(BUILD), but for the two commands.

VERSION = 0.1.0
BUILD = build
BIN = .
PREFIX = /usr/local
RULES_DIR = $(PREFIX)/share/whybounce/rules
MAIL = $(sort $(wildcard tests/samples/*.eml))

CC = cc
CFLAGS = -O2 -g
WARNINGS = -Wall -Wextra -Wpedantic -Werror
RE2C = re2c -W -Werror --no-generation-date --no-version -i
BISON = bison -Wall -Werror

# The rules that are shipped; then a site's own: those in rules/local/ and the
# files and folders named in RULES.
SHIPPED = $(sort $(filter-out rules/local/%,$(wildcard rules/*.rules rules/*/*.rules)))
RULES =
own = $(sort $(wildcard rules/local/*.rules)) $(RULES)
rules = $(SHIPPED) $(addprefix --own ,$(own))
own_files = $(foreach r,$(own),$(if $(wildcard $(r)/.),$(shell find $(r) -name '*.rules'),$(r)))

runtime_c = $(wildcard runtime/*.c) $(BUILD)/runtime/token.c $(BUILD)/runtime/plain.c
grammar_c = $(wildcard grammar/*.c) $(BUILD)/grammar/lexer.c $(BUILD)/grammar/parser.c
gen_c = $(wildcard gen/*.c gen/*/*.c) $(BUILD)/gen/messages.c
mail_c = $(filter-out mail/kinds.c,$(wildcard mail/*.c mail/*/*.c))
cli_c = $(wildcard cli/*.c)
unit_c = $(wildcard tests/unit/*.c)
fuzz_c = $(wildcard tests/fuzz/*.c)

object = $(patsubst %.c,$(BUILD)/obj/%.o,$(subst $(BUILD)/,,$(1)))
runtime_o = $(call object,$(runtime_c))
grammar_o = $(call object,$(grammar_c))
gen_o = $(call object,$(gen_c))
mail_o = $(call object,$(mail_c))
cli_o = $(call object,$(cli_c) mail/kinds.c)
unit_o = $(call object,$(unit_c))
# Text in lines of the terminal's width: both commands have it.
wrap_o = $(call object,cli/wrap.c)
fuzz_o = $(call object,$(fuzz_c))
# The scanner is compiled in two parts, at the same time.
words_o = $(BUILD)/obj/rules/words-1.o $(BUILD)/obj/rules/words-2.o
pack_o = $(words_o) $(BUILD)/obj/rules/tables.o

# pkg-config is asked late: the packages may only come with the first rule.
cflags_of = $(shell pkg-config --cflags $(1))
libs_of = $(shell pkg-config --libs $(1))

include = -Iruntime -Igrammar -I$(BUILD)/grammar -Imail -Icli \
	-Igen/command -Igen/model -Igen/proof -Igen/pack
defines = -D_POSIX_C_SOURCE=200809L -DWB_VERSION='"$(VERSION)"'
compile = $(CC) -std=c11 $(WARNINGS) $(CFLAGS) $(defines) $(include) -MMD -MP

# Short lines while building; V=1 shows the commands.
V = 0
ifeq ($(V),0)
Q = @
say = @printf '  %-6s %s\n' '$(1)' '$(2)'
else
Q =
say = @:
endif

.PHONY: FORCE all run check check-sanitizers check-valgrind check-clang \
	check-servers check-hostile check-many fuzz bench bench-count bench-flat bench-start bench-mail \
	bench-author help clean install format new-wordings catalogue check-rules
.SUFFIXES:
.DELETE_ON_ERROR:

all: $(BIN)/whybounce $(BIN)/wbc

help:
	@echo 'make                build ./whybounce and ./wbc'
	@echo 'make RULES=FILE     the same, with your own rules beside those shipped'
	@echo 'make run            explain the sample bounces (MAIL=file: explain yours)'
	@echo 'make check          run every test'
	@echo 'make check-rules    only what the author of a rule needs: in seconds'
	@echo 'make check-sanitizers, check-valgrind, check-clang'
	@echo '                    the same with these'
	@echo 'make check-servers  bounces made by a real Postfix and a real Exim'
	@echo 'make fuzz           a minute of libFuzzer (TARGET=rules, replies or mail)'
	@echo 'make check-hostile  mails made to cost time, at full size'
	@echo 'make check-many     a scanner made of 12,000 rules'
	@echo 'make bench          print what a verdict costs, beside other matchers;'
	@echo '                    bench-count, bench-flat, bench-start: bench/README.md'
	@echo 'make bench-mail     what a whole mail costs, beside GMime and Sisimai'
	@echo 'make bench-author   print how long the author of a rule waits'
	@echo 'make new-wordings FILE=replies.txt'
	@echo '                    draft rules for the replies that no rule knows'
	@echo 'make format         lay out the rules as they should be'
	@echo 'make catalogue      write docs/catalogue.md from the rules'
	@echo 'make install        to PREFIX ($(PREFIX)); DESTDIR is respected'
	@echo 'make clean          remove what was made'

# --- what the build needs -------------------------------------------------

# A stamp for each occasion; packages.txt tells what belongs to which.
packages = $(BUILD)/packages/build
$(BUILD)/packages/%: .ci/packages.txt .ci/install
	@.ci/install $*
	@mkdir -p $(@D) && touch $@

# --- generated sources ----------------------------------------------------

.SECONDARY: $(BUILD)/runtime/token.c $(BUILD)/runtime/plain.c
$(BUILD)/runtime/%.c: runtime/%.re | $(packages)
	@mkdir -p $(@D)
	$(call say,re2c,$<)
	$(Q)$(RE2C) -o $@ $<

$(BUILD)/grammar/lexer.c: grammar/lexer.re | $(packages)
	@mkdir -p $(@D)
	$(call say,re2c,$<)
	$(Q)$(RE2C) -c -o $@ $<

$(BUILD)/grammar/parser.c: grammar/parser.y | $(packages)
	@mkdir -p $(@D)
	$(call say,bison,$<)
	$(Q)$(BISON) --defines=$(BUILD)/grammar/parser.h -o $@ $<

$(BUILD)/gen/messages.c: gen/command/messages.awk docs/messages.md
	@mkdir -p $(@D)
	$(call say,awk,docs/messages.md)
	$(Q)awk -f $^ >$@

# Rules that come or go leave no newer file behind: the list of them tells.
$(BUILD)/rules/list: FORCE
	@mkdir -p $(@D)
	@echo '$(rules)' | cmp -s - $@ || echo '$(rules)' >$@

$(BUILD)/rules/words.re $(BUILD)/rules/tables.c &: $(BUILD)/wbc \
		$(BUILD)/rules/list $(SHIPPED) $(own_files)
	$(call say,wbc,$(words $(SHIPPED) $(own_files)) rules files)
	$(Q)$(BUILD)/wbc build -o $(BUILD)/rules $(rules)

$(BUILD)/rules/words.c: $(BUILD)/rules/words.re
	$(call say,re2c,$<)
	$(Q)$(RE2C) -o $@ $<

# --- objects --------------------------------------------------------------

$(runtime_o): extra = -fvisibility=hidden -fPIC
$(pack_o): extra = -fvisibility=hidden -fPIC -Wno-overlength-strings
# An author waits for the scanner at each build: at -O2 it takes twice as long
# to compile, is a third larger and no faster.  So do tables of few cases.
few_tables = $(if $(findstring clang,$(CC)),,--param case-values-threshold=11 \
	-fno-tree-switch-conversion)
$(words_o): extra += -Os -g0 $(few_tables)
# Plain words do not go through it.
$(BUILD)/obj/runtime/token.o: extra += -Os $(few_tables)
$(gen_o): extra = $(call cflags_of,glib-2.0 jansson)
$(mail_o): extra = -fvisibility=hidden -fPIC $(call cflags_of,gmime-3.0 jansson)
$(cli_o): extra = $(call cflags_of,glib-2.0)
$(unit_o): | $(BUILD)/packages/check
$(unit_o): extra = $(call cflags_of,check gmime-3.0 jansson)
$(fuzz_o): extra = $(call cflags_of,gmime-3.0)

$(grammar_o): | $(BUILD)/grammar/parser.c

$(BUILD)/obj/rules/words-%.o: $(BUILD)/rules/words.c | $(packages)
	@mkdir -p $(@D)
	$(call say,cc,$< ($* of 2))
	$(Q)$(compile) $(extra) -DWORDS_PART=$* -c -o $@ $<

$(BUILD)/obj/%.o: %.c | $(packages)
	@mkdir -p $(@D)
	$(call say,cc,$<)
	$(Q)$(compile) $(extra) -c -o $@ $<

$(BUILD)/obj/%.o: $(BUILD)/%.c | $(packages)
	@mkdir -p $(@D)
	$(call say,cc,$<)
	$(Q)$(compile) $(extra) -c -o $@ $<

# --- the library ----------------------------------------------------------

soname = libwhybounce.so.0

# One object, so that only wb_* can be seen from outside.
$(BUILD)/libwhybounce.o: $(runtime_o) $(pack_o)
	$(Q)$(LD) -r -o $@ $^
	$(Q)objcopy --localize-hidden $@

$(BUILD)/libwhybounce.a: $(BUILD)/libwhybounce.o
	$(call say,ar,$@)
	$(Q)rm -f $@
	$(Q)$(AR) rcs $@ $<

$(BUILD)/$(soname): $(runtime_o) $(pack_o)
	$(call say,link,$@)
	$(Q)$(CC) $(CFLAGS) $(LDFLAGS) -shared -Wl,-soname,$(soname) -o $@ $^

# --- the commands ---------------------------------------------------------

# The compiler needs the runtime's reading and deciding, but no rules.
$(BUILD)/wbc: $(gen_o) $(grammar_o) $(runtime_o) $(wrap_o)
	$(call say,link,$@)
	$(Q)$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(call libs_of,glib-2.0 jansson) -lm

# The reader of mail is a module, for GMime takes long to load: cli/module.c.
module = whybounce-mail.so
$(BUILD)/$(module): $(mail_o)
	$(call say,link,$@)
	$(Q)$(CC) $(CFLAGS) $(LDFLAGS) -shared -o $@ $^ $(call libs_of,gmime-3.0 jansson)

# The command finds it beside itself, where it was built, or where `make install`
# puts it.  That is DT_RPATH: a sanitizer calls dlopen() in the command's place,
# and the newer DT_RUNPATH would not count then.
module_path = -Wl,--disable-new-dtags,-rpath,'$$ORIGIN:$$ORIGIN/$(BUILD):$$ORIGIN/../lib/whybounce'
$(BUILD)/whybounce: $(cli_o) $(BUILD)/libwhybounce.a | $(BUILD)/$(module)
	$(call say,link,$@)
	$(Q)$(CC) $(CFLAGS) $(LDFLAGS) $(module_path) -o $@ $^ $(call libs_of,glib-2.0)

ifneq ($(BIN),$(BUILD))
$(BIN)/whybounce: $(BUILD)/whybounce
	@cp $< $@
$(BIN)/wbc: $(BUILD)/wbc
	@cp $< $@
endif

run: $(BIN)/whybounce
	@$(BIN)/whybounce $(MAIL) || test $$? -eq 1

# --- tests ----------------------------------------------------------------

$(BUILD)/unit: $(unit_o) $(mail_o) $(filter-out %/cli/main.o,$(cli_o)) \
		$(filter-out %/gen/wbc.o,$(gen_o)) $(grammar_o) $(runtime_o) $(pack_o)
	$(call say,link,$@)
	$(Q)$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(call libs_of,check gmime-3.0 jansson) -lm

# Fuzz targets, driven by a replay of seeds; by libFuzzer with `make fuzz`.
fuzz_targets = $(BUILD)/fuzz-rules $(BUILD)/fuzz-replies $(BUILD)/fuzz-mail
fuzz_engine =
fuzz_driver = $(call object,tests/fuzz/replay.c tests/unit/mutate.c)
$(BUILD)/fuzz-%: $(call object,tests/fuzz/%.c) $(filter-out %/gen/wbc.o,$(gen_o)) \
		$(grammar_o) $(runtime_o) $(pack_o) $(mail_o) \
		$(wrap_o) $(fuzz_driver)
	$(call say,link,$@)
	$(Q)$(CC) $(CFLAGS) $(LDFLAGS) $(fuzz_engine) -o $@ $^ $(call libs_of,gmime-3.0 jansson) -lm
.SECONDARY: $(fuzz_o)

tests = $(BIN)/whybounce $(BIN)/wbc $(BUILD)/unit $(BUILD)/libwhybounce.a \
	$(BUILD)/$(soname) $(fuzz_targets) $(BUILD)/mail-cost $(BUILD)/measure
# What the author of a rule needs to know at once: the rest of the tests is
# about the programs.
check-rules: $(BIN)/whybounce $(BIN)/wbc
	@sh tests/rules.sh $(BIN)/wbc
	@sh tests/tutorial.sh $(BIN)/whybounce

check: $(tests)
	@BUILD=$(BUILD) BIN=$(BIN) CC='$(CC)' CFLAGS='$(CFLAGS)' tests/run

# The same tests, built in a folder of their own: with the sanitizers, under
# valgrind, by clang.
sanitized = $(BUILD)/sanitized
check-sanitizers:
	@$(MAKE) --no-print-directory BUILD=$(sanitized) BIN=$(sanitized) \
	    CFLAGS='-O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all' check

check-valgrind: $(tests) $(BUILD)/packages/memory
	@BUILD=$(BUILD) BIN=$(BIN) tests/valgrind

# Hostile mails and a large mbox at full size: some minutes.
check-hostile: $(BIN)/whybounce
	@VERBOSE=1 tests/hostile/run.sh $(BIN)/whybounce 1
	@tests/hostile/mbox.sh $(BIN)/whybounce 2048

# A scanner of 12,000 rules: a quarter of a minute.
check-many: $(BUILD)/wbc $(BUILD)/libwhybounce.a
	@CC='$(CC)' sh tests/many.sh $(BUILD)

# Bounces made by real mail servers.  One that is there already is not replaced.
check-servers: $(tests)
	@{ test -e /usr/sbin/sendmail && ! command -v postconf; } >/dev/null || \
	    .ci/install servers
	@sh tests/servers/run.sh $(BIN)/whybounce

check-clang: $(BUILD)/packages/clang
	@$(MAKE) --no-print-directory BUILD=$(BUILD)/clang BIN=$(BUILD)/clang CC=clang check

# Minutes of libFuzzer on one target: make fuzz TARGET=mail SECONDS=600
fuzzed = $(BUILD)/fuzzed
TARGET = rules
SECONDS = 60
seeds_rules = tests/language
seeds_replies = $(fuzzed)/replies
seeds_mail = tests/samples $(wildcard tests/formats)
fuzz: $(BUILD)/packages/fuzz
	@$(MAKE) --no-print-directory BUILD=$(fuzzed) CC=clang fuzz_driver= \
	    CFLAGS='-O1 -g -fsanitize=fuzzer-no-link,address,undefined' \
	    fuzz_engine=-fsanitize=fuzzer $(fuzzed)/fuzz-$(TARGET)
	@mkdir -p $(fuzzed)/found-$(TARGET) $(seeds_replies)
	@cut -f5 tests/replies/tutorial.tsv | split -l 1 - $(seeds_replies)/
	$(fuzzed)/fuzz-$(TARGET) -max_total_time=$(SECONDS) -timeout=5 \
	    $(fuzzed)/found-$(TARGET) $(seeds_$(TARGET))

# --- what it costs ---------------------------------------------------------

# Other matchers to compare with: those that this machine has.
crates = /usr/share/cargo/registry
has_rust := $(if $(shell command -v cargo),$(wildcard $(crates)/regex-*))
has_re2 := $(and $(shell command -v $(CXX)),$(shell pkg-config --modversion re2 2>&-))
peer_libs := $(shell pkg-config --modversion libhs 2>&- >&- && echo libhs) \
	$(if $(has_re2),re2) \
	$(shell pkg-config --modversion libpcre2-8 2>&- >&- && echo libpcre2-8)
peer_flags = $(if $(filter libhs,$(peer_libs)),-DHAVE_HYPERSCAN) \
	$(if $(filter re2,$(peer_libs)),-DHAVE_RE2) \
	$(if $(filter libpcre2-8,$(peer_libs)),-DHAVE_PCRE2) \
	$(if $(has_rust),-DHAVE_REGEXSET)

bench_o = $(call object,$(wildcard bench/*.c))
$(bench_o): extra = -D_DEFAULT_SOURCE -Ibench $(peer_flags) \
	$(call cflags_of,glib-2.0 $(peer_libs))

bench_link = mkdir -p $(@D) && $(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^

$(BUILD)/bench/once $(BUILD)/bench/flat: $(BUILD)/bench/%: $(BUILD)/obj/bench/%.o \
		$(BUILD)/obj/bench/replies.o $(BUILD)/libwhybounce.a
	$(call say,link,$@)
	$(Q)$(bench_link)

$(BUILD)/bench/patterns: $(BUILD)/obj/bench/patterns.o \
		$(filter-out %/gen/wbc.o,$(gen_o)) $(grammar_o) $(runtime_o) \
		$(wrap_o)
	$(call say,link,$@)
	$(Q)$(bench_link) $(call libs_of,glib-2.0 jansson) -lm

$(BUILD)/bench/re2.o: bench/peer_re2.cc
	$(call say,c++,$<)
	$(Q)mkdir -p $(@D) && $(CXX) -O2 -Ibench -c -o $@ $<

$(BUILD)/bench/libregexset.a: bench/peer_regexset.rs bench/Cargo.toml
	$(call say,cargo,$<)
	$(Q)cargo build -q --release --offline --manifest-path bench/Cargo.toml \
	    --config 'source.crates-io.replace-with="debian"' \
	    --config 'source.debian.directory="$(crates)"' --target-dir $(BUILD)/cargo
	$(Q)mkdir -p $(@D) && cp $(BUILD)/cargo/release/libregexset.a $@

$(BUILD)/bench/peers: $(call object,bench/peers.c bench/replies.c \
		$(wildcard bench/peer_*.c)) $(if $(has_re2),$(BUILD)/bench/re2.o) \
		$(runtime_o) $(pack_o) $(if $(has_rust),$(BUILD)/bench/libregexset.a)
	$(call say,link,$@)
	$(Q)$(bench_link) $(call libs_of,$(peer_libs)) -lstdc++ -lpthread -ldl -lm

# Time, beside other matchers in the same run.
bench: $(BUILD)/bench/peers $(BUILD)/bench/patterns $(BUILD)/libwhybounce.a
	@bench/peers $(BUILD) $(ROUNDS)

# Is the cost flat?  Writes docs/flat.md and docs/flat.svg.
bench-flat: $(BUILD)/bench/flat $(BUILD)/wbc
	@bench/flat $(BUILD) $(N)

# From exec to the answer, beside a program that does nothing.
bench-start: $(BIN)/whybounce
	@bench/start $(BIN)/whybounce

# Instructions, by callgrind: the same on each run.
bench-count: $(BUILD)/bench/once $(BUILD)/packages/memory
	@bench/count $<

$(BUILD)/mail-cost: bench/mail.c $(filter-out %/cli/main.o,$(cli_o)) \
		$(BUILD)/libwhybounce.a | $(BUILD)/$(module)
	$(call say,link,$@)
	$(Q)$(compile) $(call cflags_of,gmime-3.0) $(module_path) -o $@ $^ \
	    $(call libs_of,gmime-3.0)

bench-mail: $(BUILD)/mail-cost
	@bench/mail.sh $<

$(BUILD)/measure: bench/measure.c
	@mkdir -p $(@D)
	$(call say,link,$@)
	$(Q)$(CC) -std=c11 $(WARNINGS) $(CFLAGS) $(defines) -o $@ $<

bench-author: $(BUILD)/measure $(BIN)/whybounce $(BIN)/wbc
	@BUILD=$(BUILD) BIN=$(BIN) sh bench/author.sh

# From replies to drafts of rules, for those whose words no rule knows.  FILE
# has a reply on each line; MAILS are mails, of which those are taken that stay
# unknown.
DRAFTS = drafts.rules
new-wordings: $(BIN)/whybounce $(BIN)/wbc
	@test -n "$(FILE)$(MAILS)" || { \
	    echo 'say which: make new-wordings FILE=replies.txt, or MAILS=folder'; \
	    exit 2; }
	@test ! -e $(DRAFTS) || { \
	    echo '$(DRAFTS) is there already: finish it, or put it away'; exit 2; }
	@rm -f $(BUILD)/unknown.txt
	@test -z "$(MAILS)" || \
	    $(BIN)/whybounce --quiet --unknown $(BUILD)/unknown.txt $(MAILS) || \
	    test $$? -eq 1
	@$(BIN)/wbc draft -o $(DRAFTS) $(or $(FILE),$(BUILD)/unknown.txt) $(rules)
	@printf '%s\n' 'The drafts are in $(DRAFTS). Open it and finish each rule; then' \
	    '    ./wbc check --own $(DRAFTS)           tries every example' \
	    '    ./wbc diff --local --own $(DRAFTS)    shows what they change' \
	    'When that is right, move them to where such rules stand; then' \
	    '    make format && make check-rules'

format: $(BIN)/wbc
	$(Q)$(BIN)/wbc format $(SHIPPED) $(own)

# What servers say, as a page for people.
catalogue: $(BIN)/wbc
	$(Q)$(BIN)/wbc catalogue $(SHIPPED) >docs/catalogue.md

# --- the rest -------------------------------------------------------------

install: all $(BUILD)/libwhybounce.a $(BUILD)/$(soname)
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/include \
	    $(DESTDIR)$(PREFIX)/lib/pkgconfig $(DESTDIR)$(PREFIX)/lib/whybounce \
	    $(DESTDIR)$(PREFIX)/share/man/man1 \
	    $(DESTDIR)$(PREFIX)/share/man/man5 \
	    $(DESTDIR)$(PREFIX)/share/vim/vimfiles/syntax \
	    $(DESTDIR)$(PREFIX)/share/vim/vimfiles/ftdetect
	install $(BUILD)/whybounce $(BUILD)/wbc $(DESTDIR)$(PREFIX)/bin
	install -m 644 runtime/whybounce.h $(DESTDIR)$(PREFIX)/include
	install -m 644 $(BUILD)/libwhybounce.a $(DESTDIR)$(PREFIX)/lib
	install $(BUILD)/$(soname) $(DESTDIR)$(PREFIX)/lib
	install $(BUILD)/$(module) $(DESTDIR)$(PREFIX)/lib/whybounce
	ln -sf $(soname) $(DESTDIR)$(PREFIX)/lib/libwhybounce.so
	@printf '%s\n' 'prefix=$(PREFIX)' 'Name: whybounce' \
	    'Description: what a mail bounce means' 'Version: $(VERSION)' \
	    'Cflags: -I$${prefix}/include' 'Libs: -L$${prefix}/lib -lwhybounce' \
	    >$(DESTDIR)$(PREFIX)/lib/pkgconfig/whybounce.pc
	install -d $(DESTDIR)$(RULES_DIR)/local
	find $(DESTDIR)$(RULES_DIR) -name '*.rules' ! -path '*/local/*' -delete
	for file in $(patsubst rules/%,%,$(SHIPPED)); do \
	    install -D -m 644 rules/$$file $(DESTDIR)$(RULES_DIR)/$$file; \
	done
	install -m 644 docs/whybounce.1 docs/wbc.1 $(DESTDIR)$(PREFIX)/share/man/man1
	install -m 644 docs/whybounce-rules.5 $(DESTDIR)$(PREFIX)/share/man/man5
	for part in syntax ftdetect; do \
	    install -m 644 docs/editors/vim/$$part/whybounce-rules.vim \
		$(DESTDIR)$(PREFIX)/share/vim/vimfiles/$$part; done

clean:
	rm -rf $(BUILD) whybounce wbc

-include $(shell find $(BUILD)/obj -name '*.d' 2>/dev/null)
