import QuadStore
import QueryEngine
import RDFModel
import Testing

@testable import SPARQLSyntax

/// Terms in the place of variables.
@Suite struct ParameterTests {
    private static let prologue = "PREFIX : <http://example.org/> "

    /// One store, so that blank nodes are the same.
    private static let store = Result { try Sample.store() }

    private static func rows(
        _ text: String, _ parameters: QueryParameters = [:], services: ServiceClient? = nil
    ) throws -> [[Term?]] {
        try store.get().query(prologue + text, parameters: parameters, services: services).all().map(\.terms)
            .sorted { "\($0)" < "\($1)" }
    }

    /// Queries with `?x` in every kind of place, and what they are with the term written by hand.
    private static let places = [
        "SELECT ?n { ?x rdfs:label ?n }", "SELECT ?s { ?s :knows ?x }",
        "SELECT ?s ?n { ?s rdfs:label ?n OPTIONAL { ?s :knows ?x . ?x :born ?b } }",
        "SELECT ?s ?b { ?s rdfs:label ?n OPTIONAL { ?s :born ?b FILTER(?s = ?x) } }",
        "SELECT ?s { ?s a :Person MINUS { ?s :knows ?x } }",
        "SELECT ?s { ?s a :Person FILTER EXISTS { ?s :knows ?x } }",
        "SELECT ?s { ?s a :Person FILTER NOT EXISTS { ?x :knows ?s } }",
        "SELECT ?s ?n { ?s a :Person { SELECT (COUNT(?o) AS ?n) { ?x :knows ?o } } }",
        "SELECT ?s { ?s a :Person { SELECT ?s { ?s :knows ?x } LIMIT 1 } }",
        "SELECT (COUNT(?x) AS ?n) { ?s :knows ?x }", "SELECT ?n { ?x :knows/rdfs:label ?n }",
        "SELECT ?o { ?x :knows+ ?o }",
        "SELECT ?s { ?s :knows* ?x }", "SELECT (STR(?x) AS ?t) {}",
        "SELECT ?s { ?s a :Person FILTER(?s IN (?x, :malee)) }",
        "SELECT ?s { { ?s :knows ?x } UNION { ?x :knows ?s } }", "SELECT ?g { GRAPH ?g { ?x :said ?t } }",
        "SELECT ?s (COUNT(*) AS ?n) { ?s :knows ?o } GROUP BY ?s ?x",
        "SELECT ?s { ?s a :Person } ORDER BY (?s = ?x) LIMIT 1",
        "SELECT ?s (SUM(IF(?o = ?x, 1, 0)) AS ?n) { ?s :knows ?o } GROUP BY ?s HAVING (SUM(IF(?o = ?x, 1, 0)) > 0)",
        "SELECT ?y { BIND(?x AS ?y) }", "SELECT ?y { ?y a :Person FILTER(COALESCE(?x = ?y, false)) }",
    ]

    @Test("The answer is the one to the query with the term written by hand", arguments: places)
    func asWritten(_ text: String) throws {
        for name in ["somchai", "malee", "nobody"] {
            let byHand = text.replacing("?x", with: ":" + name)
            #expect(try Self.rows(text, ["x": Sample.thing(name)]) == Self.rows(byHand), "\(byHand)")
        }
    }

