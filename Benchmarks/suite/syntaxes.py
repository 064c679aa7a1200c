"""Writes the graph in the syntaxes of RDF, and sums up what it holds."""
import hashlib
import json
from xml.sax.saxutils import escape, quoteattr

from .digests import LineSum
from .graph import PREFIXES, TYPE


def iri(term):
    return PREFIXES[term[0]] + term[1]


def quoted(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def full(term):
    """A term as N-Triples has it."""
    if term[0] is None:
        _, text, kind = term
        if isinstance(kind, str):
            return f"{quoted(text)}@{kind}"
        return quoted(text) if kind == ("xsd", "string") else f"{quoted(text)}^^<{iri(kind)}>"
    return f"_:{term[1]}" if term[0] == "_" else f"<{iri(term)}>"


def short(term):
    """A term as Turtle has it, with prefixes, and with the short forms of numbers and booleans."""
    if term[0] is None:
        _, text, kind = term
        if isinstance(kind, str):
            return f"{quoted(text)}@{kind}"
        if kind[1] in ("integer", "decimal", "double", "boolean"):
            return text
        return quoted(text) if kind[1] == "string" else f"{quoted(text)}^^{kind[0]}:{kind[1]}"
    return f"{term[0]}:{term[1]}"


def grouped(statements):
    """The objects of each predicate."""
    groups = {}
    for predicate, object in statements:
        groups.setdefault(predicate, []).append(object)
    return groups


class NTriples:
    ending = "nt"

    def begin(self):
        return ""

    def subject(self, subject, statements):
        head = full(subject)
        return "".join(f"{head} <{iri(predicate)}> {full(object)} .\n" for predicate, object in statements)

    def end(self):
        return ""


class NQuads(NTriples):
    """The statements in named graphs: a hundred of them, by the number of the subject."""

    ending = "nq"

    def subject(self, subject, statements):
        head = full(subject)
        name = f"<https://example.org/bench/graph/{int(''.join(filter(str.isdigit, subject[1]))) % 100}>"
        return "".join(f"{head} <{iri(predicate)}> {full(object)} {name} .\n" for predicate, object in statements)


class Turtle(NTriples):
    ending = "ttl"

    def begin(self):
        return "".join(f"@prefix {prefix}: <{name}> .\n" for prefix, name in PREFIXES.items()) + "\n"

    def subject(self, subject, statements):
        lines = [
            f"{'a' if predicate == TYPE else short(predicate)} {', '.join(map(short, objects))}"
            for predicate, objects in grouped(statements).items()]
        return f"{short(subject)} " + " ;\n    ".join(lines) + " .\n"


class RDFXML(NTriples):
    ending = "rdf"

    def begin(self):
        spaces = "".join(f"\n    xmlns:{prefix}={quoteattr(name)}" for prefix, name in PREFIXES.items())
        return f'<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF{spaces}>\n'

    def node(self, term, attribute):
        if term[0] == "_":
            return f'rdf:nodeID="{term[1]}"'
        return f"rdf:{attribute}={quoteattr(iri(term))}"

    def subject(self, subject, statements):
        lines = [f'  <rdf:Description {self.node(subject, "about")}>']
        for predicate, object in statements:
            name = f"{predicate[0]}:{predicate[1]}"
            if object[0] is not None:
                lines.append(f'    <{name} {self.node(object, "resource")}/>')
                continue
            _, text, kind = object
            attribute = "" if kind == ("xsd", "string") else (
                f' xml:lang="{kind}"' if isinstance(kind, str) else f' rdf:datatype="{iri(kind)}"')
            lines.append(f"    <{name}{attribute}>{escape(text)}</{name}>")
        return "\n".join(lines) + "\n  </rdf:Description>\n"

    def end(self):
        return "</rdf:RDF>\n"


class JSONLD(NTriples):
    """One object for each subject in an @graph, the context before it."""

    ending = "jsonld"

    def __init__(self):
        self.separator = ""

    def begin(self):
        return '{"@context": ' + json.dumps(PREFIXES) + ',\n"@graph": ['

    def value(self, term):
        if term[0] is not None:
            return {"@id": f"{term[0]}:{term[1]}"}
        _, text, kind = term
        if isinstance(kind, str):
            return {"@value": text, "@language": kind}
        return text if kind == ("xsd", "string") else {"@value": text, "@type": f"{kind[0]}:{kind[1]}"}

    def subject(self, subject, statements):
        node = {"@id": f"{subject[0]}:{subject[1]}"}
        for predicate, objects in grouped(statements).items():
            if predicate == TYPE:
                node["@type"] = [f"{object[0]}:{object[1]}" for object in objects]
            else:
                node[f"{predicate[0]}:{predicate[1]}"] = [self.value(object) for object in objects]
        separator, self.separator = self.separator, ","
        return f"{separator}\n{json.dumps(node, ensure_ascii=False)}"

    def end(self):
        return "\n]}\n"


def write(graph, folder):
    """Writes a graph in all syntaxes into a folder; gives the sums of N-Triples and of N-Quads."""
    writers = [NTriples(), NQuads(), Turtle(), RDFXML(), JSONLD()]
    files = [open(folder / f"graph.{writer.ending}", "w", encoding="utf-8", newline="\n") for writer in writers]
    sums = {"nt": LineSum(), "nq": LineSum()}
    try:
        for writer, file in zip(writers, files):
            file.write(writer.begin())
        for subject, statements in graph.subjects():
            for writer, file in zip(writers, files):
                text = writer.subject(subject, statements)
                file.write(text)
                if writer.ending in sums:
                    sums[writer.ending].add_lines(text.encode())
        for writer, file in zip(writers, files):
            file.write(writer.end())
    finally:
        for file in files:
            file.close()
    return {ending: str(total) for ending, total in sums.items()}


def digest(path):
    """The first digits of a file's SHA-256."""
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()[:12]
