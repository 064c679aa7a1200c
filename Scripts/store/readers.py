#!/usr/bin/env python3
"""Lets threads and another process read a store while it is written, and checks that each snapshot is one commit.

usage: readers.py PROGRAM [--seconds 60] [--readers 3] [--seed 1]

PROGRAM is `yong-store-exercise`, best built with the thread sanitizer. Every commit seals its graph with a quad that
says how many other quads there are and what their sum is; readers hold scans, counts and look-ups against it.
"""
import argparse
import subprocess
import sys
import tempfile


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--readers", type=int, default=3)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        place = [f"{folder}/store", "--seed", str(options.seed)]
        # The store is there before the other process looks for it.
        subprocess.run([options.program, "run", *place, "--count", "0"], check=True)
        seconds = ["--seconds", str(options.seconds)]
        processes = {
            "wrote and read": [options.program, "share", *place, *seconds, "--readers", str(options.readers)],
            "read in a process of its own": [options.program, "watch", *place, *seconds],
        }
        running = {
            name: subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
            for name, command in processes.items()
        }
        for name, process in running.items():
            output, errors = process.communicate()
            if process.returncode != 0:
                sys.exit(f"what {name} ended with {process.returncode}: {output}{errors}")
            print(f"{name}: {output.strip()}")


if __name__ == "__main__":
    main()
