import Foundation
import JSONLD
import RDFModel
import RDFSyntax
import TestSupport
import Testing

@Suite("Reading JSON-LD from chunks")
struct JSONLDReaderTests {
    private func read(
        _ text: String, chunk: Int = .max, base: IRI? = nil, contexts: (any JSONLDLoader)? = nil
    ) throws -> Dataset {
        var dataset = Dataset()
        var reader = try RDFReader(format: .jsonld, base: base, source: "f", contexts: contexts)
        let bytes = Array(text.utf8)
        for start in stride(from: 0, to: bytes.count, by: min(chunk, bytes.count)) {
            try reader.read(Array(bytes[start..<min(start + min(chunk, bytes.count), bytes.count)]), into: &dataset)
        }
        try reader.finish(into: &dataset)
        return dataset
    }

    private func message(_ text: String, chunk: Int = .max) -> String {
        do {
            return "\(try read(text, chunk: chunk).count) quads"
        } catch {
            return "\(error)"
        }
    }

    @Test(
        "Texts of messages, whole and byte by byte",
        arguments: [
            (
                "{\n  \"@id\": 42\n}",
                """
                f:2:10: expected a string (invalid @id value), found 42
                  "@id": 42
                         ^^
                """
            ),
            (
                "[{\"@id\": \"http://e/ก่า\"},\n {\"@type\": {\"a\": 1}}]",
                """
                f:2:12: expected a string, or an array of strings (invalid type value), found an object
                 {"@type": {"a": 1}}]
                           ^
                """
            ),
            (
                "{\"@context\": \"http://c/\", \"ก่า\": 1}",
                """
                f:1:14: expected a context that can be loaded (loading remote context failed), found <http://c/>, and \
                no loader was given; contexts are never fetched otherwise
                {"@context": "http://c/", "ก่า": 1}
                             ^^^^^^^^^^^
                """
            ),
            (
                "{\"a\": [1, 2}",
                """
                f:1:12: expected ',' or ']', found '}'
                {"a": [1, 2}
                           ^
                """
            ),
            (
                "[1, 2",
                """
                f:1:6: expected ',' or ']', found the end of the document
                [1, 2
                     ^
                """
            ),
            (
                "[1,, 2]",
                """
                f:1:4: expected a value, found ','
                [1,, 2]
                   ^
                """
            ),
            (
                "{} {}",
                """
                f:1:4: expected the end of the document, or a new line, found another value
                {} {}
                   ^
                """
            ),
            (
                " ",
                """
                f:1:2: expected a value, found the end of the document
                 \("")
                 ^
                """
            ),
        ])
    func golden(text: String, expected: String) {
        #expect(message(text) == expected)
        #expect(message(text, chunk: 1) == expected)
    }

