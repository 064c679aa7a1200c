import Foundation
import Synchronization
import TestSupport
import Testing

@Suite("Queries and updates over HTTP")
struct RemoteQueryTests {
    private static let json =
        #"{"head":{"vars":["s","n"]},"results":{"bindings":[{"s":{"type":"uri","value":"http://e/a"},"#
        + #""n":{"type":"literal","value":"น้ำ","xml:lang":"th"}},{"s":{"type":"bnode","value":"x"}}]}}"#

    /// The text of the query that a request holds.
    private static func query(_ request: LoopbackServer.Request) -> String {
        let form = request.method == "POST" ? request.body : String(request.target.split(separator: "?").last ?? "")
        let value = form.split(separator: "&").first { $0.hasPrefix("query=") }?.dropFirst(6) ?? ""
        return value.replacing("+", with: " ").removingPercentEncoding ?? ""
    }

    private static func endpoint(
        _ body: String = json, type: String = "application/sparql-results+json", status: Int = 200
    ) throws -> LoopbackServer {
        try LoopbackServer { _ in .init(body, status: status, type: type) }
    }

    // MARK: --endpoint

    @Test("Solutions of another server are written in every form")
    func forms() throws {
        let server = try Self.endpoint()
        defer { server.stop() }
        let query = "SELECT * { ?s rdfs:label ?n }"
        let tsv = try Command.yong("query", "--endpoint", server.url("/sparql"), query)
        #expect(tsv.output == "?s\t?n\n<http://e/a>\t\"น้ำ\"@th\n_:x\t\n", "\(tsv.messages)")
        let csv = try Command.yong("query", "--endpoint", server.url("/sparql"), query, "--format", "csv")
        #expect(csv.output == "s,n\r\nhttp://e/a,น้ำ\r\n_:x,\r\n")
        let table = try Command.yong("query", "--endpoint", server.url("/sparql"), query, "--format", "table")
        #expect(table.output.hasSuffix("2 rows\n"))
        let request = try #require(server.requests.first)
        #expect(request.method == "GET" && request.target.hasPrefix("/sparql?query="))
        // The server need not know what is well known here.
        #expect(Self.query(request) == "PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> " + query)
        #expect(request.headers["accept"]?.hasPrefix("application/sparql-results+json") == true)
    }

