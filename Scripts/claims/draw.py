#!/usr/bin/env python3
"""Draws claims from a graph for people to judge: `draw.py GRAPH.nq [--count 200] [--each 10] [--seed 7] [--at-least 0.65] > claims.tsv`.

A row: document, start and end of the evidence (code points), predicate, status, confidence, the SHA-256 of subject and
object (of their IRIs), then subject, object and quote to read. What is published of it are the columns before `subject`.
Claims that became knowledge are drawn: asserted, and at least as sure as `--at-least`. The draw is stratified: `--each` of every predicate where there are so many, the rest from all claims alike.
"""

import argparse
import hashlib
import random
import re
import sys

STATEMENT = re.compile(r'^<([^>]*)> <[^>]*[/#]([A-Za-z]+)> (.*) <([^>]*)> \.$')
KEPT = {"subject", "predicate", "object", "status", "confidence", "quote", "officeText", "start", "end", "statedIn"}


def value(term):
    """The text of a term: an IRI without brackets, a literal without quotes, tag and escapes."""
    if term.startswith("<"):
        return term[1:-1]
    text = term[1:term.rindex('"')]
    return text.replace('\\"', '"').replace("\\n", " ").replace("\\t", " ").replace("\\\\", "\\")


def claims(path):
    found = {}
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            match = STATEMENT.match(line)
            if not match or "#c" not in match[1] or match[2] not in KEPT:
                continue
            node = match[1].removesuffix("-evidence")
            found.setdefault(node, {})[match[2]] = value(match[3])
    return {node: claim for node, claim in found.items() if "predicate" in claim}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("graph")
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--each", type=int, default=10)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--at-least", type=float, default=0.65)
    options = parser.parse_args()

    drawn, by_predicate, rest = [], {}, []
    for node, claim in sorted(claims(options.graph).items()):
        if claim["status"] != "asserted" or float(claim["confidence"]) < options.at_least:
            continue
        by_predicate.setdefault(claim["predicate"].rsplit("#")[-1], []).append((node, claim))
    random.seed(options.seed)
    for predicate in sorted(by_predicate):
        group = by_predicate[predicate]
        random.shuffle(group)
        drawn += group[:options.each]
        rest += group[options.each:]
    random.shuffle(rest)
    drawn += rest[:max(0, options.count - len(drawn))]

    print("document", "start", "end", "predicate", "status", "confidence", "hash", "subject", "object", "quote", sep="\t")
    for _, claim in sorted(drawn, key=lambda one: one[0]):
        hashed = hashlib.sha256(f'{claim["subject"]}\n{claim["object"]}'.encode()).hexdigest()[:16]
        print(
            claim["statedIn"].rsplit("/")[-1], claim["start"], claim["end"], claim["predicate"].rsplit("#")[-1],
            claim["status"], claim["confidence"], hashed, claim["subject"].split("/id/")[-1],
            claim.get("officeText") or claim["object"].split("/id/")[-1], claim["quote"], sep="\t")
    print(f"{len(drawn)} claims of {sum(map(len, by_predicate.values()))} and the rest", file=sys.stderr)


if __name__ == "__main__":
    main()
