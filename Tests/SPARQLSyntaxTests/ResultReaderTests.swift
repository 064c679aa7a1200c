import RDFModel
import SPARQLSyntax
import TestSupport
import Testing

/// The result formats: written, read back, and read as others write them.
@Suite struct ResultReaderTests {
    static let solutions: Solutions = {
        let inner = Triple(.blankNode(BlankNode("b")), "a:p".iri, .literal(Literal("x\"\\\n\t", language: "th")))
        let outer = Triple(.iri("http://e/s".iri), "a:p".iri, .triple(inner))
        return Solutions(
            variables: ["x", "ค่า"],
            rows: [
                [.iri("http://e/น้ำ?a=b&c#d".iri), .literal(Literal("a,b\r\n<&>'\"\\"))],
                [nil, .literal(Literal("سلام", language: "ar", direction: .rightToLeft))],
                [.blankNode(BlankNode("b")), nil],
                [.literal(Literal("-4.50", datatype: XSD.decimal)), .literal(Literal("1e9", datatype: XSD.double))],
                [.literal(Literal("x", datatype: XSD.integer)), .literal(Literal("", language: "en-GB"))],
                [.literal(Literal("true", datatype: XSD.boolean)), .triple(outer)],
                [.literal(Literal("e\u{301} \u{E9}")), .literal(Literal("<<( ", datatype: "http://e/t".iri))],
                [nil, nil],
            ])
    }()

    private func check(_ solutions: Solutions, _ format: ResultFormat) throws {
        let text = try ResultWriter(format).text(of: .solutions(solutions))
        guard case .solutions(let read) = try ResultReader(format).read(Array(text.utf8)) else {
            Issue.record("no rows: \(text)")
            return
        }
        #expect(read.variables.map { Array($0.utf8) } == solutions.variables.map { Array($0.utf8) })
        #expect(read.rows == solutions.rows, "\(text)")
    }

    @Test(arguments: [ResultFormat.json, .xml, .tsv])
    func readsBackWhatIsWritten(_ format: ResultFormat) throws {
        try check(Self.solutions, format)
        try check(Solutions(variables: [], rows: []), format)
        try check(Solutions(variables: ["x"], rows: [[nil], [nil]]), format)
        if format != .tsv { try check(Solutions(variables: [], rows: [[], []]), format) }
        for answer in [true, false] {
            let text = try ResultWriter(format).text(of: .boolean(answer))
            guard case .boolean(answer) = try ResultReader(format).read(Array(text.utf8)) else {
                Issue.record("\(text)")
                continue
            }
        }
    }

    @Test func csvKeepsTheText() throws {
        let text = try ResultWriter(.csv).text(of: .solutions(Self.solutions))
        guard case .solutions(let read) = try ResultReader(.csv).read(Array(text.utf8)) else {
            Issue.record("no rows")
            return
        }
        #expect(read.rows.count == Self.solutions.rows.count)
        #expect(read.rows[0][1] == .literal(Literal("a,b\r\n<&>'\"\\")))
        #expect(read.rows[2] == [.blankNode(BlankNode("b")), nil])
        #expect(read.rows[3][0] == .literal(Literal("-4.50")))
    }

    @Test(arguments: ResultFormat.allCases)
    func rowByRowIsTheSame(_ format: ResultFormat) throws {
        let writer = try SolutionWriter(format)
        var pieces: [UInt8] = []
        try writer.begin(Self.solutions.variables)
        for row in Self.solutions.rows {
            try writer.row(row)
            pieces += try writer.take()
        }
        try writer.end()
        pieces += try writer.take()
        #expect(try pieces.elementsEqual(ResultWriter(format).text(of: .solutions(Self.solutions)).utf8))
    }

    /// One format straight into another, without the whole between them.
    @Test func readersFeedWriters() throws {
        let json = try ResultWriter(.json).text(of: .solutions(Self.solutions))
        var writer = try SolutionWriter(.xml)
        try ResultReader(.json).read(Array(json.utf8), into: &writer)
        #expect(try writer.take().elementsEqual(ResultWriter(.xml).text(of: .solutions(Self.solutions)).utf8))
    }

