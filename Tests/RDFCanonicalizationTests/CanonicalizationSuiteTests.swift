import Foundation
import RDFCanonicalization
import RDFModel
import RDFSyntax
import TestSupport
import Testing

@Suite("W3C RDF Dataset Canonicalization")
struct CanonicalizationSuiteTests {
    static let entries = Manifest.entries("rdf-canon")

    /// The tests that ask for another hash function than SHA-256.
    private static let functions: [String: Canonicalizer.HashFunction] = {
        var dataset = Dataset()
        let local = IRI(unchecked: "file:///suite/manifest.ttl")
        guard (try? RDFReader.read(file: "\(Manifest.root)/rdf-canon/manifest.ttl", base: local, into: &dataset)) != nil
        else { return [:] }
        var functions: [String: Canonicalizer.HashFunction] = [:]
        let property = IRI(unchecked: "https://w3c.github.io/rdf-canon/tests/vocab#hashAlgorithm")
        for quad in dataset.quads(predicate: property) {
            let id = String(quad.subject.iri?.text.split(separator: "#").last ?? "")
            if quad.object.literal?.lexicalForm == "SHA384" { functions[id] = .sha384 }
        }
        return functions
    }()

    @Test("The suite is complete")
    func count() {
        if Self.entries.isEmpty { return }
        #expect(Self.entries.count == 86)
        #expect(Self.functions.count == 2)
    }

    @Test("Entry", arguments: entries)
    func entry(_ entry: Manifest.Entry) throws {
        var dataset = Dataset()
        try RDFReader.read(file: entry.action, format: .nquads, into: &dataset)
        let canonicalizer = Canonicalizer(hashFunction: Self.functions[entry.id] ?? .sha256)
        guard entry.type != "RDFC10NegativeEvalTest" else {
            #expect(throws: CanonicalizationError.self) { try canonicalizer.canonicalize(dataset.quads()) }
            return
        }
        let canonical = try canonicalizer.canonicalize(dataset.quads())
        let expected = try Data(contentsOf: URL(fileURLWithPath: try #require(entry.result)))
        if entry.type == "RDFC10MapTest" {
            let map = try JSONDecoder().decode([String: String].self, from: expected)
            // To written labels of the shape of its own, `g1`, the reader adds an x; no label of the suite ends in one.
            let labels = Dictionary(
                uniqueKeysWithValues: canonical.labels.map { node, label in
                    (node.label.hasSuffix("x") ? String(node.label.dropLast()) : node.label, label)
                })
            #expect(labels == map)
        } else {
            #expect(canonical.nquads == Array(expected), "\(String(decoding: canonical.nquads, as: UTF8.self))")
            #expect(Dataset(canonical.quads).count == dataset.count)
        }
    }
}
