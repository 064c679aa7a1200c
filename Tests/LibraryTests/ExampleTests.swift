import Foundation
import QuadStore
import QueryEngine
import RDFModel
import TestSupport
import Testing
import XSDTypes

// What the article of the documentation shows: each of its blocks of Swift stands between the marks of a snippet here.

// snippet: type
struct Official: Decodable {
    enum Kind: String, Decodable {
        case minister = "http://example.org/Minister"
        case secretary = "http://example.org/Secretary"
    }
    var id: IRI
    var name: String
    var kind: Kind
    var since: XSDMoment?
}
// end

@Suite struct ExampleTests {
    private static func makeStore() throws -> MemoryStore {
        // snippet: update
        let store = MemoryStore()
        try store.update(
            """
            PREFIX : <http://example.org/>
            INSERT DATA {
              :a a :Minister ; rdfs:label "มาลี"@th ; :since "2021-03-04"^^xsd:date ; :budget 12.50 .
              :b a :Secretary ; rdfs:label "สมชาย"@th ; :budget 7 .
            }
            """)
        // end
        return store
    }

    @Test func rows() throws {
        let store = try Self.makeStore()
        var lines: [String] = []
        // snippet: rows
        let rows = try store.query(
            "PREFIX : <http://example.org/> SELECT ?name ?budget { ?who rdfs:label ?name ; :budget ?budget } ORDER BY ?budget"
        )
        while let row = try rows.next() {
            let name: String = try row.value("name")
            let budget = try row.value("budget", as: XSDDecimal.self)
            lines.append("\(name): \(budget.canonicalForm)")
        }
        // end
        #expect(lines == ["สมชาย: 7", "มาลี: 12.5"])
    }

    @Test func decoding() throws {
        let store = try Self.makeStore()
        // snippet: decode
        let officials = try store.query(
            """
            PREFIX : <http://example.org/>
            SELECT ?id ?name ?kind ?since {
              ?id a ?kind ; rdfs:label ?name OPTIONAL { ?id :since ?since }
            } ORDER BY ?id
            """
        ).decode(Official.self)
        // end
        #expect(officials.map(\.kind) == [.minister, .secretary])
        #expect(officials[0].since?.year == 2021 && officials[1].since == nil)
    }

    @Test func parameters() throws {
        let store = try Self.makeStore()
        let typed = "มาลี"
        // snippet: parameters
        let label = Literal(typed, language: "th")
        let found = try store.query(
            "SELECT ?id { ?id rdfs:label ?name }", parameters: ["name": label]
        ).decode(IRI.self)
        try store.update(
            "DELETE { ?id rdfs:label ?old } INSERT { ?id rdfs:label ?new } WHERE { ?id rdfs:label ?old }",
            parameters: ["id": found[0], "new": "Malee"])
        // end
        #expect(
            try store.query("SELECT ?n { ?id rdfs:label ?n }", parameters: ["id": found[0]]).decode(String.self) == [
                "Malee"
            ])
    }

    @Test func streaming() async throws {
        let store = try Self.makeStore()
        var names: [String] = []
        // snippet: stream
        var options = ExecutionOptions()
        options.limits = QueryLimits(timeout: .seconds(600), memory: 100 << 20, results: 100_000)
        for try await row in store.solutions("SELECT ?name { ?id rdfs:label ?name }", options: options) {
            names.append(try row.value("name"))
        }
        // end
        #expect(names.count == 2)
    }

    @Test func otherForms() throws {
        let store = try Self.makeStore()
        // snippet: forms
        let isThere = try store.ask("ASK { ?id rdfs:label 'มาลี'@th }")
        let labels = try store.triples("CONSTRUCT WHERE { ?id rdfs:label ?name }")
        // end
        #expect(isThere && labels.count == 2)
    }

    @Test func snapshots() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("examples-\(UUID())").path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        // snippet: snapshot
        let store = try Store(at: folder)
        let before = try store.snapshot()
        try store.update("INSERT DATA { <http://example.org/a> rdfs:label 'A' }")
        let countBefore = try before.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").decode(Int.self)
        let countAfter = try store.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").decode(Int.self)
        // end
        #expect(countBefore == [0] && countAfter == [1])
    }

    @Test("Every block of the article is one of these snippets, and every snippet is shown")
    func article() throws {
        let article = DocumentationPage(path: "Sources/QueryEngine/QueryEngine.docc/AskingFromSwift.md")
        let page = try article.compareSnippets(with: #filePath)
        #expect(page.complaints == [] && page.snippetCount == 8)
    }
}
