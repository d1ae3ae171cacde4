# SPDX-License-Identifier: MIT
# postfix.sh - a Postfix of the test's own, on loopback; source it
#
# One instance plays both ends.  Port $near takes mail for anywhere and sends
# it on; port $far is the recipient's server, which answers each address as the
# file $work/replies says.  Bounces go to ann@example.net, a Maildir in
# $work/mail/ann.  Nothing waits: what is put off is given up at once.

# postfix_configure: write $work/postfix
postfix_configure() {
	mkdir -p "$work/postfix" "$work/queue" "$work/data" "$work/mail"
	chown postfix "$work/data"
	chown nobody "$work/mail"
	cat >"$work/postfix/main.cf" <<-END
		compatibility_level = 3.6
		queue_directory = $work/queue
		data_directory = $work/data
		daemon_directory = $(postconf -dh daemon_directory)
		maillog_file = $work/postfix.log
		maillog_file_prefixes = $work
		inet_interfaces = 127.0.0.1
		inet_protocols = ipv4
		myhostname = mx.example.net
		mydestination =
		alias_maps =
		relay_domains =
		mynetworks = 127.0.0.0/8
		virtual_mailbox_domains = example.net
		virtual_mailbox_base = $work/mail
		virtual_mailbox_maps = static:ann/
		virtual_uid_maps = static:$(id -u nobody)
		virtual_gid_maps = static:$(id -g nobody)
		transport_maps = inline:{
		    {example.org = smtp:[127.0.0.1]:$far}
		    {example.com = smtp:[127.0.0.1]:$closed}}
		maximal_queue_lifetime = 0
		smtpd_delay_reject = no
	END
	cat >"$work/postfix/master.cf" <<-END
		127.0.0.1:$near inet n - n - - smtpd
		127.0.0.1:$far inet n - n - - smtpd
		  -o smtpd_recipient_restrictions=check_recipient_access,texthash:$work/replies,reject
		  -o message_size_limit=20000
		  -o content_filter=discard:
		pickup unix n - n 60 1 pickup
		cleanup unix n - n - 0 cleanup
		qmgr unix n - n 300 1 qmgr
		rewrite unix - - n - - trivial-rewrite
		bounce unix - - n - 0 bounce
		defer unix - - n - 0 bounce
		trace unix - - n - 0 bounce
		proxymap unix - - n - - proxymap
		smtp unix - - n - - smtp
		discard unix - - n - - discard
		error unix - - n - - error
		retry unix - - n - - error
		virtual unix - n n - - virtual
		anvil unix - - n - 1 anvil
		postlog unix-dgram n - n - 1 postlogd
	END
}

# postfix_start: returns when both ports answer
postfix_start() {
	postfix_configure
	postfix -c "$work/postfix" start >"$work/start.log" 2>&1 || return 1
	tries=50
	while [ "$tries" -gt 0 ] && [ ! -S "$work/queue/public/cleanup" ]; do
		sleep 0.1
		tries=$((tries - 1))
	done
}

postfix_stop() {
	postfix -c "$work/postfix" stop >/dev/null 2>&1
}

# postfix_send SIZE RECIPIENT...: a message of so many bytes from ann
postfix_send() {
	size=$1
	shift
	message "$size" "$*" | sendmail -C "$work/postfix" -f ann@example.net "$@"
}
