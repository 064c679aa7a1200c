#!/usr/bin/env python3
"""Publishes a store to real servers of others on this machine, kills it half way, and compares what they hold.

usage: publish.py YONG OXIGRAPH [--virtuoso] [--statements N]
OXIGRAPH is the server's program (PyPI: oxigraph). With --virtuoso, Debian's Virtuoso 7 (virtuoso-t) is tried too. All
servers listen on 127.0.0.1 and end with the script, or after ten minutes.
"""
import argparse
import contextlib
import http.client
import http.server
import os
import random
import re
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.parse
import urllib.request

SKOLEM = "https://example.org/.well-known/genid/"
HOME = "https://example.org/default"
# Literals that a parser of updates could get wrong.
TEXTS = ['"ก\\u0E38\\u0E48\\u0E48 น้ำ"@th', '"a\\"b\\\\c\\nd\\te"', '"\\\\u0041"', '"}"', '"# no comment"', '"it\'s <x> $y ?z"@en-GB',
         '"2024-02-29"^^<http://www.w3.org/2001/XMLSchema#date>', '"7"^^<http://www.w3.org/2001/XMLSchema#integer>']


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def expect(what, found, wanted):
    if found != wanted:
        sys.exit(f"{what}: {found} in place of {wanted}")
    print(f"{what}: {str(found)[:120]}", flush=True)


def quads(count):
    """Lines of N-Quads: graphs of many sizes, and blank nodes that several graphs share."""
    chance = random.Random(7)
    lines = set()
    while len(lines) < count:
        node = chance.choice([f"<http://e/ก{chance.randrange(count)}>", f"_:n{chance.randrange(count // 10)}"])
        value = chance.choice(TEXTS + [f"<http://e/o{chance.randrange(99)}>", f"_:n{chance.randrange(count // 10)}"])
        number = min(chance.randrange(60), chance.randrange(60))
        graph = "" if number == 0 else f"<http://e/graph/ฉบับ{number}> "
        lines.add(f"{node} <http://e/p{chance.randrange(5)}> {value} {graph}.\n")
    return sorted(lines)


def wait_for(url, process):
    for _ in range(300):
        if process.poll() is not None:
            sys.exit(f"the server behind {url} ended with status {process.returncode}")
        try:
            urllib.request.urlopen(url, timeout=5).read()
            return
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.1)
    sys.exit(f"no server answers at {url}")


def get(url, accept):
    with urllib.request.urlopen(urllib.request.Request(url, headers={"Accept": accept}), timeout=120) as answer:
        return answer.read().decode("utf-8")


