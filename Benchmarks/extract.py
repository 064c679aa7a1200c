#!/usr/bin/env python3
"""Measures `yong extract` and `yong build --no-evidence` over a folder of news: megabytes of text a second.

usage: extract.py FOLDER [--runs N] [--against YONG]

Needs `.build/release/yong`. Printed for each command: wall and processor time of the fastest run, the spread of the wall
times, peak private memory, and the rate by wall time. With `--against`, another build of yong runs by turns with this
one: then the ratio of the processor times is printed as well, which is the fair figure on a machine that others use,
and whether both wrote the same bytes.
"""
import argparse
import hashlib
import pathlib
import subprocess
import sys

from measuring import measure

ROOT = pathlib.Path(__file__).resolve().parent.parent
YONG = ROOT / ".build/release/yong"


def digest(command):
    """The SHA-256 of what a command writes to its standard output."""
    return hashlib.sha256(subprocess.run(command, check=True, capture_output=True).stdout).hexdigest()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--against", type=pathlib.Path, help="another build of yong")
    options = parser.parse_args()
    size = sum(file.stat().st_size for file in options.folder.rglob("*.txt")) / 1e6
    if not size:
        sys.exit(f"no texts in {options.folder}")
    print(f"{size:.1f} MB of text; the fastest of {options.runs} runs after one that warms the page cache")
    builds = [YONG] + ([options.against] if options.against else [])
    for name, arguments in [
        ("extract", ["extract", options.folder]),
        ("build --no-evidence", ["build", options.folder, "--no-evidence", "-o", "/dev/stdout"]),
    ]:
        runs = {build: [] for build in builds}
        for _ in range(options.runs + 1):
            for build in builds:
                runs[build].append(measure([build, *arguments]))
        fastest = {}
        for build in builds:
            walls, processors, memories = zip(*runs[build][1:])
            fastest[build] = min(processors)
            print(
                f"{name}: {size / min(walls):.1f} MB/s, wall {min(walls):.2f} s (to {max(walls):.2f}), processor "
                f"{min(processors):.2f} s, {max(memories) / 2**20:.0f} MB private   {build}"
            )
        if options.against:
            same = "the same" if len({digest([build, *arguments]) for build in builds}) == 1 else "OTHER"
            print(f"  {fastest[options.against] / fastest[YONG]:.2f} times as fast by processor time, {same} bytes")


if __name__ == "__main__":
    main()
