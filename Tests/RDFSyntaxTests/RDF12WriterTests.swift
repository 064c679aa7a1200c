import RDFModel
import RDFSyntax
import Testing

@Suite("Writers of RDF 1.2")
struct RDF12WriterTests {
    private static func iri(_ local: String) -> IRI { IRI(unchecked: "http://e/" + local) }
    private static let dataset = Dataset([
        Quad(
            .blankNode(BlankNode("r")), RDF.reifies,
            .triple(
                Triple(
                    .blankNode(BlankNode("x")), RDF.type,
                    .triple(
                        Triple(.iri(iri("s")), iri("p"), .literal(Literal("1", datatype: XSD.integer))))))),
        Quad(
            .blankNode(BlankNode("r")), iri("p"), .literal(Literal("a", language: "ar", direction: .rightToLeft))),
    ])

    @Test("Lines")
    func lines() throws {
        let bytes = try RDFWriter.bytes(of: Self.dataset, format: .nquads)
        let text = """
            _:r <http://www.w3.org/1999/02/22-rdf-syntax-ns#reifies> <<( _:x \
            <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <<( <http://e/s> <http://e/p> \
            "1"^^<http://www.w3.org/2001/XMLSchema#integer> )>> )>> .
            _:r <http://e/p> "a"@ar--rtl .

            """
        #expect(String(decoding: bytes, as: UTF8.self) == text)
    }

    @Test("Turtle: a node that stands in a triple term keeps its label")
    func turtle() throws {
        let bytes = try RDFWriter.bytes(of: Self.dataset, format: .turtle, prefixes: ["e": Self.iri("")])
        let text = """
            @prefix e: <http://e/> .

            [] e:p "a"@ar--rtl ;
                <http://www.w3.org/1999/02/22-rdf-syntax-ns#reifies> <<( _:x a <<( e:s e:p 1 )>> )>> .

            """
        #expect(String(decoding: bytes, as: UTF8.self) == text)
    }

    @Test("RDF/XML: triple terms within each other, directions, and the version that knows them")
    func rdfxml() throws {
        let bytes = try RDFWriter.bytes(of: Self.dataset, format: .rdfxml, prefixes: ["e": Self.iri("")])
        let text = """
            <?xml version="1.0" encoding="UTF-8"?>
            <rdf:RDF xmlns:e="http://e/" xmlns:its="http://www.w3.org/2005/11/its" \
            xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" rdf:version="1.2" its:version="2.0">
              <rdf:Description>
                <e:p xml:lang="ar" its:dir="rtl">a</e:p>
                <rdf:reifies rdf:parseType="Triple">
                  <rdf:Description rdf:nodeID="x">
                    <rdf:type rdf:parseType="Triple">
                      <rdf:Description rdf:about="http://e/s">
                        <e:p rdf:datatype="http://www.w3.org/2001/XMLSchema#integer">1</e:p>
                      </rdf:Description>
                    </rdf:type>
                  </rdf:Description>
                </rdf:reifies>
              </rdf:Description>
            </rdf:RDF>

            """
        #expect(String(decoding: bytes, as: UTF8.self) == text)
    }

    @Test("RDF/XML names the predicate that it cannot write, also within a triple term")
    func unwritable() {
        for local in ["1", "a/", "annotation"] {
            let predicate = local == "annotation" ? IRI(unchecked: RDF.namespace + local) : Self.iri(local)
            let triple = Triple(.iri(Self.iri("s")), predicate, .iri(Self.iri("o")))
            for quad in [Quad(triple), Quad(.iri(Self.iri("r")), RDF.reifies, .triple(triple))] {
                #expect(throws: WritingError.unwritablePredicate(predicate.text)) {
                    try RDFWriter.bytes(of: Dataset([quad]), format: .rdfxml)
                }
            }
        }
    }
}
