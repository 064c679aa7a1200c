#!/usr/bin/env bash
# Makes the pages of all libraries as one site of files, which any web server can serve.
#
# usage: documentation.sh FOLDER [BASE]     BASE is the path below which the site will stand, if it is not the root
set -euo pipefail
cd "$(dirname "$0")/.."
folder=$1 base=${2:-}

# Every module with Swift in it that others import; modules of C begin with two capitals.
arguments=()
for module in Sources/*/; do
    module=$(basename "$module")
    case $module in
        C[A-Z]* | *Command | StoreExercise) ;;
        *) arguments+=(--target "$module") ;;
    esac
done
arguments+=(--enable-experimental-combined-documentation --transform-for-static-hosting --output-path "$folder")
if [ -n "$base" ]; then arguments+=(--hosting-base-path "$base"); fi

mkdir -p "$folder"
# The plugin is a dependency of this build alone, so it has a folder of its own.
YONG_DOCUMENTATION=1 swift package --scratch-path .build-documentation --traits Server \
    --allow-writing-to-directory "$folder" generate-documentation "${arguments[@]}"

# Who comes to the site's root is led to the list of modules.
cat > "$folder/index.html" <<'END'
<!doctype html>
<meta charset="utf-8">
<title>Yong</title>
<meta http-equiv="refresh" content="0; url=documentation/">
<a href="documentation/">Documentation of Yong</a>
END
test -f "$folder/documentation/yong/index.html"
echo "$folder holds the site: begin at documentation/yong/"
