#!/usr/bin/env python3
"""Measures RDF/XML to N-Triples against Oxigraph, and pretty Turtle against rapper: wall time, user CPU time, private memory.

usage: rdfxml.py FILE.rdf FILE.nt [RUNS]

FILE.rdf and FILE.nt hold the same triples. `.build/release/yong` must be built; `oxigraph` (PyPI) and `rapper`
(raptor2-utils) must be on the PATH. A round runs all programs one after the other, so that all of them meet the same
load; a ratio is taken within a round. Prints the median of the rounds and the smallest and largest ratio.
"""
import os
import pathlib
import re
import statistics
import subprocess
import sys
import time


def private_memory(pid):
    """Private memory in MB, pages of files left out."""
    try:
        status = pathlib.Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0
    found = re.search(r"RssAnon:\s+(\d+)", status)
    return int(found[1]) / 1024 if found else 0


def run(arguments):
    """Wall seconds, user CPU seconds and the peak of private memory; the output is thrown away."""
    begin = time.monotonic()
    process = subprocess.Popen(arguments, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    peak = 0
    while True:
        pid, status, usage = os.wait4(process.pid, os.WNOHANG)
        if pid:
            break
        peak = max(peak, private_memory(process.pid))
        time.sleep(0.005)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{arguments[0]} failed with {process.returncode}")
    return time.monotonic() - begin, usage.ru_utime, peak


def compare(title, ours, peer, runs):
    rounds = [(run(ours), run(peer)) for _ in range(runs)]
    memory = max(round[0][2] for round in rounds)
    for number, name in enumerate(["wall time", "user CPU"]):
        ratios = [theirs[number] / mine[number] for mine, theirs in rounds]
        mine = statistics.median(round[0][number] for round in rounds)
        theirs = statistics.median(round[1][number] for round in rounds)
        print(
            f"{title}, {name}: {statistics.median(ratios):.2f} times as fast ({min(ratios):.2f} to {max(ratios):.2f}); "
            f"{mine:.2f} s against {theirs:.2f} s, {memory:.0f} MB private memory",
            flush=True,
        )


def main():
    rdf, lines = sys.argv[1], sys.argv[2]
    runs = int(sys.argv[3]) if len(sys.argv) > 3 else 5
    yong = pathlib.Path(__file__).resolve().parent.parent / ".build/release/yong"
    compare(
        "RDF/XML to N-Triples",
        [yong, "convert", rdf, "--to", "ntriples"],
        ["oxigraph", "convert", "--from-file", rdf, "--to-format", "nt"],
        runs,
    )
    compare(
        "N-Triples to pretty Turtle",
        [yong, "convert", lines, "--to", "turtle"],
        ["rapper", "-q", "-i", "ntriples", "-o", "turtle", lines],
        runs,
    )


if __name__ == "__main__":
    main()
