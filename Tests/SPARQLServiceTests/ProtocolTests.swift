#if Server
    import HTTPNegotiation
    import HTTPTypes
    import RDFModel
    import SPARQLSyntax
    import Testing

    @testable import SPARQLService

    @Suite("What the protocol makes of a request")
    struct ProtocolTests {
        private static let form: HTTPFields = [.contentType: "application/x-www-form-urlencoded; charset=UTF-8"]

        @Test("The three forms of a query operation give the same")
        func forms() throws {
            let query = "SELECT * { ?s ?p \"ข่าว & +\" }"
            let encoded = "SELECT%20%2A+%7B+%3Fs+%3Fp+%22%E0%B8%82%E0%B9%88%E0%B8%B2%E0%B8%A7+%26+%2b%22+%7D"
            let graphs = "&default-graph-uri=http%3A%2F%2Fe%2Fa&default-graph-uri=http://e/b&named-graph-uri=http://e/c"
            let requests: [EndpointRequest] = [
                .make(.get, "/sparql?query=" + encoded + graphs),
                .make(.post, "/sparql", Self.form, body: "query=" + encoded + graphs),
                .make(.post, "/sparql?" + graphs.dropFirst(), Self.form, body: "query=" + encoded),
                .make(.post, "/sparql?" + graphs.dropFirst(), [.contentType: "application/sparql-query"], body: query),
            ]
            for request in requests {
                guard case .query(let text, let dataset) = try ProtocolOperation(request) else {
                    Issue.record("\(request.head) is no query")
                    continue
                }
                #expect(Array(text.utf8) == Array(query.utf8), "\(request.head.method)")
                #expect(dataset.defaultGraphs.map(\.text) == ["http://e/a", "http://e/b"])
                #expect(dataset.namedGraphs.map(\.text) == ["http://e/c"])
            }
        }

        @Test(
            "What is no operation is refused with the status that says why",
            arguments: [
                ("GET", "/sparql?x=y", nil, "", 400),
                ("GET", "/sparql?query=ASK%7B%7D&query=ASK%7B%7D", nil, "", 400),
                ("GET", "/sparql?query=%4", nil, "", 400),
                ("GET", "/sparql?query=%FF", nil, "", 400),
                ("GET", "/sparql?query=ASK%7B%7D&default-graph-uri=no%20iri", nil, "", 400),
                ("GET", "/sparql?update=CLEAR%20ALL", nil, "", 400),
                ("POST", "/sparql", nil, "query=ASK%7B%7D", 415),
                ("POST", "/sparql", "text/plain", "ASK{}", 415),
                ("POST", "/sparql?query=ASK%7B%7D", "application/x-www-form-urlencoded", "", 400),
                ("POST", "/sparql", "application/x-www-form-urlencoded", "query=ASK%7B%7D&update=CLEAR+ALL", 400),
                ("POST", "/sparql", "application/sparql-query; charset=latin1", "ASK{}", 415),
                ("PUT", "/sparql", nil, "", 405),
            ] as [(String, String, String?, String, Int)])
        func refusals(_ method: String, _ target: String, _ type: String?, _ body: String, _ status: Int) throws {
            var fields: HTTPFields = [:]
            fields[.contentType] = type
            let request = EndpointRequest.make(
                try #require(HTTPRequest.Method(rawValue: method)), target, fields, body: body)
            #expect(throws: ProtocolError.self) { try ProtocolOperation(request) }
            do { _ = try ProtocolOperation(request) } catch { #expect(error.status == status) }
        }

        @Test(
            "The client's weights choose among what can be sent",
            arguments: [
                (nil, "a/one"), ("*/*", "a/one"), ("", "a/one"), ("b/two", "b/two"), ("a/*", "a/one"),
                ("a/one;q=0.2, b/two;q=0.3", "b/two"), ("a/one;q=0, */*", "a/other"), ("A/ONE ; Q=1", "a/one"),
                ("*/*;q=0.1, b/*;q=0.5", "b/two"), ("c/three", nil), ("a/one;q=0", nil), ("*/*;q=0", nil),
                ("b/two; charset=utf-8", "b/two"),
            ] as [(String?, String?)])
        func negotiation(_ accept: String?, _ chosen: String?) {
            let offers = [(types: ["a/one", "a/other"], offer: 1), (types: ["b/two"], offer: 2)]
            #expect(ContentNegotiation.choose(accept, offers)?.0 == chosen)
        }

        @Test("A token is held by those who send it, and by nobody else")
        func tokens() throws {
            let token = try #require(BearerToken("0123456789abcdef"))
            #expect(token.isHeld(by: "Bearer 0123456789abcdef"))
            #expect(token.isHeld(by: "bearer 0123456789abcdef"))
            for other in [
                nil, "", "Bearer", "Bearer ", "Basic 0123456789abcdef", "Bearer 0123456789abcde",
                "Bearer 0123456789abcdeg", "Bearer 0123456789abcdef0",
            ] {
                #expect(!token.isHeld(by: other), "\(other ?? "nothing")")
            }
            #expect(BearerToken("short") == nil)
            #expect(BearerToken("not a token at all") == nil)
        }

        @Test("The parts of a form are found, and what is none is refused")
        func multipart() throws {
            let body =
                "--x\r\nContent-Disposition: form-data; name=\"a\"; filename=\"a.ttl\"\r\n\r\n<a> <b> <c> .\r\n"
                + "--x\r\nContent-Type: application/n-triples\r\n\r\n\r\n--x--\r\n"
            let parts = try MultipartForm(Array(body.utf8), boundary: "x").parts
            #expect(parts.map { String(decoding: $0.body, as: UTF8.self) } == ["<a> <b> <c> .", ""])
            #expect(parts[0].fileName == "a.ttl")
            #expect(parts[1].mediaType?.name == "application/n-triples")
            for broken in ["", "--y--", "--x", "--x\r\n", "--x\r\nno end", "--x\r\na: b\r\n--x--", "--x--x"] {
                let read = Result { try MultipartForm(Array(broken.utf8), boundary: "x").parts }
                if case .success(let parts) = read { #expect(parts.isEmpty && broken.hasPrefix("--x--"), "\(broken)") }
            }
        }
    }
#endif
