#!/usr/bin/env python3
"""Reads a file of RDF with rdflib, and writes N-Triples if asked to.

usage: rdflib_convert.py FILE [--count]     with --count the number of statements is all that is written
"""
import sys

import rdflib


def main():
    # Literals stay as they are written, which the other programs do as well.
    rdflib.NORMALIZE_LITERALS = False
    graph = rdflib.Graph()
    graph.parse(sys.argv[1])
    if "--count" in sys.argv:
        print(len(graph))
    else:
        graph.serialize(sys.stdout.buffer, format="nt", encoding="utf-8")


if __name__ == "__main__":
    main()
