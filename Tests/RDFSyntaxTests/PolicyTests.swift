import RDFModel
import RDFSyntax
import Testing

@Suite("What happens at errors and at doubtful terms")
struct PolicyTests {
    private static let turtle = """
        @prefix e: <http://e/> .
        e:a e:p 1 , x:y , 2 .
        e:b e:p 3 .
        e:c e:p "open .
        e:d e:p ( 1 [ e:q 2 ) .
        e:e e:p 4 .
        """
    private static let trig = """
        @prefix e: <http://e/> .
        e:g { e:a e:p 1 . e:b e:p .
          e:c e:p 2 ; ; e:q
        }
        e:h { e:d e:p 3 }
        """

    private func read(_ text: String, _ format: RDFFormat, _ options: ReadingOptions) throws -> (Dataset, ReadingReport)
    {
        var dataset = Dataset()
        let report = try RDFReader.read(
            bytes: Array(text.utf8), format: format, source: "f", options: options, into: &dataset)
        return (dataset, report)
    }

    @Test(
        "Warnings tell of IRIs whose parts stand where they may not; the others are silent",
        arguments: ["http://e/x#y#z", "http://e/a[b]", "http://[::1/", "http://e:port/", "http://[::1]x/", "1x:y"])
    func misshapen(iri: String) throws {
        let line = "<http://e/s> <http://e/p> <\(iri)> .\n"
        let xml =
            "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns:e='http://e/'>"
            + "<rdf:Description rdf:about='http://e/s'><e:p rdf:resource='\(iri)'/></rdf:Description></rdf:RDF>"
        for (text, format) in [(line + line, RDFFormat.turtle), (xml, .rdfxml)] {
            var dataset = Dataset()
            let report = try RDFReader.read(
                bytes: Array(text.utf8), format: format, base: IRI(unchecked: "http://base/"),
                options: ReadingOptions(terms: .warn), into: &dataset)
            #expect(report.warningCount == (format == .turtle ? 2 : 1) && dataset.count == 1)
        }
        for right in ["http://u@[::1]:80/?a#b", "http://e:8080/a:b", "urn:x:y", "mailto:a@b", "a/b:c", "#a:b"] {
            var dataset = Dataset()
            let report = try RDFReader.read(
                bytes: Array(line.replacing(iri, with: right).utf8), format: .turtle,
                base: IRI(unchecked: "http://base/"),
                options: ReadingOptions(terms: .warn), into: &dataset)
            #expect(report.warningCount == 0, "\(right)")
        }
    }

    @Test("What JSON-LD leaves out is told, and doubtful IRIs stay where terms are lenient")
    func omissions() throws {
        let text = #"{"@id":"http://e/a b","http://e/q":["y",{"@id":"http://e/c"}],"@type":"http://e/T"}"#
        let (none, strict) = try read(text, .jsonld, ReadingOptions())
        #expect(none.isEmpty && strict.warningCount == 1)
        let (all, lenient) = try read(text, .jsonld, ReadingOptions(terms: .lenient))
        #expect(all.count == 3 && lenient.warningCount == 0)
        let (few, relative) = try read(#"{"@id":"a","http://e/q":"y"}"#, .jsonld, ReadingOptions(terms: .lenient))
        #expect(few.isEmpty && relative.warningCount == 1)
    }

    @Test("Stop: the quads in front of the error are handed out")
    func stop() {
        var dataset = Dataset()
        let error = #expect(throws: SyntaxError.self) {
            try RDFReader.read(bytes: Array(Self.turtle.utf8), format: .turtle, source: "f", into: &dataset)
        }
        #expect(error?.line == 2 && error?.columns == 13..<15 && error?.found == "'x:'")
        #expect(dataset.count == 1)
    }

    @Test("Skip: a statement with an error is left out as a whole, and the others are read")
    func skip() throws {
        let (dataset, report) = try read(Self.turtle, .turtle, ReadingOptions(errors: .skip))
        #expect(dataset.count == 2 && report.errorCount == 3)
        #expect(report.errors.map(\.line) == [2, 4, 5])
        let (graphs, other) = try read(Self.trig, .trig, ReadingOptions(errors: .skip))
        #expect(other.errors.map(\.line) == [2, 4])
        #expect(graphs.graphNames.map { $0.iri?.text } == ["http://e/g", "http://e/h"])
        #expect(graphs.count == 2)
    }

    @Test("Collect: all errors are thrown together, once everything is read")
    func collect() {
        var dataset = Dataset()
        let error = #expect(throws: SyntaxErrors.self) {
            try RDFReader.read(
                bytes: Array(Self.turtle.utf8), format: .turtle, source: "f", options: ReadingOptions(errors: .collect),
                into: &dataset)
        }
        #expect(dataset.count == 2 && error?.report.errorCount == 3)
        #expect(error?.description.contains("f:4:9: expected the quote that closes the string") == true)
    }

    @Test("Only so many messages are kept; all are counted")
    func kept() throws {
        let text = String(repeating: "nonsense\n", count: 50)
        let (_, report) = try read(text, .ntriples, ReadingOptions(errors: .skip, keptMessages: 3))
        #expect(report.errorCount == 50 && report.errors.map(\.line) == [1, 2, 3])
    }

    @Test("Doubtful terms: errors, warnings, or nothing", arguments: RDFFormat.texts)
    func doubtful(format: RDFFormat) throws {
        let text = """
            <http://e/a b> <http://e/%zz> "x"@cantbethislong .
            <relative> <http://e/p> "x"^^<http://www.w3.org/1999/02/22-rdf-syntax-ns#langString> .

            """
        let (strict, errors) = try read(text, format, ReadingOptions(errors: .skip))
        #expect(strict.isEmpty && errors.errorCount == 2 && errors.warningCount == 0)
        let (warned, warnings) = try read(text, format, ReadingOptions(terms: .warn))
        #expect(warned.count == 2 && warnings.errorCount == 0)
        #expect(warnings.warnings.map(\.line) == [1, 1, 1, 2, 2])
        let (lenient, nothing) = try read(text, format, ReadingOptions(terms: .lenient))
        #expect(lenient.quads() == warned.quads() && nothing.errorCount == 0 && nothing.warningCount == 0)
        let written = try RDFWriter.bytes(of: lenient, format: .nquads)
        let (again, _) = try read(String(decoding: written, as: UTF8.self), .nquads, ReadingOptions(terms: .lenient))
        #expect(again.quads() == lenient.quads())
    }

    @Test("A term that is longer than allowed is an error, and the bound can be moved", arguments: RDFFormat.texts)
    func longest(format: RDFFormat) throws {
        let long = String(repeating: "x", count: 70_000)
        for text in [
            "<http://e/\(long)> <http://e/p> \"\" .\n", "<http://e/s> <http://e/p> \"\(long)\" .\n",
            "<http://e/s> <http://e/p> _:\(long) .\n", "<http://e/s> <http://e/p> \"\"@\(long) .\n",
        ] {
            let bounded = ReadingOptions(terms: .lenient, longestTerm: 1000)
            #expect(throws: SyntaxError.self) { try read(text, format, bounded) }
            #expect(try read(text, format, ReadingOptions(terms: .lenient)).0.count == 1)
            // Pushed in small pieces, the reader gives up before it has kept all of the term.
            var reader = try RDFReader(format: format, options: bounded)
            var dataset = Dataset()
            #expect(throws: SyntaxError.self) {
                for start in stride(from: 0, to: 60_000, by: 500) {
                    try reader.read(Array(text.utf8.dropFirst(start).prefix(500)), into: &dataset)
                }
            }
        }
    }
}
