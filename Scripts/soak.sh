#!/usr/bin/env bash
# What takes long: all tests under the address and the thread sanitizer, each a build of its own, and the benchmarks.
# usage: soak.sh [STAGE ...]      stages: address thread speed; all of them without a word
set -uo pipefail
cd "$(dirname "$0")/.."

export YONG_PYTHON="$PWD/.build-python/bin/python"
source Scripts/stages.sh

wanted() { [ ${#words[@]} -eq 0 ] || [[ " ${words[*]} " == *" $1 "* ]]; }
words=("$@")

wanted address && stage "address sanitizer" env \
    LSAN_OPTIONS="suppressions=$PWD/Scripts/leaks.txt:print_suppressions=0" \
    swift test --sanitize=address --scratch-path .build-address
wanted thread && stage "thread sanitizer" swift test --sanitize=thread --scratch-path .build-thread
wanted speed && stage "speed of build" Benchmarks/build.py ../shared/corpus

report
