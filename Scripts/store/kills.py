#!/usr/bin/env python3
"""Kills a program that changes a store, again and again, and checks what it left.

usage: kills.py PROGRAM [--count 200] [--seed 1]

PROGRAM is `yong-store-exercise`. After each SIGKILL the store has to be sound and to hold exactly what the last
transaction that was told to be committed left, or the one begun after it.
"""
import argparse
import random
import tempfile
import time

from exercise import Store


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    random.seed(options.seed)
    later = 0
    with tempfile.TemporaryDirectory() as folder:
        store = Store(options.program, f"{folder}/store", options.seed)
        for _ in range(options.count):
            process = store.begin()
            # While it opens the store, or while it works.
            first = process.stdout.readline() if random.random() < 0.8 else ""
            time.sleep(random.uniform(0, 0.4) if first else random.uniform(0, 0.1))
            process.kill()
            # What was read ahead with the first line is part of it.
            told = (first + process.stdout.read()).split()
            process.communicate()
            last = int(told[-1]) if told else store.done
            later += store.verify(last) > last
    print(f"{options.count} kills, {store.done} transactions: "
          f"every store was sound; {later} had one more than was told")


if __name__ == "__main__":
    main()
