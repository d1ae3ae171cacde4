# 6-make.sh - a site's own rules, from make to make install

# quiet_make ARGUMENT...: make with what is built already
quiet_make() {
	MAKEFLAGS='' make --no-print-directory BUILD="${BUILD:-build}" \
		BIN="${BIN:-.}" "$@" 2>&1
}

# What `make RULES=...` would read: the shipped rules, then these.
printf 'silence rule over-quota\n' >"$work/mine.rules"
quiet_make -n V=1 RULES="$work/mine.rules" >"$work/out"
holds 'make RULES=: the shipped rules' 'wbc build .* rules/categories.rules ' "$work/out"
holds 'make RULES=: and a site'"'"'s' "wbc build .* --own $work/mine.rules" "$work/out"

# Installed rules are found by the installed wbc, and an upgrade leaves alone
# what a site has put beside them, but nothing that is shipped no more.
quiet_make install DESTDIR="$work/root" PREFIX=/usr >"$work/out"
is 'install: status' 0 $?
there=$work/root/usr/share/whybounce/rules
cp "$work/mine.rules" "$there/local/mine.rules"
echo 'rule of-yesterday' >"$there/wording/old.rules"
mkdir "$work/elsewhere"
quiet_make install DESTDIR="$work/root" PREFIX=/usr >"$work/out"
is 'install: what the site has is left' "$(cat "$work/mine.rules")" \
	"$(cat "$there/local/mine.rules")"
is 'install: what is shipped no more goes' no \
	"$([ -e "$there/wording/old.rules" ] && echo yes || echo no)"
(cd "$work/elsewhere" && "$work/root/usr/bin/wbc" diff --local) \
	>"$work/out" 2>"$work/err"
is 'installed: the rules beside it are read' 1 $?
holds 'installed: it says so' 'reading the rules in .*/share/whybounce/rules/$' "$work/err"
holds 'installed: the site has the last word' '^    was   over-quota' "$work/out"