class Unreliable(http.server.BaseHTTPRequestHandler):
    """Hands requests on to a server; is busy now and then, and now and then loses an answer whose request was done."""

    protocol_version = "HTTP/1.1"
    target = 0
    token = "s3cret"
    writes = lost = busy = refused = 0
    lock = threading.Lock()

    def log_message(self, *arguments):
        pass

    def handle_any(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        if self.headers.get("Authorization") != f"Bearer {self.token}":
            Unreliable.refused += 1
            return self.answer(401, b"who are you?", {})
        writes = self.command in ("POST", "PUT") and len(body) > 100
        with self.lock:
            Unreliable.writes += writes
            number = Unreliable.writes
        if writes and number % 5 == 2:
            Unreliable.busy += 1
            return self.answer(503 if number % 2 else 429, b"busy", {"Retry-After": "0"})
        connection = http.client.HTTPConnection("127.0.0.1", self.target, timeout=60)
        headers = {name: self.headers[name] for name in ("Content-Type", "Accept") if name in self.headers}
        connection.request(self.command, self.path, body, headers)
        answer = connection.getresponse()
        content = answer.read()
        if writes and number % 17 == 4:
            Unreliable.lost += 1
            self.close_connection = True
            return self.connection.shutdown(socket.SHUT_RDWR)
        return self.answer(answer.status, content, {"Content-Type": answer.headers.get("Content-Type", "text/plain")})

    def answer(self, status, content, headers):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    do_GET = do_POST = do_PUT = do_DELETE = handle_any


class Quiet(http.server.ThreadingHTTPServer):
    """Says nothing of clients that were killed."""

    def handle_error(self, request, address):
        pass


class Publication:
    """Runs `yong publish` in a folder."""

    def __init__(self, program, folder, *options, variables=None):
        self.command = [program, "publish", "--store", "news.yong", "--skolem-base", SKOLEM, "--state", "state", *options]
        self.folder = folder
        self.environment = dict(os.environ, **(variables or {}))

    def run(self, *options):
        done = subprocess.run(
            self.command + list(options), cwd=self.folder, capture_output=True, text=True, timeout=300,
            env=self.environment)
        return done.returncode, done.stderr

    def batches(self):
        try:
            with open(f"{self.folder}/state", encoding="utf-8") as file:
                return int(file.read().split("\n")[2])
        except (OSError, IndexError, ValueError):
            return 0

    def kill(self, after, number):
        """Starts it, and sends the signal once so many more requests were fulfilled; gives the exit status."""
        start = self.batches()
        process = subprocess.Popen(
            self.command, cwd=self.folder, stderr=subprocess.DEVNULL, env=self.environment)
        deadline = time.time() + 120
        while process.poll() is None and self.batches() < start + after and time.time() < deadline:
            time.sleep(0.002)
        process.send_signal(number)
        status = process.wait()
        expect("killed half way, with a state left", (status, self.batches() > start), (130 if number == signal.SIGINT else -number, True))

    def finish(self, what, *options):
        status, messages = self.run(*options)
        if status != 0:
            sys.exit(f"{what}: status {status}\n{messages}")
        print(f"{what}: {messages.strip().splitlines()[0]}")
        expect(f"{what}: the state is gone", os.path.exists(f"{self.folder}/state"), False)
        return messages


def skolemised(dump):
    """The dump as the server should hold it."""
    lines = set()
    for line in dump.splitlines():
        # Labels stand in front of a space; a text never ends in one of them unquoted.
        line = re.sub(r'(^|(?<=[>] ))_:([A-Za-z0-9_.-]+) ', lambda m: f"{m[1]}<{SKOLEM}{m[2]}> ", line)
        lines.add(line)
    return lines


def normal(lines):
    """Lines as Oxigraph reads and writes them."""
    import pyoxigraph
    data = "\n".join(lines) + "\n"
    return {str(quad) for quad in pyoxigraph.parse(data.encode(), pyoxigraph.RdfFormat.N_QUADS)}


def oxigraph(program, server, folder, dump):
    port = free_port()
    process = subprocess.Popen(
        ["timeout", "600", server, "serve", "--location", f"{folder}/oxigraph", "--bind", f"127.0.0.1:{port}"],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        home = f"http://127.0.0.1:{port}"
        wait_for(home + "/", process)
        held = lambda: normal(get(home + "/store", "application/n-quads").splitlines())
        wanted = normal(skolemised(dump))
        update = lambda text: urllib.request.urlopen(urllib.request.Request(
            home + "/update", text.encode(), {"Content-Type": "application/sparql-update"})).read()

        Unreliable.target = port
        proxy = Quiet(("127.0.0.1", 0), Unreliable)
        threading.Thread(target=proxy.serve_forever, daemon=True).start()
        through = f"http://127.0.0.1:{proxy.server_port}"
        with open(f"{folder}/token", "w") as file:
            file.write(Unreliable.token + "\n")

        for name, options in {
            "oxigraph, asked what it is": [f"--to={home}/"],
            "oxigraph, update": [f"--to={home}/update", "--protocol=update", f"--query={home}/query"],
            "oxigraph, graph store": [f"--to={home}/store", "--protocol=graph-store"],
            "a server that loses answers": [f"--to={through}/", "--token-file=token"],
            "a graph store that loses answers": [f"--to={through}/store", "--token-file=token", "--protocol=graph-store"],
        }.items():
            update("DROP ALL")
            publication = Publication(program, folder, "--batch-statements=100", *options)
            for number in (signal.SIGKILL, signal.SIGINT, signal.SIGKILL):
                publication.kill(8, number)
            expect(f"{name}: a part is there", 0 < len(held()) < len(wanted), True)
            messages = publication.finish(name)
            expect(f"{name}: went on", "before the break" in messages and "agree" in messages, True)
            expect(f"{name}: as dumped", held() == wanted, True)
        expect("answers were lost, and the server was busy", Unreliable.lost > 3 and Unreliable.busy > 10, True)

        for proto, path in (("update", "/update"), ("graph-store", "/store")):
            update("INSERT DATA { GRAPH <http://e/graph/ฉบับ1> { <http://e/x> <http://e/x> 1 } <http://e/x> <http://e/x> 1 }")
            publication = Publication(program, folder, f"--to={home}{path}", f"--protocol={proto}")
            messages = publication.finish(f"{proto}, what is there stays")
            expect("and is told", "some hold more" in messages, True)
            publication = Publication(program, folder, f"--to={home}{path}", f"--protocol={proto}", "--replace", "--batch-statements=100")
            publication.kill(8, signal.SIGKILL)
            publication.finish(f"{proto}, replaced")
            expect("as dumped", held() == wanted, True)
        files(program, folder, home, held, update)
        refusals(program, folder, home, through)
    finally:
        process.terminate()
        process.wait()


def files(program, folder, home, held, update):
    """Publishes a file whose blank nodes have no labels: they are the same when it is read again."""
    with open(f"{folder}/nodes.ttl", "w", encoding="utf-8") as file:
        file.writelines(f'<http://e/s{n}> <http://e/p> [ <http://e/q> "{n}", [] ] .\n' for n in range(20000))
    update("DROP ALL")
    publication = Publication(program, folder, "--batch-statements=500", f"--to={home}/")
    publication.command[2:4] = ["--data", "nodes.ttl"]
    for number in (signal.SIGKILL, signal.SIGINT):
        publication.kill(10, number)
    messages = publication.finish("a file")
    expect("went on", "before the break" in messages and "agree" in messages, True)
    expect("each blank node is there once", len(held()), 60000)


def refusals(program, folder, home, through):
    """What does not go on, and says why."""
    publication = Publication(program, folder, f"--to={home}/update", "--protocol=update", "--batch-statements=100")
    publication.kill(3, signal.SIGKILL)
    status, messages = publication.run("--replace")
    expect("another publication", (status, "other settings" in messages), (1, True))
    with open(f"{folder}/more.nq", "w", encoding="utf-8") as file:
        file.write("<http://e/new> <http://e/new> <http://e/new> .\n")
    subprocess.run([program, "load", "--store", "news.yong", "more.nq"], cwd=folder, check=True, capture_output=True)
    status, messages = publication.run()
    expect("other data", (status, "not what it was" in messages), (1, True))
    publication.finish("begun anew", "--restart")
    for variables in ({}, {"YONG_PUBLISH_TOKEN": "wrong"}):
        publication = Publication(program, folder, f"--to={through}/", variables=variables)
        status, messages = publication.run()
        expect("nobody known", (status, "who asks" in messages, "wrong" in messages), (1, True, False))
    publication = Publication(program, folder, f"--to={through}/", variables={"YONG_PUBLISH_TOKEN": Unreliable.token})
    publication.finish("a token of the environment")
    publication = Publication(program, folder, f"--to=http://127.0.0.1:{free_port()}/", "--protocol=update", "--no-verify", "--retries=1")
    status, messages = publication.run()
    expect("nobody there", (status, "cannot be reached" in messages), (1, True))
    os.remove(f"{folder}/state")


with open(os.path.join(os.path.dirname(__file__), "virtuoso.ini"), encoding="utf-8") as file:
    CONFIGURATION = file.read()


@contextlib.contextmanager
def virtuoso_server(folder, data="."):
    """A Virtuoso that keeps its data in a folder and may read another: its address, and what runs a line of its SQL."""
    home, port, sql = f"{folder}/virtuoso", free_port(), free_port()
    os.makedirs(f"{home}/vsp")
    with open(f"{home}/virtuoso.ini", "w") as file:
        file.write(CONFIGURATION.format(home=home, port=port, sql=sql, data=data))
    process = subprocess.Popen(
        ["timeout", "600", "virtuoso-t", "-f", "-c", f"{home}/virtuoso.ini"], cwd=home, stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL)
    isql = lambda text: subprocess.run(
        ["isql-vt", f"127.0.0.1:{sql}", "dba", "dba", f"exec={text}"], check=True, capture_output=True, text=True).stdout
    try:
        address = f"http://127.0.0.1:{port}"
        wait_for(address + "/sparql", process)
        yield address, isql
    finally:
        process.terminate()
        process.wait()


def virtuoso(program, folder, dump):
    with virtuoso_server(folder) as (address, isql):
        isql("GRANT SPARQL_UPDATE TO \"SPARQL\";")
        with open(f"{folder}/user", "w") as file:
            file.write("dba:dba\n")
        expected = {}
        for quad in normal(skolemised(dump)):
            match = re.fullmatch(r"(.*?)(?: <(http://e/graph/[^>]*)>)?", quad)
            expected.setdefault(match[2] or HOME, set()).add(match[1])
        for proto, path in (("update", "/sparql-auth"), ("graph-store", "/sparql-graph-crud-auth")):
            for graph in expected:
                isql(f"SPARQL CLEAR GRAPH <{graph}>;")
            publication = Publication(
                program, folder, f"--to={address}{path}", f"--protocol={proto}", f"--query={address}/sparql",
                "--user-file=user", f"--default-graph={HOME}", "--batch-statements=400")
            publication.kill(5, signal.SIGKILL)
            publication.kill(5, signal.SIGINT)
            messages = publication.finish(f"virtuoso, {proto}")
            expect("the counts agree", "agree" in messages, True)
            for graph, lines in sorted(expected.items()):
                query = urllib.parse.urlencode({"query": f"CONSTRUCT {{ ?s ?p ?o }} {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}"})
                found = normal(get(f"{address}/sparql?{query}", "application/n-triples").splitlines())
                if found != lines:
                    sys.exit(f"{graph}: {sorted(found - lines)[:3]} in place of {sorted(lines - found)[:3]}")
            print(f"virtuoso, {proto}: {len(expected)} graphs as dumped")
            isql(f"SPARQL INSERT DATA {{ GRAPH <{HOME}> {{ <http://e/x> <http://e/x> 1 }} }};")
            publication.command.remove("--batch-statements=400")
            publication.command.append("--replace")
            expect("replaced", "agree" in publication.finish(f"virtuoso, {proto}, replaced"), True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("yong")
    parser.add_argument("oxigraph")
    parser.add_argument("--virtuoso", action="store_true")
    parser.add_argument("--statements", type=int, default=6000)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        with open(f"{folder}/news.nq", "w", encoding="utf-8") as file:
            file.writelines(quads(arguments.statements))
        yong = os.path.abspath(arguments.yong)
        run = lambda *words: subprocess.run([yong, *words], cwd=folder, check=True, capture_output=True, text=True).stdout
        run("load", "--store", "news.yong", "news.nq")
        dump = run("dump", "--store", "news.yong")
        if arguments.virtuoso:
            virtuoso(yong, folder, dump)
        # It changes the store in the end.
        oxigraph(yong, os.path.abspath(arguments.oxigraph), folder, dump)


if __name__ == "__main__":
    main()
