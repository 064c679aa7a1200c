#!/usr/bin/env python3
"""Kills a program that changes a store, again and again, and checks what it left.

usage: kills.py PROGRAM [--count 200] [--seed 1]

PROGRAM is `yong-store-exercise`. After each SIGKILL the store has to be sound and to hold exactly what the last
transaction that was told to be committed left, or the one begun after it.
"""
import argparse
import random
import subprocess
import tempfile
import time


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    random.seed(options.seed)
    done = later = 0
    with tempfile.TemporaryDirectory() as folder:
        store = f"{folder}/store"
        for _ in range(options.count):
            place = [store, "--seed", str(options.seed)]
            process = subprocess.Popen([options.program, "run", *place, "--done", str(done)], stdout=subprocess.PIPE)
            time.sleep(random.uniform(0.005, 0.4))
            process.kill()
            told = [int(line) for line in process.communicate()[0].split()]
            last = told[-1] if told else done
            check = subprocess.run(
                [options.program, "verify", *place, "--done", str(last)], capture_output=True, text=True)
            if check.returncode:
                raise SystemExit(f"after transaction {last}: {check.stderr.strip() or check.stdout.strip()}")
            done = int(check.stdout)
            later += done > last
    print(f"{options.count} kills, {done} transactions: every store was sound; {later} had one more than was told")


if __name__ == "__main__":
    main()
