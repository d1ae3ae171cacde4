#!/bin/sh
# SPDX-License-Identifier: MIT
#
# install.sh - what .ci/install does on machines that it cannot help
#
# On a PATH without apt-get and without the tools, the missing packages are
# named, the status is 1 and nothing else happens.
here=$(cd "$(dirname "$0")" && pwd)
. "$here/lib.sh"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for tool in sh dirname cat id mktemp rm; do
	ln -s "$(command -v $tool)" "$work/$tool"
done

out=$(PATH=$work "$here/../.ci/install" build 2>&1)
is 'without apt-get: exit status' 1 $?
case $out in
*re2c*bison*libgmime-3.0-dev*) pass ;;
*) fail "without apt-get: the packages are named, got: $out" ;;
esac
case $out in
*valgrind*) fail 'packages for other occasions are not asked for' ;;
*) pass ;;
esac

# With an apt-get that may not be used, it is not called.
printf '#!/bin/sh\necho called >>%s/calls\n' "$work" >"$work/apt-get"
printf '#!/bin/sh\necho 1000\n' >"$work/my-id"
chmod +x "$work/apt-get" "$work/my-id"
ln -sf "$work/my-id" "$work/id"
out=$(PATH=$work "$here/../.ci/install" build 2>&1)
is 'not permitted: exit status' 1 $?
case $out in
*'sudo apt-get install'*re2c*) pass ;;
*) fail "not permitted: says what to type, got: $out" ;;
esac
if [ -e "$work/calls" ]; then fail 'apt-get was called'; else pass; fi

# Where it may, package lists are fetched when the first try fails.
printf '#!/bin/sh\necho 0\n' >"$work/my-id"
cat >"$work/apt-get" <<END
#!/bin/sh
echo "\$1" >>$work/calls
[ "\$1" = update ] && : >$work/updated
[ -e $work/updated ]
END
out=$(PATH=$work "$here/../.ci/install" build 2>&1)
is 'lists never fetched: exit status' 0 $?
is 'lists never fetched: calls' 'install update install' "$(echo $(cat "$work/calls"))"
finish
