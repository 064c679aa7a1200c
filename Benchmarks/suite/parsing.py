"""Parsing: files of RDF to N-Triples or N-Quads, whole processes."""
import pathlib
import subprocess

from measuring import CommandFailure, measure

from .contest import Contestant, compete
from .digests import LineSum
from .tables import Chapter, task_rows

RDFLIB = pathlib.Path(__file__).with_name("rdflib_convert.py")
LIMIT = 600
# The name of a syntax, as Yong, serdi, rapper and Oxigraph call it; nothing where they do not read it.
SYNTAXES = {
    "nt": ("N-Triples", "ntriples", "ntriples", "ntriples", "nt"),
    "ttl": ("Turtle", "turtle", "turtle", "turtle", "ttl"),
    "rdf": ("RDF/XML", "rdfxml", None, "rdfxml", "rdf"),
    "nq": ("N-Quads", "nquads", "nquads", "nquads", "nq"),
    "jsonld": ("JSON-LD", "jsonld", None, None, "jsonld"),
}
SLOW = ["ttl", "rdf", "jsonld"]


def sum_of(command):
    """The sum of the lines that a command writes."""
    total = LineSum()
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        try:
            total.add_stream(process.stdout)
        except BaseException:
            process.kill()
            raise
    if process.returncode:
        raise CommandFailure(f"{command[0]} ended with status {process.returncode}")
    return str(total)


def commands(suite, ending, path):
    """What turns a file into lines, by contestant."""
    _, yong, serdi, rapper, oxigraph = SYNTAXES[ending]
    lines = "nq" if ending == "nq" else "nt"
    _, *names = SYNTAXES[lines]
    found = {"Yong": [suite.yong, "convert", path, "--from", yong, "--to", names[0]]}
    if serdi:
        found["serdi"] = [suite.peers["serdi"].program, "-i", serdi, "-o", names[1], path]
    if rapper:
        found["rapper"] = [suite.peers["rapper"].program, "-q", "-i", rapper, "-o", names[2], path]
    formats = ["--from-format", oxigraph, "--to-format", names[3]]
    found["Oxigraph"] = [suite.peers["Oxigraph"].program, "convert", "--from-file", path, *formats]
    return found


def contest(suite, commands, expected):
    contestants = [
        Contestant(name, lambda command=command: sum_of(command), lambda command=command: measure(command, LIMIT))
        for name, command in commands.items() if command[0]]
    return task_rows(compete(contestants, expected, suite.runs, suite.tell))


def run(suite):
    data = suite.data
    chapter = Chapter("Parsing", "k/s")
    for ending, (name, *_) in SYNTAXES.items():
        lines = "nq" if ending == "nq" else "nt"
        suite.tell(f"  {name}")
        rows = contest(suite, commands(suite, ending, str(data.graph(ending))), data.facts["graph"][lines])
        chapter.add(f"{name} to {'N-Quads' if lines == 'nq' else 'N-Triples'}", rows, data.statements() / 1e3)
    for ending in SLOW:
        name, ours = SYNTAXES[ending][:2]
        path = str(data.few(ending))
        suite.tell(f"  {name}, small graph")
        both = {
            "Yong": [suite.yong, "convert", path, "--from", ours, "--to", "ntriples"],
            "rdflib": [suite.peers["rdflib"].program, str(RDFLIB), path],
        }
        rows = contest(suite, both, data.facts["few"]["nt"])
        chapter.add(f"{name} to N-Triples, small graph", rows, data.statements("few") / 1e3)
    chapter.notes.append(
        "Output goes to /dev/null. Before, each program's statements were compared with what the generator wrote, "
        "whatever their order and the labels of blank nodes.")
    return chapter
