import RDFModel
import TestSupport
import Testing

@testable import SPARQLSyntax

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

    /// Texts whose brackets nest: what opens a level, what stands inside, what closes a level.
    private static let nestings = [
        ["{ FILTER((", "(", "1", ")", ")) }"], ["", "{", "", "}", ""], ["{ ?s ?p ", "[ ?p ", "1", "]", " }"],
        ["{ ?s ", "(", "a", ")*", " 1 }"], ["{ ?s ?p ", "(", "1", ")", " }"], ["{ FILTER(", "!", "true", "", ") }"],
        ["", "{ ?s ?p ?o OPTIONAL ", "{}", "}", ""], ["", "{ FILTER EXISTS ", "{}", "}", ""],
        ["", "{ {} UNION ", "{}", "}", ""], ["", "{ SELECT * ", "{}", "}", ""], ["{ FILTER(", "ABS(", "1", ")", ") }"],
        ["{ FILTER(", "(1+", "1", ")", ") }"], ["{ ?s ?p ", "<<( ?a ?b ", "1", ")>>", " }"],
        ["{ ?s ?p ", "<< ?a ?b ", "1", ">>", " }"], ["{ ?s ?p 1 ", "{| ?p 1 ", "", "|}", " }"],
        ["{ VALUES ?x { ", "<<( <a:b> a ", "1", ")>>", " } }"],
    ]

    @Test(arguments: nestings)
    func fiveThousandLevelsAreRead(_ parts: [String]) throws {
        func text(_ count: Int) -> String {
            "ASK " + parts[0] + String(repeating: parts[1], count: count) + parts[2]
                + String(repeating: parts[3], count: count) + parts[4]
        }
        let query = try Query(text(5000))
        // Whatever walks the tree gets along with it.
        #expect(query.body == query.body)
        let written = query.text
        #expect(try Query(written).text.utf8.elementsEqual(written.utf8))
        _ = query.algebra
        for count in [20_000, 100_000] {
            do {
                _ = try Query(text(count))
                Issue.record("\(count) levels were read")
            } catch {
                #expect(error.problem == .tooDeep(limit: 6000))
            }
        }
    }

    @Test(arguments: [
        "ASK { FILTER(1" + String(repeating: "+1", count: 5000) + ") }",
        "ASK { ?s <a:b>" + String(repeating: "/<a:b>", count: 5000) + " ?o }",
        "ASK { ?s ?p ?o" + String(repeating: " OPTIONAL {}", count: 5000) + " }",
    ])
    func longChainsAreAnError(_ text: String) {
        #expect(message(text).contains("more than 2000 levels"))
    }

    /// What stands open or in the wrong place ten thousand times is an error, and told in no time.
    @Test(arguments: [
        "<", "(", "{", "[", "\"", "'''", "<<", "<<(", "{|", "a.", "a:", "_:", "?", "@", "\\", "#", "!", "^", "1.",
        "<a:b", "&",
        "SELECT ", "PREFIX ", "PREFIX a: <", "SELECT * { ?s ?p ", "ASK { VALUES ", "ASK { FILTER(", "INSERT DATA { ",
        "\u{FEFF}", "\u{0}", "น้ำ", "🌊",
    ])
    func unfinishedTextsAreErrors(_ piece: String) {
        for repeated in [piece, String(repeating: piece, count: 10_000)] {
            #expect(throws: SPARQLSyntaxError.self) { try Query(repeated) }
            _ = try? Update(repeated)
            _ = try? SPARQLFormatter.format(repeated)
        }
    }

    @Test func longListsAreRead() throws {
        let values = (0..<100_000).map { "<http://example.org/\($0)>" }.joined(separator: " ")
        let query = try Query("SELECT * { VALUES ?x { \(values) } }")
        guard case .values(let data) = query.body.pattern.elements.first else {
            Issue.record("no VALUES")
            return
        }
        #expect(data.rows.count == 100_000)
        let triples = (0..<100_000).map { "<a:\($0)> <a:p> \($0) , _:b\($0) . " }.joined()
        let update = try Update("INSERT DATA { \(triples) }")
        guard case .insertData(let quads) = update.operations.first?.kind else {
            Issue.record("no INSERT DATA")
            return
        }
        #expect(quads.count == 200_000)
    }

    @Test func wideQueriesAreRead() {
        let conditions = String(repeating: " || ?x = 1", count: 5000)
        #expect(message("ASK { ?x ?p 1 FILTER(?x = 2\(conditions)) }") == "no error")
        let alternatives = String(repeating: " UNION { ?x ?p 2 }", count: 2000)
        #expect(message("ASK { { ?x ?p 1 }\(alternatives) }") == "no error")
    }

    @Test func codepointEscapesKeepPlaces() {
        #expect(message("ASK { ?s ?p '\\u0E01' ) }").hasPrefix("q.rq:1:22: expected '}' or a pattern, found ')'"))
        #expect(message("ASK { ?s ?p '\\uD800' }").hasPrefix("q.rq:1:13: expected the hexadecimal code"))
    }

    @Test(arguments: [
        ("ASK { ?s a foaff:Person }", "the prefix 'foaff:' is not declared; did you mean 'foaf:'?"),
        ("PREFIX press: <a:b> ASK { ?s a pres:Person }", "the prefix 'pres:' is not declared; did you mean 'press:'?"),
        ("ASK { ?s a nope:Person }", "the prefix 'nope:' is not declared\n"),
        ("ASK { ?s ?p ?o FILTER(FUNCTION(?o) > 1) }", "found 'FUNCTION'\n"),
        ("ASK { ?s ?p ?o FILTER(STRLENN(?o) > 1) }", "found 'STRLENN'; did you mean STRLEN?"),
        ("ASK { ?s ?p ?o FILTER(langmatch(?o, 'en')) }", "found 'langmatch'; did you mean langMatches?"),
        ("ASK { ?s ?p ?o FILTER(isLitral(?o)) }", "found 'isLitral'; did you mean isLITERAL?"),
        ("SELCT * { ?s ?p ?o }", "found 'SELCT'; did you mean SELECT?"),
        ("ASK { ?s ?p ?o OPTINAL { ?s ?q ?r } }", "found 'OPTINAL'; did you mean OPTIONAL?"),
        ("SELECT * { ?s ?p ?o } ORDRE BY ?s", "found 'ORDRE'; did you mean ORDER?"),
        ("SELECT * { ?s ?p ?o } LIMIT x", "found 'x'\n"),
    ])
    func errorsSuggest(_ text: String, _ part: String) {
        #expect(message(text).contains(part), "\(message(text))")
    }

    @Test(arguments: [
        ("SELECT ?nmae { ?s rdfs:label ?name }", ["1:8 nmae name"]),
        (
            "SELECT ?name { ?s rdfs:label ?name FILTER(LANG(?nam) = 'th') } ORDER BY ?nameS",
            ["1:48 nam name", "1:73 nameS name"]
        ),
        ("SELECT ?name { ?s rdfs:label ?name } ORDER BY ?other", []), ("SELECT ?name { ?s rdfs:label ?name }", []),
        ("SELECT (COUNT(?x) AS ?total) { ?x ?p ?y } HAVING(?totl > 1)", ["1:50 totl total"]),
        ("SELECT ?ชือ { ?s rdfs:label ?ชื่อ }", ["1:8 ชือ ชื่อ"]),
        ("CONSTRUCT { ?s ?p ?ob } { ?s ?p ?obj }", ["1:19 ob obj"]),
        ("SELECT ?x { { SELECT ?y { ?y ?p ?z } } BIND(?zz AS ?x) }", ["1:45 zz z"]),
        ("SELECT ?a { ?b ?c ?d }", []),
    ])
    func misspeltVariablesAreWarnings(_ text: String, _ expected: [String]) throws {
        let found = try Query.parse(text).warnings.map { warning in
            guard case .unboundVariable(let name, let similar) = warning.problem else { return "" }
            return "\(warning.excerpt.line):\(warning.excerpt.columns.lowerBound) \(name) \(similar)"
        }
        #expect(found == expected)
    }

    @Test func warningsAreForPeople() throws {
        let warnings = try Update.parse("DELETE { ?s ?p ?obb }\nWHERE { ?s ?p ?ob }").warnings
        #expect(
            warnings.map(\.description) == [
                """
                update:1:16: warning: nothing binds ?obb; did you mean ?ob?
                DELETE { ?s ?p ?obb }
                               ^^^^
                """
            ])
    }

    /// Changed queries of the suites are a tree or an error; a tree is written, laid out and read back.
    @Test(arguments: Fuzzing.seeds(8))
    func mutilatedQueriesDoNoHarm(_ seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let pieces = [
            "{", "}", "(", ")", "<", ">>", "<<(", "{|", "\"", "'", "\\", ".", ";", "?", "!", "^", "a", "ก", "-",
        ]
        for path in SuiteFiles.paths {
            var bytes = Array(try SuiteFiles.text(path).utf8)
            for _ in 0..<Int.random(in: 1...3, using: &random) where !bytes.isEmpty {
                let place = Int.random(in: 0..<bytes.count, using: &random)
                switch Int.random(in: 0..<4, using: &random) {
                case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
                case 1: bytes.insert(contentsOf: Array((pieces.randomElement(using: &random) ?? "").utf8), at: place)
                case 2: bytes.removeSubrange(place..<min(bytes.count, place + 5))
                default: bytes.removeLast(bytes.count - place)
                }
            }
            let text = String(decoding: bytes, as: UTF8.self)
            guard let tree = try? SuiteFiles.Tree(text, path: path) else { continue }
            #expect(throws: Never.self, "\(seed) \(path)\n\(text)") { try SuiteFiles.Tree(tree.text, path: path) }
            let formatted = SPARQLFormatter.layout(text)
            let again = try? SuiteFiles.Tree(formatted, path: path)
            #expect(again == tree, "\(seed) \(path)\n\(text)\n\(formatted)")
        }
    }

    @Test(arguments: Fuzzing.seeds(50))
    func noiseDoesNoHarm(_ seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let bytes = (0..<2000).map { _ in UInt8.random(in: 0...255, using: &random) }
        #expect(throws: SPARQLSyntaxError.self) { try Query(String(decoding: bytes, as: UTF8.self)) }
    }
}
