#if Server
    import Compression
    import Glibc
    import HTTPTypes
    import QueryEngine
    import Testing

    @testable import SPARQLService

    @Suite("Conditions of requests, what they make, and what becomes of their answers")
    struct WritingTests {
        private static let graph = "/store?graph=http%3A%2F%2Fe%2Fg"

        private func send(
            _ service: EndpointService, _ method: HTTPRequest.Method, _ path: String = graph, _ more: HTTPFields = [:],
            body: String = ""
        ) -> KeptAnswer {
            var fields = authorized
            fields[.contentType] = "text/turtle"
            for field in more { fields.append(field) }
            return service.answer(to: .make(method, path, fields, body: body))
        }

        @Test("A change whose condition does not hold is refused, and changes nothing")
        func preconditions() throws {
            try withService(writableSettings()) { service in
                let one = "<http://e/a> <http://e/p> 1 ."
                #expect(send(service, .put, Self.graph, [.ifMatch: "*"], body: one).status == 412)
                #expect(send(service, .put, Self.graph, [.ifNoneMatch: "*"], body: one).status == 201)
                let first = send(service, .get)
                let tag = try #require(first.head?.headerFields[.eTag])
                #expect(!tag.hasPrefix("W/"))
                let two = "<http://e/a> <http://e/p> 2 ."
                for method in [HTTPRequest.Method.put, .post, .delete] {
                    for fields: HTTPFields in [
                        [.ifNoneMatch: "*"], [.ifNoneMatch: tag], [.ifNoneMatch: "\"x\", W/" + tag],
                        [.ifMatch: "\"stale\""], [.ifMatch: "W/" + tag],
                    ] {
                        #expect(send(service, method, Self.graph, fields, body: two).status == 412)
                    }
                }
                #expect(send(service, .get).text == first.text)
                #expect(send(service, .put, Self.graph, [.ifMatch: "\"x\", " + tag], body: two).status == 204)
                #expect(send(service, .get).text.contains("2"))
                // The tag is of the commit before.
                #expect(send(service, .delete, Self.graph, [.ifMatch: tag]).status == 412)
                #expect(send(service, .delete, Self.graph, [.ifMatch: "*"]).status == 204)
                #expect(send(service, .delete, Self.graph, [.ifMatch: "*"]).status == 404)
            }
        }

        @Test("Nothing was created where there is no graph afterwards")
        func emptyGraphs() throws {
            try withService(writableSettings()) { service in
                for (method, path) in [
                    (HTTPRequest.Method.put, Self.graph), (.post, Self.graph), (.post, "/store"),
                    (.put, "/store?default"),
                ] {
                    let answer = send(service, method, path)
                    #expect(answer.status == 204, "\(method) \(path)")
                    #expect(answer.head?.headerFields[.location] == nil)
                }
                #expect(send(service, .get).status == 404)
                let made = send(service, .post, "/store", body: "<http://e/a> <http://e/p> 1 .")
                #expect(made.status == 201)
                #expect(made.head?.headerFields[.location] != nil)
                #expect(send(service, .post, body: "<http://e/a> <http://e/p> 1 .").status == 201)
                #expect(send(service, .put).status == 204)
                #expect(send(service, .get).status == 404)
            }
        }

        @Test("A variable that is selected twice is one column", arguments: ["json", "xml", "csv"])
        func columns(_ format: String) throws {
            try withService(statements: 1) { service in
                let type = format == "csv" ? "text/csv" : "application/sparql-results+" + format
                let twice = service.answer(
                    to: .make(.get, "/sparql?query=SELECT%20?s%20?s%20?p%20%7B?s%20?p%20?o%7D", [.accept: type]))
                let once = service.answer(
                    to: .make(.get, "/sparql?query=SELECT%20?s%20?p%20%7B?s%20?p%20?o%7D", [.accept: type]))
                #expect(twice.status == 200)
                #expect(twice.text == once.text)
            }
        }

        @Test("A pattern that is too large is told, and not taken for one that matches nothing")
        func largePattern() throws {
            try withService(statements: 3) { service in
                let words = (0..<9000).map { "name \($0)" }.joined(separator: "|")
                let answer = service.answer(
                    to: .make(
                        .post, "/sparql", [.contentType: "application/sparql-query"],
                        body: "SELECT * { ?s ?p ?o FILTER(REGEX(?o, \"^(\(words))$\")) }"))
                #expect(answer.status >= 400)
                #expect(answer.text.contains("the regular expression '^(name 0"))
                #expect(answer.bytes.count < 400)
            }
        }

        @Test("What stands beside the protocols is compressed as their answers are")
        func compression() throws {
            let text = String(repeating: "คำ word ", count: 400)
            var settings = ServiceSettings()
            settings.resources.append { head, _, _, _ in
                guard let path = head.path, path != "/other" else { return nil }
                let type = path == "/image" ? "image/png" : "text/html; charset=utf-8"
                let body = Array((path == "/short" ? "short" : text).utf8)
                return (
                    HTTPResponse(
                        status: .ok,
                        headerFields: [
                            .contentType: type, .contentLength: "\(body.count)", .eTag: "\"1\"", .vary: "Accept",
                        ]), body
                )
            }
            try withService(settings) { service in
                for format in [CompressionFormat.gzip, .zstd] {
                    let answer = service.answer(to: .make(.get, "/page", [.acceptEncoding: format.rawValue]))
                    #expect(answer.head?.headerFields[.contentEncoding] == format.rawValue)
                    #expect(answer.head?.headerFields[.contentLength] == "\(answer.bytes.count)")
                    #expect(answer.head?.headerFields[.vary] == "Accept, Accept-Encoding")
                    #expect(answer.head?.headerFields[.eTag] == "W/\"1\"")
                    var unpacked: [UInt8] = []
                    var decompressor = Decompressor(source: "answer")
                    try decompressor.read(answer.bytes) { unpacked += $0 }
                    try decompressor.finish { unpacked += $0 }
                    #expect(unpacked == Array(text.utf8))
                }
                for (path, coding) in [("/page", "identity"), ("/short", "gzip"), ("/image", "gzip")] {
                    let answer = service.answer(to: .make(.get, path, [.acceptEncoding: coding]))
                    #expect(answer.head?.headerFields[.contentEncoding] == nil, "\(path)")
                    #expect(answer.head?.headerFields[.eTag] == "\"1\"")
                }
            }
            var counts = EndpointMetrics().answer((0, 0))
            counts = counts.compressed(for: .make(.get, "/metrics", [.acceptEncoding: "gzip"]))
            #expect(counts.head.headerFields[.contentEncoding] == "gzip")
        }

        @Test("Addresses and origins that could have no effect are none")
        func addresses() {
            for text in ["http://e", "https://e.example:8443/yong/", "HTTP://E", "https://ข่าว.ไทย", "http://[::1]:80"] {
                #expect(WebAddress.isService(text), "\(text)")
            }
            for text in ["", "foo", "ftp://x", "http://", "https://e x", "http://e/?q", "http://e#f", "http://u@e"] {
                #expect(!WebAddress.isService(text), "\(text)")
            }
            for text in ["*", "null", "http://e", "https://e.example:8443", "http://127.0.0.1:80801"] {
                #expect(WebAddress.isOrigin(text), "\(text)")
            }
            for text in [
                "", "foo", "http://e/", "https://E", "http://e:80", "https://e:443", "http://e:", "e",
                "http://a, http://b",
            ] {
                #expect(!WebAddress.isOrigin(text), "\(text)")
            }
            #expect(WebAddress.authority("::1", port: 80) == "[::1]:80")
            #expect(WebAddress.authority("e", port: 80) == "e:80")
        }

        @Test("Why an endpoint does not listen is one sentence")
        func listening() {
            let error = EndpointError(host: "e", port: 1, reason: EndpointError.reason(EADDRINUSE))
            #expect("\(error)" == "the endpoint cannot listen at e, port 1: another program listens there")
        }

        @Test(
            "A host is one, with or without a port, and once",
            arguments: [
                (["e"], true), (["e.example:80"], true), (["e:"], true), (["[::1]:80"], true), (["127.0.0.1"], true),
                ([], false), (["a", "a"], false), ([""], false), ([":80"], false), (["a b"], false),
                (["evil\"><script>"], false), (["a:b"], false), (["a:1:2"], false), (["[::1"], false),
                (["[::1]a"], false), (["[]"], false), (["a]"], false), (["u@a"], false),
                (["a/b"], false), (["a?b"], false), (["a%zz"], false), (["ก"], false),
            ])
        func hosts(_ values: [String], _ isValid: Bool) {
            #expect((HostField.problem(values, isNeeded: true) == nil) == isValid)
            #expect((HostField.problem(values, isNeeded: false) == nil) == (isValid || values.isEmpty))
        }
    }
#endif
