#if Server
    import Compression
    import HTTPTypes
    import QueryEngine
    import Testing

    @testable import SPARQLService

    @Suite("Conditions of requests, what they make, and what becomes of their answers")
    struct WritingTests {
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
    }
#endif
