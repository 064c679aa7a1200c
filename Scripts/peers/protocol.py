#!/usr/bin/env python3
"""Runs the W3C suites of the SPARQL Protocol, the Graph Store Protocol and the Service Description over a socket.

    protocol.py SUITES URL TOKEN

SUITES is the folder sparql11 of the suites, URL the endpoint's origin (http://127.0.0.1:PORT) of an empty store that may
be written with TOKEN. Prints a line a test: pass or FAIL, the suite, the test's name, and what was wrong. Needs rdflib.
"""

import http.client
import os
import sys
import urllib.parse

import rdflib
from rdflib.collection import Collection
from rdflib.compare import isomorphic

MF = rdflib.Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
HT = rdflib.Namespace("http://www.w3.org/2011/http#")
CNT = rdflib.Namespace("http://www.w3.org/2011/content#")
UT = rdflib.Namespace("http://www.w3.org/2009/sparql/tests/test-update#")
SD = rdflib.Namespace("http://www.w3.org/ns/sparql-service-description#")
STATUSES = {"OK": 200, "Created": 201, "NoContent": 204, "NotFound": 404}
TABLES = ("application/sparql-results+json", "application/sparql-results+xml", "text/csv", "text/tab-separated-values")
GRAPHS = {"text/turtle": "turtle", "application/rdf+xml": "xml", "application/n-triples": "nt"}

suites, origin, token = sys.argv[1], sys.argv[2], sys.argv[3]
host = urllib.parse.urlparse(origin).netloc


def send(method, path, fields=(), body=None, authority=None):
    connection = http.client.HTTPConnection(host, timeout=20)
    connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
    connection.putheader("Host", authority or host)
    for name, value in fields:
        connection.putheader(name, value)
    connection.putheader("Authorization", "Bearer " + token)
    if body is not None:
        connection.putheader("Content-Length", str(len(body)))
    connection.endheaders(body)
    answer = connection.getresponse()
    data = answer.read()
    connection.close()
    return answer.status, dict((name.lower(), value) for name, value in answer.getheaders()), data


def update(text):
    status, _, data = send("POST", "/sparql", [("Content-Type", "application/sparql-update")], text.encode())
    assert status == 204, data


def isStatus(status, expected):
    name = expected.rsplit("#", 1)[1]
    if name.startswith("StatusCode"):
        return str(status)[0] == name[len("StatusCode")]
    return status == STATUSES[name]


def problem(graph, request, variables):
    """Sends a request of a test; gives what is wrong with its answer, or nothing."""
    fields = []
    for fieldNode in Collection(graph, graph.value(request, HT.headers)) if graph.value(request, HT.headers) else ():
        fields.append((str(graph.value(fieldNode, HT.fieldName)), str(graph.value(fieldNode, HT.fieldValue))))
    path = str(graph.value(request, HT.absolutePath))
    body = None
    content = graph.value(request, HT.body)
    if content is not None:
        body = str(graph.value(content, CNT.chars)).encode(str(graph.value(content, CNT.characterEncoding)))
    for name, value in variables.items():
        path = path.replace(name, urllib.parse.quote(value, safe=""))
        body = body.replace(name.encode(), value.encode()) if body else body
    if path.startswith("/gsp"):
        path = "/store" + path[len("/gsp"):]
    status, headers, data = send(str(graph.value(request, HT.methodName)), path, fields, body, "www.example")
    answer = graph.value(request, HT.resp)
    expected = [str(term) for term in graph.objects(answer, MF.expectedStatus)]
    if expected and not any(isStatus(status, one) for one in expected):
        return f"status {status}, wanted {expected}: {data[:200]!r}"
    location = graph.value(answer, MF.expectedLocation)
    if location is not None:
        if "location" not in headers:
            return "there is no Location"
        variables[str(location)] = headers["location"]
    media = headers.get("content-type", "").split(";")[0]
    kind = str(graph.value(answer, MF.expectedFormat) or "")
    if kind == "boolean" and media not in TABLES or kind == "tabular" and media not in TABLES:
        return f"the media type is {media}"
    if kind == "RDF" and media not in GRAPHS:
        return f"the media type is {media}"
    truth = graph.value(answer, MF.expectedBoolean)
    if truth is not None and str(truth.toPython()).lower() not in data.decode().lower():
        return f"the answer is {data!r}"
    if graph.value(answer, HT.body) is not None and graph.value(answer, HT.headers) is not None:
        wanted = rdflib.Graph().parse(
            data=str(graph.value(graph.value(answer, HT.body), CNT.chars)), format="turtle", publicID="http://www.example/")
        found = rdflib.Graph().parse(data=data, format=GRAPHS.get(media, "turtle"), publicID="http://www.example/")
        if not isomorphic(wanted, found):
            return f"the graph is {data!r}"
    for fieldNode in Collection(graph, graph.value(answer, HT.headers)) if graph.value(answer, HT.headers) else ():
        name = str(graph.value(fieldNode, HT.fieldName)).lower()
        value = str(graph.value(fieldNode, HT.fieldValue))
        if headers.get(name, "").split(";")[0] != value.split(";")[0]:
            return f"{name} is {headers.get(name)}, wanted {value}"
    return None


