#if Server
    import Foundation
    import HTTPTypes
    import JSONSyntax
    import TestSupport
    import Testing

    /// Takes a folder of a test away.
    enum Removal {
        static func remove(_ path: String) throws { try FileManager.default.removeItem(atPath: path) }
    }

    @Suite("Requests that make no sense are told so")
    struct BadRequestTests {
        private let service: Service

        init() throws { service = try Service() }

        @Test(
            "Queries",
            arguments: [
                "{", "[]", "3", "{\"q\":3}", "{\"q\":{}}", "{\"q\":{\"query\":3}}", "{\"q\":{\"query\":\"\"}}",
                "{\"q\":{\"query\":\"x\",\"limit\":0}}", "{\"q\":{\"query\":\"x\",\"limit\":\"a\"}}",
                "{\"q\":{\"query\":\"x\",\"type\":[3]}}", "{\"q\":{\"query\":\"x\",\"type_strict\":\"maybe\"}}",
                "{\"q\":{\"query\":\"x\",\"properties\":{}}}", "{\"q\":{\"query\":\"x\",\"properties\":[{\"v\":1}]}}",
                "{\"q\":{\"query\":\"x\",\"properties\":[{\"pid\":\"a\",\"v\":[[1]]}]}}",
                "{\"q\":{\"query\":\"x\"},\"q\":{\"query\":\"y\"}}",
            ])
        func queries(text: String) throws {
            let (response, body) = try #require(
                service.send("/reconcile", method: .post, form: "queries=" + Service.escaped(text)))
            #expect(response.status == .badRequest)
            #expect(body.contains("\"status\":\"error\""))
        }

        @Test(
            "Everything else",
            arguments: [
                ("/reconcile?queries=%7", 400), ("/reconcile?queries=%FF", 400), ("/reconcile?callback=alert(1)", 400),
                ("/reconcile?extend=%7B%7D", 400), ("/reconcile?extend=%7B%22ids%22:[1],%22properties%22:[]%7D", 400),
                ("/reconcile/suggest/entity", 400), ("/reconcile/preview", 400), ("/reconcile/preview?id=x", 404),
                ("/reconcile/flyout/type?id=http://e/no", 404), ("/reconcile/properties", 400),
            ])
        func others(path: String, status: Int) throws {
            #expect(service.send(path)?.0.status.code == status)
        }

        @Test(
            "Paths of others are left to them",
            arguments: ["/", "/reconciled", "/reconcile/x", "/reconcile/suggest/all", ""])
        func paths(path: String) {
            #expect(service.send(path) == nil)
        }

        @Test("Methods, media types and sizes have bounds")
        func bounds() throws {
            #expect(service.send("/reconcile", method: .put)?.0.status == .methodNotAllowed)
            let refused = try #require(service.send("/reconcile/preview?id=x", method: .post, form: ""))
            #expect(refused.0.status == .methodNotAllowed && refused.0.headerFields[.allow] == "GET, HEAD")
            #expect(
                service.send("/reconcile", method: .post, form: "{}", type: "application/json")?.0.status
                    == .unsupportedMediaType)
            let many = (0...100).map { "\"q\($0)\":{\"query\":\"x\"}" }.joined(separator: ",")
            #expect(service.send("/reconcile?queries=" + Service.escaped("{\(many)}"))?.0.status == .contentTooLarge)
        }

        @Test("HEAD has the head alone, JSONP calls a function")
        func forms() throws {
            let (head, body) = try #require(service.send("/reconcile", method: .head))
            let (get, text) = try #require(service.send("/reconcile"))
            #expect(body.isEmpty && head.headerFields[.contentLength] == get.headerFields[.contentLength])
            let (script, call) = try #require(service.send("/reconcile?callback=a.b_1"))
            #expect(script.headerFields[.contentType] == "text/javascript; charset=utf-8")
            #expect(call == "/**/a.b_1(" + text + ");")
        }

        @Test("Whatever bytes come, there is an answer")
        func anything() {
            let pieces = [
                "{", "}", "\"q\"", ":", "query", "type", "%", "=", "&", "[", "]", "1", ",", "queries=", "extend=", "ก",
                "\\u0000",
            ]
            for seed in Fuzzing.seeds(300) {
                var random = SeededGenerator(seed: seed)
                let text = (0..<Int.random(in: 1...14, using: &random)).compactMap { _ in
                    pieces.randomElement(using: &random)
                }.joined()
                let answer = service.send("/reconcile", method: .post, form: "queries=" + text)
                #expect(answer.map { [200, 400].contains($0.0.status.code) } == true, "seed \(seed)")
            }
        }
    }
#endif
