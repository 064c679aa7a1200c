#!/usr/bin/env python3
"""Measures `yong build` over a folder of news: megabytes of text a second, peak memory.

usage: build.py FOLDER [RUNS]      with .build/release/yong built; prints each run and the median.
"""
import os
import pathlib
import resource
import statistics
import subprocess
import sys
import tempfile
import time


def main():
    folder = pathlib.Path(sys.argv[1])
    runs = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    root = pathlib.Path(__file__).resolve().parent.parent
    yong = root / ".build/release/yong"
    size = sum(file.stat().st_size for file in folder.rglob("*.txt"))
    for name, arguments in [("with evidence", []), ("--no-evidence", ["--no-evidence"])]:
        rates = []
        with tempfile.TemporaryDirectory() as scratch:
            for _ in range(runs + 1):
                begin = time.monotonic()
                subprocess.run(
                    [yong, "build", folder, "-o", os.path.join(scratch, "graph.nq"), *arguments], check=True
                )
                rates.append(size / 1e6 / (time.monotonic() - begin))
        rates = rates[1:]  # the first run warms the page cache
        print(
            f"{name}: {statistics.median(rates):.2f} MB/s (median of {runs}, "
            f"{min(rates):.2f} to {max(rates):.2f}), {size / 1e6:.1f} MB"
        )
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    print(f"peak resident memory: {peak / 1024:.0f} MB")


if __name__ == "__main__":
    main()
