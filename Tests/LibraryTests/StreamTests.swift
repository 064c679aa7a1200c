import QuadStore
import QueryEngine
import RDFModel
import SPARQLSyntax
import Synchronization
import Testing

/// Solutions as an asynchronous sequence.
@Suite struct StreamTests {
    /// A store of some statements.
    private static func store(_ count: Int) throws -> MemoryStore {
        try MemoryStore { sink in
            for number in 0..<count {
                sink.quad(Quad(Sample.thing("s\(number)").term, Sample.thing("p"), number.term))
            }
        }
    }

    @Test("All rows come, in order")
    func rows() async throws {
        let store = try Self.store(10_000)
        var expected = 0
        for try await row in store.solutions("SELECT ?o { ?s ?p ?o } ORDER BY ?o") {
            #expect(try row.value("o") == expected)
            expected += 1
        }
        #expect(expected == 10_000)
        var none = store.solutions("SELECT ?o { ?o ?o ?o }").makeAsyncIterator()
        #expect(try await none.next() == nil)
        #expect(try await none.next() == nil)
    }

    @Test("Errors come with the first row")
    func errors() async throws {
        let store = try Self.store(10)
        await #expect(throws: SPARQLSyntaxError.self) { for try await _ in store.solutions("SELECT") {} }
        await #expect(throws: SolutionError.form(asked: "a table", query: "ASK")) {
            for try await _ in store.solutions("ASK {}") {}
        }
        var options = ExecutionOptions()
        options.limits.results = 5
        await #expect(throws: QueryError.tooManyResults(5)) {
            for try await _ in store.solutions("SELECT * { ?s ?p ?o }", options: options) {}
        }
        options.limits = QueryLimits(memory: 1)
        await #expect(throws: QueryError.self) {
            for try await _ in store.solutions("SELECT * { ?s ?p ?o } ORDER BY ?o", options: options) {}
        }
        options.limits = QueryLimits(timeout: .milliseconds(20))
        await #expect(throws: QueryError.timeout(.milliseconds(20))) {
            for try await _ in try Self.endless().solutions(Self.endlessQuery, options: options) {}
        }
    }

    private static func endless() throws -> MemoryStore { try store(1000) }
    private static let endlessQuery =
        "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l FILTER(?c + ?f < ?i + ?l) }"

    @Test("A task that is cancelled stops the query, in the midst of a batch too")
    func cancellation() async throws {
        let store = try Self.endless()
        let task = Task { () async -> (any Error)? in
            do {
                for try await _ in store.solutions(Self.endlessQuery) {}
                return nil
            } catch {
                return error
            }
        }
        try await Task.sleep(for: .milliseconds(30))
        task.cancel()
        let error = await task.value
        #expect(error as? QueryError == .cancelled)
    }

    @Test("A task that was cancelled before it asks gets no row")
    func cancelledBefore() async throws {
        let store = try Self.store(10)
        let task = Task {
            while !Task.isCancelled { await Task.yield() }
            for try await _ in store.solutions("SELECT * { ?s ?p ?o }") { Issue.record("a row came") }
        }
        task.cancel()
        await #expect(throws: QueryError.cancelled) { try await task.value }
    }

    @Test("A slow reader holds the query up: no more rows are made than one batch")
    func backPressure() async throws {
        let store = try Self.store(1000)
        let calls = Mutex(0)
        // Each row of the left side asks the service once.
        let service: ServiceClient = { _, _ in
            calls.withLock { $0 += 1 }
            return Solutions(variables: ["x"], rows: (0..<3000).map { [$0.term] })
        }
        let text =
            "SELECT ?x { { SERVICE <http://example.org/a> { ?x ?y ?z } } UNION { SERVICE <http://example.org/b> { ?x ?y ?z } } }"
        var iterator = store.solutions(text, services: service).makeAsyncIterator()
        #expect(try await iterator.next() != nil)
        #expect(calls.withLock { $0 } <= 2)
        var count = 1
        while try await iterator.next() != nil { count += 1 }
        #expect(count == 6000)
    }

    @Test("A snapshot is let go with the iterator")
    func release() async throws {
        weak var held: MemoryStore?
        do {
            let store = try Self.store(10_000)
            held = store
            var iterator = store.solutions("SELECT * { ?s ?p ?o }").makeAsyncIterator()
            #expect(try await iterator.next() != nil)
        }
        #expect(held == nil)
    }

    @Test("Each iteration sees the store as it is when it begins, and keeps it")
    func snapshots() async throws {
        let store = try Self.store(5000)
        let stream = store.solutions("SELECT ?s { ?s ?p ?o }")
        var first = stream.makeAsyncIterator()
        _ = try await first.next()
        try store.update("CLEAR ALL")
        var count = 1
        while try await first.next() != nil { count += 1 }
        #expect(count == 5000)
        var again = stream.makeAsyncIterator()
        #expect(try await again.next() == nil)
    }
}
