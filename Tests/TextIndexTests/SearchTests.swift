import Foundation
import QuadStore
import QueryEngine
import RDFModel
import ReferenceEngine
import SPARQLSyntax
import TestSupport
import Testing
import TextIndex
import Yong

/// What `yong:matches` finds is what `yong:contains` keeps.
@Suite struct SearchTests {
    private static let propertyList = SearchCase.properties.map { "<\($0.text)>" }.joined(separator: " ")

    /// Queries with the property, and the same with the condition; `$q` is the query.
    private static let pairs = [
        (
            "SELECT ?t ?l { (?t ?s ?l) yong:matches $q }",
            "SELECT DISTINCT ?t ?l { VALUES ?p { $ps } ?t ?p ?l FILTER(yong:contains(?l, $q)) }"
        ),
        (
            "SELECT ?t { ?t yong:matches $q }",
            "SELECT DISTINCT ?t { VALUES ?p { $ps } ?t ?p ?l FILTER(yong:contains(?l, $q)) }"
        ),
        (
            "SELECT ?t ?l { (?t ?s ?l) yong:matches ($q rdfs:label) }",
            "SELECT ?t ?l { ?t rdfs:label ?l FILTER(yong:contains(?l, $q)) }"
        ),
        (
            "SELECT ?t ?l { (?t ?s ?l) yong:matches ($q rdfs:comment) }",
            "SELECT ?t ?l { ?t rdfs:comment ?l FILTER(yong:contains(?l, $q)) }"
        ),
        (
            "SELECT ?g ?t ?l { GRAPH ?g { (?t ?s ?l) yong:matches $q } }",
            "SELECT DISTINCT ?g ?t ?l { VALUES ?p { $ps } GRAPH ?g { ?t ?p ?l } FILTER(yong:contains(?l, $q)) }"
        ),
        (
            "SELECT ?t { GRAPH <http://example.org/g1> { ?t yong:matches $q } }",
            "SELECT DISTINCT ?t { VALUES ?p { $ps } GRAPH <http://example.org/g1> { ?t ?p ?l } FILTER(yong:contains(?l, $q)) }"
        ),
        (
            "SELECT ?t ?l FROM <http://example.org/g0> FROM <http://example.org/g1> { (?t ?s ?l) yong:matches $q }",
            "SELECT DISTINCT ?t ?l FROM <http://example.org/g0> FROM <http://example.org/g1> { VALUES ?p { $ps } ?t ?p ?l FILTER(yong:contains(?l, $q)) }"
        ),
        (
            "SELECT ?g ?t FROM NAMED <http://example.org/g0> { GRAPH ?g { ?t yong:matches $q } }",
            "SELECT DISTINCT ?g ?t FROM NAMED <http://example.org/g0> { VALUES ?p { $ps } GRAPH ?g { ?t ?p ?l } FILTER(yong:contains(?l, $q)) }"
        ),
        (
            "SELECT DISTINCT ?t { ?t rdfs:label ?x FILTER EXISTS { ?t yong:matches $q } }",
            "SELECT DISTINCT ?t { ?t rdfs:label ?x FILTER EXISTS { VALUES ?p { $ps } ?t ?p ?l FILTER(yong:contains(?l, $q)) } }"
        ),
        (
            "SELECT DISTINCT ?t { ?t rdfs:label ?x MINUS { ?t yong:matches $q } }",
            "SELECT DISTINCT ?t { ?t rdfs:label ?x MINUS { VALUES ?p { $ps } ?t ?p ?l FILTER(yong:contains(?l, $q)) } }"
        ),
        (
            "SELECT DISTINCT ?t ?l { ?t rdfs:label ?x OPTIONAL { (?t ?s ?l) yong:matches ($q rdfs:label) } }",
            "SELECT DISTINCT ?t ?l { ?t rdfs:label ?x OPTIONAL { ?t rdfs:label ?l FILTER(yong:contains(?l, $q)) } }"
        ),
        (
            "SELECT ?u ?t { ?u rdfs:label ?k . ?t rdfs:label ?k , ?m . (?t ?s ?k) yong:matches ($q rdfs:label) }",
            "SELECT ?u ?t { ?u rdfs:label ?k . ?t rdfs:label ?k , ?m FILTER(yong:contains(?k, $q)) }"
        ),
        (
            "SELECT (COUNT(*) AS ?n) { ?t yong:matches $q }",
            "SELECT (COUNT(DISTINCT ?t) AS ?n) { VALUES ?p { $ps } ?t ?p ?l FILTER(yong:contains(?l, $q)) }"
        ),
        (
            "SELECT ?l { (<http://example.org/t1> ?s ?l) yong:matches $q }",
            "SELECT DISTINCT ?l { VALUES ?p { $ps } <http://example.org/t1> ?p ?l FILTER(yong:contains(?l, $q)) }"
        ),
    ]

    private static func term(_ query: Literal) -> String {
        "'" + query.lexicalForm.replacing("\\", with: "\\\\").replacing("'", with: "\\'") + "'"
            + (query.language.map { "@" + $0 } ?? "")
    }

    private static func text(_ template: String, _ query: Literal) -> String {
        template.replacing("$q", with: term(query)).replacing("$ps", with: propertyList)
    }

    private static func rows(_ view: QuadView, _ text: String, union: Bool = false) throws -> [String] {
        var options = try SearchStores.options()
        options.unionDefaultGraph = union
        return try view.query(text, options: options).all().map { "\($0.terms)".lowercased() }.sorted()
    }