    @Test("Bytes that are no UTF-8 are an error where they stand")
    func badUTF8() throws {
        let bytes = Array("{\"http://e/p\": \"ก".utf8) + [0xE0, 0xB8] + Array("\"}".utf8)
        var counter = Counter()
        let error = #expect(throws: SyntaxError.self) {
            try RDFReader.read(bytes: bytes, format: .jsonld, into: &counter)
        }
        #expect(error?.columns == 18..<19 && error?.expected == "UTF-8")
    }

    @Test("A document a line, with blank nodes of its own", arguments: [1, 3, 1_000])
    func lines(chunk: Int) throws {
        let line = #"{"@context": {"p": "http://e/p"}, "@id": "_:a", "p": {"@id": "_:b"}}"#
        let dataset = try read("\u{FEFF}" + line + "\n\n" + line + "\r\n[" + line + "]\n", chunk: chunk)
        #expect(dataset.count == 3)
        #expect(Set(dataset.quads().flatMap { [$0.subject, $0.object] }).count == 6)
        #expect(dataset.contains(Quad(node("a"), IRI(unchecked: "http://e/p"), node("b"))))
    }

    private func node(_ label: String) -> Term { .blankNode(BlankNode(label)) }

    @Test("An error in a line comes behind the quads in front of it")
    func errorInLine() throws {
        var dataset = Dataset()
        let text = "{\"@id\": \"http://e/a\", \"http://e/p\": 1}\n{\"@id\": 1}\n"
        let error = #expect(throws: SyntaxError.self) {
            try RDFReader.read(bytes: Array(text.utf8), format: .jsonld, into: &dataset)
        }
        #expect(error?.line == 2 && dataset.count == 1)
    }

    @Test("Prefixes of the context are told, and relative IRIs resolved")
    func prefixes() throws {
        let dataset = try read(
            #"{"@context": {"e": "http://e/", "t": "http://e/term"}, "@id": "a", "e:p": {"@id": "../b"}}"#,
            base: IRI(unchecked: "http://base/x/y"))
        #expect(dataset.prefixes == ["e": IRI(unchecked: "http://e/")])
        let quad = Quad(
            .iri(IRI(unchecked: "http://base/x/a")), IRI(unchecked: "http://e/p"), .iri(IRI(unchecked: "http://base/b"))
        )
        #expect(dataset.quads() == [quad])
    }

    private func report(_ text: String, _ options: ReadingOptions) throws -> (ReadingReport, Int) {
        var counter = Counter()
        let report = try RDFReader.read(
            bytes: Array(text.utf8), format: .jsonld, source: "f", options: options, into: &counter)
        return (report, counter.count)
    }

    @Test("What is wrong can be skipped: a node of an array, a line")
    func skipping() throws {
        let good = #"{"http://e/p": 1}"#
        let (array, arrayCount) = try report(
            "[\(good), {\"@id\": 1},\n {\"a\" 1}, \(good), tru]", ReadingOptions(errors: .skip))
        #expect(array.errors.map(\.line) == [1, 2, 2] && arrayCount == 2)
        #expect(array.errors.map(\.columns.lowerBound) == [29, 7, 30])
        let (lines, lineCount) = try report(
            "\(good)\n{\"@type\": 1}\n\(good)\n{\"a\": ]}\n\(good)\n", ReadingOptions(errors: .skip))
        #expect(lines.errors.map(\.line) == [2, 4] && lineCount == 3, "\(lines.errors)")
        #expect(throws: SyntaxErrors.self) { try report("[{\"@id\": 1}]", ReadingOptions(errors: .collect)) }
        #expect(throws: SyntaxErrors.self) { try report("[\(good) \(good)]", ReadingOptions(errors: .collect)) }
        #expect(throws: SyntaxError.self) { try report("[\(good) \(good)]", ReadingOptions(errors: .skip)) }
        #expect(throws: SyntaxError.self) { try report("[{\"@id\": 1}]", ReadingOptions()) }
    }

    @Test("Statements that are left out are warnings")
    func omissions() throws {
        let text = """
            {"@context": {"e": "http://e/"}, "@id": "e:s", "@type": "Word", "e:a b": 1,
             "e:p": [{"@id": "e:a b"}, {"@value": "x", "@language": "t h"}, {"@id": "@word"}, 2], "word": 3}
            """
        let (report, count) = try report(text, ReadingOptions())
        #expect(count == 1 && report.errorCount == 0)
        let places = report.warnings.map { [$0.line, $0.columns.lowerBound] }
        #expect(places == [[1, 57], [1, 74], [2, 18], [2, 39], [2, 73]], "\(report.warnings)")
        #expect(report.warnings.first?.found == "\"Word\", so the statement is left out")
        // IRIs that are doubtful stay where terms are lenient; what RDF cannot hold goes, and is told all the same.
        let (lenient, lenientCount) = try self.report(text, ReadingOptions(terms: .lenient))
        #expect(lenientCount == 3 && lenient.warnings.map(\.columns.lowerBound) == [57, 39, 73], "\(lenient.warnings)")
    }

    @Test("Strings and nesting are bounded by the options")
    func bounds() throws {
        let long = "{\"http://e/p\": \"\(String(repeating: "ก", count: 100))\"}"
        #expect(try report(long, ReadingOptions(longestTerm: 300)).1 == 1)
        let error = #expect(throws: SyntaxError.self) { try report(long, ReadingOptions(longestTerm: 299)) }
        #expect(error?.expected == "a string of at most 299 bytes" && error?.columns == 16..<118)
        let deep = "{\"http://e/p\": [[[1]]]}"
        #expect(try report(deep, ReadingOptions(deepestNesting: 4)).1 == 1)
        #expect(throws: SyntaxError.self) { try report(deep, ReadingOptions(deepestNesting: 3)) }
    }

    @Test("Base directions are kept")
    func directions() throws {
        let dataset = try read(#"{"http://e/p": {"@value": "ا", "@language": "ar", "@direction": "rtl"}}"#)
        #expect(
            dataset.quads().map(\.object) == [.literal(Literal("ا", language: "ar", direction: .rightToLeft))])
    }

    /// The documents of the W3C suite, good and bad.
    private static let suite: [String] = {
        let folder = Manifest.root + "/json-ld/toRdf/"
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
            print("skipped: no documents in \(folder)")
            return []
        }
        return names.filter { $0.hasSuffix("-in.jsonld") }.sorted().map { folder + $0 }
    }()

    @Test("Documents of the W3C suite in chunks of some bytes: the same quads or the same message")
    func chunks() throws {
        for path in Self.suite {
            let text = try String(contentsOfFile: path, encoding: .utf8)
            let base = IRI(unchecked: "http://e/d/doc")
            func outcome(_ chunk: Int) -> String {
                do {
                    return "\(try read(text, chunk: chunk, base: base, contexts: OneContext()).quads())"
                } catch {
                    return "\(error)"
                }
            }
            let whole = outcome(.max)
            for chunk in [1, 2, 61] { #expect(outcome(chunk) == whole, "\(path)") }
        }
    }

    private struct OneContext: JSONLDLoader {
        func load(_ iri: IRI) throws -> JSONLDDocument {
            JSONLDDocument(bytes: Array(#"{"@context": {"p": "http://e/p"}}"#.utf8), iri: iri)
        }
    }

    @Test("Contexts come from the loader that is given")
    func loader() throws {
        #expect(try read(#"{"@context": "http://c/", "p": 1}"#, contexts: OneContext()).count == 1)
    }
}
