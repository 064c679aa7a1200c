#!/usr/bin/env bash
# Installs the Debian package in a clean root, where nothing else of this machine is, and runs the main job there.
# usage: clean-root.sh PACKAGE.deb    (as root; needs debootstrap)
set -euo pipefail
cd "$(dirname "$0")/../.."
package=$1
suite=$(. /etc/os-release && echo "$VERSION_CODENAME")

root=$(mktemp -d)
# What is mounted in the root goes first, or nothing is removed.
trap '{ ! mountpoint -q "$root/proc" || umount "$root/proc"; } && rm -rf "$root"' EXIT
debootstrap --variant=minbase "$suite" "$root" http://deb.debian.org/debian >"$root.log" 2>&1 || {
    tail -5 "$root.log" >&2
    exit 1
}
rm -f "$root.log"
cp "$package" "$root/tmp/yong.deb"
mkdir "$root/tmp/news"
cp seeds/documents/* "$root/tmp/news/"

cat >"$root/tmp/check.sh" <<'CHECK'
set -euo pipefail
export DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8
apt-get install -q -y --no-install-recommends /tmp/yong.deb >/tmp/apt.log 2>&1 || { tail -5 /tmp/apt.log >&2; exit 1; }
yong --version
yong build /tmp/news -o /tmp/graph.ttl --store /tmp/news.yong
rows=$(yong query --store /tmp/news.yong --format csv 'SELECT ?name { ?p a yong:Person ; rdfs:label ?name }' | wc -l)
[ "$rows" -gt 1 ] || { echo "no people in the graph" >&2; exit 1; }
yong check /tmp/graph.ttl
# The endpoint is in the package too.
timeout 20 yong serve --store /tmp/news.yong --port 29871 >/tmp/serve.log 2>&1 & server=$!
for _ in $(seq 50); do
    sleep 0.2
    if answer=$(perl -e 'use IO::Socket::INET; my $s = IO::Socket::INET->new("127.0.0.1:29871") or exit 1;
        print $s "GET /health HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n"; print <$s>;'); then break; fi
done
kill -INT "$server"
grep -q ' 200 ' <<<"$answer" || { echo "the endpoint did not answer" >&2; cat /tmp/serve.log >&2; exit 1; }
dpkg -L yong | grep -q bash-completion
apt-get remove -q -y yong >/dev/null 2>&1
! command -v yong >/dev/null
echo "installed, built a graph of $((rows - 1)) people, asked it, served it, removed"
CHECK
# A program of Swift reads its arguments there.
mount -t proc proc "$root/proc"
chroot "$root" bash /tmp/check.sh
