#!/usr/bin/env bash
# Makes a Debian package and a relocatable archive of a program that was built for them.
# usage: deb.sh YONG OUTPUT
#
# The package depends on the C libraries that the program is linked with, as dpkg-shlibdeps finds them. The same program
# and commit give the same bytes.
set -euo pipefail
cd "$(dirname "$0")/../.."
yong=$(realpath "$1")
mkdir -p "$2"
output=$(realpath "$2")
version=$("$yong" --version | cut -d ' ' -f 2)
architecture=$(dpkg --print-architecture)
export SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct)}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
Scripts/package/stage.sh "$yong" "$work/root/usr"
# Debian's name for the licence, and its changes are those of the package.
mv "$work/root/usr/share/doc/yong/LICENSE" "$work/root/usr/share/doc/yong/copyright"

mkdir -p "$work/debian" "$work/root/DEBIAN"
printf 'Source: yong\n\nPackage: yong\nArchitecture: any\n' >"$work/debian/control"
libraries=$(cd "$work" && dpkg-shlibdeps -O "root/usr/bin/yong" 2>/dev/null | sed -n 's/^shlibs:Depends=//p')
cat >"$work/root/DEBIAN/control" <<CONTROL
Package: yong
Version: $version
Architecture: $architecture
Section: science
Priority: optional
Maintainer: The Yong authors <yong@users.noreply.github.com>
Installed-Size: $(du -k -s "$work/root/usr" | cut -f 1)
Depends: $libraries, libthai-data
Homepage: https://w3id.org/yong
Description: knowledge graph of Thai government news, RDF and SPARQL
 Yong reads Thai government news into a knowledge graph of people, ministries,
 organisations, countries, places, events and plans, with the evidence for each
 statement. It reads and writes every RDF syntax, keeps graphs in an embedded
 store, answers SPARQL from the command line and over HTTP, and links things
 with those of other graphs.
CONTROL
(cd "$work/root" && find usr -type f -print0 | sort -z | xargs -0 md5sum >DEBIAN/md5sums)
find "$work/root" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +
dpkg-deb --root-owner-group --build "$work/root" "$output/yong_${version}_$architecture.deb" >/dev/null

name=yong-$version-linux-$(uname -m)
mv "$work/root/usr" "$work/$name"
tar -C "$work" --sort=name --owner=0 --group=0 --numeric-owner --mtime="@$SOURCE_DATE_EPOCH" -cf - "$name" \
    | gzip -9 -n >"$output/$name.tar.gz"
ls -l "$output/yong_${version}_$architecture.deb" "$output/$name.tar.gz"
