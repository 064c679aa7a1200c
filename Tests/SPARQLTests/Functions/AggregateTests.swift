import Testing

/// Aggregates and what errors do to them: SPARQL 1.1 §18.5.1.
@Suite struct AggregateTests {
    @Test(
        arguments: [
            ("1 2 2 UNDEF", "COUNT(?v)", "3"), ("1 2 2 UNDEF", "COUNT(*)", "4"),
            ("1 2 2 UNDEF", "COUNT(DISTINCT *)", "3"),
            ("1 2 2 1.0", "COUNT(DISTINCT ?v)", "3"), ("", "COUNT(*)", "0"), ("", "SUM(?v)", "0"), ("", "AVG(?v)", "0"),
            ("", "MIN(?v)", nil), ("", "SAMPLE(?v)", nil), ("", "GROUP_CONCAT(?v)", "\"\""),
            ("1 2.5", "SUM(?v)", "3.5"), ("1 2.5e0", "SUM(?v)", "\"3.5E0\"^^xsd:double"),
            ("1 2 2", "SUM(DISTINCT ?v)", "3"),
            ("1 UNDEF", "SUM(?v)", nil), ("1 \"x\"", "SUM(?v)", nil),
            ("9223372036854775807 1", "SUM(?v)", "9223372036854775808"),
            ("1 2", "AVG(?v)", "1.5"), ("2 4", "AVG(?v)", "\"3\"^^xsd:decimal"), ("UNDEF 1", "AVG(?v)", nil),
            ("1 UNDEF", "AVG(?v)", nil), ("UNDEF UNDEF", "AVG(?v)", "0"), ("1 \"x\" :a", "MIN(?v)", ":a"),
            ("1 \"x\" :a", "MAX(?v)", "\"x\""), ("3 1.0 1", "MIN(?v)", "1"), ("3 UNDEF", "MIN(?v)", nil),
            ("3 UNDEF", "MAX(?v)", "3"),
            ("\"NaN\"^^xsd:double 1", "MIN(?v)", "\"NaN\"^^xsd:double"), ("UNDEF 7", "SAMPLE(?v)", "7"),
            ("\"a\"@en :b 1", "GROUP_CONCAT(?v; SEPARATOR=\"|\")", "\"a|http://example.org/b|1\""),
            ("\"a\" UNDEF", "GROUP_CONCAT(?v)", nil), ("\"a\" \"b\"", "GROUP_CONCAT(?v)", "\"a b\""),
            ("<<( :a :p 1 )>> 1", "MAX(?v)", "<<( :a :p 1 )>>"),
        ] as [(String, String, String?)])
    func gives(_ values: String, _ aggregate: String, _ term: String?) throws {
        try Expected("?r", term).check(in: "{ SELECT (\(aggregate) AS ?r) { VALUES ?v { \(values) } } }")
    }
}
