"""Loading: files of RDF into a new store on disk."""
import pathlib
import re
import shutil
import subprocess

from measuring import CommandFailure, measure

from .contest import Contestant, compete
from .tables import Chapter, task_rows
from .virtuoso import GRAPH, Virtuoso, split

RDFLIB = pathlib.Path(__file__).with_name("rdflib_convert.py")
LIMIT = 900
ALL = "SELECT (COUNT(*) AS ?n) { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }"


def size(folder):
    """The bytes that a folder takes on disk."""
    return int(subprocess.check_output(["du", "-sB1", folder]).split()[0])


def counted(command):
    """The last number that a command prints."""
    done = subprocess.run(command, capture_output=True, text=True, timeout=LIMIT)
    numbers = re.findall(r"\d+", done.stdout)
    if done.returncode or not numbers:
        raise CommandFailure(f"{command[0]} failed: {done.stderr[:500]}")
    return numbers[-1]


class Loader:
    """Loads by commands, one after the other, into a folder that is new each time; {} in a command stands for it."""

    def __init__(self, name, folder, commands, count):
        self.name, self.folder, self.commands, self.count = name, folder, commands, count

    def filled(self, command):
        return [word.replace("{}", str(self.folder)) for word in command]

    def run(self):
        shutil.rmtree(self.folder, ignore_errors=True)
        parts = [measure(self.filled(command), LIMIT) for command in self.commands]
        seconds, processor, memory = zip(*parts)
        disk = size(self.folder) if self.folder.exists() else 0
        return sum(seconds), sum(processor), max(memory), disk

    def answer(self):
        self.run()
        return counted(self.filled(self.count))

    def contestant(self):
        return Contestant(self.name, self.answer, self.run)


class VirtuosoLoader:
    """Loads into a new database of Virtuoso; that its server starts and ends is not measured."""

    name = "Virtuoso"

    def __init__(self, program, folder, parts):
        self.program, self.folder, self.parts = program, folder, parts

    def loaded(self):
        """A server with the data, which the caller stops, and what loading took."""
        shutil.rmtree(self.folder, ignore_errors=True)
        server = Virtuoso(self.program, self.folder, self.parts)
        try:
            return server, server.load()
        except BaseException:
            server.stop()
            raise

    def served(self):
        """The server's program over what was loaded, without loading it again."""
        return Virtuoso(self.program, self.folder, self.parts).server

    def run(self):
        server, took = self.loaded()
        server.stop()
        return *took, (self.folder / "virtuoso.db").stat().st_size

    def answer(self):
        server, _ = self.loaded()
        try:
            query = f"SPARQL SELECT (COUNT(*) AS ?n) FROM <{GRAPH}> {{ ?s ?p ?o }};"
            return counted([
                "isql-vt", f"127.0.0.1:{server.sql_port}", "dba", "dba", "VERBOSE=OFF", "BANNER=OFF", "PROMPT=OFF",
                f"exec={query}"])
        finally:
            server.stop()

    def contestant(self):
        return Contestant(self.name, self.answer, self.run)


def yong(suite, path):
    return Loader(
        "Yong", suite.scratch / "yong", [[suite.yong, "load", "--store", "{}", str(path)]],
        [suite.yong, "query", "--store", "{}", "--format", "csv", ALL])


def oxigraph(suite, path, optimised):
    program = suite.peers["Oxigraph"].program
    commands = [[program, "load", "--location", "{}", "--file", str(path)]]
    if optimised:
        commands.append([program, "optimize", "--location", "{}"])
    return Loader(
        "Oxigraph, load and optimize" if optimised else "Oxigraph, load", suite.scratch / "oxigraph", commands,
        [program, "query", "--location", "{}", "--results-format", "csv", "--query", ALL])


def rdflib(suite, path):
    command = [suite.peers["rdflib"].program, str(RDFLIB), str(path), "--count"]
    return Loader("rdflib, in memory", suite.scratch / "rdflib", [command], command)


def virtuoso(suite):
    parts = split(suite.data.graph("nt"), suite.data.folder / "parts")
    return VirtuosoLoader(suite.peers["Virtuoso"].program, suite.scratch / "virtuoso", parts)


def run(suite):
    data = suite.data
    chapter = Chapter("Loading", "k/s")
    has = {name: peer.program is not None for name, peer in suite.peers.items()}
    tasks = []
    for name, ending in (("N-Triples", "nt"), ("N-Quads", "nq")):
        loaders = [yong(suite, data.graph(ending))]
        if has["Oxigraph"]:
            ways = (False, True) if ending == "nt" else (False,)
            loaders += [oxigraph(suite, data.graph(ending), optimised) for optimised in ways]
        if has["Virtuoso"] and ending == "nt":
            loaders.append(virtuoso(suite))
        tasks.append((f"{name} into a store", loaders, data.statements()))
    few = [yong(suite, data.few("ttl"))] + ([rdflib(suite, data.few("ttl"))] if has["rdflib"] else [])
    tasks.append(("Turtle, small graph", few, data.statements("few")))
    for task, loaders, statements in tasks:
        suite.tell(f"  {task}")
        outcomes = compete([loader.contestant() for loader in loaders], str(statements), suite.runs, suite.tell)
        chapter.add(task, task_rows(outcomes), statements / 1e3)
        sizes = [f"{outcome.name} {outcome.median(3) / statements:.1f}" for outcome in outcomes
                 if outcome.runs and outcome.median(3)]
        chapter.notes.append(f"{task}, bytes on disk for each statement: {', '.join(sizes)}.")
    chapter.notes.append(
        "Each run fills a new store. Virtuoso loads a part of the file for each core; its start is not counted, and its "
        "memory is what it holds in the end.")
    return chapter
