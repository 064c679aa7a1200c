#!/usr/bin/env bash
# A little of everything that soak.sh does to a store, in some seconds.
# usage: short.sh PROGRAM      PROGRAM is yong-store-exercise
set -euo pipefail
program=$(realpath "$1")
cd "$(dirname "$0")"
./kills.py "$program" --count 10
./full.py "$program" --count 6
./failing.py "$program" --count 6
./images.py "$program" --count 24 --transactions 30
./images.py "$program" --count 12 --transactions 30 --deferred
./readers.py "$program" --seconds 1
./writers.py "$program" --seconds 1
