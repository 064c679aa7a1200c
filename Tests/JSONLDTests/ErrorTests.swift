import Foundation
import JSONLD
import JSONSyntax
import RDFModel
import Testing

@Suite("Errors have a code of the specification and a place")
struct ErrorTests {
    static func failure(_ text: String, _ options: JSONLDOptions = JSONLDOptions()) -> String {
        do {
            _ = try JSONLDProcessor.expand(try JSONLDProcessor.parse(Array(text.utf8)), options)
            return "no error"
        } catch {
            return "\(error)"
        }
    }

    @Test(
        "Texts of messages",
        arguments: [
            (#"{"@id": 42}"#, "1:9: invalid @id value: expected a string, found 42"),
            (
                "{\n  \"http://e/ก่า\": [\"น้ำ\", {\"@value\": [1]}]\n}",
                "2:38: invalid value object value: expected a string, a number, a boolean or null, found an array"
            ),
            (
                "{\"@context\": {\"a\": \"b:c\",\n \"b\": \"a:c\"}}",
                "1:15: cyclic IRI mapping: expected terms that do not depend on themselves, found \"a\""
            ),
            (
                #"{"@context": {"a": {"@id": "http://e/a", "@foo": 1}}}"#,
                "1:42: invalid term definition: expected a member that term definitions have, found \"@foo\""
            ),
            (
                #"{"@context": {"id": "@id"}, "@id": "http://e/a", "id": "http://e/b"}"#,
                "1:50: colliding keywords: expected @id once in its object, found \"id\""
            ),
            (
                "{\"@id\": \"http://e/a\",\n \"@id\": \"http://e/b\"}",
                "2:2: loading document failed: expected a name that stands once in its object, found a second \"@id\""
            ),
            (
                #"{"@type": {"a": 1}}"#,
                "1:11: invalid type value: expected a string, or an array of strings, found an object"
            ),
            ("[1, 2", "1:6: loading document failed: expected ',' or ']', found the end of the document"),
        ])
    func messages(text: String, expected: String) {
        #expect(Self.failure(text) == expected)
    }

    @Test("A context is never loaded unless a loader is given")
    func denied() {
        #expect(
            Self.failure(#"{"@context": "https://schema.org/", "name": "ก"}"#)
                == "1:14: loading remote context failed: expected a context that can be loaded, found "
                + "<https://schema.org/>, and no loader was given; contexts are never fetched otherwise")
        let imported = Self.failure(#"{"@context": {"@import": "file:///etc/passwd"}}"#)
        #expect(imported.hasPrefix("1:26: loading remote context failed:"), "\(imported)")
    }

    /// Contexts in memory.
    struct Library: JSONLDLoader {
        struct Missing: Error {}
        let texts: [String: String]

        func load(_ iri: IRI) throws -> JSONLDDocument {
            guard let text = texts[iri.text] else { throw Missing() }
            return JSONLDDocument(bytes: Array(text.utf8), iri: iri)
        }
    }

    @Test("Errors in loaded contexts name them; relative ones are resolved against the one that names them")
    func loaded() throws {
        let options = JSONLDOptions(
            base: IRI(unchecked: "http://e/d/doc"),
            loader: Library(texts: [
                "http://e/a": #"{"@context": "sub/b"}"#, "http://e/sub/b": #"{"@context": {"p": "http://p/"}}"#,
                "http://e/bad": "{\"@context\":\n {\"p\": 1}}", "http://e/array": "[]", "http://e/text": "{",
                "http://e/self": #"{"@context": "self"}"#,
            ]))
        let document = try JSONLDProcessor.parse(Array(#"{"@context": "../a", "p": 1}"#.utf8))
        #expect(
            JSONWriter.compact(try JSONLDProcessor.expand(document, options)) == #"[{"http://p/":[{"@value":1}]}]"#)
        let cases = [
            ("../bad", "http://e/bad:2:8: invalid term definition: expected an IRI, an object or null, found 1"),
            (
                "../array",
                "http://e/array:1:1: invalid remote context: expected an object with the member \"@context\", found []"
            ),
            (
                "../text",
                "http://e/text:1:2: loading remote context failed: expected the name of a member, found the end of the document"
            ),
            (
                "../none",
                "1:14: loading remote context failed: expected a context that can be loaded, found <http://e/none>: Missing()"
            ),
            (
                "../self",
                "http://e/self:1:14: context overflow: expected at most 32 contexts that refer to the next, found <http://e/self>"
            ),
        ]
        for (name, expected) in cases {
            #expect(Self.failure(#"{"@context": "\#(name)"}"#, options) == expected)
        }
    }

    @Test("The loader knows the file of an IRI, and that of a folder's own IRI")
    func files() throws {
        let root = FileManager.default.temporaryDirectory.path + "/contexts-\(UInt64.random(in: 0...UInt64.max))"
        try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: root) }
        for name in ["index.jsonld", "v2.jsonld", "plain"] {
            try name.write(toFile: root + "/" + name, atomically: false, encoding: .utf8)
        }
        let loader = JSONLDFileLoader(folders: [
            (IRI(unchecked: "http://c/"), root), (IRI(unchecked: "http://s.org/"), root + "/plain"),
        ])
        func text(_ iri: String) throws -> String {
            String(decoding: try loader.load(IRI(unchecked: iri)).bytes, as: UTF8.self)
        }
        #expect(try text("http://c/") == "index.jsonld" && text("http://c") == "index.jsonld")
        #expect(try text("http://c/v2") == "v2.jsonld" && text("http://c/plain") == "plain")
        #expect(try text("http://s.org/") == "plain" && text("http://s.org") == "plain")
        #expect(throws: JSONLDFileLoader.Failure.self) { try text("http://s.org/other") }
        #expect(throws: JSONLDFileLoader.Failure.self) { try text("http://c/none") }
    }

    @Test(
        "The loader for folders opens nothing outside of them",
        arguments: ["http://c/../secret", "http://c/a/../../b", "http://c/%2e%2e/b", "http://d/x"])
    func folders(iri: String) {
        let loader = JSONLDFileLoader(folders: [(IRI(unchecked: "http://c/"), "/nowhere")])
        let iri = IRI(unchecked: iri)
        #expect(throws: JSONLDFileLoader.Failure.unknown(iri)) { try loader.load(iri) }
    }
}
