#!/usr/bin/env python3
"""Reads and writes RDF against other tools, on the same files in one run; prints the ratios.

usage: parse.py SCRATCH [--size S|M] [--runs N] [--only nt,ttl,nq,trig,count]

Needs `.build/release/yong`; `serdi` and `rapper` (Debian: serdi, raptor2-utils) where they are installed. Oxigraph is
fetched from PyPI into the scratch folder. The data are made there by the generator of ../shared/bench, which stands
beside the project. Every tool writes N-Triples or N-Quads to /dev/null. Printed: wall and processor time of the fastest
run and the spread of the wall times, triples a second, peak private memory, and how many times as fast yong is, by wall
time and by processor time; the latter is the fair figure on a machine that others use.
"""
import argparse
import os
import pathlib
import shutil
import subprocess
import sys

from measuring import measure

ROOT = pathlib.Path(__file__).resolve().parent.parent
BENCH = ROOT.parent / "shared/bench"
YONG = ROOT / ".build/release/yong"
# Counts triples by predicate through the library.
COUNTER = ROOT / "Benchmarks/CountPredicates/.build/release/CountPredicates"


def prepare(scratch, size):
    """Makes the data, and installs Oxigraph."""
    scratch.mkdir(parents=True, exist_ok=True)
    if not BENCH.is_dir():
        sys.exit(f"no generator at {BENCH}")
    lines = scratch / f"{size}.nt"
    if not lines.exists():
        subprocess.run([sys.executable, BENCH / "gen.py", size, lines], check=True, stdout=subprocess.DEVNULL)
    quads = scratch / f"{size}.nq"
    if not quads.exists():
        subprocess.run([sys.executable, BENCH / "quads.py", lines, quads], check=True)
    # The grouped syntaxes are written by other tools, so that no habit of ours is in them.
    turtle = scratch / f"{size}.ttl"
    if not turtle.exists():
        with open(turtle, "wb") as output:
            cat = subprocess.Popen(["cat", BENCH / "prefixes.ttl", lines], stdout=subprocess.PIPE)
            subprocess.run(["serdi", "-i", "turtle", "-o", "turtle", "-"], stdin=cat.stdout, stdout=output, check=True)
    oxigraph = scratch / "peers/bin/oxigraph"
    if not oxigraph.exists():
        subprocess.run([sys.executable, "-m", "venv", scratch / "peers"], check=True)
        subprocess.run([scratch / "peers/bin/pip", "-q", "install", "oxigraph"], check=True)
    trig = scratch / f"{size}.trig"
    if not trig.exists():
        subprocess.run([oxigraph, "convert", "--from-file", quads, "--to-file", trig], check=True)
    return oxigraph


def commands(scratch, size, oxigraph):
    """For each kind of input, what runs on it: yong first."""
    def path(ending):
        return str(scratch / f"{size}.{ending}")

    def yong(ending, target):
        return [str(YONG), "convert", path(ending), "--to", target]

    def oxi(ending, target):
        return [str(oxigraph), "convert", "--from-file", path(ending), "--to-format", target]

    return {
        "nt": {
            "yong": yong("nt", "ntriples"), "serdi": ["serdi", "-i", "ntriples", "-o", "ntriples", path("nt")],
            "rapper": ["rapper", "-q", "-i", "ntriples", "-o", "ntriples", path("nt")], "oxigraph": oxi("nt", "nt"),
        },
        "ttl": {
            "yong": yong("ttl", "ntriples"), "serdi": ["serdi", "-i", "turtle", "-o", "ntriples", path("ttl")],
            "rapper": ["rapper", "-q", "-i", "turtle", "-o", "ntriples", path("ttl")], "oxigraph": oxi("ttl", "nt"),
        },
        "nq": {
            "yong": yong("nq", "nquads"), "serdi": ["serdi", "-i", "nquads", "-o", "nquads", path("nq")],
            "oxigraph": oxi("nq", "nq"),
        },
        "trig": {
            "yong": yong("trig", "nquads"), "serdi": ["serdi", "-i", "trig", "-o", "nquads", path("trig")],
            "oxigraph": oxi("trig", "nq"),
        },
        "count": {
            "yong": [str(COUNTER), path("nt")],
            "serdi": ["serdi", "-i", "ntriples", "-o", "ntriples", path("nt")],
        },
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("scratch", type=pathlib.Path)
    parser.add_argument("--size", default="M", choices=["S", "M"])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--only", default="nt,ttl,nq,trig,count")
    arguments = parser.parse_args()
    oxigraph = prepare(arguments.scratch, arguments.size)
    counts = {}
    for ending in ("nt", "nq"):
        with open(arguments.scratch / f"{arguments.size}.{ending}", "rb") as file:
            counts[ending] = sum(chunk.count(b"\n") for chunk in iter(lambda: file.read(1 << 20), b""))
    kinds = commands(arguments.scratch, arguments.size, oxigraph)
    if "count" in arguments.only and not COUNTER.exists():
        package = ROOT / "Benchmarks/CountPredicates"
        subprocess.run(["swift", "build", "-c", "release", "--package-path", package], check=True)
    for kind in arguments.only.split(","):
        tools = {name: command for name, command in kinds[kind].items() if shutil.which(command[0])}
        results = {name: [] for name in tools}
        # Turn by turn, so that what disturbs the machine disturbs all.
        for _ in range(arguments.runs):
            for name, command in tools.items():
                results[name].append(measure(command))
        count = counts["nq" if kind in ("nq", "trig") else "nt"]
        print(f"\n{kind}: {count:,} statements, {arguments.runs} runs, load {os.getloadavg()[0]:.1f}")
        ours = [min(column) for column in zip(*results["yong"])]
        for name, runs in results.items():
            wall, processor, _ = (min(column) for column in zip(*runs))
            slowest = max(run[0] for run in runs)
            print(
                f"  {name:9} wall {wall:6.2f} s (to {slowest:.2f})  processor {processor:6.2f} s  "
                f"{count / wall / 1e6:5.2f} M/s  private {max(run[2] for run in runs) / 1e6:6.1f} MB  "
                f"yong is {wall / ours[0]:5.2f} times as fast by wall time, {processor / ours[1]:5.2f} by processor time"
            )


if __name__ == "__main__":
    main()
