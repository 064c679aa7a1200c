package import RDFModel

/// Takes the quads that are loaded, and numbers their terms.
package struct LoadSink: QuadSink {
    private let loader: BulkLoader

    init(_ loader: BulkLoader) {
        self.loader = loader
    }

    /// Prefixes are no part of what is loaded.
    package mutating func prefix(_ name: String, _ namespace: IRI) {}

    /// Takes one quad.
    package mutating func quad(_ quad: Quad) throws {
        try loader.gather(quad)
    }

    /// Takes a block.
    package mutating func block(_ block: QuadBlock) throws {
        try loader.flush()
        guard block.renderingCount < 0 else { return try loader.take(block) }
        var prepared = block
        PreparedTerms.prepare(&prepared)
        try loader.take(prepared)
    }

    /// Makes the keys of the terms.
    package var preparation: BlockPreparation? { { PreparedTerms.prepare(&$0) } }
}
