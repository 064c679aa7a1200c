#!/usr/bin/env python3
"""Measures RDF/XML to N-Triples against Oxigraph, and pretty Turtle against rapper: wall time, CPU time, private memory.

usage: rdfxml.py FILE.rdf FILE.nt [RUNS]

FILE.rdf and FILE.nt hold the same triples. `.build/release/yong` must be built; `oxigraph` (PyPI) and `rapper`
(raptor2-utils) must be on the PATH. A round runs all programs one after the other, so that all of them meet the same
load; a ratio is taken within a round. Prints the median of the rounds and the smallest and largest ratio.
"""
import pathlib
import statistics
import sys

from measuring import measure


def compare(title, ours, peer, runs):
    rounds = [(measure(ours), measure(peer)) for _ in range(runs)]
    memory = max(round[0][2] for round in rounds) / 1e6
    for number, name in enumerate(["wall time", "CPU time"]):
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
