import RDFSyntax
import TestSupport
import Testing

/// The W3C test suite of RDF/XML 1.2. It stands beside the project; where it is not at hand, nothing is run and a line
/// says so.
@Suite("W3C suite of RDF/XML 1.2")
struct RDFXMLSuiteTests {
    @Test("RDF/XML, evaluation", arguments: Manifest.entries("rdf/rdf12/rdf-xml/eval"))
    func version12(entry: Manifest.Entry) throws { try W3CSuite.check(entry, .rdfxml) }
}
