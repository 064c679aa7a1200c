import RDFModel
import SPARQLFunctions
import SPARQLSyntax
import Testing
import XSDTypes

/// `=`, `<` and the order of `ORDER BY`: SPARQL 1.1 §17.3, §15.1.
@Suite struct ComparisonTests {
    @Test(
        "Equality knows values, and what it cannot know",
        arguments: table([
            ("1 = 1.0", "true"), ("1 = 1e0", "true"), ("\"01\"^^xsd:integer = 1", "true"),
            ("sameTerm(1, 1.0)", "false"),
            ("\"1\"^^xsd:boolean = true", "true"), ("\"abc\"^^xsd:integer = \"abc\"^^xsd:integer", "true"),
            ("\"abc\"^^xsd:integer = 1", nil), ("\"abc\"^^xsd:integer != 1", nil), ("\"300\"^^xsd:byte = 300", nil),
            ("\"x\"^^:t = \"x\"^^:t", "true"), ("\"x\"^^:t = \"y\"^^:t", nil), ("\"x\"^^:t = \"x\"", nil),
            ("\"x\"^^:t = \"x\"@en", "false"), ("\"a\"@en = \"a\"@EN", "true"), ("\"a\"@en = \"a\"", "false"),
            ("\"1\" = 1", "false"), ("true = 1", "false"), (":a = \"a\"", "false"), (":a = :a", "true"),
            (":a != :b", "true"), ("\"NaN\"^^xsd:double = \"NaN\"^^xsd:double", "false"),
            ("\"NaN\"^^xsd:double != \"NaN\"^^xsd:double", "true"), ("0e0 = -0e0", "true"),
            ("\"e\\u0301\" = \"\\u00E9\"", "false"), ("?y = 1", nil),
            ("9007199254740993 = 9007199254740993.0", "true"), ("9007199254740993 = 9007199254740992e0", "true"),
            ("1 IN (2, 1.0)", "true"), ("1 IN (2, \"x\"^^:t)", nil), ("1 IN (\"x\"^^:t, 1)", "true"),
            ("1 NOT IN ()", "true"), ("?y IN ()", nil),
            (
                "\"2020-01-01T00:00:00Z\"^^xsd:dateTime = \"2020-01-01T07:00:00+07:00\"^^xsd:dateTime",
                "true"
            ),
            ("\"2020-01-01T00:00:00Z\"^^xsd:dateTime = \"2020-01-01T00:00:00\"^^xsd:dateTime", nil),
            ("\"2020-01-01T00:00:00Z\"^^xsd:dateTime = \"2020-01-03T00:00:00\"^^xsd:dateTime", "false"),
            ("\"2020-01-01\"^^xsd:date = \"2020-01-01T00:00:00\"^^xsd:dateTime", "false"),
            ("\"P1Y\"^^xsd:yearMonthDuration = \"P12M\"^^xsd:duration", "true"),
            ("<<( :a :p 1 )>> = <<( :a :p 1.0 )>>", "true"), ("<<( :a :p 1 )>> = <<( :b :p \"x\"^^:t )>>", "false"),
            ("<<( :a :p \"y\"^^:t )>> = <<( :a :p \"x\"^^:t )>>", nil), ("<<( :a :p 1 )>> = :a", "false"),
        ]))
    func equals(_ row: Expected) throws { try row.check() }

    @Test(
        "Less and greater",
        arguments: table([
            ("1 < 1.5", "true"), ("\"a\" < \"b\"", "true"), ("\"a\"@en < \"b\"@en", nil), (":a < :b", nil),
            ("\"NaN\"^^xsd:double < 1", "false"), ("!(\"NaN\"^^xsd:double < 1)", "true"),
            ("\"NaN\"^^xsd:double >= 1", "false"), ("false < true", "true"), ("1 < \"2\"", nil),
            ("\"abc\"^^xsd:integer < 1", nil), ("\"2020-01-01\"^^xsd:date < \"2020-01-02\"^^xsd:date", "true"),
            ("\"2020-01-01T00:00:00\"^^xsd:dateTime < \"2020-01-01T20:00:00Z\"^^xsd:dateTime", "true"),
            ("\"2020-01-01T00:00:00\"^^xsd:dateTime < \"2020-01-01T10:00:00Z\"^^xsd:dateTime", nil),
            ("123456789012345678901234567890 < 123456789012345678901234567891", "true"),
            ("\"\\uFFFD\" < \"\\U00010000\"", "true"), ("\"P1M\"^^xsd:duration < \"P30D\"^^xsd:duration", nil),
            ("\"P1M\"^^xsd:duration < \"P32D\"^^xsd:duration", "true"),
        ]))
    func orders(_ row: Expected) throws { try row.check() }

