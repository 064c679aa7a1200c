import SPARQLSyntax
import Testing

/// What a syntax error says, to the letter.
@Suite struct SyntaxErrorTests {
    private func message(_ text: String, strict: Bool = false) -> String {
        do {
            _ = try Query(text, options: QueryOptions(file: "q.rq", isStrict: strict))
            return "no error"
        } catch {
            return error.description
        }
    }

    @Test func namesPlaceFoundAndExpected() {
        #expect(
            message("SELECT ?s\nWHERE { ?s rdfs:label }") == """
                q.rq:2:23: expected a variable or a term, found '}'
                WHERE { ?s rdfs:label }
                                      ^
                """)
    }

    @Test func caretStandsBelowThaiText() {
        #expect(
            message("SELECT * { ?ค่า rdfs:label 'น้ำ' 'ดี' }") == """
                q.rq:1:34: expected '}' or a pattern, found ''ดี''
                SELECT * { ?ค่า rdfs:label 'น้ำ' 'ดี' }
                                               ^^^
                """)
    }

    @Test func endOfTextIsNamed() {
        #expect(message("ASK {").hasPrefix("q.rq:1:6: expected '}' or a pattern, found the end of the query\n"))
    }

    @Test func unfinishedStringsAreTold() {
        #expect(message("ASK { ?s ?p 'abc }").contains("expected the end of the string"))
    }

    @Test func strictQueriesDeclareTheirPrefixes() {
        let query = "ASK { ?s a foaf:Person }"
        #expect(message(query) == "no error")
        #expect(
            message(query, strict: true).hasPrefix(
                "q.rq:1:12: the prefix 'foaf:' is not declared; did you mean PREFIX foaf: <http://xmlns.com/foaf/0.1/>?"
            ))
        #expect(message("ASK { ?s a nope:Thing }").hasPrefix("q.rq:1:12: the prefix 'nope:' is not declared\n"))
    }

    @Test(arguments: [
        "SELECT ?x { ?x ?p 1 BIND(2 AS ?x) }", "SELECT (1 AS ?x) { ?x ?p 1 }", "SELECT ?x { ?x ?p ?y } GROUP BY ?y",
        "SELECT * { ?x ?p ?y } GROUP BY ?y", "ASK { _:a ?p 1 OPTIONAL { _:a ?q 2 } }", "ASK { FILTER(COUNT(*) > 1) }",
        "SELECT (SUM(COUNT(?x)) AS ?n) { ?x ?p 1 }", "SELECT ?x { VALUES (?x ?y) { (1) } }", "ASK { ?s ?p <rel> }",
    ])
    func scopeRulesAreHeld(_ text: String) {
        #expect(message(text) != "no error")
    }

    @Test(arguments: [
        "ASK { FILTER(" + String(repeating: "(", count: 5000) + "1" + String(repeating: ")", count: 5000) + ") }",
        "ASK " + String(repeating: "{", count: 5000) + String(repeating: "}", count: 5000),
        "ASK { ?s ?p " + String(repeating: "[ ?p ", count: 5000) + "1" + String(repeating: "]", count: 5000) + " }",
        "ASK { ?s " + String(repeating: "(", count: 5000) + "a" + String(repeating: ")", count: 5000) + " 1 }",
        "ASK { FILTER(" + String(repeating: "!", count: 5000) + "true) }",
        "ASK { FILTER(1" + String(repeating: "+1", count: 5000) + ") }",
    ])
    func deepNestingIsAnError(_ text: String) {
        #expect(message(text) != "no error")
    }

    @Test func wideQueriesAreRead() {
        let conditions = String(repeating: " || ?x = 1", count: 5000)
        #expect(message("ASK { ?x ?p 1 FILTER(?x = 2\(conditions)) }") == "no error")
        let alternatives = String(repeating: " UNION { ?x ?p 2 }", count: 2000)
        #expect(message("ASK { { ?x ?p 1 }\(alternatives) }") == "no error")
    }

    @Test func codepointEscapesKeepPlaces() {
        #expect(message("ASK { ?s ?p '\\u0E01' ) }").hasPrefix("q.rq:1:22: expected '}' or a pattern, found ')'"))
    }
}
