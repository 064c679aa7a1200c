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
stage "tests" swift test "${flags[@]}" --skip-build

report
