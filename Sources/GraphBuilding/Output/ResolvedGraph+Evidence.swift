import EntityExtraction
public import RDFModel

extension ResolvedGraph {
    /// Writes the named graph of one document: its description, its mentions and its claims.
    ///
    /// - Parameters:
    ///   - index: The document's number, in order of ids, from 0.
    ///   - sink: Takes the quads; those of one subject come together.
    /// - Throws: What the sink throws.
    public func writeEvidence(ofDocumentAt index: Int, into sink: inout some QuadSink) throws {
        var writer = EvidenceWriter(graph: self, document: index)
        try writer.writeDescription(into: &sink)
        try writer.writeMentions(into: &sink)
        try writer.writeClaims(into: &sink)
    }

    /// The quads of the named graph of one document.
    public func evidence(ofDocumentAt index: Int) -> [Quad] {
        var collected = QuadCollector()
        // Collecting does not fail.
        try? writeEvidence(ofDocumentAt: index, into: &collected)
        return collected.quads
    }
}

/// Keeps quads in the order in which they come.
private struct QuadCollector: QuadSink {
    var quads: [Quad] = []

    mutating func prefix(_ name: String, _ namespace: IRI) {}

    mutating func quad(_ quad: Quad) { quads.append(quad) }
}
