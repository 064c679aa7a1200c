"""Queries: the same ones to servers on this machine over HTTP, and whether their answers agree."""
import collections
import contextlib
import http.client
import pathlib
import threading
import time
import urllib.parse

from measuring import RESULTS, CommandFailure, ServerProgram, ask

from . import digests, loading
from .contest import FAILURES, Outcome, failed
from .tables import geometric_mean, times, wrapped
from .virtuoso import GRAPH

QUERIES = sorted(pathlib.Path(__file__).with_name("queries").glob("*.rq"))
RDFLIB = pathlib.Path(__file__).with_name("rdflib_serve.py")
# A query that takes longer counts as not answered.
LIMIT = 30
# What is answered faster than this is asked more often.
QUICK = 0.05


class Endpoint:
    """A server that is asked by POST. `begin` starts its program, and it ends with `stop`."""

    def __init__(self, name, begin, path):
        self.name, self.begin, self.path = name, begin, path
        self.peak = self.processor = 0
        self.start()

    def start(self):
        self.program = self.begin()
        begun = time.monotonic()
        try:
            while True:
                try:
                    return self.ask("ASK { ?s ?p ?o }")
                except (OSError, http.client.HTTPException):
                    if self.program.has_ended() or time.monotonic() - begun > 120:
                        raise CommandFailure(f"{self.name} does not answer") from None
                    time.sleep(0.1)
        except BaseException:
            self.program.stop()
            raise

    def ask(self, query):
        url = f"http://127.0.0.1:{self.program.port}{self.path}"
        return ask(url, query, LIMIT, "application/n-triples" if "CONSTRUCT" in query else RESULTS)

    def first_answer(self, query):
        """The digest of an answer, while the server's memory is watched."""
        done = threading.Event()

        def watch():
            while True:
                self.peak = max(self.peak, self.program.private_memory())
                if done.wait(0.02):
                    break

        watcher = threading.Thread(target=watch)
        watcher.start()
        try:
            seconds, body = self.ask(query)
        finally:
            done.set()
            watcher.join()
        return seconds, digests.of_graph(body) if "CONSTRUCT" in query else digests.of_rows(body)

    def restart(self):
        """For a server that is still at work on what nobody waits for. One that does not come back fails from now on."""
        self.stop()
        with contextlib.suppress(CommandFailure):
            self.start()

    def stop(self):
        self.processor += self.program.processor_time()
        self.program.stop()


def right_answer(found):
    """What more of the contestants say than anything else; nothing if there is no such thing."""
    counts = collections.Counter(found.values()).most_common(2)
    if not counts or (len(counts) > 1 and counts[0][1] == counts[1][1]):
        return None
    return counts[0][0]


def contest(endpoints, query, runs):
    """The outcome of each endpoint, and the right answer."""
    outcomes = {endpoint.name: Outcome(endpoint.name, []) for endpoint in endpoints}
    found, first = {}, {}

    def give_up(endpoint, problem):
        is_slow = isinstance(problem, TimeoutError)
        outcomes[endpoint.name].problem = f"too slow: no answer within {LIMIT} s" if is_slow else failed(problem)
        endpoint.restart()

    for endpoint in endpoints:
        try:
            first[endpoint.name], found[endpoint.name] = endpoint.first_answer(query)
        except (OSError, http.client.HTTPException, ValueError) as problem:
            give_up(endpoint, problem)
    right = right_answer(found)
    for name, answer in found.items():
        if right is None:
            outcomes[name].problem = f"disputed: {answer}"
        elif answer != right:
            outcomes[name].problem = f"wrong: {answer} in place of {right}"
    if first and max(first.values()) < QUICK:
        runs *= 3
    for number in range(runs + 1):
        for endpoint in endpoints:
            outcome = outcomes[endpoint.name]
            if outcome.problem:
                continue
            try:
                seconds, _ = endpoint.ask(query)
                # The first round warms up.
                if number:
                    outcome.runs.append((seconds,))
            except (OSError, http.client.HTTPException) as problem:
                give_up(endpoint, problem)
    return list(outcomes.values()), right


def milliseconds(seconds):
    """With three digits, or all before the point."""
    value = seconds * 1e3
    return f"{value:.2f}" if value < 10 else f"{value:.1f}" if value < 100 else f"{value:.0f}"


