import RDFModel
import RDFSyntax
import Testing

@Suite("What is written reads as the same graph")
struct RoundTripTests {
    static let prefixes = [
        "e": IRI(unchecked: "http://e/"), "ns": IRI(unchecked: "http://e/ns#"), "ไทย": IRI(unchecked: "urn:x:"),
        "": IRI(unchecked: "http://other/"), "xsd": IRI(unchecked: XSD.namespace),
    ]

    @Test("Generated datasets, in every format", arguments: RDFFormat.allCases, [true, false])
    func generated(format: RDFFormat, withPrefixes: Bool) throws {
        for seed in 0..<50 as Range<UInt64> {
            var generator = GeneratedDataset(seed: seed)
            var dataset = generator.make(withGraphs: format.holdsNamedGraphs, isXML: format == .rdfxml)
            if format == .jsonld { dataset = Dataset(dataset.quads().filter(Self.hasOneFragment)) }
            let bytes = try RDFWriter.bytes(
                of: dataset, format: format, prefixes: withPrefixes ? RoundTripTests.prefixes : [:])
            let text = String(decoding: bytes, as: UTF8.self)
            var whole = Dataset()
            do {
                try RDFReader.read(bytes: bytes, format: format, into: &whole)
            } catch {
                Issue.record("seed \(seed): \(error)\n\(text)")
                return
            }
            let isSame = Isomorphism.areIsomorphic(dataset, whole)
            #expect(isSame, "seed \(seed):\n\(text)")
            for size in [1, 2, 7] where seed < 8 {
                var chunked = Dataset()
                var reader = try RDFReader(format: format)
                for start in stride(from: 0, to: bytes.count, by: size) {
                    try reader.read(Array(bytes[start..<min(start + size, bytes.count)]), into: &chunked)
                }
                try reader.finish(into: &chunked)
                let isEqual = chunked.quads() == whole.quads()
                #expect(isEqual, "seed \(seed), chunks of \(size):\n\(text)")
            }
        }
    }

    /// Whether no IRI has a second '#', which RFC 3987 forbids; JSON-LD leaves statements with such IRIs out.
    private static func hasOneFragment(_ quad: Quad) -> Bool {
        let terms = [quad.subject, .iri(quad.predicate), quad.object] + (quad.graph.map { [$0] } ?? [])
        return terms.compactMap { $0.iri ?? $0.literal?.datatype }.allSatisfy { iri in
            iri.text.utf8.count { $0 == UInt8(ascii: "#") } <= 1
        }
    }

    @Test(
        "The order of insertion does not change what is written",
        arguments: [RDFFormat.turtle, .trig, .rdfxml, .jsonld])
    func order(format: RDFFormat) throws {
        for seed in 0..<30 as Range<UInt64> {
            var generator = GeneratedDataset(seed: seed)
            let dataset = generator.make(withGraphs: true, isXML: true)
            let bytes = try RDFWriter.bytes(of: dataset, format: format, prefixes: RoundTripTests.prefixes)
            let reversed = Dataset(dataset.quads().reversed())
            let again = try RDFWriter.bytes(of: reversed, format: format, prefixes: RoundTripTests.prefixes)
            #expect(bytes == again, "seed \(seed)")
        }
    }

    @Test(
        "A format without named graphs takes the triples of all graphs, each once",
        arguments: [RDFFormat.ntriples, .turtle, .rdfxml])
    func merging(format: RDFFormat) throws {
        let (s, p) = (Term.iri(IRI(unchecked: "http://e/s")), IRI(unchecked: "http://e/p"))
        let dataset = Dataset([
            Quad(s, p, s), Quad(s, p, s, graph: s), Quad(s, p, .iri(p), graph: s), Quad(s, p, .iri(p), graph: .iri(p)),
        ])
        let bytes = try RDFWriter.bytes(of: dataset, format: format)
        var lines = 0
        var counter = Counter()
        try RDFReader.read(bytes: bytes, format: format, into: &counter)
        lines += counter.count
        #expect(lines == 2)
    }

    @Test("A list of 2,000 items and blank nodes 1,000 deep can be written and read", arguments: RDFFormat.allCases)
    func long(format: RDFFormat) throws {
        let p = IRI(unchecked: "http://e/p")
        var dataset = Dataset()
        var head = Term.iri(RDF.nil_)
        for index in 0..<2_000 {
            let cell = Term.blankNode(BlankNode("c\(index)"))
            dataset.insert(Quad(cell, RDF.first, .literal(Literal("\(index)", datatype: XSD.integer))))
            dataset.insert(Quad(cell, RDF.rest, head))
            head = cell
        }
        dataset.insert(Quad(.iri(p), p, head))
        for index in 0..<1_000 {
            dataset.insert(Quad(.blankNode(BlankNode("d\(index)")), p, .blankNode(BlankNode("d\(index + 1)"))))
        }
        let bytes = try RDFWriter.bytes(of: dataset, format: format, prefixes: [:])
        var again = Dataset()
        try RDFReader.read(bytes: bytes, format: format, into: &again)
        #expect(again.count == dataset.count)
    }
}

/// Counts quads and keeps none.
struct Counter: QuadSink {
    var count = 0
    mutating func prefix(_ name: String, _ namespace: IRI) {}
    mutating func quad(_ quad: Quad) { count += 1 }
}
