"""Writes seeds as Turtle: one resource a paragraph, names grouped by kind, in the order given."""

import re

PREFIXES = [
    ("yong", "https://w3id.org/yong/ontology#"),
    ("rdfs", "http://www.w3.org/2000/01/rdf-schema#"),
    ("skos", "http://www.w3.org/2004/02/skos/core#"),
    ("xsd", "http://www.w3.org/2001/XMLSchema#"),
    ("dcterms", "http://purl.org/dc/terms/"),
    ("country", "https://w3id.org/yong/id/country/"),
    ("ministry", "https://w3id.org/yong/id/ministry/"),
    ("organisation", "https://w3id.org/yong/id/organisation/"),
    ("place", "https://w3id.org/yong/id/place/"),
    ("term", "https://w3id.org/yong/id/term/"),
]
ID = "https://w3id.org/yong/id/"
PLAIN_LOCAL = re.compile(r"[A-Za-z0-9\u0e01-\u0e3a\u0e40-\u0e4e_][A-Za-z0-9\u0e01-\u0e3a\u0e40-\u0e4e_-]*\Z")


def literal(text):
    """A name as a Turtle literal; the script decides the language."""
    language = "th" if re.search("[\u0e01-\u0e5b]", text) else "en"
    return '"%s"@%s' % (text.replace("\\", "\\\\").replace('"', '\\"'), language)


def resource(identifier):
    """`kind/local` as a prefixed name, or as a full IRI where the local part needs one."""
    kind, local = identifier.split("/", 1)
    if PLAIN_LOCAL.match(local):
        return kind + ":" + local
    return "<" + ID + identifier + ">"


def wrapped(predicate, objects):
    """A predicate with its objects, broken into lines of at most 118 characters where a name allows it."""
    lines, line = [], predicate + " " + objects[0]
    for value in objects[1:]:
        if len(line) + len(value) > 110:
            lines.append(line + " ,")
            line = "    " + value
        else:
            line += " , " + value
    return "\n    ".join(lines + [line])


def header(comments, sources, body):
    """The file's comments, the prefixes that `body` uses, and its source and licence as triples."""
    lines = ["# " + line for line in comments]
    for prefix, namespace in PREFIXES:
        if prefix == "dcterms" or re.search(r"(?<![\w/])%s:" % prefix, body):
            lines.append("@prefix %s: <%s> ." % (prefix, namespace))
    lines.append("")
    lines.append("<> dcterms:source %s ;" % " , ".join('"%s"@en' % source for source in sources))
    lines.append("    dcterms:license <https://creativecommons.org/publicdomain/zero/1.0/> .")
    return "\n".join(lines) + "\n"


def entry(identifier, types, labels, alternatives=(), hidden=(), extra=()):
    """One resource. `extra` holds predicate-object pairs that are Turtle already.

    A label that is also among the hidden names stays in both places: it is shown, but has other meanings in running text.
    """
    seen = set(labels)
    alternatives = [n for n in alternatives if n and n not in hidden and not (n in seen or seen.add(n))]
    hidden = [n for n in hidden if n]
    lines = ["%s a %s" % (resource(identifier), " , ".join(types))]
    for predicate, names in (("rdfs:label", labels), ("skos:altLabel", alternatives), ("skos:hiddenLabel", hidden)):
        if names:
            lines.append(wrapped(predicate, [literal(name) for name in names]))
    lines.extend("%s %s" % pair for pair in extra)
    return "\n" + " ;\n    ".join(lines) + " .\n"