    @Test("Booleans, graphs and other formats of answers are read")
    func kinds() throws {
        let answers = [
            ("ASK {}", "application/sparql-results+json", #"{"head":{},"boolean":true}"#, "true\n"),
            (
                "SELECT ?x {}", "application/sparql-results+xml; charset=utf-8",
                "<sparql xmlns='http://www.w3.org/2005/sparql-results#'><head><variable name='x'/></head><results>"
                    + "<result><binding name='x'><uri>http://e/a</uri></binding></result></results></sparql>",
                "?x\n<http://e/a>\n"
            ),
            ("SELECT ?x {}", "text/tab-separated-values", "?x\n1\n", "?x\n1\n"),
            (
                "CONSTRUCT WHERE { ?s ?p ?o }", "text/turtle", "<http://e/a> <p> 1, 1 .",
                "<http://e/a> <BASE/p> \"1\"^^<http://www.w3.org/2001/XMLSchema#integer> .\n"
            ),
            (
                "DESCRIBE <http://e/a>", "application/rdf+xml",
                "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>"
                    + "<rdf:Description rdf:about='http://e/a'><p xmlns='http://e/'>x</p></rdf:Description></rdf:RDF>",
                "<http://e/a> <http://e/p> \"x\" .\n"
            ),
        ]
        for (query, type, body, expected) in answers {
            let server = try Self.endpoint(body, type: type)
            defer { server.stop() }
            let isGraph = query.hasPrefix("C") || query.hasPrefix("D")
            let result = try Command.yong(
                "query", "--endpoint", server.url(), query, "--format", isGraph ? "ntriples" : "tsv")
            #expect(result.output == expected.replacing("BASE/", with: server.url()), "\(query): \(result.messages)")
        }
    }

    @Test("A long query is posted")
    func longQueries() throws {
        let server = try Self.endpoint()
        defer { server.stop() }
        let query = "SELECT * { VALUES ?s { " + (0..<300).map { "<http://e/\($0)>" }.joined(separator: " ") + " } }"
        let result = try Command.yong("query", "--endpoint", server.url(), query)
        #expect(result.status == 0, "\(result.messages)")
        let request = try #require(server.requests.first)
        #expect(request.method == "POST")
        #expect(request.headers["content-type"] == "application/x-www-form-urlencoded")
        #expect(Self.query(request) == query)
    }

    @Test("What is wrong with a query is told before it is sent, and what the server says is shown")
    func errors() throws {
        let server = try Self.endpoint(
            "<html><body>Parse error\n at line 1\u{1B}[2J</body></html>", type: "text/html", status: 400)
        defer { server.stop() }
        let wrong = try Command.yong("query", "--endpoint", server.url(), "SELEC * {}")
        #expect(wrong.status == 1 && wrong.messages.contains("did you mean SELECT?"))
        let strict = try Command.yong("query", "--endpoint", server.url(), "--strict", "ASK { ?s a foaf:Person }")
        #expect(strict.messages.contains("did you mean PREFIX foaf:"))
        #expect(server.requests.isEmpty)
        let told = try Command.yong("query", "--endpoint", server.url(), "ASK {}")
        #expect(told.status == 1)
        #expect(told.messages == "yong: <\(server.url())> answers with status 400:\n  Parse error\n  at line 1 [2J\n")
        let asIs = try Command.yong("query", "--endpoint", server.url(), "--as-is", "SELEC * {}")
        #expect(asIs.status == 1)
        #expect(server.requests.last.map(Self.query) == "SELEC * {}")
        let page = try Self.endpoint("<html/>", type: "text/html")
        defer { page.stop() }
        #expect(
            try Command.yong("query", "--endpoint", page.url(), "ASK {}").messages
                == "yong: <\(page.url())> answers with the media type text/html, which is no format of results\n")
        let cut = try Self.endpoint(String(Self.json.dropLast(9)))
        defer { cut.stop() }
        #expect(
            try Command.yong("query", "--endpoint", cut.url(), "ASK {}").messages.contains("the result is not json"))
    }

    @Test("Limits hold for other servers too")
    func limits() throws {
        let slow = try LoopbackServer { _ in .init(slowly: ["x"], wait: 30) }
        defer { slow.stop() }
        let late = try Command.yong("query", "--endpoint", slow.url(), "--timeout", "0.2", "ASK {}")
        #expect(late.messages == "yong: the query was stopped after its 200 ms; --timeout allows more\n")
        let server = try Self.endpoint()
        defer { server.stop() }
        let many = try Command.yong("query", "--endpoint", server.url(), "--max-results", "1", "SELECT * { ?s ?p ?n }")
        #expect(many.messages.contains("more than 1 rows"))
        let away = try LoopbackServer { [url = server.url()] _ in .init(redirection: 307, to: url) }
        defer { away.stop() }
        let refused = try Command.yong("query", "--endpoint", away.url(), "SELECT * { ?s ?p ?n }")
        #expect(refused.status == 1 && refused.messages.contains("--allow-private"))
        let allowed = try Command.yong(
            "query", "--endpoint", away.url(), "--allow-private", "SELECT * { ?s ?p ?n }")
        #expect(allowed.status == 0, "\(allowed.messages)")
    }

    @Test("Options that make no sense together are wrong usage")
    func usage() throws {
        for arguments in [
            ["--endpoint", "http://e/", "--store", "s", "ASK {}"], ["--endpoint", "http://e/", "--explain", "ASK {}"],
            ["--store", "s", "--as-is", "ASK {}"], ["ASK {}"],
            ["--endpoint", "http://e/", "--format", "turtle", "ASK {}"],
            ["--store", "s", "--service-timeout", "0", "ASK {}"],
        ] {
            let result = try Command.shell(
                "yong query " + arguments.map { "'\($0)'" }.joined(separator: " "), in: Shared.root)
            #expect(result.status == 2, "\(arguments): \(result.messages)")
        }
    }

    // MARK: SERVICE

    private func withData(_ body: (TemporaryFolder) throws -> Void) throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        try folder.file("data.nt", "<http://e/a> <http://e/p> \"1\" .\n<http://e/b> <http://e/p> \"2\" .\n")
        try body(folder)
    }

    @Test("SERVICE asks only where it is allowed")
    func services() throws {
        let server = try Self.endpoint()
        defer { server.stop() }
        try withData { folder in
            let query = "SELECT ?s ?n { ?s <http://e/p> ?v SERVICE <\(server.url("/sparql"))> { ?s rdfs:label ?n } }"
            func run(_ options: String...) throws -> Command.Result {
                try Command.shell(
                    "yong query --data data.nt \(options.joined(separator: " ")) '\(query)'", in: folder.path)
            }
            let refused = try run()
            #expect(refused.messages.hasSuffix("is not allowed here; --allow-service allows it\n"))
            #expect(try run("--allow-service").messages.contains("is an address of this machine"))
            #expect(
                try run("--service-host", "example.org", "--allow-private").messages.contains("not among those allowed")
            )
            for host in ["http://x/", "''", "e:0"] {
                #expect(try run("--service-host", host).status == 2)
            }
            #expect(server.requests.isEmpty)
            let answered = try run("--service-host", "127.0.0.1:\(server.port)", "--allow-private")
            #expect(answered.output == "?s\t?n\n<http://e/a>\t\"น้ำ\"@th\n", "\(answered.messages)")
            let sent = Self.query(try #require(server.requests.first))
            #expect(sent.contains("VALUES ?s {\n        <http://e/a>\n        <http://e/b>\n    }"), "\(sent)")
            #expect(sent.contains("<http://www.w3.org/2000/01/rdf-schema#label>"))
        }
    }

    @Test("A service that fails or takes too long is told, or passed over in silence")
    func failures() throws {
        let broken = try Self.endpoint("no", type: "text/plain", status: 500)
        defer { broken.stop() }
        let slow = try LoopbackServer { _ in .init(slowly: ["x"], wait: 30) }
        defer { slow.stop() }
        try withData { folder in
            for (url, message) in [(broken.url(), "status 500"), (slow.url(), "did not answer within 200 ms")] {
                func run(_ word: String) throws -> Command.Result {
                    try Command.shell(
                        "yong query --data data.nt --allow-service --allow-private --service-timeout 0.2 "
                            + "'SELECT ?v { ?s <http://e/p> ?v SERVICE \(word) <\(url)> { ?s ?x ?n } } ORDER BY ?v'",
                        in: folder.path)
                }
                let told = try run("")
                #expect(told.status == 1 && told.messages.contains(message), "\(told.messages)")
                let silent = try run("SILENT")
                #expect(silent.output == "?v\n\"1\"\n\"2\"\n", "\(silent.messages)")
            }
        }
    }

    // MARK: LOAD

    @Test("LOAD reads documents of the web by their media type, where it is allowed")
    func documents() throws {
        let server = try LoopbackServer { request in
            switch request.target {
            case "/doc": .init(redirection: 303, to: "/data/doc.ttl?x=1")
            case "/data/doc.ttl?x=1": .init("<#a> <p> 'น้ำ' .", type: "text/turtle; charset=utf-8")
            case "/plain.nt": .init("<http://e/a> <http://e/p> <http://e/b> .", type: "text/plain")
            case "/context": .init(#"{"@context":{"name":"http://e/name"}}"#, type: "application/ld+json")
            case "/json": .init(#"{"@context":"/context","@id":"http://e/j","name":"J"}"#, type: "application/ld+json")
            default: .init("nothing here", status: 404)
            }
        }
        defer { server.stop() }
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        func load(_ path: String, _ options: String = "--allow-service --allow-private") throws -> Command.Result {
            try Command.shell("yong update --store s \(options) 'LOAD <\(server.url(path))>'", in: folder.path)
        }
        #expect(try load("/doc", "").messages.hasSuffix("is not allowed here; --allow-service allows it\n"))
        #expect(try load("/doc", "--allow-service").messages.contains("is an address of this machine"))
        #expect(server.requests.isEmpty)
        for path in ["/doc", "/plain.nt", "/json"] {
            let result = try load(path)
            #expect(result.messages == "1 quad inserted, 0 deleted\n", "\(result.messages)")
        }
        let missing = try load("/missing")
        #expect(missing.status == 1 && missing.messages.contains("answers with status 404:\n  nothing here"))
        let dump = try Command.shell("yong dump --store s | sort", in: folder.path)
        #expect(
            dump.output == """
                <\(server.url("/data/doc.ttl?x=1"))#a> <\(server.url("/data/p"))> "น้ำ" .
                <http://e/a> <http://e/p> <http://e/b> .
                <http://e/j> <http://e/name> "J" .

                """)
    }
}
