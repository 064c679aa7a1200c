#!/usr/bin/env python3
"""Compares the description that `yong dump --describe` writes of a store with what SPARQL counts, and the check sums.

usage: description.py YONG STORE
rdflib reads void.ttl, Oxigraph counts over the file that it describes, and sha256sum checks the files.
"""
import hashlib
import os
import subprocess
import sys
import tempfile

import pyoxigraph
import rdflib
from rdflib import DCTERMS, RDF, Namespace, URIRef

VOID = Namespace("http://rdfs.org/ns/void#")
DCAT = Namespace("http://www.w3.org/ns/dcat#")
SPDX = Namespace("http://spdx.org/rdf/terms#")
HOME = "https://example.org/data/"
LICENSE = "https://creativecommons.org/licenses/by/4.0/"


def expect(what, found, wanted):
    if found != wanted:
        sys.exit(f"{what}: {found} in place of {wanted}")
    print(f"{what}: {found}")


def number(store, query):
    (solution,) = store.query(query)
    return int(solution[0].value)


def check_numbers(graph, dataset, store, pattern, name):
    """The numbers and partitions of one set of statements, against the matches of a pattern."""
    for term, query in (
        ("triples", f"SELECT (COUNT(*) AS ?n) {{ {pattern} }}"),
        ("distinctSubjects", f"SELECT (COUNT(DISTINCT ?s) AS ?n) {{ {pattern} }}"),
        ("distinctObjects", f"SELECT (COUNT(DISTINCT ?o) AS ?n) {{ {pattern} }}"),
        ("entities", f"SELECT (COUNT(DISTINCT ?s) AS ?n) {{ {pattern} FILTER ISIRI(?s) }}"),
        ("properties", f"SELECT (COUNT(DISTINCT ?p) AS ?n) {{ {pattern} }}"),
        ("classes", f"SELECT (COUNT(DISTINCT ?o) AS ?n) {{ {pattern} FILTER (?p = <{RDF.type}>) }}"),
    ):
        expect(f"{name} {term}", int(graph.value(dataset, VOID[term])), number(store, query))
    if (dataset, VOID.subset, None) in graph:
        return
    found = {
        str(graph.value(part, VOID["class"])): int(graph.value(part, VOID.entities))
        for part in graph.objects(dataset, VOID.classPartition)
    }
    query = f"SELECT ?o (COUNT(DISTINCT ?s) AS ?n) {{ {pattern} FILTER (?p = <{RDF.type}>) }} GROUP BY ?o"
    expect(f"{name} classes", found, {row["o"].value: int(row["n"].value) for row in store.query(query)})
    numbers = ("triples", "distinctSubjects", "distinctObjects")
    found = {
        str(graph.value(part, VOID.property)): tuple(int(graph.value(part, VOID[term])) for term in numbers)
        for part in graph.objects(dataset, VOID.propertyPartition)
    }
    query = f"""SELECT ?p (COUNT(*) AS ?t) (COUNT(DISTINCT ?s) AS ?ss) (COUNT(DISTINCT ?o) AS ?os)
        {{ {pattern} }} GROUP BY ?p"""
    wanted = {row["p"].value: tuple(int(row[key].value) for key in ("t", "ss", "os")) for row in store.query(query)}
    expect(f"{name} properties", found, wanted)


def main():
    program, folder = sys.argv[1], sys.argv[2]
    with tempfile.TemporaryDirectory() as scratch:
        os.chdir(scratch)
        command = [program, "dump", "--store", folder, "--describe", "--title", "ข่าว", "--license", LICENSE]
        environment = dict(os.environ, SOURCE_DATE_EPOCH="1700000000")
        for output in ("one/", "two/"):
            subprocess.run(command + ["-o", output, "--published-at", HOME], check=True, env=environment)
        for name in os.listdir("one"):
            with open(f"one/{name}", "rb") as one, open(f"two/{name}", "rb") as two:
                expect(f"the same bytes of {name}", one.read() == two.read(), True)
        subprocess.run(["sha256sum", "--check", "--quiet", "SHA256SUMS"], check=True, cwd="one")
        graph = rdflib.Graph().parse("one/void.ttl")
        dataset = URIRef(HOME + "void.ttl#dataset")
        expect("types", set(graph.objects(dataset, RDF.type)), {VOID.Dataset, DCAT.Dataset})
        expect("issued", str(graph.value(dataset, DCTERMS.issued)), "2023-11-14T22:13:20+00:00")
        (file,) = graph.objects(dataset, DCAT.distribution)
        for thing in (dataset, file):
            expect("license", str(graph.value(thing, DCTERMS.license)), LICENSE)
        expect("download", str(graph.value(file, DCAT.downloadURL)), HOME + "dump.nq.zst")
        expect("size", int(graph.value(file, DCAT.byteSize)), os.path.getsize("one/dump.nq.zst"))
        (checksum,) = graph.objects(file, SPDX.checksum)
        with open("one/dump.nq.zst", "rb") as dump:
            digest = hashlib.sha256(dump.read()).hexdigest()
        expect("checksum", graph.value(checksum, SPDX.checksumValue).lower(), digest)
        subprocess.run([program, "convert", "one/dump.nq.zst", "-o", "all.nq"], check=True)
        store = pyoxigraph.Store()
        with open("all.nq", "rb") as dump:
            for quad in pyoxigraph.parse(dump, pyoxigraph.RdfFormat.N_QUADS):
                store.add(quad)
        named = "GRAPH ?g { ?s ?p ?o }"
        parts = {str(part).rsplit("#", 1)[1]: part for part in graph.objects(dataset, VOID.subset)}
        if parts:
            check_numbers(graph, parts["knowledge"], store, "?s ?p ?o", "knowledge")
            check_numbers(graph, parts["evidence"], store, named, "evidence")
            check_numbers(graph, dataset, store, f"{{ ?s ?p ?o }} UNION {{ {named} }}", "all")
        else:
            check_numbers(graph, dataset, store, "?s ?p ?o", "all")


main()
