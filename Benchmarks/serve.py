#!/usr/bin/env python3
"""How many requests a second `yong serve` answers, beside Oxigraph's server on the same data.

    serve.py STORE [--oxigraph FOLDER] [--server COMMAND] [--yong COMMAND] [--seconds N] [--turns N] [--mixed N]

STORE is a store of the benchmark's data (documents http://data.example.go.th/id/doc/N), FOLDER what `oxigraph load` made of
the same file. wrk (Debian) asks on the loopback, after a run that warms the server: about one random document a request
with 64 and with 16 connections, and a route that returns a constant; both servers by turns, as machines are faster at one
moment than at another. Then 64 connections ask a mixture for N seconds; then one client reads a million rows. Prints a
Markdown table of medians; servers are stopped by their process ids. Run it on an idle machine.
"""

import argparse
import contextlib
import os
import re
import socket
import statistics
import subprocess
import tempfile
import time
import urllib.parse
import urllib.request

from measuring import ServerProgram

POINT = "PREFIX doc: <http://data.example.go.th/id/doc/> SELECT ?p ?o WHERE { doc:%s ?p ?o }"
MIXED = [
    POINT,
    "PREFIX n: <http://data.example.go.th/ontology/news#> PREFIX doc: <http://data.example.go.th/id/doc/> "
    "SELECT ?d (COUNT(*) AS ?n) { doc:%s n:mentions ?x . ?d n:mentions ?x } GROUP BY ?d ORDER BY DESC(?n) LIMIT 10",
    "SELECT ?p (COUNT(*) AS ?n) { <http://data.example.go.th/id/doc/%s> ?p ?o } GROUP BY ?p",
    "ASK { <http://data.example.go.th/id/doc/%s> ?p ?o }",
    "CONSTRUCT WHERE { <http://data.example.go.th/id/doc/%s> ?p ?o }",
]


def script(path, queries):
    """The program by which wrk makes its requests."""
    texts = ",".join('"' + urllib.parse.quote(query.replace("%s", "@@")).replace("%", "%%").replace("%%40%%40", "%d") + '"'
                     for query in queries)
    return f"""
local queries = {{{texts}}}
local headers = {{["Accept"] = "application/sparql-results+json, text/turtle;q=0.9"}}
request = function()
  local text = string.format(queries[math.random(#queries)], math.random(1, 90000))
  return wrk.format("GET", "{path}?query=" .. text, headers)
end
"""


class Server:
    def __init__(self, command, path):
        self.program = ServerProgram(command)
        self.port = self.program.port
        self.path = path
        for _ in range(200):
            try:
                socket.create_connection(("127.0.0.1", self.port)).close()
                return
            except OSError:
                time.sleep(0.1)
        self.program.stop()
        raise SystemExit(f"{command} does not listen")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.program.stop()

    def private(self):
        """Private memory in megabytes."""
        return self.program.private_memory() / 1e6

    def wrk(self, connections, seconds, lua=None, path=""):
        """Requests a second, 99th percentile in milliseconds, and errors."""
        command = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--latency", "--timeout", "60s"]
        with tempfile.NamedTemporaryFile("w", suffix=".lua") as file:
            if lua:
                file.write(lua)
                file.flush()
                command += ["-s", file.name]
            text = subprocess.run(
                command + [f"http://127.0.0.1:{self.port}{path}"], capture_output=True, text=True, check=True).stdout
        value, unit = re.search(r"99%\s+([\d.]+)(us|ms|s|m)", text).groups()
        slowest = float(value) * {"us": 0.001, "ms": 1, "s": 1000, "m": 60000}[unit]
        errors = sum(int(number) for number in re.findall(r"Non-2xx or 3xx responses: (\d+)", text))
        errors += sum(int(number) for number in re.findall(r"(?:connect|read|write|timeout) (\d+)", text))
        return float(re.search(r"Requests/sec:\s+([\d.]+)", text)[1]), slowest, errors


def by_turns(server, peer, options):
    """Runs of the server, of its constant route and of the peer, by numbers of connections."""
    points = {}
    for one in filter(None, [server, peer]):
        one.wrk(16, options.seconds, script(one.path, [POINT]))
    for connections in (64, 16):
        runs = points[connections] = {"point": [], "constant": []} | ({"peer": []} if peer else {})
        for _ in range(options.turns):
            runs["point"].append(server.wrk(connections, options.seconds, script(server.path, [POINT])))
            runs["constant"].append(server.wrk(connections, options.seconds, path="/health"))
            if peer:
                runs["peer"].append(peer.wrk(connections, options.seconds, script(peer.path, [POINT])))
    return points


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("store")
    parser.add_argument("--oxigraph")
    parser.add_argument("--server", default="oxigraph")
    parser.add_argument("--yong", default=os.path.join(os.path.dirname(__file__), "../.build/release/yong"))
    parser.add_argument("--seconds", type=int, default=10)
    parser.add_argument("--turns", type=int, default=3)
    parser.add_argument("--mixed", type=int, default=60)
    options = parser.parse_args()
    with contextlib.ExitStack() as stack:
        server = stack.enter_context(Server(f"{options.yong} serve --store {options.store} --port {{port}}", "/sparql"))
        peer = None
        if options.oxigraph:
            command = f"{options.server} serve-read-only -l {options.oxigraph} -b 127.0.0.1:{{port}}"
            peer = stack.enter_context(Server(command, "/query"))
        points = by_turns(server, peer, options)
        mixed = server.wrk(64, options.mixed, script(server.path, MIXED))
        memory = server.private()
        query = urllib.parse.quote("SELECT * { ?s ?p ?o } LIMIT 1000000")
        begun, size, most = time.time(), 0, 0
        with urllib.request.urlopen(f"http://127.0.0.1:{server.port}/sparql?query={query}") as answer:
            while piece := answer.read(1 << 20):
                size += len(piece)
                most = max(most, server.private())
        stream = size / 1e6 / (time.time() - begun)
    print("| connections | yong/s | p99 ms | constant/s | p99 ms | Oxigraph/s | p99 ms | ratio, each turn's |")
    print("|--:|--:|--:|--:|--:|--:|--:|--:|")
    for connections, runs in points.items():
        cells = [f"{statistics.median(run[0] for run in runs[name]):.0f} | {statistics.median(run[1] for run in runs[name]):.1f}"
                 for name in runs]
        ratios = [one[0] / other[0] for one, other in zip(runs["point"], runs.get("peer", []))]
        cells += [f"{statistics.median(ratios):.2f} ({', '.join(f'{ratio:.2f}' for ratio in ratios)})"] if ratios else ["| |"]
        print(f"| {connections} | {' | '.join(cells)} |")
    print(f"\nmixed, 64 connections, {options.mixed} s: {mixed[0]:.0f}/s, p99 {mixed[1]:.0f} ms, {mixed[2]} errors, "
          f"{memory:.0f} MB private")
    print(f"a million rows: {stream:.0f} MB/s, {most:.0f} MB private at most")


main()
