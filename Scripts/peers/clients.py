#!/usr/bin/env python3
"""Asks an endpoint with clients that people use, and with ones that misbehave.

    clients.py URL TOKEN

URL is the endpoint's origin (http://127.0.0.1:PORT) of a store with some statements, which may be written with TOKEN and
takes bodies of 10 MB at most. Prints a line a check, and ends with status 1 if one fails. Needs rdflib and SPARQLWrapper.
"""

import json
import re
import socket
import sys
import time
import urllib.parse
import urllib.request

import rdflib
from rdflib.plugins.stores.sparqlstore import SPARQLStore, SPARQLUpdateStore
from SPARQLWrapper import JSON, POST, TURTLE, XML, SPARQLWrapper

origin, token = sys.argv[1], sys.argv[2]
port = urllib.parse.urlparse(origin).port
failures = 0


def check(name, holds, detail=""):
    global failures
    failures += not holds
    print(f"{'pass' if holds else 'FAIL'}\t{name}" + ("" if holds else f"\t{detail}"), flush=True)


def connection():
    return socket.create_connection(("127.0.0.1", port), timeout=20)


def readAll(peer, limit=25):
    peer.settimeout(limit)
    data = b""
    try:
        while piece := peer.recv(65536):
            data += piece
    except (TimeoutError, ConnectionResetError):
        return data, False
    return data, True


def ask(text, timeout=20):
    address = origin + "/sparql?query=" + urllib.parse.quote(text)
    return json.load(urllib.request.urlopen(urllib.request.Request(address), timeout=timeout))


def works():
    begun = time.time()
    return ask("ASK {}", 5)["boolean"] and time.time() - begun < 2


