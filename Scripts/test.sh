#!/usr/bin/env bash
# Builds and runs all tests, and prints the minutes that each stage took.
set -uo pipefail
cd "$(dirname "$0")/.."

flags=(-c release -Xswiftc -enable-testing)
export YONG_PYTHON="$PWD/.build-python/bin/python"
stages=()
failed=0

stage() {
    local name=$1 started=$SECONDS
    shift
    echo "== $name"
    if "$@"; then verdict=passed; else verdict=FAILED; failed=1; fi
    stages+=("$(awk -v s=$((SECONDS - started)) -v n="$name" -v v="$verdict" \
        'BEGIN { printf "%6.2f min  %-7s %s", s / 60, v, n }')")
}

stage "format and lint" make --no-print-directory lint
stage "build" swift build "${flags[@]}" --build-tests
stage "quick start (make graph)" make --no-print-directory graph
stage "tests" swift test "${flags[@]}" --skip-build

printf '%s\n' "== minutes per stage" "${stages[@]}"
exit $failed
