#if Server
    import Compression
    import HTTPTypes
    import QueryEngine
    import RDFModel
    import SPARQLSyntax
    import Testing

    @testable import SPARQLService

    @Suite("Answers of an endpoint")
    struct ServiceTests {
        private func ask(_ query: String, accept: String? = nil) -> EndpointRequest {
            var fields: HTTPFields = [.contentType: "application/sparql-query"]
            fields[.accept] = accept
            return .make(.post, "/sparql", fields, body: query)
        }

        private struct Unexpected: Error {}

        @Test("Each kind of query is answered in the form that was asked for, with its media type")
        func forms() throws {
            try withService(statements: 3) { service in
                let rows = "SELECT ?s ?o { ?s ?p ?o } ORDER BY ?s"
                let json = service.answer(to: ask(rows))
                #expect(json.head?.headerFields[.contentType] == "application/sparql-results+json")
                let result = try ResultReader(.json).read(json.bytes)
                guard case .solutions(let solutions) = result else { throw Unexpected() }
                #expect(solutions.rows.count == 3)
                let tsv = service.answer(to: ask(rows, accept: "text/html, text/tab-separated-values;q=0.5"))
                #expect(tsv.text.hasPrefix("?s\t?o\n<http://e/0>\t\"ข่าว 0\"@th\n"))
                let truth = service.answer(to: ask("ASK { ?s ?p ?o }", accept: "application/sparql-results+xml"))
                #expect(truth.text.contains("<boolean>true</boolean>"))
                let graph = service.answer(
                    to: ask("CONSTRUCT WHERE { <http://e/1> ?p ?o }", accept: "application/n-triples"))
                #expect(graph.text == "<http://e/1> <http://e/p> \"ข่าว 1\"@th .\n")
                #expect(service.answer(to: ask(rows, accept: "image/png")).status == 406)
                #expect(service.answer(to: ask("SELECT * {")).status == 400)
                #expect(service.answer(to: .make(.get, "/nothing")).status == 404)
            }
        }

        @Test("What is answered at once is what is answered in turn")
        func quick() throws {
            try withService(statements: 50) { service in
                for text in [
                    "SELECT * { <http://e/7> ?p ?o }", "ASK { ?s ?p ?o }", "SELECT * {",
                    "CONSTRUCT WHERE { <http://e/7> ?p ?o }",
                ] {
                    let quick = try #require(service.quickAnswer(ask(text)), "\(text)")
                    let kept = service.answer(to: ask(text))
                    #expect(quick.body == kept.bytes)
                    #expect(quick.head.status.code == kept.status)
                    #expect(quick.head.headerFields[.contentType] == kept.head?.headerFields[.contentType])
                }
                let large = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
                #expect(service.quickAnswer(ask(large)) == nil)
                #expect(service.quickAnswer(ask("CLEAR ALL")) != nil)
            }
        }

        @Test("A long answer comes in pieces, compressed if the client takes that")
        func pieces() throws {
            try withService(statements: 5000) { service in
                let plain = service.answer(to: ask("SELECT * { ?s ?p ?o }", accept: "text/csv"))
                #expect(plain.pieces.count > 2)
                #expect(plain.text.utf8.count { $0 == 10 } == 5001)
                for coding in ["gzip", "zstd"] {
                    var request = ask("SELECT * { ?s ?p ?o }", accept: "text/csv")
                    request.head.headerFields[.acceptEncoding] = "br, \(coding);q=0.5"
                    let packed = service.answer(to: request)
                    #expect(packed.head?.headerFields[.contentEncoding] == coding)
                    #expect(packed.bytes.count < plain.bytes.count / 4)
                    var decompressor = Decompressor(source: "answer")
                    var bytes: [UInt8] = []
                    try decompressor.read(packed.bytes) { bytes += $0 }
                    try decompressor.finish { bytes += $0 }
                    #expect(bytes == plain.bytes)
                }
            }
        }

        @Test("A query that takes too long or too much is refused, and asked to come again")
        func limits() throws {
            var settings = ServiceSettings()
            settings.execution.limits = QueryLimits(timeout: .milliseconds(50), results: 200)
            try withService(statements: 2000, settings) { service in
                let many = service.answer(to: ask("SELECT * { ?s ?p ?o }"))
                #expect(many.status == 503)
                #expect(many.head?.headerFields[.retryAfter] != nil)
                let long = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
                #expect(service.answer(to: ask(long)).status == 503)
            }
        }

        @Test("The dataset of the request takes the place of the query's")
        func dataset() throws {
            try withService(statements: 3) { service in
                let count = "/sparql?query=SELECT%20(COUNT(*)%20AS%20%3Fn)%20%7B%3Fs%20%3Fp%20%3Fo%7D"
                let kept = service.answer(
                    to: .make(.get, count + "&default-graph-uri=http://e/none", [.accept: "text/csv"]))
                #expect(kept.text.split(whereSeparator: \.isNewline).map(String.init) == ["n", "0"])
            }
        }

        @Test("Who has the answer of the last commit already is told so, until something changes")
        func tags() throws {
            try withService(statements: 3, writableSettings()) { service in
                let path = "/sparql?query=SELECT%20*%20%7B%3Fs%20%3Fp%20%3Fo%7D"
                let tag = try #require(service.answer(to: .make(.get, path)).head?.headerFields[.eTag])
                let again = EndpointRequest.make(.get, path, [.ifNoneMatch: "\"other\", " + tag])
                #expect(service.answer(to: again).status == 304)
                #expect(service.quickAnswer(again)?.head.status.code == 304)
                var update = EndpointRequest.make(.post, "/sparql", authorized, body: "INSERT DATA { <a> <b> <c> }")
                update.head.headerFields[.contentType] = "application/sparql-update"
                #expect(service.answer(to: update).status == 204)
                #expect(service.answer(to: again).status == 200)
                let changing = EndpointRequest.make(.get, "/sparql?query=SELECT%20(NOW()%20AS%20%3Fn)%20%7B%7D")
                #expect(service.answer(to: changing).head?.headerFields[.eTag] == nil)
            }
        }

        @Test("Nobody writes without the token, and nobody at all where writing is off")
        func writing() throws {
            func update(_ fields: HTTPFields) -> EndpointRequest {
                var fields = fields
                fields[.contentType] = "application/sparql-update"
                return .make(.post, "/sparql", fields, body: "CLEAR ALL")
            }
            try withService(statements: 3) { service in
                #expect(service.answer(to: update(authorized)).status == 403)
                #expect(service.answer(to: .make(.delete, "/store?default", authorized)).status == 403)
            }
            try withService(statements: 3, writableSettings()) { service in
                for request in [
                    update([:]), update([.authorization: "Bearer wrong"]), .make(.delete, "/store?default"),
                    .make(.put, "/store?default", [.contentType: "text/turtle"]),
                ] {
                    let refused = service.answer(to: request)
                    #expect(refused.status == 401)
                    #expect(refused.head?.headerFields[.wwwAuthenticate] != nil)
                }
                #expect(service.answer(to: ask("ASK { ?s ?p ?o }", accept: "text/csv")).status == 200)
                #expect(service.answer(to: update(authorized)).status == 204)
                #expect(service.answer(to: ask("ASK { ?s ?p ?o }")).text.contains("false"))
            }
        }

        @Test("LOAD and SERVICE are refused unless somebody allowed them")
        func remote() throws {
            try withService(statements: 1, writableSettings()) { service in
                var load = EndpointRequest.make(.post, "/sparql", authorized, body: "LOAD <file:///etc/passwd>")
                load.head.headerFields[.contentType] = "application/sparql-update"
                let refused = service.answer(to: load)
                #expect(refused.status == 409)
                #expect(refused.text.contains("not allowed"))
                let federated = service.answer(to: ask("SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }"))
                #expect(federated.status == 403)
                #expect(federated.text.contains("--allow-host") && !federated.text.contains("--allow-service"))
            }
        }

        @Test("A page of another origin may ask, and is told what it may send")
        func otherOrigins() throws {
            try withService(statements: 1) { service in
                let preflight = try #require(
                    service.quickAnswer(
                        .make(.options, "/sparql", [.origin: "https://other.example"])))
                #expect(preflight.head.status.code == 204)
                #expect(preflight.head.headerFields[.accessControlAllowOrigin] == "*")
                #expect(preflight.head.headerFields[.accessControlAllowMethods]?.contains("POST") == true)
                let answer = service.answer(to: ask("ASK {}"))
                #expect(answer.head?.headerFields[.accessControlAllowOrigin] == "*")
            }
        }

        @Test("A body may come compressed, and one that is damaged is refused")
        func compressedBody() throws {
            try withService(statements: 1) { service in
                var packed: [UInt8] = []
                var compressor = try Compressor(.gzip, source: "body")
                try compressor.write(Array("ASK { ?s ?p ?o }".utf8)) { packed += $0 }
                try compressor.finish { packed += $0 }
                var request = ask("")
                request.head.headerFields[.contentEncoding] = "gzip"
                request.body = packed
                #expect(service.answer(to: request).text.contains("true"))
                request.body.removeLast(9)
                #expect(service.answer(to: request).status == 400)
                var bomb: [UInt8] = []
                compressor = try Compressor(.gzip, source: "body")
                try compressor.write([UInt8](repeating: 0x20, count: 11 << 20)) { bomb += $0 }
                try compressor.finish { bomb += $0 }
                request.body = bomb
                #expect(service.answer(to: request).status == 413)
                request.head.headerFields[.contentEncoding] = "compress"
                #expect(service.answer(to: request).status == 415)
            }
        }
    }
#endif