# Clients that people use.
wrapper = SPARQLWrapper(origin + "/sparql")
wrapper.setQuery("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
wrapper.setReturnFormat(JSON)
count = int(wrapper.query().convert()["results"]["bindings"][0]["n"]["value"])
check("SPARQLWrapper: JSON", count > 0, count)
wrapper.setMethod(POST)
wrapper.setReturnFormat(XML)
check("SPARQLWrapper: XML by POST", f">{count}<" in wrapper.query().convert().toxml())
wrapper.setReturnFormat(TURTLE)
wrapper.setQuery("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o } LIMIT 3")
check("SPARQLWrapper: a graph", len(rdflib.Graph().parse(data=wrapper.query().convert(), format="turtle")) == 3)
graph = rdflib.Graph(SPARQLStore(origin + "/sparql"))
check("rdflib's SPARQLStore", len(graph) == count, len(graph))
store = SPARQLUpdateStore(origin + "/sparql", origin + "/sparql", headers={"Authorization": "Bearer " + token})
graph = rdflib.Graph(store, identifier=rdflib.URIRef("http://e/written"))
graph.add((rdflib.URIRef("http://e/a"), rdflib.URIRef("http://e/b"), rdflib.Literal("ก")))
check("rdflib's SPARQLUpdateStore", len(list(graph.triples((None, None, None)))) == 1)
graph.remove((None, None, None))

# Clients that misbehave: they are answered or closed, and others do not notice.
idle = []
for _ in range(2000):
    idle.append(connection())
check("2,000 idle connections", works())
for peer in idle:
    peer.close()

slow = [connection() for _ in range(50)]
for peer in slow:
    peer.sendall(b"GET /sparql?query=ASK%7B%7D HTTP/1.1\r\nHost: h\r\nX-Slow: ")
begun, open_ = time.time(), list(slow)
while open_ and time.time() - begun < 20:
    for peer in list(open_):
        try:
            peer.sendall(b"a")
        except OSError:
            open_.remove(peer)
    time.sleep(0.5)
check("heads that come a byte at a time are ended", not open_, len(open_))
check("and others are answered", works())

half = connection()
half.sendall(b"POST /sparql HTTP/1.1\r\nHost: h\r\nContent-Type: application/sparql-query\r\nContent-Length: 100\r\n\r\nASK")
half.shutdown(socket.SHUT_WR)
data, ended = readAll(half)
check("a request cut off", ended and data.startswith(b"HTTP/1.1 400"), data[:80])

# Requests ahead of their turn; the second is answered on another thread, and behind the fourth none is taken.
ahead = connection()
ahead.sendall(b"".join(
    b"GET " + path + b" HTTP/1.1\r\nHost: h\r\n" + fields + b"\r\n"
    for path, fields in [(b"/health", b""), (b"/nothing", b""), (b"/metrics", b""), (b"/nothing", b"Connection: close\r\n"),
                         (b"/health", b"")]))
data, ended = readAll(ahead)
statuses = re.findall(rb"HTTP/1.1 (\d+) ", data)
check("requests ahead of their turn", ended and statuses == [b"200", b"404", b"200", b"404"], statuses)

for fields, is_kept in [(b"", False), (b"Connection: keep-alive\r\n", True)]:
    old = connection()
    old.sendall((b"GET /health HTTP/1.0\r\n" + fields + b"\r\n") * (1 + is_kept))
    old.shutdown(socket.SHUT_WR)
    data, ended = readAll(old)
    check(f"HTTP/1.0, {'kept' if is_kept else 'closed'}",
          ended and data.count(b"HTTP/1.1 200 ") == 1 + is_kept and (b"\r\nconnection: keep-alive" in data) == is_kept
          and b"chunked" not in data, data[:200])

other = connection()
other.sendall(b"GET /health HTTP/1.1\r\nHost: h\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n")
data, ended = readAll(other)
check("who asks for another protocol gets this one", ended and data.startswith(b"HTTP/1.1 200 "), data[:80])

for name, request, status in [
    ("no HTTP", b"\x16\x03\x01\x02\x00 hello\r\n\r\n", b" 400 "),
    ("a wrong length", b"POST /sparql HTTP/1.1\r\nHost: h\r\nContent-Length: x\r\n\r\n", b" 400 "),
    ("no Host", b"GET /health HTTP/1.1\r\n\r\n", b" 400 "),
    ("two Hosts", b"GET /health HTTP/1.1\r\nHost: h\r\nHost: h\r\n\r\n", b" 400 "),
    ("a Host that is none", b'GET /sparql?query=ASK%7B%7D HTTP/1.1\r\nHost: evil"><script>\r\n\r\n', b" 400 "),
    ("two lengths", b"POST /sparql HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nASK", b" 400 "),
    ("length and chunks", b"POST /sparql HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", b" 400 "),
    ("fields of a megabyte", b"GET / HTTP/1.1\r\nHost: h\r\nX: " + b"a" * (1 << 20) + b"\r\n\r\n", b" 431 "),
    ("a body that is announced too long",
     b"POST /sparql HTTP/1.1\r\nHost: h\r\nContent-Type: application/sparql-query\r\nContent-Length: 99999999\r\n\r\n", b" 413 "),
    ("bytes that are no UTF-8",
     b"POST /sparql HTTP/1.1\r\nHost: h\r\nConnection: close\r\nContent-Type: application/sparql-query\r\nContent-Length: 8\r\n\r\nASK{}\xff\xfe\xfd", b" 400 "),
    ("a wrong compression",
     b"POST /sparql HTTP/1.1\r\nHost: h\r\nConnection: close\r\nContent-Type: application/sparql-query\r\nContent-Encoding: gzip\r\nContent-Length: 5\r\n\r\nASK{}", b" 400 "),
]:
    peer = connection()
    try:
        peer.sendall(request)
        data, ended = readAll(peer)
    except (BrokenPipeError, ConnectionResetError):
        data, ended = readAll(peer)
    check(name, status in data[:40], data[:80])
    peer.close()

long = "ASK { FILTER(" + " + ".join(["1"] * 2_500_000) + " > 0) }"
request = urllib.request.Request(
    origin + "/sparql", data=long.encode(), headers={"Content-Type": "application/sparql-query"})
try:
    status = urllib.request.urlopen(request, timeout=90).status
except urllib.error.HTTPError as error:
    status = error.code
check("a query of 10 MB", status in (200, 400, 413, 503), status)
check("and others are answered", works())

# An answer that is longer than what the network holds, to a client that reads slowly and wants nothing more.
slowly = connection()
values = " ".join(str(number) for number in range(400_000))
text = f"SELECT ?x {{ VALUES ?x {{ {values} }} }}".encode()
slowly.sendall(
    b"POST /sparql HTTP/1.1\r\nHost: h\r\nConnection: close\r\nAccept: text/csv\r\n"
    b"Content-Type: application/sparql-query\r\nContent-Length: " + str(len(text)).encode() + b"\r\n\r\n" + text)
time.sleep(3)
data, ended = readAll(slowly)
check("a slow client gets all of its answer", ended and data.endswith(b"0\r\n\r\n") and data.count(b"\n") > 400_000, len(data))

lazy = [connection() for _ in range(20)]
everything = urllib.parse.quote("SELECT * { ?a ?b ?c . ?d ?e ?f }")
for peer in lazy:
    peer.sendall(f"GET /sparql?query={everything} HTTP/1.1\r\nHost: h\r\n\r\n".encode())
time.sleep(1)
check("clients that take nothing do not hold others up", works())
for peer in lazy:
    peer.close()
time.sleep(1.5)
text = urllib.request.urlopen(origin + "/metrics").read().decode()
check("and their queries end when they go", "yong_queries_running 0" in text, text)
check("a count for each status", 'yong_http_requests_total{status="200"}' in text)
check("health", json.load(urllib.request.urlopen(origin + "/health"))["status"] == "ok")
sys.exit(1 if failures else 0)
