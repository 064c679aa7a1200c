#!/usr/bin/env python3
"""Answers queries and does updates by Oxigraph.

usage: answer.py FOLDER COUNT
For each number N below COUNT, takes the data of FOLDER/N.nq, and either the query of N.rq, whose answer it writes as N.srj
or N.nt, or the update of N.ru, whose data it writes as N.after.nq; what fails is told in N.error.
"""
import os
import sys

from pyoxigraph import QueryResultsFormat, QueryTriples, RdfFormat, Store, parse, serialize


def answer(path):
    store = Store()
    # Adding quads one by one keeps the labels of blank nodes.
    with open(path + ".nq", "rb") as file:
        for quad in parse(file, RdfFormat.N_QUADS):
            store.add(quad)
    if os.path.exists(path + ".ru"):
        with open(path + ".ru", encoding="utf-8") as file:
            store.update(file.read())
        serialize(store, path + ".after.nq", RdfFormat.N_QUADS)
        return
    with open(path + ".rq", encoding="utf-8") as file:
        query = file.read()
    result = store.query(query)
    if isinstance(result, QueryTriples):
        serialize(result, path + ".nt", RdfFormat.N_TRIPLES)
    else:
        result.serialize(path + ".srj", QueryResultsFormat.JSON)


def main():
    folder, count = sys.argv[1], int(sys.argv[2])
    for number in range(count):
        path = f"{folder}/{number}"
        try:
            answer(path)
        except Exception as error:  # The caller judges what an error means.
            with open(path + ".error", "w", encoding="utf-8") as file:
                file.write(f"{type(error).__name__}: {error}")


main()
