public import RDFModel

/// Writes quads in one of the RDF syntaxes.
///
/// N-Triples and N-Quads are written as the quads come. Turtle, TriG, RDF/XML and JSON-LD hold all quads until
/// ``finish()`` and write them sorted and grouped, so that the same graph gives the same bytes.
///
/// A format without named graphs takes the triples of all graphs, each once.
public struct RDFWriter<Output: ByteSink>: QuadSink {
    /// The syntax.
    public let format: RDFFormat
    /// Where the bytes go.
    public private(set) var output: Output
    private var prefixes: [String: IRI]
    private var buffer: [UInt8] = []
    private var dataset = Dataset()
    /// Fingerprints of the triples written, where triples of several graphs may meet.
    private var written: Set<Fingerprint> = []
    private let mergesGraphs: Bool

    /// Starts a document.
    ///
    /// - Parameters:
    ///   - format: the syntax.
    ///   - output: where the bytes go.
    ///   - prefixes: the prefixes to shorten IRIs by, where the syntax has such; only those used are written. They
    ///     go before those that come through ``prefix(_:_:)``.
    ///   - mergingGraphs: `false` for a source that has no named graphs and no triple twice: N-Triples then needs
    ///     not remember which triples it wrote.
    public init(format: RDFFormat, to output: Output, prefixes: [String: IRI] = [:], mergingGraphs: Bool = true) {
        self.format = format
        self.output = output
        self.prefixes = prefixes
        mergesGraphs = mergingGraphs
    }

    /// Keeps a prefix for the formats that use them, unless its name is taken.
    public mutating func prefix(_ name: String, _ namespace: IRI) {
        if prefixes[name] == nil { prefixes[name] = namespace }
    }

    /// Writes the quad, or keeps it until the end.
    public mutating func quad(_ quad: Quad) throws {
        switch format {
        case .nquads: NQuads.append(quad, to: &buffer)
        case .ntriples:
            let start = buffer.count
            NQuads.appendTriple(quad, to: &buffer)
            if mergesGraphs, !written.insert(Fingerprint(buffer[start...])).inserted {
                buffer.removeLast(buffer.count - start)
            }
        case .turtle, .trig, .rdfxml, .jsonld: dataset.insert(quad)
        }
        if buffer.count >= 64 * 1024 {
            try output.write(buffer)
            buffer.removeAll(keepingCapacity: true)
        }
    }

    /// Writes a block; a rendering that ``preparation`` made is written as it is.
    public mutating func block(_ block: QuadBlock) throws {
        guard isStreaming else {
            for (name, namespace) in block.prefixes { prefix(name, namespace) }
            return try block.forEachQuad { try quad($0) }
        }
        if !buffer.isEmpty {
            try output.write(buffer)
            buffer.removeAll(keepingCapacity: true)
        }
        if block.renderingCount >= 0 { return try output.write(block.rendering, count: block.renderingCount) }
        var block = block
        LineRenderer.render(&block, withGraphs: format == .nquads)
        try output.write(block.rendering, count: block.renderingCount)
    }

    /// The rendering of blocks, for the formats that need to keep nothing.
    public var preparation: BlockPreparation? {
        guard isStreaming else { return nil }
        let withGraphs = format == .nquads
        return { LineRenderer.render(&$0, withGraphs: withGraphs) }
    }

    /// Whether a block can be written without the blocks in front of it.
    private var isStreaming: Bool { format == .nquads || (format == .ntriples && !mergesGraphs) }

    /// Writes what is still held. The output stays open.
    public mutating func finish() throws {
        switch format {
        case .nquads, .ntriples:
            if !buffer.isEmpty { try output.write(buffer) }
            buffer = []
        case .turtle, .trig:
            var writer = TurtleWriter(dataset, prefixes: prefixes, mergesGraphs: !format.holdsNamedGraphs)
            try writer.write(to: &output)
            dataset = Dataset()
        case .rdfxml:
            try RDFXMLWriter(dataset, prefixes: prefixes).write(to: &output)
            dataset = Dataset()
        case .jsonld:
            try JSONLDWriter(dataset, prefixes: prefixes).write(to: &output)
            dataset = Dataset()
        }
    }
}

extension RDFWriter where Output == MemorySink {
    /// The dataset as one text.
    public static func bytes(
        of dataset: Dataset, format: RDFFormat, prefixes: [String: IRI]? = nil
    ) throws -> [UInt8] {
        var writer = RDFWriter(format: format, to: MemorySink(), prefixes: prefixes ?? dataset.prefixes)
        try dataset.forEachQuad { (quad) throws in try writer.quad(quad) }
        try writer.finish()
        return writer.output.bytes
    }
}

/// 128 bits that stand for a line; two lines share them with a chance that is of no account.
private struct Fingerprint: Hashable {
    let low: Int
    let high: Int

    init(_ bytes: ArraySlice<UInt8>) {
        var hasher = Hasher()
        unsafe bytes.withUnsafeBytes { unsafe hasher.combine(bytes: $0) }
        var second = hasher
        second.combine(0xFF as UInt8)
        low = hasher.finalize()
        high = second.finalize()
    }
}
