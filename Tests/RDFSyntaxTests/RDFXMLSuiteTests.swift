import RDFModel
import RDFSyntax
import TestSupport
import Testing

/// The W3C test suites of RDF/XML. They stand beside the project; where they are not at hand, nothing is run and a
/// line says so.
@Suite("W3C suites of RDF/XML")
struct RDFXMLSuiteTests {
    @Test("RDF 1.1", arguments: Manifest.entries("rdf/rdf11/rdf-xml"))
    func version11(entry: Manifest.Entry) throws { try check(entry) }

    @Test("RDF 1.2", arguments: Manifest.entries("rdf/rdf12/rdf-xml/eval"))
    func version12(entry: Manifest.Entry) throws { try check(entry) }

    private func check(_ entry: Manifest.Entry) throws {
        var dataset = Dataset()
        if entry.type.contains("Negative") {
            #expect(throws: SyntaxError.self) {
                try RDFReader.read(file: entry.action, format: .rdfxml, base: entry.base, into: &dataset)
            }
            return
        }
        try RDFReader.read(file: entry.action, format: .rdfxml, base: entry.base, into: &dataset)
        let result = try #require(entry.result)
        var expected = Dataset()
        try RDFReader.read(file: result, into: &expected)
        let isSame = Isomorphism.areIsomorphic(dataset, expected)
        #expect(isSame, "got \(dataset.quads()), expected \(expected.quads())")
    }
}