    @Test(
        "Conditions: effective boolean values and the three-valued tables",
        arguments: table([
            ("!\"\"", "true"), ("!\"x\"", "false"), ("!0", "true"), ("!0e0", "true"), ("!\"NaN\"^^xsd:double", "true"),
            ("!0.10", "false"), ("!:a", nil), ("!\"a\"@en", nil), ("!\"x\"^^xsd:boolean", nil),
            ("true || (1/0)", "true"), ("(1/0) || true", "true"), ("(1/0) || false", nil), ("(1/0) && false", "false"),
            ("false && (1/0)", "false"), ("(1/0) && true", nil), ("IF(1/0, 1, 2)", nil), ("IF(true, 1, 1/0)", "1"),
            ("COALESCE(1/0, ?y, 3)", "3"), ("COALESCE()", nil), ("BOUND(?y)", "false"),
        ]))
    func decides(_ row: Expected) throws { try row.check() }

    /// Terms of every kind, several of which are equal in value, or near to each other.
    private static let terms: [Value?] =
        [
            "1", "1.0", "1e0", "9007199254740993", "9007199254740992", "9007199254740992e0", "9007199254740993.5",
            "0.1", "0.1e0", "\"0.1\"^^xsd:float", "\"NaN\"^^xsd:float", "\"NaN\"^^xsd:double", "\"INF\"^^xsd:double",
            "\"-INF\"^^xsd:float", "1e308", "1e-320", "-0e0", "0", "\"a\"", "\"b\"", "\"a\"@en", "\"a\"@th", "true",
            "false", "\"x\"^^xsd:integer", "\"x\"^^:t", "\"2020-01-01T00:00:00Z\"^^xsd:dateTime",
            "\"2020-01-01T00:00:00\"^^xsd:dateTime", "\"2020-01-01T20:00:00Z\"^^xsd:dateTime",
            "\"2020-01-01T13:00:00\"^^xsd:dateTime", "\"2020-01-01\"^^xsd:date", "\"P1M\"^^xsd:duration",
            "\"P30D\"^^xsd:duration", "\"P31D\"^^xsd:duration", "\"P28D\"^^xsd:duration", ":a", ":b",
            "<<( :a :p 1 )>>", "<<( :a :p \"x\" )>>", "<<( :a :q 1 )>>",
        ].map { Value(GeneratedTerms.term($0)) } + [nil, Value(.blankNode(BlankNode("b")))]

    @Test("ORDER BY orders every pair, and is transitive")
    func isTotal() {
        let keys = Self.terms.map { SortKey($0) }
        for left in keys {
            for right in keys {
                let order = SortKey.compare(left, right)
                #expect(order == SortKey.compare(right, left).reversed)
                let strict = SortKey.compareStrictly(left, right)
                #expect(order == .equal || strict == order)
                for third in keys where order != .greater && SortKey.compare(right, third) != .greater {
                    let whole = SortKey.compare(left, third)
                    #expect(
                        order == .equal && SortKey.compare(right, third) == .equal
                            ? whole == .equal : whole == .less,
                        "\(String(describing: left.value)), \(String(describing: right.value)), \(String(describing: third.value))"
                    )
                }
            }
        }
    }

    @Test("ORDER BY agrees with the operators where they have an answer")
    func agrees() {
        for left in Self.terms.compactMap({ $0 }) {
            for right in Self.terms.compactMap({ $0 }) {
                guard (try? Comparison.holds(.less, left, right)) == true else { continue }
                #expect(SortKey.compare(SortKey(left), SortKey(right)) == .less, "\(left) \(right)")
            }
        }
    }
}
