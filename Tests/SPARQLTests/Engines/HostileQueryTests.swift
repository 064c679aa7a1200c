import Foundation
import QuadStore
import QueryEngine
import RDFModel
import SPARQLSyntax
import Testing

/// Queries that ask for too much. Each ends with a result or with an error that says why; none crashes, and none goes on
/// for long once it should stop.
@Suite("Hostile queries")
struct HostileQueryTests {
    /// A ring of so many things, linked by two predicates, each with a number and a text.
    private static func ring(_ count: Int) throws -> MemoryStore {
        let (a, b, c, d) = (try IRI("http://e/a"), try IRI("http://e/b"), try IRI("http://e/c"), try IRI("http://e/d"))
        return try MemoryStore { sink in
            for number in 0..<count {
                let thing = Term.iri(try IRI("http://e/\(number)"))
                sink.quad(Quad(thing, a, .iri(try IRI("http://e/\((number + 1) % count)"))))
                sink.quad(Quad(thing, b, .iri(try IRI("http://e/\((number * 7) % count)"))))
                sink.quad(Quad(thing, c, .literal(Literal("\(number)", datatype: XSD.integer))))
                sink.quad(Quad(thing, d, .literal(Literal(String(repeating: "a", count: 40) + "\(number)"))))
            }
        }
    }

    private func run(
        _ text: String, over store: MemoryStore, timeout: Duration? = nil, memory: Int? = nil
    ) throws -> [[Term?]] {
        var options = ExecutionOptions()
        options.limits = QueryLimits(timeout: timeout, memory: memory)
        let query = try Query(text)
        return try query.withStack {
            let result = try QueryExecution(query, over: store.snapshot(), options: options).result()
            guard case .solutions(let solutions) = result else { return [] }
            return solutions.rows
        }
    }

    private func number(_ rows: [[Term?]]) -> String? { rows.first?.first??.literal?.lexicalForm }

    @Test("VALUES of 100,000 rows")
    func longValues() throws {
        let store = try Self.ring(1000)
        let values = (0..<100_000).map { "<http://e/\($0)>" }.joined(separator: " ")
        let rows = try run("SELECT (COUNT(*) AS ?n) { VALUES ?s { \(values) } ?s <http://e/a> ?o }", over: store)
        #expect(number(rows) == "1000")
    }

    @Test("INSERT DATA of 100,000 triples")
    func longInsertion() throws {
        let store = MemoryStore()
        let triples = (0..<100_000).map { "<http://e/\($0)> <http://e/p> \($0) ." }.joined(separator: "\n")
        let update = try Update("INSERT DATA { \(triples) }")
        let counts = try store.write { try UpdateExecution(on: $0).run(update) }
        #expect(counts.inserted == 100_000)
    }

