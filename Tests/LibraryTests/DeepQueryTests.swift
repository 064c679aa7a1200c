import QuadStore
import QueryEngine
import RDFModel
import SPARQLSyntax
import Synchronization
import Testing

/// Queries and updates that nest deep, from a thread with an ordinary stack and without a word about stacks.
@Suite struct DeepQueryTests {
    private static let depth = 5000

    private static func nested(_ open: String, _ inner: String, _ close: String, _ count: Int = depth) -> String {
        String(repeating: open, count: count) + inner + String(repeating: close, count: count)
    }

    /// A pattern that is not shown by its text, which is long.
    struct Pattern: CustomTestStringConvertible, Sendable, ExpressibleByStringLiteral {
        var text: String
        var testDescription: String { text.prefix(40) + "… of \(text.utf8.count) bytes" }

        init(stringLiteral text: String) { self.text = text }
        init(_ text: String) { self.text = text }
    }

    /// Patterns of some thousand levels, or of as many parts as one group may have.
    private static let patterns = [
        nested("{ ", "?s a ?t", " }"), nested("{ ?s a ?t ", "", " }", 150), nested("OPTIONAL { ", "?s a ?t", " }"),
        nested("{ ?s a ?t MINUS ", "{ ?s a 1 }", " }", 1001), "?s a ?t FILTER" + nested("(", "true", ")"),
        "?s a ?t FILTER(" + nested("!!(", "true", ")", 1900) + ")",
        "?s a ?t FILTER " + nested("EXISTS { ?s a ?t FILTER ", "(true)", " }", 500),
        "?s a ?t " + String(repeating: "OPTIONAL { ?s a ?t } ", count: 1900),
        "?s a ?t " + String(repeating: "MINUS { ?s a 1 } ", count: 1900),
        "?s a ?t " + String(repeating: "{ ?s a ?t } UNION { ?s a 1 } ", count: 60),
        "?s a ?t " + (0..<1900).map { "BIND(?t AS ?v\($0)) " }.joined(),
        nested("{ SELECT * { ", "?s a ?t", " } }", 500),
    ].map { Pattern($0) }

    @Test("A query is answered, or refused by the parser", arguments: patterns)
    func queries(_ pattern: Pattern) throws {
        let pattern = pattern.text
        let store = try Sample.store()
        do {
            #expect(try store.ask("ASK { \(pattern) }"))
            let rows = try store.query("SELECT ?t { \(pattern) } LIMIT 10")
            #expect(try rows.next() != nil)
            #expect(try !store.triples("CONSTRUCT { ?s a ?t } WHERE { \(pattern) } LIMIT 1").isEmpty)
            let run = try QueryExecution(Query("SELECT * { \(pattern) } LIMIT 1"), over: store.snapshot())
            try run.readAll()
            #expect(!run.explanation.root.name.isEmpty)
        } catch let error as SPARQLSyntaxError {
            Issue.record("refused: \(error)")
        }
    }

    @Test("An update is done", arguments: patterns)
    func updates(_ pattern: Pattern) throws {
        let pattern = pattern.text
        let store = try Sample.store()
        let counts = try store.update("INSERT { ?s rdfs:comment 'deep' } WHERE { \(pattern) }")
        #expect(counts.inserted > 0)
    }

    @Test("Deep terms are inserted, found and taken away")
    func terms() throws {
        let store = try Sample.store()
        let term = Self.nested("<<( <x:a> <x:b> ", "1", " )>>", 2000)
        #expect(try store.update("INSERT DATA { <x:s> <x:p> \(term) }").inserted == 1)
        #expect(try store.ask("ASK { <x:s> <x:p> \(term) }"))
        #expect(try store.update("DELETE DATA { <x:s> <x:p> \(term) }").deleted == 1)
    }

    @Test("Deep queries stream, and parameters go as deep")
    func streams() async throws {
        let store = try Sample.store()
        var count = 0
        for try await _ in store.solutions(
            "SELECT ?s { \(Self.patterns[0].text) }", parameters: ["t": Sample.thing("Person")])
        { count += 1 }
        #expect(count == 3)
    }
}
