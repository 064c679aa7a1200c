#!/usr/bin/env python3
"""Dumps a store in parts, loads them with the bulk loaders of others on this machine, and compares what those hold.

usage: parts.py YONG OXIGRAPH [--virtuoso] [--statements N]
OXIGRAPH is the server's program (PyPI: oxigraph), whose loader reads the parts side by side; pyoxigraph reads them as well.
With --virtuoso, Debian's Virtuoso 7 loads them by ld_dir.
"""
import argparse
import collections
import glob
import gzip
import json
import os
import re
import subprocess
import sys
import tempfile
import urllib.parse

import pyoxigraph

from publish import HOME, SKOLEM, expect, get, quads, virtuoso_server

GRAPH = re.compile(rb".* (<http://e/graph/[^>]*>) \.")
COUNT = "SELECT (COUNT(*) AS ?n) { GRAPH <%s> { ?s ?p ?o } }"


def lines(folder):
    """The lines of the parts, part by part."""
    return [gzip.open(part).read().splitlines() for part in sorted(glob.glob(f"{folder}/part-*.nq.gz"))]


def counted(found):
    """How many statements each graph has; by '' those of the default graph."""
    graphs = (GRAPH.fullmatch(line) for line in found)
    return collections.Counter(graph[1].decode()[1:-1] if graph else "" for graph in graphs)


def check(parts, wanted):
    """All lines are in order, in parts of about one size, each subject in one of them."""
    whole = [line for part in parts for line in part]
    expect("statements", len(whole), wanted)
    expect("in order, each once", whole == sorted(set(whole)), True)
    expect("blank nodes", sum(b"_:" in re.sub(rb'"[^"]*"', b"", line) for line in whole), 0)
    subjects = [{line.split(b" ")[0] for line in part} for part in parts]
    expect("subjects in two parts", sum(map(len, subjects)) - len(set().union(*subjects)), 0)
    sizes = [len(part) for part in parts]
    expect("parts, of about one size", (len(parts), max(sizes) < 1.2 * min(sizes)), (5, True))
    return whole


def write(path, content):
    with open(path, "w", encoding="utf-8") as file:
        file.writelines(content)


def deterministic(folder, run, count):
    """The files do not depend on the order in which statements came into the store."""
    # Blank nodes of two loads would be two.
    statements = [re.sub(r"_:(n\d+)", r"<http://e/\1>", line) for line in quads(count)]
    write(f"{folder}/all.nq", statements)
    write(f"{folder}/first.nq", statements[:count // 2])
    write(f"{folder}/last.nq", statements[count // 2:])
    for store, names in (("one", ["all"]), ("two", ["last", "first"])):
        for name in names:
            run("load", "--store", f"{store}.yong", f"{name}.nq")
        run("dump", "--store", f"{store}.yong", "-o", store, "--parts", "5")
    one, two = ([open(file, "rb").read() for file in sorted(glob.glob(f"{folder}/{store}/*"))] for store in ("one", "two"))
    expect("the same files, whatever came first", one == two and len(one) == 5, True)


def by_python(folder, expected):
    store = pyoxigraph.Store()
    for part in sorted(glob.glob(f"{folder}/part-*.nq.gz")):
        store.bulk_load(gzip.open(part), format=pyoxigraph.RdfFormat.N_QUADS)
    graphs = collections.Counter(
        "" if isinstance(quad.graph_name, pyoxigraph.DefaultGraph) else quad.graph_name.value for quad in store)
    expect("pyoxigraph, graph by graph", graphs == expected, True)


def by_oxigraph(program, folder, parts, expected):
    files = sorted(glob.glob(f"{parts}/part-*.nq.gz"))
    subprocess.run([program, "load", "--location", f"{folder}/oxigraph", "--file", *files], check=True, capture_output=True)
    dump = subprocess.run(
        [program, "dump", "--location", f"{folder}/oxigraph", "--format", "nq"], check=True, capture_output=True).stdout
    expect("oxigraph load, graph by graph", counted(dump.splitlines()) == expected, True)


def by_virtuoso(folder, parts, expected):
    with virtuoso_server(folder, parts) as (address, isql):
        isql(f"ld_dir('{parts}', '*.nq.gz', '{HOME}');")
        isql("rdf_loader_run();")
        isql("checkpoint;")
        failed = isql("SELECT ll_file, ll_error FROM DB.DBA.load_list WHERE ll_error IS NOT NULL OR ll_state <> 2;")
        expect("files that Virtuoso did not load", re.search(r"(\d+) Rows", failed)[1], "0")
        for graph, count in sorted(expected.items()):
            query = urllib.parse.urlencode({"query": COUNT % (graph or HOME)})
            answer = json.loads(get(f"{address}/sparql?{query}", "application/sparql-results+json"))
            if int(answer["results"]["bindings"][0]["n"]["value"]) != count:
                sys.exit(f"Virtuoso holds {answer} in place of {count} statements of {graph or HOME}")
        print(f"Virtuoso, ld_dir: {len(expected)} graphs, {sum(expected.values())} statements as dumped")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("yong")
    parser.add_argument("oxigraph")
    parser.add_argument("--virtuoso", action="store_true")
    parser.add_argument("--statements", type=int, default=20_000)
    options = parser.parse_args()
    yong, oxigraph = os.path.abspath(options.yong), os.path.abspath(options.oxigraph)
    with tempfile.TemporaryDirectory() as folder:
        run = lambda *words: subprocess.run([yong, *words], cwd=folder, check=True, capture_output=True, text=True).stdout
        deterministic(folder, run, options.statements)
        write(f"{folder}/news.nq", quads(options.statements))
        run("load", "--store", "news.yong", "news.nq")
        run("dump", "--store", "news.yong", "-o", "parts", "--parts", "5", "--skolem-base", SKOLEM)
        parts = f"{folder}/parts"
        expected = counted(check(lines(parts), options.statements))
        by_python(parts, expected)
        by_oxigraph(oxigraph, folder, parts, expected)
        run("load", "--store", "again.yong", "parts")
        dump = run("dump", "--store", "again.yong").encode().splitlines()
        expect("yong load, graph by graph", counted(dump) == expected, True)
        if options.virtuoso:
            by_virtuoso(folder, parts, expected)


if __name__ == "__main__":
    main()
