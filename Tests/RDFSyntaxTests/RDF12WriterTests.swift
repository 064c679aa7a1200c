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

    @Test("RDF/XML says which value it cannot write")
    func rdfxml() {
        #expect(throws: WritingError.unwritableTerm(predicate: "http://e/p")) {
            try RDFWriter.bytes(of: Self.dataset, format: .rdfxml)
        }
    }
}
