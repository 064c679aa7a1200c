import Foundation
import QuadStore
import QueryEngine
import RDFModel
import SPARQLSyntax
import Synchronization
import Testing

@testable import SPARQLService

@Suite("Answers of an endpoint")
struct QueryServiceTests {
    /// Keeps what it is given.
    private final class Kept: AnswerSink {
        let type = Mutex<String?>(nil)
        let pieces = Mutex<[[UInt8]]>([])

        func begin(mediaType: String) { type.withLock { $0 = mediaType } }
        func write(_ bytes: [UInt8]) { pieces.withLock { $0.append(bytes) } }

        var text: String { String(decoding: pieces.withLock { $0.flatMap { $0 } }, as: UTF8.self) }
    }

    /// A store of so many statements in a folder that goes with the test.
    private func withService(
        _ count: Int, _ options: ExecutionOptions = ExecutionOptions(), _ body: (QueryService) throws -> Void
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
        try body(QueryService(store, options: options))
    }

    private func ask(_ service: QueryService, _ query: String, accept: String? = nil) throws -> Kept {
        let kept = Kept()
        try service.answer(
            ProtocolRequest(
                method: "POST", target: "/sparql", contentType: "application/sparql-query", accept: accept,
                body: Array(query.utf8)), cancellation: Cancellation(), to: kept)
        return kept
    }

    private struct Unexpected: Error {}

    private func status(_ body: () throws -> Void) -> Int? {
        do { try body() } catch { return (error as? ProtocolError)?.status }
        return nil
    }

    @Test("Each kind of query is answered in the form that was asked for, with its media type")
    func forms() throws {
        try withService(3) { service in
            let rows = "SELECT ?s ?o { ?s ?p ?o } ORDER BY ?s"
            let json = try ask(service, rows)
            #expect(json.type.withLock { $0 } == "application/sparql-results+json")
            let result = try ResultReader(.json).read(Array(json.text.utf8))
            guard case .solutions(let solutions) = result else { throw Unexpected() }
            #expect(solutions.rows.count == 3)
            let tsv = try ask(service, rows, accept: "text/html, text/tab-separated-values;q=0.5")
            #expect(tsv.text.hasPrefix("?s\t?o\n<http://e/0>\t\"ข่าว 0\"@th\n"))
            let ask1 = try ask(service, "ASK { ?s ?p ?o }", accept: "application/sparql-results+xml")
            #expect(ask1.text.contains("<boolean>true</boolean>"))
            let graph = try ask(service, "CONSTRUCT WHERE { <http://e/1> ?p ?o }", accept: "application/n-triples")
            #expect(graph.text == "<http://e/1> <http://e/p> \"ข่าว 1\"@th .\n")
            #expect(status { _ = try ask(service, rows, accept: "image/png") } == 406)
            #expect(status { _ = try ask(service, "SELECT * {") } == 400)
        }
    }

    @Test("A long answer comes in pieces, and is begun with the first")
    func pieces() throws {
        try withService(5000) { service in
            let kept = try ask(service, "SELECT * { ?s ?p ?o }", accept: "text/csv")
            #expect(kept.pieces.withLock { $0.count } > 2)
            #expect(kept.text.utf8.count { $0 == 10 } == 5001)
        }
    }

    @Test("A query that takes too long or too much is refused, and asked to come again")
    func limits() throws {
        var options = ExecutionOptions()
        options.limits = QueryLimits(timeout: .milliseconds(50), results: 1000)
        try withService(2000, options) { service in
            #expect(status { _ = try ask(service, "SELECT * { ?s ?p ?o }") } == 503)
            #expect(
                status { _ = try ask(service, "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }") } == 503)
        }
    }

    @Test("The dataset of the request takes the place of the query's")
    func dataset() throws {
        try withService(3) { service in
            let kept = Kept()
            try service.answer(
                ProtocolRequest(
                    method: "GET",
                    target: "/sparql?query=SELECT%20(COUNT(*)%20AS%20%3Fn)%20%7B%3Fs%20%3Fp%20%3Fo%7D"
                        + "&default-graph-uri=http://e/none", accept: "text/csv"),
                cancellation: Cancellation(), to: kept)
            #expect(kept.text == "n\r\n0\r\n" || kept.text == "n\n0\n")
            #expect(
                status {
                    try service.answer(
                        ProtocolRequest(method: "GET", target: "/"), cancellation: Cancellation(), to: Kept())
                } == 404)
        }
    }
}