    static let files = Shared.files(in: Manifest.root + "/sparql", endings: [".srx", ".srj", ".tsv", ".csv"])

    private static func format(_ path: String) -> ResultFormat {
        path.hasSuffix(".srx") ? .xml : path.hasSuffix(".srj") ? .json : path.hasSuffix(".tsv") ? .tsv : .csv
    }

    @Test func resultsOfTheSuitesAreReadAndReadBack() throws {
        for path in Self.files {
            let reader = ResultReader(Self.format(path), base: "http://example.org/base/".iri)
            let result: QueryResult
            do {
                result = try reader.read(try Shared.bytes(ofFile: path))
            } catch {
                Issue.record("\(path): \(error)")
                continue
            }
            guard case .solutions(let solutions) = result else { continue }
            for format in [ResultFormat.json, .xml, .tsv] where !solutions.variables.isEmpty {
                try check(solutions, format)
            }
        }
        print("\(Self.files.count) results of the W3C suites are read")
    }

    @Test(arguments: [
        (
            ResultFormat.json,
            "{\"head\": {\"vars\": [\"x\"]}, \"results\": {\"bindings\": [\n{\"y\": {\"type\": \"uri\", \"value\": \"a:b\"}}]}}",
            2
        ),
        (
            .json,
            "{\"head\": {\"vars\": [\"x\"]}, \"results\": {\"bindings\": [\n\n{\"x\": {\"type\": \"uri\", \"value\": \"b\"}}]}}",
            3
        ),
        (.json, "{\"head\": {}}", 1), (.json, "{\"boolean\": 1}", 1), (.json, "{\"boolean\": true} x", 1),
        (.json, "[]", 1), (.json, "", 1),
        (.json, "{\"head\": {\"vars\": [\"x\"]}, \"results\": {\"bindings\": [{", 1), (.json, "{\"a\": \"", 1),
        (.xml, "<sparql/>", 1),
        (.xml, "<sparql xmlns=\"http://www.w3.org/2005/sparql-results#\"><head/>\n<results><x/></results></sparql>", 2),
        (.xml, "<sparql xmlns=\"http://www.w3.org/2005/sparql-results#\"><boolean>perhaps</boolean></sparql>", 1),
        (.xml, "", 1), (.tsv, "", 1), (.tsv, "x\n", 1), (.tsv, "?x\t?y\n1\n", 2), (.tsv, "?x\n\"abc\n", 2),
        (.tsv, "?x\n1 2\n", 2),
        (.csv, "", 1), (.csv, "a,b\r\n1\r\n", 3), (.csv, "a\n\"x", 2), (.csv, "a\nx\"y\n", 2),
    ])
    func whatIsMalformedIsAnError(_ format: ResultFormat, _ text: String, _ line: Int) {
        do {
            let result = try ResultReader(format).read(Array(text.utf8))
            Issue.record("\(result)")
        } catch {
            guard case .malformed(format, _, let place) = error else {
                Issue.record("\(error)")
                return
            }
            #expect(place == line, "\(error)")
        }
    }

    /// Changed bytes give a result or an error, and nothing else.
    @Test(arguments: Fuzzing.seeds(20))
    func mutilatedResultsDoNoHarm(_ seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for format in [ResultFormat.json, .xml, .csv, .tsv] {
            let text = Array(try ResultWriter(format).text(of: .solutions(Self.solutions)).utf8)
            for _ in 0..<50 {
                var changed = text
                for _ in 0..<Int.random(in: 1...4, using: &random) where !changed.isEmpty {
                    let place = Int.random(in: 0..<changed.count, using: &random)
                    switch Int.random(in: 0..<3, using: &random) {
                    case 0: changed[place] = UInt8.random(in: 0...255, using: &random)
                    case 1: changed.remove(at: place)
                    default: changed = Array(changed[..<max(1, place)])
                    }
                }
                _ = try? ResultReader(format).read(changed)
            }
        }
    }
}
