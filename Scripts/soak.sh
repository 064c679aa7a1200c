#!/usr/bin/env bash
# What takes long: all tests under the address and the thread sanitizer, each a build of its own, many more generated
# documents for the readers than in a short run, a store under all that can happen to its program and its disk, a build on
# Spark one of whose workers is killed, the package in a clean root, and the benchmarks.
# usage: soak.sh [STAGE ...]      stages: address thread kills disk readers queries fuzz spark package speed; all of them
# without a word
# YONG_FUZZ_SEED=S generates others than the last time.
set -uo pipefail
cd "$(dirname "$0")/.."

export YONG_PYTHON="$PWD/.build-python/bin/python"
source Scripts/stages.sh

# The build that is shipped is the one that is looked at; and frames of a build for debuggers are too large for the tests
# of deep nesting once the address sanitizer has widened them. The thread sanitizer gets a build for debuggers: in an
# optimised one it does not see that the standard library's `Mutex` is a lock, and reports whatever stands in one.
build=(-c release -Xswiftc -enable-testing)

wanted() { [ ${#words[@]} -eq 0 ] || [[ " ${words[*]} " == *" $1 "* ]]; }
words=("$@")

wanted address && stage "address sanitizer" env \
    LSAN_OPTIONS="suppressions=$PWD/Scripts/leaks.txt:print_suppressions=0" \
    swift test "${build[@]}" --sanitize=address --scratch-path .build-address
# Tests of targets that start threads, as only these can race; under this sanitizer the training of models alone would
# take hours. What is skipped besides is long and of one thread.
threads='^(QuadStoreTests|RDFSyntaxTests|DocumentsTests|YongTests)\.|PiecedInputTests'
wanted thread && stage "thread sanitizer" env TSAN_OPTIONS="suppressions=$PWD/Scripts/races.txt" \
    swift test --sanitize=thread --scratch-path .build-thread \
    --filter "$threads" --skip 'LabelledPairsTests|DamageTests|ColumnTests'

# Fifty times the documents of a short run, in the build that `make test` uses.
fuzz() {
    swift build "${build[@]}" --build-tests &&
        YONG_FUZZ_FACTOR=${YONG_FUZZ_FACTOR:-50} swift test "${build[@]}" --skip-build \
            --filter 'EquivalenceTests|RDFXMLMutationTests|LimitTests/mutated|DamageTests/bytes'
}

# Forty times the queries and updates of a short run: 20,000 queries on each engine against the reference evaluator, and
# on Oxigraph.
queries() {
    swift build "${build[@]}" --build-tests &&
        YONG_QUERY_FACTOR=${YONG_QUERY_FACTOR:-40} swift test "${build[@]}" --skip-build --filter 'Generated'
}

exercise=.build/release/yong-store-exercise

# A program that changes a store is killed, and the store looked at.
kills() {
    swift build "${build[@]}" --product yong-store-exercise &&
        Scripts/store/kills.py $exercise --count "${YONG_KILLS:-200}"
}

# Its disk is full, its writes fail, and the power goes.
disk() {
    swift build "${build[@]}" --product yong-store-exercise &&
        swift build "${build[@]}" --product yong &&
        Scripts/store/care.py .build/release/yong &&
        Scripts/store/writers.py $exercise &&
        Scripts/store/full.py $exercise --count "${YONG_FULL_DISKS:-100}" &&
        Scripts/store/failing.py $exercise --count "${YONG_FAILING_WRITES:-100}" &&
        Scripts/store/images.py $exercise --count "${YONG_IMAGES:-500}" --transactions 120 &&
        Scripts/store/images.py $exercise --count "${YONG_IMAGES:-500}" --transactions 120 --deferred
}

# It is read while it is written, under the thread sanitizer; for that a build for debuggers, see above.
readers() {
    swift build --sanitize=thread --scratch-path .build-thread --product yong-store-exercise &&
        Scripts/store/readers.py .build-thread/debug/yong-store-exercise --seconds "${YONG_READING_SECONDS:-60}"
}

wanted kills && stage "kills of a store" kills
wanted disk && stage "failing disks" disk
wanted readers && stage "readers and a writer" readers
wanted queries && stage "generated queries" queries
wanted fuzz && stage "generated documents" fuzz
# The same graph on two workers as on one machine.
spark() {
    swift build "${build[@]}" --product yong && .build-spark/bin/python Scripts/spark/check.py
}

wanted spark && stage "a build on Spark" spark
wanted package && stage "the package in a clean root" make --no-print-directory clean-root
# In the build that users get.
speed() {
    make --no-print-directory build && Benchmarks/build.py ../shared/corpus
}

wanted speed && stage "speed of build" speed

report
