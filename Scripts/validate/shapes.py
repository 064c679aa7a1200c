#!/usr/bin/env python3
"""Validates a graph with pyshacl, and shows that every shape notices a broken fact.

    shapes.py GRAPH.nq ontology/shapes.ttl              the graph conforms
    shapes.py GRAPH.nq ontology/shapes.ttl --break      and every shape names the fact that is broken for it

GRAPH.nq is N-Quads; the union of all its graphs is validated. Prints a line a check; the exit status is 0 if all is as
it should be. Needs pyshacl.
"""

import argparse
import sys
from pathlib import Path

import pyshacl
import rdflib

SHAPE = rdflib.Namespace("https://w3id.org/yong/shapes#")
SH = rdflib.Namespace("http://www.w3.org/ns/shacl#")
PREFIXES = """
PREFIX yong: <https://w3id.org/yong/ontology#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
"""


def one(pattern, variable="x"):
    """Picks one binding, the same in every run, so that one fact is broken and no more."""
    return f"{{ SELECT ?{variable} WHERE {{ {pattern} }} ORDER BY ?{variable} LIMIT 1 }}"


def without(pattern, removed):
    """Removes what `removed` says of one ?x."""
    return f"DELETE {{ {removed} }} WHERE {{ {one(pattern)} {removed} }}"


def adding(pattern, added):
    """Says something wrong of one ?x."""
    return f"INSERT {{ {added} }} WHERE {{ {one(pattern)} }}"


# For every shape the fact that is broken for it.
BREAKS = {
    "Person": adding("?x a yong:Person", "?x yong:participatesIn ?x"),
    "Organisation": adding("?x a yong:Organisation", '?x yong:partOf "text"'),
    "Ministry": without("?x a yong:Ministry", "?x a yong:Organisation"),
    "Country": adding("?x a yong:Country", '?x yong:isoAlpha2 "xyz"'),
    "Place": without("?x a yong:Place", "?x rdfs:label ?y"),
    "Province": without("?x a yong:Province", "?x a yong:Place"),
    "Event": adding("?x a yong:Event", '?x yong:onDate "tomorrow"'),
    "Plan": without("?x a yong:Plan", "?x rdfs:label ?y"),
    "Post": without("?x a yong:Post", "?y yong:holdsPosition ?x"),
    "Membership": without("?x a org:Membership", "?x org:member ?y"),
    "DatedName": adding("?x a yong:DatedName", '?x yong:validUntil "then"'),
    "Title": "INSERT DATA { <urn:broken> a yong:Title }",
    "OfficeWord": "INSERT DATA { <urn:broken> a yong:OfficeWord }",
    "OfficeModifier": "INSERT DATA { <urn:broken> a yong:OfficeModifier }",
    "Document": without("?x a yong:Document", "?x yong:extractorVersion ?y"),
    "Mention": without("?x a yong:Mention", "?x oa:hasBody ?y"),
    "Target": without("?m oa:hasTarget ?x", "?x oa:hasSource ?y"),
    "Position": adding("?x a oa:TextPositionSelector", '?x oa:end "0"^^xsd:nonNegativeInteger'),
    "Quote": without("?x a oa:TextQuoteSelector", "?x oa:exact ?y"),
    "Claim": adding("?x a yong:Claim", '?x yong:status "guessed"'),
    "Separation": without("?x a yong:Separation", "?x yong:rule ?y"),
    "Exclusion": "INSERT DATA { <urn:broken> a yong:Exclusion ; rdfs:label <urn:broken> }",
    "Correction": "INSERT DATA { <urn:broken> a yong:Correction }",
    "Resolution": without("?x a yong:Resolution", "?x prov:wasDerivedFrom ?y"),
}


def load(path):
    union = rdflib.Graph()
    dataset = rdflib.Dataset()
    dataset.parse(path, format="nquads")
    for subject, predicate, value, _ in dataset.quads((None, None, None, None)):
        union.add((subject, predicate, value))
    return union


def broken_shapes(graph, shapes):
    """The names of the node shapes whose targets do not conform."""
    conforms, report, _ = pyshacl.validate(graph, shacl_graph=shapes, inference="none", advanced=False)
    if conforms:
        return set()
    owners = {}
    for owner in shapes.subjects(rdflib.RDF.type, SH.NodeShape):
        owners[owner] = owner
        for part in shapes.objects(owner, SH.property):
            owners.setdefault(part, owner)
    found = set()
    for result in report.subjects(rdflib.RDF.type, SH.ValidationResult):
        source = report.value(result, SH.sourceShape)
        focus = report.value(result, SH.focusNode)
        for owner in shapes.subjects(rdflib.RDF.type, SH.NodeShape):
            if source == owner or source in set(shapes.objects(owner, SH.property)):
                if is_target(graph, shapes, owner, focus):
                    found.add(str(owner).removeprefix(str(SHAPE)))
    return found


def is_target(graph, shapes, shape, focus):
    """Property shapes are shared between node shapes: only those count that the node is a target of."""
    for target in shapes.objects(shape, SH.targetClass):
        if (focus, rdflib.RDF.type, target) in graph:
            return True
    for target in shapes.objects(shape, SH.targetObjectsOf):
        if (None, target, focus) in graph:
            return True
    return False


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("graph", type=Path)
    parser.add_argument("shapes", type=Path)
    parser.add_argument("--break", dest="breaks", action="store_true", help="break one fact for every shape")
    arguments = parser.parse_args()
    graph = load(arguments.graph)
    shapes = rdflib.Graph().parse(arguments.shapes, format="turtle")
    conforms, _, text = pyshacl.validate(graph, shacl_graph=shapes, inference="none")
    print(f"conforms: {conforms} ({len(graph)} triples)")
    if not conforms:
        print(text)
        return 1
    if not arguments.breaks:
        return 0
    targeted = {
        str(shape).removeprefix(str(SHAPE))
        for predicate in (SH.targetClass, SH.targetObjectsOf)
        for shape in shapes.subjects(predicate, None)
    }
    failures = sorted(targeted ^ set(BREAKS))
    for name in failures:
        print(f"{name}: shape without a broken fact, or broken fact without a shape")
    for name, update in BREAKS.items():
        copy = rdflib.Graph()
        copy += graph
        copy.update(PREFIXES + update)
        found = broken_shapes(copy, shapes) if len(copy) != len(graph) else set()
        print(f"{name}: {'named' if name in found else 'NOT NAMED, but ' + str(sorted(found))}")
        if name not in found:
            failures.append(name)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
