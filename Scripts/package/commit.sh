#!/usr/bin/env bash
# Writes the commit and its date to .build/commit.txt, which the program shows with its version (Sources/CEmbedded/commit.c).
set -euo pipefail
cd "$(dirname "$0")/../.."

commit=$(git log -1 --format='%h %cs' 2>/dev/null || true)
file=.build/commit.txt
[ -f "$file" ] && [ "$(cat "$file")" = "$commit" ] && exit 0
mkdir -p .build
# Without the file the compiler did not note that the source depends on it.
[ -f "$file" ] || touch Sources/CEmbedded/commit.c
printf '%s' "$commit" >"$file"
