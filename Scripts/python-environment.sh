#!/usr/bin/env bash
# Makes a Python environment with the packages named after its folder, unless it has them already.
# usage: python-environment.sh FOLDER PACKAGE…
set -euo pipefail

folder=$1
shift
stamp="$folder/packages"
[ -f "$stamp" ] && [ "$(cat "$stamp")" = "$*" ] && exit 0
echo "Installing from PyPI into $folder: $*" >&2
rm -rf "$folder"
python3 -m venv "$folder"
"$folder/bin/pip" install --quiet --disable-pip-version-check "$@" >&2
echo "$*" >"$stamp"
