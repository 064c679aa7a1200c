#!/usr/bin/env bash
# Builds and runs all tests, and prints the minutes that each stage took.
set -uo pipefail
cd "$(dirname "$0")/.."

flags=(-c release -Xswiftc -enable-testing --traits Server)
export YONG_PYTHON="$PWD/.build-python/bin/python"
source Scripts/stages.sh

stage "format and lint" make --no-print-directory lint
stage "build" swift build "${flags[@]}" --build-tests
stage "quick start (make graph)" make --no-print-directory graph "BUILD_FLAGS=${flags[*]}"
stage "a store under fire" Scripts/store/short.sh .build/release/yong-store-exercise

# Runs the tests; what failed is gathered, so that it need not be looked for among thousands of lines.
failures=.build/failures.txt
run_tests() {
    local log=.build/tests.log status
    swift test "${flags[@]}" --skip-build 2>&1 | tee "$log"
    status=${PIPESTATUS[0]}
    rm -f "$failures"
    if ((status != 0)); then
        grep -A 4 -E '^✘ Test .* recorded an issue|error: (Exited|Process)|Fatal error' "$log" \
            | grep -vE '^[✔◇]' | cut -c 1-400 | head -40 >"$failures"
    fi
    return "$status"
}
stage "tests" run_tests

report "$failures"
