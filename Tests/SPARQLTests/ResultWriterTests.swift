import JSONSyntax
import RDFModel
import SPARQLSyntax
import Testing

/// The result formats on rows with all kinds of cells.
@Suite struct ResultWriterTests {
    static let solutions = QueryResult.solutions(
        Solutions(
            variables: ["x", "ค่า"],
            rows: [
                [.iri(IRI(unchecked: "http://example.org/น้ำ")), .literal(Literal("น้ำ\t\"ใส\"", language: "th"))],
                [.blankNode(BlankNode("b")), .literal(Literal("4.5", datatype: XSD.decimal))],
                [nil, .literal(Literal("a,b\n", datatype: XSD.string))],
            ]))

    func text(_ format: ResultFormat) throws -> String {
        let prefixes = ["ex": IRI(unchecked: "http://example.org/")]
        return try ResultWriter(format, prefixes: prefixes).text(of: Self.solutions)
    }

    @Test func table() throws {
        let expected = [
            "?x     ?ค่า", "─────  ───────────", "ex:น้ำ  น้ำ\\t\"ใส\"@th", "_:b    4.5", "       a,b\\n", "3 rows", "",
        ]
        #expect(try text(.table) == expected.joined(separator: "\n"))
    }

    @Test func tsv() throws {
        #expect(
            try text(.tsv)
                == "?x\t?ค่า\n<http://example.org/น้ำ>\t\"น้ำ\\t\\\"ใส\\\"\"@th\n_:b\t4.5\n\t\"a,b\\n\"\n")
    }

    @Test func csv() throws {
        #expect(
            try text(.csv) == "x,ค่า\r\nhttp://example.org/น้ำ,\"น้ำ\t\"\"ใส\"\"\"\r\n_:b,4.5\r\n,\"a,b\n\"\r\n")
    }

    @Test func json() throws {
        var parser = JSONParser(Array(try text(.json).utf8))
        let document = try parser.parse().object
        let rows = document?["results"]?.object?["bindings"]?.array ?? []
        #expect(rows.count == 3)
        #expect(rows.first?.object?["ค่า"]?.object?["xml:lang"]?.string == "th")
        #expect(rows.first?.object?["ค่า"]?.object?["value"]?.string == "น้ำ\t\"ใส\"")
        #expect(rows.last?.object?["x"] == nil)
        #expect(rows.last?.object?["ค่า"]?.object?["datatype"] == nil)
    }

    @Test func xml() throws {
        let text = try text(.xml)
        #expect(text.contains("<sparql xmlns=\"http://www.w3.org/2005/sparql-results#\">"))
        #expect(text.contains("<literal datatype=\"http://www.w3.org/2001/XMLSchema#decimal\">4.5</literal>"))
        #expect(text.contains("<bnode>b</bnode>"))
    }

    @Test func graphsNeedAnotherFormat() {
        #expect(throws: ResultError.graph(.csv)) { try ResultWriter(.csv).text(of: .graph([])) }
    }

    @Test(arguments: [
        ("ก", 1), ("กำ", 2), ("น้ำ", 2), ("ปี่", 1), ("ญี่ปุ่น", 3), ("日本", 4), ("a\u{200B}b", 2), ("é", 1), ("e\u{301}", 1),
        ("한", 2), ("", 0),
    ])
    func widths(_ text: String, _ width: Int) {
        #expect(DisplayWidth.of(text) == width)
    }
}
