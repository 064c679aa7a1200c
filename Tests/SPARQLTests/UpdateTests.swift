import RDFModel
import ReferenceEngine
import SPARQLSyntax
import Testing

/// Update requests: SPARQL 1.1 Update §3 and §4.
@Suite struct UpdateTests {
    private static func node(_ name: String) -> Term { .iri(IRI(unchecked: "http://example.org/" + name)) }

    private static func quad(_ subject: String, _ object: String, in graph: String? = nil) -> Quad {
        Quad(node(subject), IRI(unchecked: "http://example.org/p"), node(object), graph: graph.map(node))
    }

    private static func update(_ text: String) throws -> Update {
        try Update("PREFIX : <http://example.org/> " + text)
    }

    /// Two statements in the default graph, one in each of two named ones.
    private static let data = Dataset([
        quad("a", "b"), quad("b", "c"), quad("a", "g", in: "g"), quad("a", "h", in: "h"),
    ])

    @Test(
        arguments: [
            ("INSERT DATA { :x :p :y . GRAPH :g { :x :p :y } }", 6), ("DELETE DATA { :a :p :b . :z :p :z }", 3),
            ("DELETE WHERE { ?s :p ?o }", 2), ("DELETE WHERE { GRAPH ?g { ?s :p ?o } }", 2),
            ("DELETE { ?s :p ?o } INSERT { ?o :p ?s } WHERE { ?s :p ?o }", 4),
            ("INSERT { ?s :q _:n . _:n :r ?o } WHERE { ?s :p ?o }", 8),
            ("INSERT { ?s :q ?unbound } WHERE { ?s :p ?o }", 4),
            ("INSERT { ?o :q 1 . \"x\" :q 1 } WHERE { ?s :p ?o }", 6),
            ("WITH :g DELETE { ?s :p ?o } WHERE { ?s :p ?o }", 3),
            ("WITH :g INSERT { ?s :q ?o } USING :h WHERE { ?s :p ?o }", 5),
            ("INSERT { GRAPH ?g { ?s :q ?g } } WHERE { GRAPH ?g { ?s :p ?o } }", 6),
            ("INSERT { ?s :q ?o } USING NAMED :g WHERE { GRAPH ?g { ?s :p ?o } }", 5), ("CLEAR DEFAULT", 2),
            ("CLEAR NAMED", 2), ("DROP ALL", 0), ("DROP GRAPH :g", 3), ("CLEAR GRAPH :nothing", 4), ("ADD :g TO :h", 5),
            ("COPY :g TO :h", 4), ("MOVE :g TO DEFAULT", 2), ("COPY DEFAULT TO :g", 5), ("COPY :g TO :g", 4),
            ("MOVE SILENT :nothing TO :g", 4), ("CREATE GRAPH :new", 4), ("CREATE SILENT GRAPH :g", 4),
            ("LOAD SILENT <http://example.org/nowhere> INTO GRAPH :g", 4), ("", 4),
            ("INSERT DATA { :x :p :y } ; DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }", 2),
        ])
    func leaves(_ text: String, _ count: Int) throws {
        let update = try Self.update(text)
        for engine in Engines.all {
            #expect(try engine.dataset(after: update, on: Self.data).count == count, "\(engine.name)")
        }
    }

    @Test(
        "A request fails as a whole",
        arguments: [
            "CREATE GRAPH :g", "COPY :nothing TO :g", "MOVE :nothing TO DEFAULT", "ADD :nothing TO DEFAULT",
            "LOAD <http://example.org/nowhere>", "INSERT { ?s ?p ?o } WHERE { SERVICE :nowhere { ?s ?p ?o } }",
        ])
    func fails(_ text: String) throws {
        let update = try Self.update("INSERT DATA { :x :p :y } ; " + text)
        for engine in Engines.all {
            #expect(throws: (any Error).self, "\(engine.name)") {
                try engine.dataset(after: update, on: Self.data)
            }
        }
    }

    @Test("A label is one node within a request, and no node of the data")
    func blankNodes() throws {
        let data = Dataset([Quad(.blankNode(BlankNode("x")), RDFS.label, .literal(Literal("old")))])
        let update = try Self.update("INSERT DATA { _:x :p 1 . _:x :q 2 }")
        for engine in Engines.all {
            let result = try engine.dataset(after: update, on: data)
            #expect(result.count == 3)
            #expect(Set(result.quads().map(\.subject)).count == 2, "\(engine.name)")
        }
    }

    @Test("A document is loaded with blank nodes of its own")
    func loads() throws {
        let node = Term.blankNode(BlankNode("x"))
        let triple = Triple(node, RDFS.label, node)
        let settings = ReferenceEvaluator.Settings(load: { _ in [triple] })
        let evaluator = ReferenceEvaluator(Dataset([Quad(triple)]), settings: settings)
        let result = try evaluator.dataset(
            after: Self.update("LOAD <http://example.org/d> INTO GRAPH :g ; LOAD <http://example.org/d>"))
        #expect(result.count == 3)
        #expect(Set(result.quads().map(\.subject)).count == 3)
        #expect(result.graphNames == [Self.node("g")])
    }

    @Test("A pattern that takes too many steps is an error of the query, not of the expression")
    func expensivePatterns() throws {
        let text = String(repeating: "a", count: 60) + "b"
        let query = try Query("SELECT (COALESCE(REGEX('\(text)', '(a+)+$'), 1) AS ?x) {}")
        #expect(throws: EvaluationError.patternTooExpensive("(a+)+$")) {
            try ReferenceEvaluator(Dataset()).evaluate(query)
        }
    }
}
