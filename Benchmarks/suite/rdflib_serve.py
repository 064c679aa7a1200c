#!/usr/bin/env python3
"""Answers SPARQL queries over a file of RDF with rdflib, by POST with a form, on this machine alone.

usage: rdflib_serve.py FILE PORT
"""
import http.server
import sys
import urllib.parse

import rdflib


class Handler(http.server.BaseHTTPRequestHandler):
    graph = rdflib.Graph()

    def log_message(self, *_):
        pass

    def do_POST(self):
        form = urllib.parse.parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        try:
            result = self.graph.query(form["query"][0])
            body, status = result.serialize(format="nt" if result.type == "CONSTRUCT" else "json"), 200
        except Exception as problem:  # Whatever it is, the client is to know.
            body, status = str(problem).encode(), 500
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def main():
    # Literals stay as they are written, which the other programs do as well.
    rdflib.NORMALIZE_LITERALS = False
    Handler.graph.parse(sys.argv[1])
    http.server.HTTPServer(("127.0.0.1", int(sys.argv[2])), Handler).serve_forever()


if __name__ == "__main__":
    main()
