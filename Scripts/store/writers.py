#!/usr/bin/env python3
"""Lets several processes write to one store at the same time, and checks that no commit is lost.

usage: writers.py PROGRAM [--seconds 20] [--writers 3] [--seed 1]

PROGRAM is `yong-store-exercise`. Every transaction reads how many quads there are, counts them, adds some of its own, and
writes down the new number. Whoever has not read what the others wrote before is found out, and so is a store that is not
sound at the end.
"""
import argparse
import subprocess
import sys
import tempfile


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--writers", type=int, default=3)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        processes = [
            subprocess.Popen(
                [options.program, "contend", f"{folder}/store", "--seed", str(options.seed + number), "--name",
                 f"writer{number}", "--seconds", str(options.seconds), *(["--deferred"] if number % 2 == 0 else [])],
                stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
            for number in range(options.writers)
        ]
        for process in processes:
            output, errors = process.communicate()
            if process.returncode != 0:
                sys.exit(f"a writer ended with {process.returncode}: {output}{errors}")
            print(f"wrote beside others: {output.strip()}")


if __name__ == "__main__":
    main()
