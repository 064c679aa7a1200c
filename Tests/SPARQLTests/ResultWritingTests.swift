import Foundation
import QuadStore
import QueryEngine
import RDFModel
import SPARQLSyntax
import Testing

/// What the engine writes out of a dictionary's bytes is what a writer makes of the terms.
@Suite struct ResultWritingTests {
    private static let texts = [
        "", "a", "น้ำ\u{0E38}\u{0E48}", "a\"b\\c\nd\te\r", "\u{1}\u{1F}\u{7F}", "a\u{0}b", "x,y", "\"", "é e\u{301}",
        String(repeating: "กข ", count: 400),
    ]

    /// Statements with terms of all kinds, some of them in many rows.
    private static func quads() throws -> [Quad] {
        var terms: [Term] = []
        for text in texts {
            terms.append(.literal(Literal(text)))
            terms.append(.literal(Literal(text, language: "th-TH")))
            terms.append(.literal(Literal(text, language: "ar", direction: .rightToLeft)))
            terms.append(.literal(Literal(text, language: "ar", direction: .leftToRight)))
            terms.append(.literal(Literal(text, datatype: IRI(unchecked: "http://example.org/ชนิด"))))
        }
        for (form, datatype) in [
            ("1", XSD.integer), ("-12", XSD.integer), ("01", XSD.integer), ("x", XSD.integer), ("1.5", XSD.decimal),
            ("1.50", XSD.decimal), ("1.5E0", XSD.double), ("1e3", XSD.double), ("INF", XSD.double),
            ("true", XSD.boolean),
            ("2026-11-26", XSD.date), ("2026-11-26T10:00:00Z", XSD.dateTime),
        ] {
            terms.append(.literal(Literal(form, datatype: datatype)))
        }
        for text in ["http://example.org/ก?a=1&b=2", "http://example.org/a b", "http://example.org/\"x\""] {
            terms.append(.iri(IRI(unchecked: text)))
        }
        terms += [.blankNode(BlankNode("b7")), .blankNode(BlankNode("node"))]
        let predicates = ["http://example.org/p", "http://example.org/q"].map { IRI(unchecked: $0) }
        terms.append(.triple(Triple(terms[terms.count - 1], predicates[0], terms[1])))
        return terms.enumerated().flatMap { number, term in
            predicates.map { Quad(.iri(IRI(unchecked: "http://example.org/s\(number % 5)")), $0, term) }
        }
    }

    private static let queries = [
        "SELECT * { ?s ?p ?o }", "SELECT ?o ?s { ?s ?p ?o } ORDER BY ?p",
        "SELECT ?o { <http://example.org/s1> ?p ?o }", "SELECT ?s ?x ?o { ?s ?p ?o OPTIONAL { ?o ?p ?x } }",
        "SELECT (CONCAT(STR(?o), \"\\\"\\n\") AS ?x) ?s { ?s ?p ?o }",
        "SELECT * { VALUES (?a ?b) { (1 UNDEF) (UNDEF \"x\\u0001\") (UNDEF UNDEF) } }",
        "SELECT * { ?s <http://e/no> ?o }", "SELECT ?o { ?s ?p ?o } LIMIT 1",
        "SELECT * { <http://example.org/s1> <http://example.org/p> 1 }",
    ]

    private func check(_ view: QuadView, _ query: String, batchSize: Int) throws {
        for format in [ResultFormat.json, .tsv, .csv, .xml] {
            // XML cannot hold control characters.
            if format == .xml, !query.contains("LIMIT 1") { continue }
            var options = ExecutionOptions()
            options.batchSize = batchSize
            let rows = try QueryExecution(Query(query), over: view, options: options)
            let writer = try SolutionWriter(format)
            try writer.begin(rows.variables)
            while let next = try rows.nextRows() { for row in next { try writer.row(row) } }
            try writer.end()
            let expected = try writer.take()
            for size in [1, 1 << 16] {
                var written: [UInt8] = []
                try QueryExecution(Query(query), over: view, options: options).writeResults(format, inPiecesOf: size) {
                    written += $0
                }
                #expect(written == expected, "\(query) as \(format), batches of \(batchSize)")
            }
        }
    }

    @Test(arguments: queries, [3, 2048]) func inMemory(_ query: String, _ batchSize: Int) throws {
        let quads = try Self.quads()
        let store = try MemoryStore { sink in for quad in quads { sink.quad(quad) } }
        try check(store.snapshot(), query, batchSize: batchSize)
    }

    @Test(arguments: [false, true]) func onDisk(isSorted: Bool) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("writing-\(UUID())")
        defer { try? FileManager.default.removeItem(at: folder) }
        var options = StoreOptions()
        options.durability = .deferred
        var store = try Store(at: folder.path, options: options)
        let quads = try Self.quads()
        try store.write { transaction in for quad in quads { try transaction.insert(quad) } }
        if isSorted {
            try store.compact(memory: 64 << 20)
            store = try Store(at: folder.path, options: options)
        }
        for query in Self.queries {
            for batchSize in [3, 2048] { try check(store.snapshot(), query, batchSize: batchSize) }
        }
    }

    /// What is remembered of one commit is not shown of another.
    @Test func snapshotsOfManyCommits() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("commits-\(UUID())")
        defer { try? FileManager.default.removeItem(at: folder) }
        var options = StoreOptions()
        options.durability = .deferred
        options.mostJournalChanges = 7
        options.fewestMergedChanges = 5
        let store = try Store(at: folder.path, options: options)
        let predicate = IRI(unchecked: "http://e/p")
        var held: [(count: Int, view: Snapshot)] = []
        for number in 0..<40 {
            try store.write {
                _ = try $0.insert(Quad(.iri(IRI(unchecked: "http://e/s")), predicate, .literal(Literal("\(number)x"))))
            }
            held.append((number + 1, try store.snapshot()))
            for (count, view) in [held[number / 2], held[number]] {
                let rows = try QueryExecution(Query("SELECT * { <http://e/s> ?p ?o }"), over: view).result()
                guard case .solutions(let solutions) = rows else { continue }
                #expect(solutions.rows.count == count)
                #expect(try view.count(QuadPattern(predicate: predicate)) == count)
            }
        }
    }
}
