import JSONLD
import JSONSyntax
import RDFModel
import TestSupport
import Testing

/// Ways through the processor that must come to the same quads, on every document of the suites that is no error.
@Suite("Ways to the same quads")
struct EquivalenceTests {
    private func quads(_ document: JSONValue, _ options: JSONLDOptions) throws -> Dataset {
        var dataset = Dataset()
        try JSONLDProcessor.toRDF(document, options, into: &dataset)
        return dataset
    }

    private static let entries = (JSONLDManifest.entries("toRdf") + JSONLDManifest.entries("flatten")).filter {
        // A node whose identifier is null has no place in a node map.
        !$0.isNegative && $0.id != "te122"
    }

    @Test("Told node by node, and of the flattened document as the specification does", arguments: entries)
    func flattened(entry: JSONLDManifest.Entry) throws {
        let options = try JSONLDManifest.options(entry)
        let document = try JSONLDManifest.json(entry.input)
        let direct = try quads(document, options)
        // The flattened document has no contexts left, and what is relative in it is so without a base.
        let flat = try JSONLDProcessor.flatten(document, options)
        var plain = options
        plain.expandContext = nil
        plain.base = nil
        let byNodeMap = try quads(flat, plain)
        let isSame = Isomorphism.areIsomorphic(direct, byNodeMap)
        #expect(isSame, "\(direct.quads()), \(byNodeMap.quads())")
    }

    @Test("From RDF and back, in the specification's form", arguments: entries)
    func fromRDF(entry: JSONLDManifest.Entry) throws {
        var options = try JSONLDManifest.options(entry)
        let dataset = try quads(try JSONLDManifest.json(entry.input), options)
        // The specification's form drops the type of list cells and numbers' text, so only the exact options compare.
        options.nativeTypes = .whereExact
        options.expandContext = nil
        let again = try quads(try JSONLDProcessor.fromRDF(dataset, options), options)
        let isSame = Isomorphism.areIsomorphic(dataset, again)
        #expect(isSame, "\(dataset.quads()), \(again.quads())")
    }

    @Test("The order of members changes nothing, but in arrays and lists")
    func ordered() throws {
        for entry in Self.entries {
            var options = try JSONLDManifest.options(entry)
            let document = try JSONLDManifest.json(entry.input)
            let plain = try JSONLDProcessor.expand(document, options)
            options.isOrdered = true
            let ordered = try JSONLDProcessor.expand(document, options)
            #expect(JSONComparison.areEqual(plain, ordered), "\(entry)")
        }
    }

    @Test("Entries that are skipped are counted")
    func skipped() {
        let counts = ["expand", "compact", "flatten", "toRdf", "fromRdf"].map { name in
            JSONLDManifest.all(name).count { JSONLDManifest.reason(toSkip: $0) == "json-ld-1.0" }
        }
        let generalised = JSONLDManifest.all("toRdf").count { JSONLDManifest.reason(toSkip: $0) == "generalised RDF" }
        guard !JSONLDManifest.all("expand").isEmpty else { return }
        #expect(counts == [18, 13, 3, 17, 1] && generalised == 2, "\(counts), \(generalised)")
    }
}
