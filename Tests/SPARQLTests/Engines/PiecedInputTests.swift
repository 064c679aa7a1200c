import Foundation
import QuadStore
import RDFModel
import SPARQLSyntax
import Testing

@testable import QueryEngine

/// Inputs that several threads read in pieces.
@Suite("Several threads read one input")
final class PiecedInputTests {
    private let folder = FileManager.default.temporaryDirectory.appendingPathComponent("pieces-\(UUID())").path
    private let store: Store

    /// 4,000 things of 7 classes in blocks of 50 rows: each with a label, a number and, but for every third, a friend.
    init() throws {
        var options = StoreOptions()
        options.durability = .deferred
        options.blockRows = 50
        do {
            let store = try Store(at: folder, options: options)
            try store.write { transaction in
                for number in 0..<4000 {
                    let thing = Term.iri(try IRI("http://example.org/\(number * 7919 % 4000)"))
                    func add(_ name: String, _ object: Term) throws {
                        try transaction.insert(Quad(thing, try IRI("http://example.org/" + name), object))
                    }
                    try add("class", .iri(try IRI("http://example.org/class/\(number % 7)")))
                    try add("label", .literal(Literal("thing \(number) ก\(number % 11)")))
                    try add("number", .literal(Literal(String(number % 100), datatype: XSD.integer)))
                    if number % 3 != 0 {
                        try add("friend", .iri(try IRI("http://example.org/\(number * 31 % 4000)")))
                    }
                }
            }
            try store.compact(memory: 64 << 20)
        }
        store = try Store(at: folder, options: options)
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    private func options(threads: Int) -> ExecutionOptions {
        var options = ExecutionOptions()
        (options.threads, options.piecedWork, options.batchSize) = (threads, 0, 64)
        return options
    }

    private func run(_ text: String, threads: Int) throws -> QueryExecution {
        try QueryExecution(
            Query("PREFIX : <http://example.org/> " + text), over: store.snapshot(), options: options(threads: threads))
    }

    private static let queries = [
        "SELECT (COUNT(*) AS ?n) { ?s ?p ?o FILTER(?s != ?o) }",
        "SELECT ?c (COUNT(*) AS ?n) (COUNT(?f) AS ?m) { ?s :class ?c ; :friend ?f } GROUP BY ?c",
        "SELECT ?c (COUNT(*) AS ?n) { ?s :class ?c ; :label ?l FILTER(REGEX(?l, '[1-3] ก1')) } GROUP BY ?c",
        "SELECT ?c (SUM(?x) AS ?n) (MAX(?l) AS ?m) { ?s :class ?c ; :number ?x ; :label ?l } GROUP BY ?c",
        "SELECT ?c (COUNT(?f) AS ?n) { ?s :class ?c OPTIONAL { ?s :friend ?f } } GROUP BY ?c",
        "SELECT (COUNT(*) AS ?n) { ?s :class ?c MINUS { ?s :friend ?f } }",
        "SELECT ?s ?l { ?s :number 42 ; :label ?l FILTER(CONTAINS(?l, 'ก1')) } ORDER BY ?l",
        "SELECT ?s ?x { ?s :number ?x ; :friend ?f FILTER(?x * 2 > 150) } ORDER BY DESC(?x) ?s LIMIT 50",
        "SELECT (COUNT(?x) AS ?n) { ?s :number ?x FILTER(?x > 1000) }",
    ]

    @Test("The rows are those of one thread", arguments: queries)
    func rows(query: String) throws {
        let (one, several) = (try run(query, threads: 1), try run(query, threads: 3))
        let (expected, found) = (try one.result(), try several.result())
        guard case .solutions(let left) = expected, case .solutions(let right) = found else {
            Issue.record("no solutions")
            return
        }
        #expect(Set(left.rows) == Set(right.rows))
        #expect(left.rows.count == right.rows.count)
        if query.contains("ORDER BY") { #expect(left.rows == right.rows) }
    }

    @Test("Steps that want all rows have pieces, and their rows are counted as those of one thread")
    func pieces() throws {
        func inputs(_ node: PlanNode) -> [PlanNode] {
            switch node.kind {
            case .group, .orderBy: [node.inputs[0]]
            default: node.inputs.flatMap(inputs)
            }
        }
        func counts(_ node: PlanNode) -> [Int] { [node.actualRows] + node.inputs.flatMap(counts) }
        var pieced: [String] = []
        for query in Self.queries {
            let (one, several) = (try run(query, threads: 1), try run(query, threads: 3))
            for input in inputs(several.plan) where try PiecedInput(input, several.context) != nil {
                pieced.append(query)
            }
            try one.readAll()
            try several.readAll()
            // The driving scan gives what it gives one thread; what is joined with it may be looked at more than once.
            #expect(inputs(one.plan).map(\.actualRows) == inputs(several.plan).map(\.actualRows), "\(query)")
        }
        // Patterns that are planned while they run, hash joins and narrowed ranges are read by one thread.
        #expect(pieced == [0, 1, 2, 3, 6].map { Self.queries[$0] })
    }

    @Test("A query that is let go ends its threads, one that is cancelled says so, and a bound for memory holds")
    func ends() throws {
        let sorted = "SELECT * { ?s ?p ?o . ?s :class ?c FILTER(STRLEN(STR(?o)) > 3) } ORDER BY ?o ?s"
        _ = try run(sorted, threads: 3).hasSolution()
        var options = options(threads: 3)
        options.cancellation = Cancellation()
        let query = try Query("PREFIX : <http://example.org/> " + sorted)
        let cancelled = try QueryExecution(query, over: store.snapshot(), options: options)
        options.cancellation?.cancel()
        #expect(throws: QueryError.cancelled) { try cancelled.readAll() }
        options.cancellation = nil
        options.limits.memory = 10_000
        let bounded = try QueryExecution(query, over: store.snapshot(), options: options)
        #expect {
            try bounded.readAll()
        } throws: { error in
            if case QueryError.memory = error { true } else { false }
        }
    }
}
