import ExtractionModel
public import RDFModel
import RDFSyntax

extension ResolvedGraph {
    /// Appends the named graph of one document as lines of N-Quads: its description, its mentions and its claims.
    ///
    /// - Parameters:
    ///   - index: The document's number, in order of ids, from 0.
    ///   - namesGraph: `false` leaves the name of the graph out, which gives lines of N-Triples.
    ///   - bytes: What the lines are appended to; those of one subject come together.
    /// - Throws: What the archive throws that keeps the documents' records.
    public func appendEvidence(ofDocumentAt index: Int, namesGraph: Bool = true, to bytes: inout [UInt8]) throws {
        var given: [UInt8] = []
        swap(&given, &bytes)
        var writer = EvidenceWriter(graph: self, document: index, namesGraph: namesGraph, appendingTo: given)
        given = []
        try writer.write()
        bytes = writer.bytes
    }

    /// Writes the named graph of one document.
    ///
    /// - Throws: What the sink throws, or the archive that keeps the documents' records.
    public func writeEvidence(ofDocumentAt index: Int, into sink: inout some QuadSink) throws {
        var lines: [UInt8] = []
        try appendEvidence(ofDocumentAt: index, to: &lines)
        try RDFReader.read(bytes: lines, format: .nquads, source: documentIRIs[index].text, into: &sink)
    }

    /// The quads of the named graph of one document; none if its record cannot be read.
    public func evidence(ofDocumentAt index: Int) -> [Quad] {
        var collected = QuadCollector()
        try? writeEvidence(ofDocumentAt: index, into: &collected)
        return collected.quads
    }
}

/// Keeps quads in the order in which they come.
struct QuadCollector: QuadSink {
    var quads: [Quad] = []

    mutating func prefix(_ name: String, _ namespace: IRI) {}

    mutating func quad(_ quad: Quad) { quads.append(quad) }
}
