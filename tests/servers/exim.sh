# SPDX-License-Identifier: MIT
# exim.sh - an Exim that sends to the Postfix of postfix.sh; source it
#
# It is unpacked from its package and not installed, for a system has one mail
# server.  It insists on a user of its own: in a mount namespace, it sees
# another /etc/passwd and /etc/group.  No daemon: each message is delivered in the foreground.

# exim_start: unpack and configure
exim_start() {
	unpack exim4-daemon-light || return 1
	mkdir -p "$work/exim"
	chown nobody "$work/exim"
	{
		cat /etc/passwd
		echo "Debian-exim:x:$(id -u nobody):$(id -g nobody)::/:/bin/false"
	} >"$work/passwd"
	{
		cat /etc/group
		echo "Debian-exim:x:$(id -g nobody):"
	} >"$work/group"
	cat >"$work/exim.conf" <<-END
		exim_path = $work/exim4-daemon-light/usr/sbin/exim4
		exim_user = nobody
		exim_group = nogroup
		spool_directory = $work/exim
		log_file_path = $work/exim/%slog
		primary_hostname = exim.example.net
		qualify_domain = example.net
		keep_environment =
		begin routers
		home:
		  driver = accept
		  domains = example.net
		  transport = maildir
		closed:
		  driver = manualroute
		  domains = example.com
		  transport = closed
		  route_list = * 127.0.0.1
		  self = send
		far:
		  driver = manualroute
		  domains = example.org
		  transport = far
		  route_list = * 127.0.0.1
		  self = send
		begin transports
		far:
		  driver = smtp
		  port = $far
		  allow_localhost
		closed:
		  driver = smtp
		  port = $closed
		  allow_localhost
		maildir:
		  driver = appendfile
		  maildir_format
		  directory = $work/mail/ann
		  user = nobody
		  group = nogroup
		begin retry
		* * F,1s,1s
	END
	exim -bV >"$work/start.log"
}

# exim ARGUMENT...: run it, with its user
exim() {
	unshare --mount sh -c '
		mount --bind "$0/passwd" /etc/passwd
		mount --bind "$0/group" /etc/group
		exec "$0/exim4-daemon-light/usr/sbin/exim4" \
			-C "$0/exim.conf" "$@"' "$work" "$@" 2>>"$work/exim.log"
}

# exim_send SIZE RECIPIENT...
exim_send() {
	size=$1
	shift
	message "$size" "$*" | exim -odi -f ann@example.net "$@"
	if [ "$(exim -bpc)" -gt 0 ]; then # put off: given up a second later
		sleep 2
		exim -qff
	fi
}
