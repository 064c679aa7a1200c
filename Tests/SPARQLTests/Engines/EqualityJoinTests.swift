import QueryEngine
import RDFModel
import SPARQLSyntax
import Testing

/// Parts that share no variable are joined by keys of what a condition wants to be equal. No pair may be lost by that,
/// however different two equal values look.
@Suite("Parts are joined by values that are equal")
struct EqualityJoinTests {
    /// Values of which many are equal to another that is written in another way, or of another type.
    private static let values = """
        1, 1.0, 01, 1e0, "1"^^xsd:float, "1", "1"@en, 0, -0.0e0, "-0"^^xsd:float, 0.0, "NaN"^^xsd:double,
        "NaN"^^xsd:float, "INF"^^xsd:double, "INF"^^xsd:float, 16777217, "16777216"^^xsd:float, 16777216.0,
        9007199254740993, 9007199254740992e0, 9007199254740992, 0.1, 0.1e0, "0.1"^^xsd:float,
        123456789012345678901234567890, 123456789012345678901234567890.0, 1.2345678901234568e29, true, false,
        "1"^^xsd:boolean, "true", "a", "a"@en, "a"@EN, "a"@en--ltr, "a"@de, "é", "e\\u0301", <http://e/a>, <http://e/b>,
        _:b, _:c, <<( :a :b 1 )>>, <<( :a :b 1.0 )>>, <<( :a :b "x"^^:unknown )>>, "x"^^:unknown, "y"^^:unknown,
        "x"^^xsd:integer, "2020-01-01"^^xsd:date, "2020-01-01Z"^^xsd:date, "2020-01-01+00:00"^^xsd:date,
        "2019-12-31T24:00:00"^^xsd:dateTime, "2020-01-01T00:00:00"^^xsd:dateTime, "2020-01-01T00:00:00Z"^^xsd:dateTime,
        "2020-01-01T07:00:00+07:00"^^xsd:dateTime, "2020-01-01T00:00:00.000"^^xsd:dateTime, "2020"^^xsd:gYear,
        "P1Y"^^xsd:duration, "P12M"^^xsd:yearMonthDuration, "P12M"^^xsd:duration, "PT24H"^^xsd:dayTimeDuration,
        "P1D"^^xsd:duration, "0A"^^xsd:hexBinary, "0a"^^xsd:hexBinary
        """

    private static let prologue =
        "PREFIX : <http://e/> PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> "

    private static let dataset: Result<Dataset, any Error> = Result {
        let update = try Update(
            prologue + "INSERT DATA { :one :has \(values) . :two :holds \(values) . :three :keeps 1, \"a\" }")
        return try ReferenceEngineUnderTest().dataset(after: update, on: Dataset())
    }

    private static let conditions = [
        "?a = ?b", "?b = ?a", "sameTerm(?a, ?b)", "STR(?a) = STR(?b)", "LCASE(STR(?a)) = LANG(?b)", "?a + 1 = 1 + ?b",
        "?a = ?b && DATATYPE(?a) = DATATYPE(?b)", "?a = ?b || !BOUND(?a)", "?a != ?b", "xsd:float(?a) = ?b",
        "IF(isIRI(?a), 1/0, ?a) = ?b", "STRLEN(STR(?a)) = ?b", "?a = ?b && ?a = 1", "(?a = 1) = (?b = 1)",
    ]

    /// Solutions as lines, in an order.
    private func lines(_ engine: any EngineUnderTest, _ query: String) throws -> [String] {
        guard case .solutions(let solutions) = try engine.answer(Query(query), over: Self.dataset.get()) else {
            return []
        }
        return solutions.rows.map { row in row.map { $0.map { "\($0)" } ?? "-" }.joined(separator: "  ") }.sorted()
    }

    @Test("Each engine finds the pairs that the algebra finds", arguments: Engines.all, conditions)
    func pairs(_ engine: any EngineUnderTest, _ condition: String) throws {
        let query = Self.prologue + "SELECT ?a ?b { :one :has ?a . :two :holds ?b FILTER(\(condition)) }"
        #expect(try lines(engine, query) == lines(ReferenceEngineUnderTest(), query))
    }

    @Test(
        "Beside other parts, in OPTIONAL, with values that may be unbound, and in sub-queries", arguments: Engines.all,
        [
            "{ :one :has ?a . :three :keeps ?c . :two :holds ?b FILTER(?a = ?b && ?c = ?b) }",
            "{ :one :has ?a . :three :keeps ?c . :two :holds ?b FILTER(?c = ?b) FILTER(STR(?a) = STR(?b)) }",
            "{ :three :keeps ?c OPTIONAL { :one :has ?a . :two :holds ?b FILTER(?a = ?b && ?c = ?a) } }",
            "{ { SELECT ?a { :one :has ?a } } { SELECT ?b { :two :holds ?b } } FILTER(?a = ?b) }",
            "{ VALUES ?a { 1 UNDEF \"a\" } :two :holds ?b FILTER(?a = ?b) }",
            "{ { :one :has ?a } UNION { :three :keeps ?a } { :two :holds ?b } UNION { :three :keeps ?b } FILTER(?a = ?b) }",
            "{ :one :has ?a . BIND(STR(?a) AS ?s) :two :holds ?b . BIND(STR(?b) AS ?t) FILTER(?s = ?t) }",
            "{ :three :keeps ?c FILTER EXISTS { :one :has ?a . :two :holds ?b FILTER(?a = ?b && ?b = ?c) } }",
        ])
    func groups(_ engine: any EngineUnderTest, _ pattern: String) throws {
        let query = Self.prologue + "SELECT * \(pattern)"
        #expect(try lines(engine, query) == lines(ReferenceEngineUnderTest(), query))
    }

    @Test("OPTIONAL keeps the rows that nothing equals", arguments: Engines.all, conditions)
    func optional(_ engine: any EngineUnderTest, _ condition: String) throws {
        let query = Self.prologue + "SELECT * { :one :has ?a OPTIONAL { :two :holds ?b FILTER(\(condition)) } }"
        #expect(try lines(engine, query) == lines(ReferenceEngineUnderTest(), query))
    }

    @Test("EXISTS and NOT EXISTS take each row once, if at all", arguments: Engines.all, conditions)
    func exists(_ engine: any EngineUnderTest, _ condition: String) throws {
        for word in ["EXISTS", "NOT EXISTS"] {
            let query =
                Self.prologue
                + "SELECT * { { :one :has ?a } UNION { :three :keeps ?a } FILTER \(word) { ?s ?p ?b FILTER(\(condition)) } }"
            #expect(try lines(engine, query) == lines(ReferenceEngineUnderTest(), query))
        }
    }

    @Test("There are pairs to be found, of values that look different")
    func hasPairs() throws {
        let pattern = "SELECT ?a ?b { :one :has ?a . :two :holds ?b FILTER(?a = ?b && !sameTerm(?a, ?b)) }"
        #expect(try lines(MemoryEngineUnderTest(batchSize: 2048), Self.prologue + pattern).count > 60)
    }
}
