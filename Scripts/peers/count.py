#!/usr/bin/env python3
"""Counts the statements of RDF files as rdflib and Oxigraph read them.

usage: count.py FILE…
Prints one line a file: name, rdflib's count, Oxigraph's count, separated by tabs.
"""
import sys

import pyoxigraph
import rdflib

FORMATS = {
    "nt": ("nt", pyoxigraph.RdfFormat.N_TRIPLES),
    "nq": ("nquads", pyoxigraph.RdfFormat.N_QUADS),
    "ttl": ("turtle", pyoxigraph.RdfFormat.TURTLE),
    "trig": ("trig", pyoxigraph.RdfFormat.TRIG),
    "rdf": ("xml", pyoxigraph.RdfFormat.RDF_XML),
}


def main():
    for path in sys.argv[1:]:
        rdflib_format, oxigraph_format = FORMATS[path.rsplit(".", 1)[-1]]
        dataset = rdflib.Dataset()
        dataset.parse(path, format=rdflib_format)
        by_rdflib = sum(1 for _ in dataset.quads())
        # rdflib puts the triples of a format without graphs into a graph named after the file; a set counts each once.
        store = pyoxigraph.Store()
        with open(path, "rb") as file:
            store.bulk_load(file, oxigraph_format)
        print(path, by_rdflib, len(store), sep="\t")


if __name__ == "__main__":
    main()
