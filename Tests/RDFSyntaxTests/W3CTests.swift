import RDFModel
import RDFSyntax
import TestSupport
import Testing

/// The W3C test suites for RDF 1.1. They stand beside the project; where they are not at hand, nothing is run and a
/// line says so.
@Suite("W3C suites of RDF 1.1")
struct W3CTests {
    @Test("N-Triples", arguments: Manifest.entries("rdf/rdf11/rdf-n-triples"))
    func ntriples(entry: Manifest.Entry) throws { try check(entry, .ntriples) }

    @Test("N-Quads", arguments: Manifest.entries("rdf/rdf11/rdf-n-quads"))
    func nquads(entry: Manifest.Entry) throws { try check(entry, .nquads) }

    @Test("Turtle", arguments: Manifest.entries("rdf/rdf11/rdf-turtle"))
    func turtle(entry: Manifest.Entry) throws { try check(entry, .turtle) }

    @Test("TriG", arguments: Manifest.entries("rdf/rdf11/rdf-trig"))
    func trig(entry: Manifest.Entry) throws { try check(entry, .trig) }

    @Test("RDF/XML", arguments: Manifest.entries("rdf/rdf11/rdf-xml"))
    func rdfxml(entry: Manifest.Entry) throws { try check(entry, .rdfxml) }

    private func check(_ entry: Manifest.Entry, _ format: RDFFormat) throws {
        var dataset = Dataset()
        if entry.type.contains("Negative") {
            #expect(throws: SyntaxError.self) {
                try RDFReader.read(file: entry.action, format: format, base: entry.base, into: &dataset)
            }
            return
        }
        try RDFReader.read(file: entry.action, format: format, base: entry.base, into: &dataset)
        guard entry.type.hasSuffix("Eval") else { return }
        let result = try #require(entry.result)
        var expected = Dataset()
        try RDFReader.read(file: result, into: &expected)
        let isSame = Isomorphism.areIsomorphic(dataset, expected)
        #expect(isSame, "got \(dataset.quads()), expected \(expected.quads())")
    }
}
