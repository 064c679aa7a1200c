#if Server
    import Foundation
    import HTTPTypes
    import QuadStore
    import QueryEngine
    import RDFModel
    import TestSupport
    import Testing

    @testable import SPARQLService

    extension EndpointRequest {
        /// A request as tests write it.
        static func make(
            _ method: HTTPRequest.Method, _ path: String, _ fields: HTTPFields = [:], body: String = ""
        ) -> EndpointRequest {
            EndpointRequest(
                HTTPRequest(method: method, scheme: "http", authority: "www.example", path: path, headerFields: fields),
                body: Array(body.utf8))
        }
    }

    /// Keeps an answer.
    final class KeptAnswer: AnswerSink {
        private(set) var head: HTTPResponse?
        private(set) var pieces: [[UInt8]] = []

        func begin(_ head: HTTPResponse) { self.head = head }
        func write(_ bytes: [UInt8]) { pieces.append(bytes) }

        var status: Int { head?.status.code ?? 0 }
        var bytes: [UInt8] { pieces.flatMap { $0 } }
        var text: String { String(decoding: bytes, as: UTF8.self) }
    }

    extension EndpointService {
        /// The answer to a request, be it that of an error.
        func answer(to request: EndpointRequest) -> KeptAnswer {
            let kept = KeptAnswer()
            do {
                try answer(request, cancellation: Cancellation(), to: kept)
            } catch let error as ProtocolError {
                kept.begin(error.answer.head)
                kept.write(error.answer.body)
            } catch {
                Issue.record("\(error)")
            }
            return kept
        }
    }

    /// A store of so many statements in a folder that goes with the test.
    func withService(
        statements count: Int = 0, _ settings: ServiceSettings = ServiceSettings(),
        _ body: (EndpointService) throws -> Void
    ) throws {
        let folder = NSTemporaryDirectory() + "yong-service-" + UUID().uuidString
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let store = try Store(at: folder)
        try store.write { transaction in
            for number in 0..<count {
                try transaction.insert(
                    Quad(
                        .iri(try IRI("http://e/\(number)")), try IRI("http://e/p"),
                        .literal(Literal("ข่าว \(number)", language: "th"))))
            }
        }
        try body(EndpointService(store, settings))
    }

    /// Settings that let the holder of ``token`` write.
    func writableSettings() -> ServiceSettings {
        var settings = ServiceSettings()
        settings.token = BearerToken(token)
        return settings
    }

    let token = "a-token-of-tests-0123"
    let authorized: HTTPFields = [.authorization: "Bearer " + token]
#endif