    private static func reference(_ dataset: Dataset, _ text: String) throws -> [String] {
        let search = try SearchStores.search.get()
        let contains: @Sendable ([Term]) -> Term? = { arguments in
            guard arguments.count == 2, let text = arguments[0].literal, let query = arguments[1].literal,
                text.language != nil || text.datatype == XSD.string
            else { return nil }
            return search.contains(text, query).term
        }
        let settings = ReferenceEvaluator.Settings(functions: [
            IRI(unchecked: "https://w3id.org/yong/ontology#contains"): contains
        ])
        guard case .solutions(let found) = try ReferenceEvaluator(dataset, settings: settings).evaluate(Query(text))
        else { return [] }
        return found.rows.map { "\($0)".lowercased() }.sorted()
    }

    /// Compares both forms of every pair on a view.
    private static func check(_ view: QuadView, _ generated: inout SearchCase, _ what: String) throws -> Int {
        var found = 0
        for (property, condition) in pairs {
            let query = generated.literalQuery()
            let rows = try Self.rows(view, text(property, query))
            #expect(try Self.rows(view, text(condition, query)) == rows, "\(what): \(text(property, query))")
            if property.contains("EXISTS") == false { found += rows.count }
        }
        return found
    }

    @Test("The property finds what the condition keeps, in memory", arguments: Fuzzing.seeds(12))
    func memory(seed: UInt64) throws {
        var generated = SearchCase(seed: seed)
        let store = try SearchStores.memory(generated.quads)
        #expect(try Self.check(store.snapshot(), &generated, "at first") > 20)
        let older = store.snapshot()
        for round in 0..<4 {
            try store.write { transaction in
                for _ in 0..<20 { try transaction.insert(generated.quad()) }
                for _ in 0..<5 {
                    if let quad = generated.quads.randomElement(using: &generated.random) {
                        try transaction.delete(quad)
                    }
                }
                _ = try Self.check(transaction, &generated, "in transaction \(round)")
            }
            // What is rolled back leaves no trace, though its ids are given again.
            struct Undo: Error {}
            #expect(throws: Undo.self) {
                try store.write { transaction in
                    for _ in 0..<5 { try transaction.insert(generated.quad()) }
                    _ = try Self.check(transaction, &generated, "rolled back")
                    throw Undo()
                }
            }
            _ = try Self.check(store.snapshot(), &generated, "after \(round)")
            _ = try Self.check(older, &generated, "before \(round)")
        }
    }

    @Test(
        "The property finds what the condition keeps, in a store with an index and changes after it",
        arguments: Fuzzing.seeds(6))
    func store(seed: UInt64) throws {
        var generated = SearchCase(seed: seed &+ 1000)
        try SearchStores.withStore(generated.quads) { store in
            let analyzer = try SearchStores.search.get().analyzer
            _ = try Self.check(store.snapshot(), &generated, "without an index")
            let settings = TextIndexSettings(properties: SearchCase.properties)
            let report = try store.makeTextIndex(analyzer, settings: settings)
            #expect(report.textCount > 50 && report.segmentCount == 1)
            _ = try Self.check(store.snapshot(), &generated, "with an index")
            let older = try store.snapshot()
            for round in 0..<3 {
                try store.write { transaction in
                    for _ in 0..<20 { try transaction.insert(generated.quad()) }
                    for quad in generated.quads.prefix(5) { try transaction.delete(quad) }
                    generated.quads.removeFirst(5)
                    _ = try Self.check(transaction, &generated, "in transaction \(round)")
                }
                _ = try Self.check(store.snapshot(), &generated, "stale \(round)")
            }
            try store.write { _ = try $0.makeTextIndex(analyzer, settings: settings) }
            _ = try Self.check(store.snapshot(), &generated, "with an index made anew")
            _ = try Self.check(older, &generated, "an older snapshot")
            try store.compact()
            let reopened = try Store(at: store.path)
            #expect(try !reopened.write { try $0.removeTextIndex() }, "ids have changed, so the index is gone")
            _ = try Self.check(reopened.snapshot(), &generated, "after compaction")
            #expect(try reopened.snapshot().check().isEmpty)
        }
    }

    @Test("Small segments are searched as one", arguments: Fuzzing.seeds(3))
    func segments(seed: UInt64) throws {
        var generated = SearchCase(seed: seed &+ 2000, count: 400)
        try SearchStores.withStore(generated.quads) { store in
            var settings = TextIndexSettings(properties: SearchCase.properties)
            settings.memory = 12_000
            settings.textsAtOnce = 20
            let report = try store.write {
                try $0.makeTextIndex(try SearchStores.search.get().analyzer, settings: settings)
            }
            #expect(report.segmentCount > 2)
            #expect(try Self.check(store.snapshot(), &generated, "segments") > 50)
        }
    }

    @Test("The condition is the same for the reference evaluator", arguments: Fuzzing.seeds(6))
    func referenceEvaluator(seed: UInt64) throws {
        var generated = SearchCase(seed: seed &+ 3000)
        let store = try SearchStores.memory(generated.quads)
        for (_, condition) in Self.pairs {
            let text = Self.text(condition, generated.literalQuery())
            #expect(try Self.rows(store.snapshot(), text) == Self.reference(Dataset(generated.quads), text), "\(text)")
        }
    }

    @Test("In the union of all graphs, a statement counts once", arguments: Fuzzing.seeds(3))
    func union(seed: UInt64) throws {
        var generated = SearchCase(seed: seed &+ 4000)
        let view = try SearchStores.memory(generated.quads).snapshot()
        for (property, condition) in Self.pairs.prefix(4) {
            let query = generated.literalQuery()
            #expect(
                try Self.rows(view, Self.text(property, query), union: true)
                    == Self.rows(view, Self.text(condition, query), union: true))
        }
    }
}
