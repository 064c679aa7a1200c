#!/usr/bin/env bash
# Lays out an installation: the program, its manual pages, completions for three shells, and the licences.
# usage: stage.sh YONG ROOT        ROOT is the prefix, such as /usr/local
set -euo pipefail
cd "$(dirname "$0")/../.."
yong=$1
root=$2

install -D -m 755 "$yong" "$root/bin/yong"
strip --strip-unneeded "$root/bin/yong"

pages=$(mktemp -d)
trap 'rm -rf "$pages"' EXIT
python3 Scripts/package/manual.py "$yong" "$pages"
for page in "$pages"/*.1; do
    gzip -9 -n "$page"
    install -D -m 644 "$page.gz" "$root/share/man/man1/$(basename "$page").gz"
done

# complete SHELL FILE
complete() {
    install -d "$root/share/$(dirname "$2")"
    "$yong" --generate-completion-script "$1" >"$root/share/$2"
    chmod 644 "$root/share/$2"
}
complete bash bash-completion/completions/yong
complete zsh zsh/site-functions/_yong
complete fish fish/vendor_completions.d/yong.fish

for file in LICENSE README.md CHANGELOG.md seeds/LICENSE; do
    name=$file
    [ "$file" = seeds/LICENSE ] && name=LICENSE.seeds
    install -D -m 644 "$file" "$root/share/doc/yong/$name"
done
