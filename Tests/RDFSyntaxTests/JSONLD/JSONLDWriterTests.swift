import RDFModel
import RDFSyntax
import Testing

@Suite("Writing JSON-LD")
struct JSONLDWriterTests {
    private func dataset(_ trig: String) throws -> Dataset {
        var dataset = Dataset()
        try RDFReader.read(bytes: Array(trig.utf8), format: .trig, into: &dataset)
        return dataset
    }

    private func text(_ dataset: Dataset) throws -> String {
        String(decoding: try RDFWriter.bytes(of: dataset, format: .jsonld), as: UTF8.self)
    }

    @Test("A document for people, with Thai names")
    func pretty() throws {
        let dataset = try dataset(
            """
            @prefix unused: <http://unused/> . @prefix org: <http://e/org#> . @prefix e: <http://e/id/> .
            @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
            e:กระทรวง_ก org:name "กระทรวง"@th, "Ministry"@en ; org:size 12, "012"^^xsd:integer, 0.5, 1.5E0, 1.0E0 ;
                a org:Ministry ; org:open true ; org:parts (e:a "x" (1)) ; org:none () ; org:head [ org:name "ก" ] .
            e:graph { e:s org:p e:graph . }
            """)
        #expect(
            try text(dataset) == """
                {
                  "@context": {"e": "http://e/id/", "org": "http://e/org#", "xsd": "http://www.w3.org/2001/XMLSchema#"},
                  "@graph": [
                    {"@id": "_:g5", "org:name": "ก"},
                    {
                      "@id": "e:กระทรวง_ก",
                      "@type": "org:Ministry",
                      "org:head": {"@id": "_:g5"},
                      "org:name": [
                        {"@value": "Ministry", "@language": "en"},
                        {"@value": "กระทรวง", "@language": "th"}
                      ],
                      "org:none": {"@list": []},
                      "org:open": true,
                      "org:parts": {
                        "@list": [
                          {"@id": "e:a"},
                          "x",
                          {
                            "@list": [1]
                          }
                        ]
                      },
                      "org:size": [
                        {"@value": "0.5", "@type": "xsd:decimal"},
                        {"@value": "012", "@type": "xsd:integer"},
                        {"@value": "1.0E0", "@type": "xsd:double"},
                        1.5,
                        12
                      ]
                    },
                    {
                      "@id": "e:graph",
                      "@graph": [
                        {
                          "@id": "e:s",
                          "org:p": {"@id": "e:graph"}
                        }
                      ]
                    }
                  ]
                }

                """)
    }

    @Test("No prefix is used that an IRI of the dataset could be taken for")
    func schemes() throws {
        let source = """
            @prefix urn: <http://e/> . @prefix http: <http://h/> . @prefix : <http://empty/> . @prefix ns: <urn:x> .
            <urn:a> urn:p <http://h/x> ; <http://empty/q> <urn:xyz>, <http://e///y> .
            """
        let dataset = try dataset(source)
        let text = try text(dataset)
        #expect(!text.contains(#""urn": "#) && text.contains(#""http": "http://h/""#), "\(text)")
        #expect(text.contains(#""ns": {"#) && text.contains(#""ns:yz""#), "\(text)")
        var again = Dataset()
        try RDFReader.read(bytes: Array(text.utf8), format: .jsonld, into: &again)
        #expect(Set(again.quads()) == Set(dataset.quads()))
    }

    @Test("JSON keeps its text, canonical or not")
    func json() throws {
        let json = IRI(unchecked: RDF.namespace + "JSON")
        let p = IRI(unchecked: "http://e/p")
        let forms = ["{\"a\":1}", "{ \"a\": 1 }", "{\"b\":1,\"a\":1}", "1.0", "no JSON", "[1e400]"]
        let dataset = Dataset(forms.map { Quad(.iri(p), p, .literal(Literal($0, datatype: json))) })
        let bytes = try RDFWriter.bytes(of: dataset, format: .jsonld)
        var again = Dataset()
        try RDFReader.read(bytes: bytes, format: .jsonld, into: &again)
        #expect(Set(again.quads()) == Set(dataset.quads()))
    }

    @Test("A triple term is an error that names the predicate")
    func tripleTerm() {
        let p = IRI(unchecked: "http://e/p")
        let dataset = Dataset([Quad(.iri(p), p, .triple(Triple(.iri(p), p, .iri(p))))])
        #expect(throws: WritingError.unwritableTripleTerm(predicate: "http://e/p")) {
            try RDFWriter.bytes(of: dataset, format: .jsonld)
        }
    }

    @Test("Lists that are none are written cell by cell")
    func oddLists() throws {
        let sources = [
            "_:a rdf:first 1 ; rdf:rest () . e:s e:p _:a, _:b . _:b rdf:first 2 ; rdf:rest _:a .",
            "e:s e:p _:a . _:a a rdf:List ; rdf:first 1 ; rdf:rest () .",
            "e:s a _:a . _:a rdf:first 1 ; rdf:rest () .",
            "e:s e:p _:a . _:a rdf:first 1 ; rdf:rest () . e:g { _:a e:p 1 }",
            "e:s e:p _:a . _:a rdf:first 1 ; rdf:rest () . _:a { e:s e:p 1 }",
            "e:g { e:s e:p _:a } _:a rdf:first 1 ; rdf:rest () .",
            "_:a rdf:first 1 ; rdf:rest _:a .", "_:a rdf:first _:a ; rdf:rest () .", "() e:p (()) .",
            "e:s e:p _:a . _:a rdf:first 1, 2 ; rdf:rest () .", "e:a rdf:first 1 ; rdf:rest (2) .",
        ]
        for source in sources {
            let dataset = try dataset("PREFIX e: <http://e/> PREFIX rdf: <\(RDF.namespace)> " + source)
            let bytes = try RDFWriter.bytes(of: dataset, format: .jsonld)
            var again = Dataset()
            try RDFReader.read(bytes: bytes, format: .jsonld, into: &again)
            let isSame = Isomorphism.areIsomorphic(dataset, again)
            #expect(isSame, "\(source)\n\(String(decoding: bytes, as: UTF8.self))")
        }
    }
}
