# SPDX-License-Identifier: MIT
# The module that reads mail: where the command finds it, and what it does
# without.

mkdir -p usr/bin usr/lib/whybounce elsewhere
cp "$tool" usr/bin/whybounce
cp "$module" usr/lib/whybounce
built=$tool
tool=$work/usr/bin/whybounce

run --json "$samples/exim-mailbox-full.eml"
is 'installed: a mail is read' 0 "$status"
ln -s ../usr/bin/whybounce elsewhere/link
tool=$work/elsewhere/link
run --json "$samples/exim-mailbox-full.eml"
is 'installed, through a link: a mail is read' 0 "$status"

mv usr/bin/whybounce elsewhere/alone
tool=$work/elsewhere/alone
run "$samples/exim-mailbox-full.eml"
is 'without the module: exit status' 2 "$status"
is 'without the module: one line' 1 "$(count err)"
has 'without the module: which file is missing' \
	"^whybounce: mail cannot be read: whybounce-mail.so: " err
run --reply '550 5.1.1 User unknown'
is 'without the module: a reply is explained' 0 "$status"
is 'without the module: no complaint' '' "$(cat err)"
tool=$built
