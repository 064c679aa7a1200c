#!/usr/bin/env python3
"""query.py QUERY.rq… --server NAME=COMMAND@URL …: asks servers the same queries over HTTP, warm, in the same run.

Each server is started by its command ({port} is a free one), asked all queries, and stopped by the process that was started.
Told are medians in milliseconds, the geometric mean, each server's peak private memory, and whether the answers agree.

    Benchmarks/query.py Benchmarks/queries ../shared/bench/queries \\
        --server 'yong=yong serve --store L.yong --port {port}@http://127.0.0.1:{port}/sparql' \\
        --server 'oxigraph=oxigraph serve-read-only -l L.oxigraph -b 127.0.0.1:{port}@http://127.0.0.1:{port}/query'

    --runs N       how often each query is asked after the first time; slow ones less often
    --timeout S    after so many seconds a query counts as not answered
    --json FILE    keeps all times
"""
import argparse
import http.client
import json
import math
import pathlib
import statistics
import time

from measuring import ServerProgram, ask
from suite.digests import of_rows


class Server:
    def __init__(self, description, timeout):
        self.name, rest = description.split("=", 1)
        command, url = rest.rsplit("@", 1)
        self.program = ServerProgram(command)
        self.url = url.replace("{port}", str(self.program.port))
        self.timeout = timeout
        begin = time.monotonic()
        while True:
            try:
                self.ask("ASK { ?s ?p ?o }")
                return
            except (OSError, http.client.HTTPException):
                if self.program.has_ended() or time.monotonic() - begin > 60:
                    raise SystemExit(f"{self.name} does not answer")
                time.sleep(0.1)

    def ask(self, query):
        return ask(self.url, query, self.timeout)


def measure(server, query, runs):
    """The median of the warm times in milliseconds and the answer; None if it takes too long."""
    try:
        first, body = server.ask(query)
        count = runs if first < 1 else 3 if first < 5 else 1
        if first < 0.25:
            for _ in range(5):
                server.ask(query)
        return statistics.median(server.ask(query)[0] for _ in range(count)) * 1000, of_rows(body)
    except (OSError, http.client.HTTPException) as problem:
        return None, str(problem)[:60]


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("queries", nargs="+", type=pathlib.Path)
    parser.add_argument("--server", action="append", required=True)
    parser.add_argument("--runs", default=9, type=int)
    parser.add_argument("--timeout", default=30, type=float)
    parser.add_argument("--json", type=pathlib.Path)
    options = parser.parse_args()
    files = [file for path in options.queries for file in (sorted(path.glob("*.rq")) if path.is_dir() else [path])]
    times, answers, memory = {}, {}, {}
    for description in options.server:
        server = Server(description, options.timeout)
        peak = 0
        try:
            for file in files:
                times[server.name, file.stem], answers[server.name, file.stem] = measure(
                    server, file.read_text(), options.runs)
                peak = max(peak, server.program.private_memory())
        finally:
            server.program.stop()
        memory[server.name] = peak
    names = list(memory)
    print("| query | " + " | ".join(names) + " | answers |")
    print("| --- |" + " --: |" * len(names) + " --- |")
    for file in files:
        row = [times[name, file.stem] for name in names]
        cells = ["-" if one is None else f"{one:.1f}" for one in row]
        known = {answers[name, file.stem] for name in names if times[name, file.stem] is not None}
        print(f"| {file.stem} | " + " | ".join(cells) + f" | {'agree' if len(known) < 2 else 'DIFFER'} |")
    answered = [file.stem for file in files if all(times[name, file.stem] for name in names)]
    means = [math.exp(statistics.fmean(math.log(times[name, stem]) for stem in answered)) for name in names]
    print(f"| geometric mean of {len(answered)} | " + " | ".join(f"{mean:.2f}" for mean in means) + " | |")
    print("| private memory, MB | " + " | ".join(f"{memory[name] / 1e6:.0f}" for name in names) + " | |")
    if options.json:
        options.json.write_text(json.dumps({f"{name} {stem}": time for (name, stem), time in times.items()}, indent=1))


if __name__ == "__main__":
    main()