class Table:
    """A row a query, and for each server the median and how many times as fast Yong is."""

    def __init__(self, title, names):
        self.title, self.names, self.notes, self.ratios = title, names, [], {}
        peers = "".join(f" {name}, ms | |" for name in names[1:])
        columns = " --: | --: |" * len(names[1:])
        self.rows = [f"| query | rows | {names[0]}, ms |{peers}", f"| --- | --: | --: |{columns}"]

    def add(self, query, outcomes, right):
        ours = outcomes[0]
        cells = [query, right.split()[0] if right else "?"]
        for outcome in outcomes:
            if outcome.problem:
                cells.append(f"**{outcome.verdict}**")
                self.notes.append(f"{query}, {outcome.name}: {outcome.problem}.")
            else:
                low, high = outcome.bounds()
                cells.append(f"{milliseconds(outcome.median())} ({milliseconds(low)} – {milliseconds(high)})")
            if outcome is not ours:
                both = ours.runs and outcome.runs and not ours.problem and not outcome.problem
                ratio = outcome.median() / ours.median() if both else None
                cells.append(times(ratio) if ratio else "")
                if ratio:
                    self.ratios.setdefault(outcome.name, []).append(ratio)
        self.rows.append("| " + " | ".join(cells) + " |")

    def finish(self, endpoints):
        def row(title, values):
            self.rows.append(f"| {title} | | {values[0]} |" + "".join(f" {value} | |" for value in values[1:]))

        means = [self.ratios.get(name) for name in self.names]
        self.rows.append("| **geometric mean** | | |" + "".join(
            f" | {times(geometric_mean(ratios))} |" if ratios else " | |" for ratios in means[1:]))
        row("CPU of all, s", [f"{endpoint.processor:.1f}" for endpoint in endpoints])
        row("memory, MB", [f"{endpoint.peak / 1e6:,.0f}" for endpoint in endpoints])

    def text(self):
        notes = [line for note in self.notes for line in wrapped(note)]
        return "\n".join([f"## {self.title}", "", *self.rows, "", *notes])


def compare(title, starters, runs, tell):
    """The table of one contest. `starters` give endpoints, the first one Yong's; others may fail."""
    endpoints, missing = [], []
    try:
        for starter in starters:
            try:
                endpoints.append(starter())
            except FAILURES as failure:
                if not endpoints:
                    raise
                missing.append(f"Not asked: {failed(failure)}.")
        table = Table(title, [endpoint.name for endpoint in endpoints])
        for file in QUERIES:
            outcomes, right = contest(endpoints, file.read_text(encoding="utf-8"), runs)
            tell(f"    {file.stem}: " + ", ".join(
                f"{one.name} " + (one.problem or f"{one.median() * 1e3:.2f} ms") for one in outcomes))
            table.add(file.stem, outcomes, right)
    finally:
        for endpoint in endpoints:
            endpoint.stop()
    table.finish(endpoints)
    table.notes += missing
    return table


def stored(loader):
    """Loads once, into a folder that stays."""
    loader.folder = loader.folder.with_name(f"asked-{loader.folder.name}")
    loader.run()
    return loader.folder


def yong(suite, path):
    store = stored(loading.yong(suite, path))
    command = [suite.yong, "serve", "--store", str(store), "--port", "{port}", "--timeout", str(LIMIT)]
    return Endpoint("Yong", lambda: ServerProgram(command), "/sparql")


def oxigraph(suite, path):
    store = stored(loading.oxigraph(suite, path, True))
    command = [suite.peers["Oxigraph"].program, "serve-read-only", "--location", str(store), "--bind",
               "127.0.0.1:{port}", "--timeout-s", str(LIMIT)]
    return Endpoint("Oxigraph", lambda: ServerProgram(command), "/query")


def virtuoso(suite):
    loader = loading.virtuoso(suite)
    stored(loader)
    return Endpoint("Virtuoso", loader.served, f"/sparql?{urllib.parse.urlencode({'default-graph-uri': GRAPH})}")


def rdflib(suite, path):
    command = [suite.peers["rdflib"].program, str(RDFLIB), str(path), "{port}"]
    return Endpoint("rdflib", lambda: ServerProgram(command), "/")


def run(suite):
    data, peers = suite.data, suite.peers
    suite.tell("  the graph")
    starters = [lambda: yong(suite, data.graph("nt"))]
    if peers["Oxigraph"].program:
        starters.append(lambda: oxigraph(suite, data.graph("nt")))
    if peers["Virtuoso"].program:
        starters.append(lambda: virtuoso(suite))
    tables = [compare(f"Queries, {data.statements():,} statements", starters, suite.runs, suite.tell)]
    if peers["rdflib"].program:
        suite.tell("  the small graph")
        starters = [lambda: yong(suite, data.few("nt"))]
        if peers["Oxigraph"].program:
            starters.append(lambda: oxigraph(suite, data.few("nt")))
        starters.append(lambda: rdflib(suite, data.few("nt")))
        tables.append(compare(f"Queries, {data.statements('few'):,} statements", starters, suite.runs, suite.tell))
    tables[0].notes.append(
        "The queries stand in Benchmarks/suite/queries. Over HTTP, warm, a connection each; medians, in brackets the "
        "fastest and the slowest. An answer is right that most give; where all differ none is. CPU counts all that was "
        "asked, the first time too.")
    return tables