    @Test("A column that SELECT names or * covers holds the term")
    func columns() throws {
        let somchai = Sample.thing("somchai").term
        #expect(try Self.rows("SELECT ?x ?b { ?x :born ?b }", ["x": somchai]) == [[somchai, 1960.term]])
        #expect(try Self.rows("SELECT * { ?x :born ?b }", ["x": somchai]) == [[somchai, 1960.term]])
        #expect(try Self.rows("SELECT DISTINCT ?x { ?x :knows ?b }", ["x": somchai]) == [[somchai]])
        #expect(
            try Self.rows("SELECT ?x (COUNT(*) AS ?n) { ?x :knows ?o } GROUP BY ?x", ["x": somchai]) == [
                [somchai, 2.term]
            ])
        #expect(
            try Self.rows("SELECT ?x { ?s :born 1960 { SELECT ?x { ?x :born ?b } } }", ["x": somchai]) == [[somchai]])
        #expect(try Self.rows("SELECT ?x { ?s :born 1234 }", ["x": somchai]).isEmpty)
    }

    @Test("BOUND of a parameter is true, and VALUES keeps what agrees")
    func valuesAndBound() throws {
        #expect(try Self.rows("SELECT ?s { ?s :born 1960 FILTER(BOUND(?x)) }", ["x": 1]).count == 1)
        let text = "SELECT ?y { VALUES (?x ?y) { (1 'a') (2 'b') (UNDEF 'c') } }"
        #expect(try Self.rows(text, ["x": 2]) == [["b".term], ["c".term]])
        #expect(try Self.rows("SELECT ?y { VALUES ?x { 1 2 } BIND(?x AS ?y) }", ["x": 3]).isEmpty)
    }

    @Test("A blank node is that node, and no wildcard")
    func blankNodes() throws {
        let store = try Sample.store()
        let node = try #require(try store.query("SELECT ?s { ?s rdfs:label 'Nobody' }").next()?["s"])
        #expect(node.blankNode != nil)
        #expect(
            try store.query("SELECT ?l { ?x rdfs:label ?l }", parameters: ["x": node]).decode(String.self) == ["Nobody"]
        )
        #expect(try store.query("SELECT ?l { ?x rdfs:label ?l }", parameters: ["x": BlankNode("none")]).all().isEmpty)
        let made = try store.triples(
            "CONSTRUCT { ?x :p ?l } { ?x rdfs:label ?l }".replacing(":p", with: "rdfs:label"), parameters: ["x": node])
        #expect(made.map(\.subject) == [node])
        let described = try store.triples("DESCRIBE ?x", parameters: ["x": node])
        #expect(described.count == 2)
    }

    @Test("Hostile text stays text")
    func injection() throws {
        let text = "\" } ; DROP ALL ; INSERT DATA { <x:a> <x:b> \""
        let store = try Sample.store()
        let before = try store.snapshot().count(QuadPattern())
        #expect(try store.query("SELECT ?s { ?s rdfs:label ?name }", parameters: ["name": text]).all().isEmpty)
        try store.update(
            "INSERT { ?s rdfs:comment ?text } WHERE { ?s rdfs:label 'Nobody' }", parameters: ["text": text])
        #expect(try store.snapshot().count(QuadPattern()) == before + 1)
        #expect(try store.query("SELECT ?t { ?s rdfs:comment ?t }").decode(String.self) == [text])
    }

    @Test("What no variable takes is an error, and so is what the query assigns")
    func errors() throws {
        #expect(throws: ParameterError.unknown(Variable("nme"))) {
            try Self.rows("SELECT ?s { ?s rdfs:label ?name }", ["nme": "x"])
        }
        #expect(throws: ParameterError.unknown(Variable("?name"))) {
            try Self.rows("SELECT ?s { ?s rdfs:label ?name }", ["?name": "x"])
        }
        #expect(throws: ParameterError.repeated(Variable("x"))) { try Self.rows("SELECT ?x {}", ["x": 1, "x": 2]) }
        for text in [
            "SELECT * { BIND(1 AS ?x) }", "SELECT (1 AS ?x) {}",
            "SELECT * { { SELECT (COUNT(*) AS ?x) { ?s ?p ?o } } }", "SELECT (1 AS ?y) {} GROUP BY (1 AS ?x)",
        ] {
            #expect(throws: ParameterError.assigned(Variable("x")), "\(text)") { try Self.rows(text, ["x": 1]) }
        }
        let store = try Sample.store()
        #expect(throws: ParameterError.unknown(Variable("y"))) {
            try store.update("DELETE WHERE { ?s ?p ?o } ; CLEAR ALL", parameters: ["y": 1])
        }
        #expect(try store.snapshot().count(QuadPattern()) == 16)
    }

    @Test("Names are told apart by code point")
    func names() throws {
        #expect(try Self.rows("SELECT ?caf\u{E9} {}", ["caf\u{E9}": 1]) == [[1.term]])
        #expect(throws: ParameterError.unknown(Variable("cafe\u{301}"))) {
            try Self.rows("SELECT ?caf\u{E9} {}", ["cafe\u{301}": 1])
        }
    }

    @Test("Another endpoint is asked with the terms")
    func services() throws {
        let service: ServiceClient = { request, _ in
            #expect(request.endpoint == Sample.thing("endpoint"))
            guard case .basicPattern(let triples) = request.pattern else { throw QueryError.service("no pattern") }
            #expect(triples[0].object == .term("hello".term))
            #expect("\(request.query)".contains("\"hello\""))
            return Solutions(variables: ["s"], rows: [[Sample.thing("a").term]])
        }
        let text = "SELECT ?s { SERVICE ?e { ?s :said ?t } }"
        #expect(
            try Self.rows(text, ["e": Sample.thing("endpoint"), "t": "hello"], services: service) == [
                [Sample.thing("a").term]
            ])
        #expect(throws: ParameterError.blankNodeInService(Variable("t"))) {
            try Self.rows(text, ["e": Sample.thing("endpoint"), "t": BlankNode("n")], services: service)
        }
    }

    @Test("What is written out of a pattern holds the terms")
    func groups() throws {
        let query = try Query(
            Self.written("?x", "VALUES (?x ?z) { (1 2) (3 4) }", shown: "?x", key: "?x", bound: "BOUND(?x)"))
        let expected = try Query(
            Self.written("1", "VALUES (?z) { (2) }", shown: "(1 AS ?x)", key: "(1)", bound: "true"))
        let written = try Substitution([Variable("x"): 1.term])(query.body.pattern)
        #expect(written == expected.body.pattern)
    }

    /// Every part of a pattern, with what stands for `?x`.
    private static func written(_ x: String, _ values: String, shown: String, key: String, bound: String) -> String {
        "SELECT * { \(x) <x:p> ?y . ?y <x:q>+ \(x) OPTIONAL { ?y <x:r> ?z FILTER(\(bound) && ?z > \(x)) } MINUS { \(x) <x:s> ?z }"
            + " { ?z <x:t> \(x) } UNION { \(values) } GRAPH ?g { ?s ?p \(x) } BIND(\(x) + 1 AS ?v)"
            + " { SELECT \(shown) (COUNT(\(x)) AS ?n) { \(x) <x:u> ?w } GROUP BY \(key) HAVING (COUNT(\(x)) > 1) ORDER BY \(key) }"
            + " SERVICE <x:e> { \(x) <x:w> ?y } FILTER NOT EXISTS { \(x) <x:w> ?y } }"
    }

    @Test("Updates take parameters in patterns and templates, in every operation")
    func updates() throws {
        let store = try Sample.store()
        let counts = try store.update(
            """
            PREFIX : <http://example.org/>
            DELETE { ?who :born ?old } INSERT { ?who :born ?new } WHERE { ?who :born ?old } ;
            INSERT { GRAPH ?g { ?who :said ?text } } WHERE {}
            """,
            parameters: ["who": Sample.thing("malee"), "new": 1972, "g": Sample.thing("news"), "text": "สวัสดี"])
        #expect(counts.inserted == 2 && counts.deleted == 1)
        #expect(
            try store.query("SELECT ?b { ?p <http://example.org/born> ?b } ORDER BY ?b").decode(Int.self) == [
                1960, 1972,
            ])
        #expect(
            try store.query("SELECT ?t { GRAPH ?g { <http://example.org/malee> ?p ?t } }").decode(String.self) == [
                "สวัสดี"
            ])
    }
}
