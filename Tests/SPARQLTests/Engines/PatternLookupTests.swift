import QuadStore
import QueryEngine
import RDFModel
import SPARQLSyntax
import Testing

/// Queries of one triple pattern are answered without a plan; nobody may see that in the answer.
@Suite("Lookups of one pattern write what executions write")
struct PatternLookupTests {
    private static let prologue = "PREFIX : <http://e/> PREFIX yong: <https://w3id.org/yong/ontology#> "

    /// A store whose statements are in memory, with one that came later and one that went.
    private static func store() throws -> MemoryStore {
        let store = MemoryStore()
        var data =
            "INSERT DATA { :a :p :b, \"x\"@th, 1, \"2026-01-02\"^^<http://www.w3.org/2001/XMLSchema#date>, _:n ; "
        data += ":q <<( :a :p :b )>>, \"\\\"\\n\", true . :p :p :p . GRAPH :g { :a :p :hidden } "
        for number in 0..<300 { data += ":many :p \"\(number)\" . " }
        _ = try store.write { try UpdateExecution(on: $0).run(Update(prologue + data + "}")) }
        _ = try store.write {
            try UpdateExecution(on: $0).run(Update(prologue + "DELETE DATA { :a :p 1 } ; INSERT DATA { :a :p 2 }"))
        }
        return store
    }

    private func bytes(_ query: Query, _ view: QuadView, _ format: ResultFormat) throws -> [UInt8] {
        var bytes: [UInt8] = []
        try QueryExecution(query, over: view).writeResults(format) { bytes += $0 }
        return bytes
    }

    @Test(
        "The same bytes in each format",
        arguments: [
            "SELECT ?p ?o { :a ?p ?o }", "SELECT * { :a ?p ?o }", "SELECT ?o ?p { :a ?p ?o }", "SELECT ?p { :a ?p ?o }",
            "SELECT ?o { :a :p ?o }", "SELECT * WHERE { ?s :p :b . }", "SELECT * { ?s ?p :b }", "SELECT * { ?s :q ?o }",
            "SELECT * { :nothing ?p ?o }", "SELECT * { :a ?p \"x\"@th }", "SELECT * { :a ?p \"none\" }",
            "SELECT * { :a :p :b }", "SELECT * { ?s ?p 2 }", "SELECT * { ?s ?p 1 }",
            "SELECT * { ?s :q <<( :a :p :b )>> }",
        ], [ResultFormat.json, .csv, .tsv])
    func sameBytes(_ text: String, _ format: ResultFormat) throws {
        let query = try Query(Self.prologue + text)
        let view = try Self.store().snapshot()
        let lookup = try #require(try PatternLookup(query, over: view, ExecutionOptions(), most: 100))
        #expect(try lookup.results(format, most: 1 << 20) == bytes(query, view, format))
    }

    @Test(
        "What is more than that has a plan",
        arguments: [
            "SELECT ?p ?o { ?s ?p ?o . ?o ?q ?r }", "SELECT * { ?s ?s ?o }", "SELECT * { _:s :p ?o }",
            "ASK { :a :p ?o }", "SELECT DISTINCT ?p { :a ?p ?o }", "SELECT REDUCED ?p { :a ?p ?o }",
            "SELECT ?o { :a :p ?o } LIMIT 1", "SELECT ?o { :a :p ?o } OFFSET 1", "SELECT ?o { :a :p ?o } ORDER BY ?o",
            "SELECT (COUNT(*) AS ?n) { :a :p ?o }", "SELECT (?o AS ?n) { :a :p ?o }", "SELECT ?o ?none { :a :p ?o }",
            "SELECT ?o ?o { :a :p ?o }", "SELECT ?o FROM :g { :a :p ?o }", "SELECT ?o { GRAPH :g { :a :p ?o } }",
            "SELECT ?o { { :a :p ?o } }", "SELECT ?o { :a :p ?o FILTER(?o = 2) }",
            "SELECT ?o { :a :p ?o } VALUES ?o { 2 }", "SELECT ?o { :a :p+ ?o }",
            "SELECT ?o { :a :q <<( ?o :p :b )>> }", "SELECT ?s { ?s yong:matches \"x\" }",
            "SELECT ?o { :many ?p ?o }", "SELECT ?o { :a :p ?o } GROUP BY ?o", "CONSTRUCT WHERE { :a :p ?o }",
            "DESCRIBE :a",
        ])
    func others(_ text: String) throws {
        let query = try Query(Self.prologue + text)
        #expect(try PatternLookup(query, over: Self.store().snapshot(), ExecutionOptions(), most: 100) == nil)
    }

    @Test("Limits, a union of graphs and formats that go term by term are left to executions")
    func limits() throws {
        let query = try Query(Self.prologue + "SELECT ?o { :many :p ?o }")
        let view = try Self.store().snapshot()
        var options = ExecutionOptions()
        let lookup = try #require(try PatternLookup(query, over: view, options, most: 300))
        #expect(try lookup.results(.xml, most: 1 << 20) == nil)
        #expect(try lookup.results(.csv, most: 300) == nil)
        #expect(try lookup.results(.csv, most: 1 << 20) == bytes(query, view, .csv))
        options.limits.results = 299
        #expect(try PatternLookup(query, over: view, options, most: 300) == nil)
        options = ExecutionOptions()
        options.unionDefaultGraph = true
        #expect(try PatternLookup(query, over: view, options, most: 300) == nil)
    }
}
