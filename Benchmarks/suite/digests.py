"""What an answer is compared by: the same for the same answer, however a program orders and spells it."""
import hashlib
import json
import re

BLANK = re.compile(rb"(?<![^ ])_:[A-Za-z0-9_.-]*[A-Za-z0-9_-]")
ESCAPE = re.compile(rb"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
STRING = b"^^<http://www.w3.org/2001/XMLSchema#string>"


def plain(line):
    """A line of N-Triples or N-Quads with one spelling: no escapes of letters, no tabs, and all blank nodes alike.

    The texts of the data have no tabs.
    """
    line = line.replace(b"\t", b" ")
    if b"\\u" in line or b"\\U" in line:
        line = ESCAPE.sub(lambda match: chr(int(match[1] or match[2], 16)).encode(), line)
    if b"_:" in line:
        line = BLANK.sub(b"_:", line)
    return line.replace(STRING, b"")


class LineSum:
    """The number and the sum of the hashes of lines: the same in every order."""

    def __init__(self):
        self.count = self.total = 0

    def add_lines(self, data):
        for line in data.split(b"\n"):
            if line and not line.startswith(b"#"):
                self.count += 1
                self.total += int.from_bytes(hashlib.blake2b(plain(line), digest_size=8).digest())

    def add_stream(self, stream):
        rest = b""
        while piece := stream.read(1 << 20):
            lines, _, rest = (rest + piece).rpartition(b"\n")
            self.add_lines(lines)
        self.add_lines(rest)

    def __str__(self):
        return f"{self.count} {self.total % 2**64:016x}"


def of_value(term):
    """The value of a term of a result; numbers as far as all programs agree on them."""
    try:
        return f"{float(term['value']):.6g}"
    except ValueError:
        return term["value"]


def of_rows(body):
    """The rows of an answer in the JSON form of SPARQL, whatever their order: their number and a hash."""
    answer = json.loads(body)
    if "boolean" in answer:
        return str(answer["boolean"]).lower()
    rows = sorted(
        "\x01".join(f"{name}={of_value(term)}" for name, term in sorted(row.items()))
        for row in answer["results"]["bindings"])
    return f"{len(rows)} {hashlib.md5(chr(2).join(rows).encode()).hexdigest()[:8]}"


def of_graph(body):
    """The statements of an answer in N-Triples, of which each counts once."""
    total = LineSum()
    total.add_lines(b"\n".join({plain(line) for line in body.split(b"\n")}))
    return str(total)
