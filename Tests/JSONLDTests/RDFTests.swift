import JSONLD
import JSONSyntax
import RDFModel
import Testing

@Suite("Literals, lists and directions between JSON-LD and RDF")
struct RDFTests {
    private static let p = IRI(unchecked: "http://e/p")

    private func object(_ value: String, _ options: JSONLDOptions = JSONLDOptions()) throws -> [Term] {
        let text = "{\"@id\": \"http://e/s\", \"http://e/p\": \(value)}"
        var dataset = Dataset()
        try JSONLDProcessor.toRDF(try JSONLDProcessor.parse(Array(text.utf8)), options, into: &dataset)
        return dataset.quads(subject: .iri(IRI(unchecked: "http://e/s"))).map(\.object)
    }

    @Test(
        "Numbers and booleans",
        arguments: [
            ("1", "1", XSD.integer), ("-0", "0", XSD.integer), ("1.0", "1", XSD.integer), ("1e3", "1000", XSD.integer),
            ("1.5", "1.5E0", XSD.double), ("1e21", "1.0E21", XSD.double), ("0.1", "1.0E-1", XSD.double),
            ("12345678901234567890", "12345678901234567890", XSD.integer), ("true", "true", XSD.boolean),
            (#"{"@value": 1, "@type": "http://www.w3.org/2001/XMLSchema#double"}"#, "1.0E0", XSD.double),
            (#"{"@value": 2, "@type": "http://e/t"}"#, "2", IRI(unchecked: "http://e/t")),
            (#"{"@value": "007", "@type": "http://www.w3.org/2001/XMLSchema#integer"}"#, "007", XSD.integer),
            (
                #"{"@value": {"b": [1.0, 2], "a": null}, "@type": "@json"}"#, #"{"a":null,"b":[1,2]}"#,
                IRI(unchecked: RDF.namespace + "JSON")
            ),
        ])
    func literals(value: String, form: String, datatype: IRI) throws {
        #expect(try object(value) == [.literal(Literal(form, datatype: datatype))])
    }

    @Test(
        "Statements that RDF cannot hold are left out",
        arguments: [
            #"{"@id": "relative"}"#, #"{"@id": "http://e/a b"}"#, #"{"@value": "a", "@language": "a b"}"#,
            #"{"@value": "a", "@type": "http://e/a b#"}"#,
        ])
    func leftOut(value: String) {
        let terms = try? object(value)
        #expect(terms == nil || terms == [])
    }

    @Test("JSON with a number beyond doubles is an error")
    func badJSON() throws {
        let error = #expect(throws: JSONLDError.self) { try object(#"{"@value": [1e400], "@type": "@json"}"#) }
        #expect(error?.code == .invalidJSONLiteral && error?.position == JSONPosition(line: 1, column: 48))
    }

    @Test("Directions")
    func directions() throws {
        let value = #"{"@value": "ا", "@language": "ar-EG", "@direction": "rtl"}"#
        var options = JSONLDOptions()
        #expect(try object(value, options) == [.literal(Literal("ا", language: "ar-EG"))])
        options.rdfDirection = .dirLangString
        let directed = Literal("ا", language: "ar-EG", direction: .rightToLeft)
        #expect(try object(value, options) == [.literal(directed)])
        options.rdfDirection = .i18nDatatype
        let datatype = IRI(unchecked: "https://www.w3.org/ns/i18n#ar-eg_rtl")
        #expect(try object(value, options) == [.literal(Literal("ا", datatype: datatype))])
        let document = try JSONLDProcessor.fromRDF([Quad(.iri(Self.p), Self.p, .literal(directed))])
        #expect(
            JSONWriter.compact(document)
                == #"[{"@id":"http://e/p","http://e/p":[{"@value":"ا","@language":"ar-EG","@direction":"rtl"}]}]"#)
    }

    @Test("A triple term is an error")
    func tripleTerm() {
        let quad = Quad(.iri(Self.p), Self.p, .triple(Triple(.iri(Self.p), Self.p, .iri(Self.p))))
        let error = #expect(throws: JSONLDError.self) { try JSONLDProcessor.fromRDF([quad]) }
        #expect(error?.code == .unsupportedTerm)
    }

    @Test("Relative references come back as the IRI that they were made of")
    func relativeReferences() throws {
        let bases = ["http://e/a/b/c?q#f", "http://e/", "http://e", "http://e/a/", "urn:x:y", "http://e/a;b/c"]
        let iris = [
            "http://e/a/b/c", "http://e/a/b/c?q", "http://e/a/b/c?q#f", "http://e/a/b/c#g", "http://e/a/b/",
            "http://e/a/b",
            "http://e/a/", "http://e/a", "http://e/", "http://e", "http://e/x:y", "http://e/a/b/x:y", "http://e//x",
            "http://e/a/@id", "http://f/a", "https://e/a/b/c", "http://e/?q", "urn:x:z", "urn:x:y#a",
            "http://e/a/b/c/d",
            "http://e/a/b/./c", "http://e/a/../c", "http://e/#", "http://e/a/b/c#",
        ]
        let context = try JSONLDProcessor.parse(Array("{}".utf8))
        for base in bases {
            let options = JSONLDOptions(base: IRI(unchecked: base))
            for iri in iris {
                let node = JSONObject([("@id", .string(JSONString(iri))), ("http://e/p", "x")])
                let compacted = try JSONLDProcessor.compact(.array([.object(node)]), context: context, options)
                let again = try JSONLDProcessor.expand(compacted, options)
                #expect(
                    again.array?.first?.object?["@id"]?.string == JSONString(iri),
                    "\(iri) against \(base) became \(JSONWriter.compact(compacted))")
            }
        }
    }
}
