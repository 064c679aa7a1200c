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