def fill(graph, test):
    """Puts the data of a test into the store."""
    update("CLEAR ALL")
    folder = os.path.dirname(urllib.parse.urlparse(str(graph.identifier)).path)
    for node in graph.objects(test, UT.graphData):
        file = urllib.parse.urlparse(str(graph.value(node, UT.graph))).path
        name = str(graph.value(node, rdflib.RDFS.label))
        with open(os.path.join(folder, os.path.basename(file)), "rb") as data:
            path = "/store?graph=" + urllib.parse.quote(name, safe="")
            assert send("PUT", path, [("Content-Type", "application/n-triples")], data.read())[0] in (201, 204)


failures = 0


def report(suite, name, wrong):
    global failures
    failures += wrong is not None
    print(f"{'pass' if wrong is None else 'FAIL'}\t{suite}\t{name}" + (f"\t{wrong}" if wrong else ""))


def run(suite, file):
    path = os.path.join(suites, suite, file)
    graph = rdflib.Graph(identifier="file://" + path).parse(path, publicID="file://" + path)
    for test in Collection(graph, graph.value(predicate=MF.entries, subject=None, object=None, any=True) or
                           next(graph.objects(None, MF.entries))):
        fill(graph, test)
        wrong, variables = None, {}
        for request in Collection(graph, graph.value(graph.value(test, MF.action), HT.requests)):
            wrong = wrong or problem(graph, request, variables)
        report(suite, str(test).rsplit("#", 1)[1], wrong)


def describe():
    """The suite of the Service Description says in words what it wants."""
    status, headers, data = send("GET", "/sparql", [("Accept", "text/turtle")])
    media = headers.get("content-type", "").split(";")[0]
    graph = rdflib.Graph()
    wrong = f"status {status}, {media}" if status != 200 or media not in GRAPHS else None
    report("service-description", "returns-rdf", wrong)
    if not wrong:
        graph.parse(data=data, format=GRAPHS[media])
    endpoints = [str(endpoint) for endpoint in graph.objects(None, SD.endpoint)]
    report("service-description", "has-endpoint-triple", None if origin + "/sparql" in endpoints else str(endpoints))
    report("service-description", "conforms-to-schema", None if conforms(graph) else data.decode())


def conforms(graph):
    """Subjects and objects of the vocabulary are of the classes that its schema gives them."""
    services = set(graph.subjects(rdflib.RDF.type, SD.Service))
    datasets = set(graph.subjects(rdflib.RDF.type, SD.Dataset))
    graphs = set(graph.subjects(rdflib.RDF.type, SD.Graph))
    languages = {SD.SPARQL10Query, SD.SPARQL11Query, SD.SPARQL11Update, SD["SPARQL12Query"]}
    return bool(services) and all(
        [
            set(graph.subjects(SD.endpoint)) == services,
            all(isinstance(term, rdflib.URIRef) for term in graph.objects(None, SD.endpoint)),
            set(graph.objects(None, SD.supportedLanguage)) <= languages,
            all(isinstance(term, rdflib.URIRef) for term in graph.objects(None, SD.resultFormat)),
            set(graph.objects(None, SD.defaultDataset)) <= datasets,
            set(graph.objects(None, SD.defaultGraph)) <= graphs,
            set(graph.subjects(SD.defaultGraph)) <= datasets,
        ])


run("protocol", "manifest.ttl")
run("graph-store-protocol", "manifest-direct.ttl")
run("graph-store-protocol", "manifest-indirect.ttl")
describe()
sys.exit(1 if failures else 0)
