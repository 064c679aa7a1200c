import Foundation
import RDFModel
import RDFSyntax
import TestSupport
import Testing

@Suite("W3C canonical N-Triples and N-Quads")
struct CanonicalLinesSuiteTests {
    @Test("N-Triples", arguments: Manifest.entries("rdf/rdf12/rdf-n-triples/c14n"))
    func ntriples(_ entry: Manifest.Entry) throws {
        try check(entry, .ntriples)
    }

    @Test("N-Quads", arguments: Manifest.entries("rdf/rdf12/rdf-n-quads/c14n"))
    func nquads(_ entry: Manifest.Entry) throws {
        try check(entry, .nquads)
    }

    private func check(_ entry: Manifest.Entry, _ format: RDFFormat) throws {
        var dataset = Dataset()
        try RDFReader.read(file: entry.action, format: format, into: &dataset)
        var lines: [UInt8] = []
        for quad in dataset.quads() { CanonicalNQuads.append(quad, to: &lines) }
        #expect(lines == Array(try Data(contentsOf: URL(fileURLWithPath: try #require(entry.result)))))
    }
}
