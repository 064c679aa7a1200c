#!/usr/bin/env python3
"""rates.py STORE: what a loaded store does in a second (StoreRates), and in the same run single insertions of Oxigraph,
which does not sync them.

    swift build -c release --package-path Benchmarks/StoreRates
    Benchmarks/rates.py STORE --rates Benchmarks/StoreRates/.build/release/StoreRates

    --scratch DIR    where stores for writing are made and removed
    --python PATH    a Python that has pyoxigraph
"""
import argparse
import pathlib
import shutil
import subprocess

OXIGRAPH = """
import sys, time
from pyoxigraph import Literal, NamedNode, Quad, Store
store, count = Store(sys.argv[1]), 20000
value = NamedNode("https://example.org/value")
quads = [
    Quad(NamedNode(f"https://example.org/item/{number}"), value, Literal(f"value {number % 1000}"))
    for number in range(count)
]
begin = time.monotonic()
for quad in quads:
    store.add(quad)
print(f"oxigraph, single insertions, /s\\t{count / (time.monotonic() - begin)}")
"""


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("store")
    parser.add_argument("--rates", default="StoreRates")
    parser.add_argument("--scratch", default="rates", type=pathlib.Path)
    parser.add_argument("--python", default="python3")
    options = parser.parse_args()
    commands = [
        [options.rates, options.store, str(options.scratch / "yong")],
        [options.python, "-c", OXIGRAPH, str(options.scratch / "oxigraph")],
    ]
    shutil.rmtree(options.scratch, ignore_errors=True)
    options.scratch.mkdir(parents=True)
    try:
        for command in commands:
            subprocess.run(command, check=True)
    finally:
        shutil.rmtree(options.scratch, ignore_errors=True)


if __name__ == "__main__":
    main()