    @Test("5,000 nested groups, parentheses, and paths")
    func nesting() throws {
        let store = try Self.ring(10)
        let depth = 5000
        func nested(_ open: String, _ inside: String, _ close: String) -> String {
            String(repeating: open, count: depth) + inside + String(repeating: close, count: depth)
        }
        #expect(try run("SELECT * \(nested("{", "?s <http://e/a> ?o", "}"))", over: store).count == 10)
        let sum = "SELECT ?n { BIND(\(nested("(", "1 + 1", ")")) AS ?n) }"
        #expect(number(try run(sum, over: store)) == "2")
        let path = "SELECT * { <http://e/0> \(nested("(", "<http://e/a>", ")")) ?o }"
        #expect(try run(path, over: store).count == 1)
        let optional = "SELECT * { ?s <http://e/a> ?o \(nested("OPTIONAL { ", "?s <http://e/b> ?x", "}")) }"
        #expect(try run(optional, over: store).count == 10)
    }

    @Test(
        "What would take years stops at its deadline, whatever takes the time",
        arguments: [
            // 10¹² rows, counted and not held.
            "SELECT (COUNT(*) AS ?n) { ?a <http://e/c> ?x . ?b <http://e/c> ?y . ?c <http://e/c> ?z }",
            "SELECT (COUNT(*) AS ?n) { ?a <http://e/c> ?x . ?b <http://e/c> ?y . ?c <http://e/c> ?z FILTER(?x + ?y < ?z - ?x) }",
            // All pairs of a ring.
            "SELECT (COUNT(*) AS ?n) { ?x (<http://e/a>|<http://e/b>)* ?y }",
            "SELECT (COUNT(*) AS ?n) { ?x (<http://e/a>/<http://e/b>*)+ ?y }",
            // Patterns that backtrack.
            "SELECT (COUNT(*) AS ?n) { ?s <http://e/d> ?t FILTER(REGEX(?t, \"^(a+)+$\")) }",
            "SELECT (COUNT(*) AS ?n) { ?s <http://e/d> ?t FILTER(REGEX(STR(?t), \"^(a|aa|aaa)*$\")) }",
            "SELECT (COUNT(?r) AS ?n) { ?s <http://e/d> ?t BIND(REPLACE(?t, \"^(a|aa)+$\", \"x\") AS ?r) }",
            // Patterns within a condition, row by row.
            "SELECT * { ?s <http://e/c> ?x FILTER NOT EXISTS { ?t <http://e/c> ?y . ?u <http://e/c> ?z FILTER(?x + ?y + ?z < -1) } }",
            "SELECT * { ?a <http://e/c> ?x MINUS { ?b <http://e/c> ?x . ?c <http://e/c> ?y . ?d <http://e/c> ?z } }",
            "SELECT (COUNT(*) AS ?n) { { ?a ?b ?c } UNION { ?d ?e ?f } { ?g ?h ?i } UNION { ?j ?k ?l } { ?m ?n ?o } UNION { ?p ?q ?r } }",
        ])
    func deadlines(_ query: String) throws {
        let store = try Self.ring(10_000)
        let clock = ContinuousClock()
        let begin = clock.now
        do {
            _ = try run(query, over: store, timeout: .milliseconds(300), memory: 256 << 20)
            Issue.record("it came to its end")
        } catch let error as QueryError {
            switch error {
            case .timeout, .memory, .pattern: break
            default: Issue.record("\(error)")
            }
        }
        // No measure of speed: a query that does not look at its deadline would go on for hours.
        #expect(clock.now - begin < .seconds(20))
    }

    @Test(
        "What would take more memory than it may ends with the name of the step and of the option",
        arguments: [
            "SELECT * { ?a <http://e/c> ?x . ?b <http://e/c> ?y } ORDER BY ?x",
            "SELECT DISTINCT ?x ?y { ?a <http://e/c> ?x . ?b <http://e/c> ?y }",
            "SELECT ?x ?y (COUNT(*) AS ?n) { ?a <http://e/c> ?x . ?b <http://e/c> ?y } GROUP BY ?x ?y",
        ])
    func memory(_ query: String) throws {
        let store = try Self.ring(10_000)
        let error = #expect(throws: QueryError.self) { try run(query, over: store, memory: 8 << 20) }
        #expect("\(try #require(error))".contains("--memory allows more"))
    }

    @Test("A ring is walked once however many ways lead round it")
    func cyclicPath() throws {
        let store = try Self.ring(2000)
        let rows = try run(
            "SELECT (COUNT(*) AS ?n) { <http://e/0> (<http://e/a>|<http://e/b>)* ?y }", over: store)
        #expect(number(rows) == "2000")
    }

    @Test("Repetitions of repetitions are one, and a hundred patterns are planned")
    func longPatterns() throws {
        let store = try Self.ring(500)
        let stars = String(repeating: "(", count: 300) + "<http://e/a>" + String(repeating: ")*", count: 300)
        #expect(number(try run("SELECT (COUNT(*) AS ?n) { <http://e/0> \(stars) ?y }", over: store)) == "500")
        let chain = (0..<400).map { "?x\($0) <http://e/a> ?x\($0 + 1) ." }.joined(separator: " ")
        let rows = try run("SELECT ?x400 { VALUES ?x0 { <http://e/7> } \(chain) }", over: store)
        #expect(rows == [[.iri(try IRI("http://e/407"))]])
    }

    @Test("Somebody who cancels is heard within a step")
    func cancellation() throws {
        let store = try Self.ring(10_000)
        var options = ExecutionOptions()
        let cancellation = Cancellation()
        options.cancellation = cancellation
        let query = try Query("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(STR(?a) > STR(?d)) }")
        Thread.detachNewThread {
            Thread.sleep(forTimeInterval: 0.2)
            cancellation.cancel()
        }
        #expect(throws: QueryError.cancelled) {
            try QueryExecution(query, over: store.snapshot(), options: options).result()
        }
    }

    /// `BIND`s each of which makes a value out of the last one twice.
    private func doubled(_ times: Int, _ first: String, _ step: (Int) -> String) -> String {
        "BIND(\(first) AS ?v0) " + (0..<times).map { "BIND(\(step($0)) AS ?v\($0 + 1))" }.joined(separator: " ")
    }

    @Test("Squares of squares have no value once they have thousands of digits")
    func squares() throws {
        let squares = doubled(40, "123456789") { "?v\($0) * ?v\($0)" }
        let rows = try run("SELECT ?v5 ?v40 { \(squares) }", over: MemoryStore(), timeout: .seconds(60))
        #expect(rows[0][0]?.literal?.lexicalForm.utf8.count == 259)
        #expect(rows[0][1] == nil)
        // Sums only grow by a digit at a time.
        let sums = doubled(1900, "123456789") { "?v\($0) + ?v\($0)" }
        #expect(try run("SELECT ?v1900 { \(sums) }", over: MemoryStore())[0][0] != nil)
    }

    @Test("Texts that double count as memory, and none is longer than a term may be")
    func longTexts() throws {
        let store = try Self.ring(20_000)
        let texts = doubled(40, "'12345678'") { "CONCAT(?v\($0), ?v\($0))" }
        #expect(throws: QueryError.memory(operation: "what the query computes", limit: 1 << 20)) {
            try run("SELECT (STRLEN(?v40) AS ?n) { \(texts) }", over: store, memory: 1 << 20)
        }
        #expect(throws: QueryError.textLength) {
            try run("SELECT (STRLEN(?v40) AS ?n) { \(texts) }", over: store)
        }
        let replaced = (0..<8).reduce("'12345678'") { text, _ in "REPLACE(\(text), '.', '$0$0$0$0$0$0$0$0$0$0')" }
        #expect(throws: QueryError.textLength) {
            try run("SELECT (STRLEN(\(replaced)) AS ?n) {}", over: store)
        }
        // Neither `COALESCE` nor `||` passes over it.
        #expect(throws: QueryError.textLength) {
            try run("SELECT * { FILTER(COALESCE(STRLEN(\(replaced)), 1) = 1 || true) }", over: store)
        }
        let long = String(repeating: "x", count: 1000)
        let joined = "SELECT (GROUP_CONCAT(?x) AS ?all) { ?s <http://e/d> ?d BIND(CONCAT(?d, '\(long)') AS ?x) }"
        #expect(throws: QueryError.textLength) { try run(joined, over: store) }
        let grouped = "SELECT (GROUP_CONCAT(CONCAT(?d, '\(long)')) AS ?all) { ?s <http://e/d> ?d }"
        #expect {
            try run(grouped, over: store, memory: 4 << 20)
        } throws: {
            if case QueryError.memory(_, 4_194_304) = $0 { true } else { false }
        }
    }

    @Test("A list of 20,000 IRIs is looked into, and not gone through, for each row")
    func longList() throws {
        let store = try Self.ring(20_000)
        let list = (0..<20_000).map { "<http://e/\($0 * 2)>" }.joined(separator: ",")
        let deadline = Duration.seconds(60)
        let among = "SELECT (COUNT(*) AS ?n) { ?s <http://e/a> ?o FILTER(?s IN (\(list))) }"
        #expect(number(try run(among, over: store, timeout: deadline)) == "10000")
        let besides = "SELECT (COUNT(*) AS ?n) { ?s <http://e/a> ?o FILTER(?o NOT IN (\(list), <http://e/1>)) }"
        #expect(number(try run(besides, over: store, timeout: deadline)) == "9999")
        // What is unbound is in no list, and not out of it either.
        #expect(try run("SELECT * { FILTER(?x NOT IN (<http://e/1>)) }", over: store).isEmpty)
    }
}
