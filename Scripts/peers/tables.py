#!/usr/bin/env python3
"""Reads the tables that `yong dump` writes of a store, and compares them with what SPARQL counts.

usage: tables.py YONG STORE
GraphML and GEXF are read by networkx, CSV by the standard library; Oxigraph counts, over the N-Quads of the same store.
Ends with status 77 if Python has no networkx.
"""
import csv
import os
import subprocess
import sys
import tempfile

import pyoxigraph

try:
    import networkx
except ImportError:
    print("networkx is not installed", file=sys.stderr)
    sys.exit(77)

YONG = "https://w3id.org/yong/ontology#"
ORG = "http://www.w3.org/ns/org#"
RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"

# What the tables leave out unless --with-repetitions: memberships, and edges of other vocabularies beside one of ours.
MEMBERSHIP = f"FILTER NOT EXISTS {{ ?s a <{ORG}Membership> }}"
REPETITION = f"""FILTER (STRSTARTS(STR(?p), "{YONG}")
    || (NOT EXISTS {{ ?s ?own ?o FILTER STRSTARTS(STR(?own), "{YONG}") }}
    && NOT EXISTS {{ ?o ?own ?s FILTER STRSTARTS(STR(?own), "{YONG}") }}))"""


def run(*arguments):
    subprocess.run(arguments, check=True, stderr=subprocess.DEVNULL)


def number(store, query, union):
    (solution,) = store.query(query, use_default_graph_as_union=union)
    return int(solution[0].value)


def counts(store, repetitions, evidence):
    """The numbers of nodes and of edges."""
    membership = "" if repetitions else MEMBERSHIP
    nodes = number(store, f"SELECT (COUNT(DISTINCT ?s) AS ?n) {{ ?s ?p0 ?o0 {membership} }}", evidence)
    edges = f"""SELECT (COUNT(*) AS ?n) {{ SELECT DISTINCT ?s ?p ?o {{
        ?s ?p ?o FILTER (?p != <{RDF_TYPE}>)
        FILTER EXISTS {{ ?o ?p1 ?o1 }}
        {membership} {membership.replace("?s", "?o")} {"" if repetitions else REPETITION} }} }}"""
    return nodes, number(store, edges, evidence)


def expect(what, found, wanted):
    if found != wanted:
        sys.exit(f"{what}: {found} in place of {wanted}")
    print(f"{what}: {found}")


def read_csv(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def check_labels(graph, store, name):
    """Every Thai label of one label alone is that of its node."""
    query = """SELECT ?s (SAMPLE(?l) AS ?label) { ?s <http://www.w3.org/2000/01/rdf-schema#label> ?l
        FILTER (LANG(?l) = "th") FILTER NOT EXISTS { ?s a <http://www.w3.org/ns/org#Membership> } }
        GROUP BY ?s HAVING (COUNT(?l) = 1)"""
    rows = 0
    for solution in store.query(query):
        expected = solution["label"].value
        if not any(ord(character) < 0x20 for character in expected):
            node = graph.nodes[solution["s"].value]
            assert node["label_th"] == expected == node["label"], (solution["s"].value, node)
            rows += 1
    print(f"{name}: {rows} Thai labels are those of the store")


def main():
    program, folder = sys.argv[1], sys.argv[2]
    store = pyoxigraph.Store()
    with tempfile.TemporaryDirectory() as scratch:
        os.chdir(scratch)
        run(program, "dump", "--store", folder, "-o", "all.nq")
        with open("all.nq", "rb") as file:
            for quad in pyoxigraph.parse(file, pyoxigraph.RdfFormat.N_QUADS):
                store.add(quad)
        for options, repetitions, evidence in (
            ((), False, False),
            (("--with-repetitions",), True, False),
            (("--with-repetitions", "--with-evidence"), True, True),
        ):
            name = " ".join(("tables",) + options)
            wanted = counts(store, repetitions, evidence)
            for ending, read in (("graphml", networkx.read_graphml), ("gexf", networkx.read_gexf)):
                run(program, "dump", "--store", folder, "-o", f"g.{ending}.gz", *options)
                run("gzip", "-dkf", f"g.{ending}.gz")
                graph = read(f"g.{ending}")
                expect(f"{name} {ending}", (graph.number_of_nodes(), graph.number_of_edges()), wanted)
                check_labels(graph, store, f"{name} {ending}")
            for kind in ("csv", "neo4j"):
                run(program, "dump", "--store", folder, "-o", kind, "--format", kind, *options)
                nodes, edges = read_csv(f"{kind}/nodes.csv"), read_csv(f"{kind}/edges.csv")
                expect(f"{name} {kind}", (len(nodes), len(edges)), wanted)
                ids = {row["Id" if kind == "csv" else "id:ID"] for row in nodes}
                assert len(ids) == len(nodes), "an id stands twice"
                for row in edges:
                    ends = [row["Source"], row["Target"]] if kind == "csv" else [row[":START_ID"], row[":END_ID"]]
                    assert ids.issuperset(ends), f"{ends} are not both nodes"
                assert all(None not in row and None not in row.values() for row in nodes + edges), "a row is short"


main()
