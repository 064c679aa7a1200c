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

    private func check(_ entry: Manifest.Entry, _ format: RDFFormat) throws { try W3CSuite.check(entry, format) }
}

/// The W3C test suites for RDF 1.2, syntax by syntax; those for RDF 1.1 belong to them.
@Suite("W3C suites of RDF 1.2")
struct W3CTests12 {
    @Test("N-Triples", arguments: Manifest.entries("rdf/rdf12/rdf-n-triples/syntax"))
    func ntriples(entry: Manifest.Entry) throws { try W3CSuite.check(entry, .ntriples) }

    @Test("N-Quads", arguments: Manifest.entries("rdf/rdf12/rdf-n-quads/syntax"))
    func nquads(entry: Manifest.Entry) throws { try W3CSuite.check(entry, .nquads) }

    @Test("Turtle, syntax", arguments: Manifest.entries("rdf/rdf12/rdf-turtle/syntax"))
    func turtleSyntax(entry: Manifest.Entry) throws { try W3CSuite.check(entry, .turtle) }

    @Test("Turtle, evaluation", arguments: Manifest.entries("rdf/rdf12/rdf-turtle/eval"))
    func turtle(entry: Manifest.Entry) throws { try W3CSuite.check(entry, .turtle) }

    @Test("TriG, syntax", arguments: Manifest.entries("rdf/rdf12/rdf-trig/syntax"))
    func trigSyntax(entry: Manifest.Entry) throws { try W3CSuite.check(entry, .trig) }

    @Test("TriG, evaluation", arguments: Manifest.entries("rdf/rdf12/rdf-trig/eval"))
    func trig(entry: Manifest.Entry) throws { try W3CSuite.check(entry, .trig) }

    @Test("Canonical N-Triples", arguments: Manifest.entries("rdf/rdf12/rdf-n-triples/c14n"))
    func canonicalNTriples(entry: Manifest.Entry) throws { try W3CSuite.checkCanonical(entry, .ntriples) }

    @Test("Canonical N-Quads", arguments: Manifest.entries("rdf/rdf12/rdf-n-quads/c14n"))
    func canonicalNQuads(entry: Manifest.Entry) throws { try W3CSuite.checkCanonical(entry, .nquads) }
}

/// What the entries of the suites ask for.
enum W3CSuite {
    static func check(_ entry: Manifest.Entry, _ format: RDFFormat) throws {
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

    /// The lines in canonical form are those of the result.
    static func checkCanonical(_ entry: Manifest.Entry, _ format: RDFFormat) throws {
        var lines = CanonicalLines()
        try RDFReader.read(file: entry.action, format: format, base: entry.base, into: &lines)
        var expected = CanonicalLines()
        let result = try #require(entry.result)
        try RDFReader.read(file: result, format: format, into: &expected)
        let bytes = try Shared.bytes(ofFile: result)
        #expect(String(decoding: lines.bytes, as: UTF8.self) == String(decoding: bytes, as: UTF8.self))
        #expect(lines.bytes == bytes && expected.bytes == bytes)
    }
}

/// Writes every quad as a canonical line.
private struct CanonicalLines: QuadSink {
    var bytes: [UInt8] = []
    mutating func prefix(_ name: String, _ namespace: IRI) {}
    mutating func quad(_ quad: Quad) { NQuads.appendCanonical(quad, to: &bytes) }
}
