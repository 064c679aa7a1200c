public import RDFModel

/// Writes quads in one of the RDF syntaxes.
///
/// N-Triples and N-Quads are written as the quads come. Turtle, TriG, RDF/XML and JSON-LD hold all quads until
/// ``finish()`` and write them sorted and grouped, so that the same graph gives the same bytes; Turtle and TriG can be
/// written as the quads come instead, with less grouping and in memory that does not grow.
///
/// A format without named graphs takes the triples of all graphs, each once unless that is not wanted.
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
    /// Writes blocks of Turtle and TriG, if they are written as they come.
    private let renderer: TurtleRenderer?
    /// Single quads that are not written yet, and the last of them.
    private var pending = QuadBlock()
    private var lastQuad: Quad?

    /// Starts a document.
    ///
    /// - Parameters:
    ///   - format: the syntax.
    ///   - output: where the bytes go.
    ///   - prefixes: the prefixes to shorten IRIs by, where the syntax has such; only those used are written, unless
    ///     the document is streamed. They go before those that come through ``prefix(_:_:)``.
    ///   - mergingGraphs: `false` for a source that has no named graphs and no triple twice: N-Triples then needs
    ///     not remember which triples it wrote.
    ///   - streaming: whether Turtle and TriG are written as the quads come. A triple may then stand twice.
    public init(
        format: RDFFormat, to output: Output, prefixes: [String: IRI] = [:], mergingGraphs: Bool = true,
        streaming: Bool = false
    ) {
        self.format = format
        self.output = output
        self.prefixes = prefixes
        mergesGraphs = mergingGraphs
        let isTurtle = format == .turtle || format == .trig
        renderer =
            streaming && isTurtle ? TurtleRenderer(prefixes: prefixes, withGraphs: format.holdsNamedGraphs) : nil
        if let renderer { buffer = renderer.head }
    }

    /// Keeps a prefix for the formats that use them, unless its name is taken.
    public mutating func prefix(_ name: String, _ namespace: IRI) {
        if prefixes[name] == nil { prefixes[name] = namespace }
        guard renderer != nil else { return }
        pending.declare(prefix: name, namespace)
        pending.prefixesInForce.append((name, namespace))
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
        case .turtle, .trig:
            guard renderer != nil else {
                dataset.insert(quad)
                return
            }
            pending.append(quad, after: lastQuad)
            lastQuad = quad
            if pending.count >= 4096 { try writePending() }
        case .rdfxml, .jsonld: dataset.insert(quad)
        }
        if buffer.count >= 64 * 1024 { try writeBuffer() }
    }

    /// Writes a block; a rendering that ``preparation`` made is written as it is.
    public mutating func block(_ block: QuadBlock) throws {
        guard isStreaming else {
            for (name, namespace) in block.prefixes { prefix(name, namespace) }
            return try block.forEachQuad { try quad($0) }
        }
        try writePending()
        try writeBuffer()
        if block.renderingCount >= 0 { return try output.write(block.rendering, count: block.renderingCount) }
        var block = block
        preparation?(&block)
        try output.write(block.rendering, count: block.renderingCount)
    }

    /// The rendering of blocks, for the formats that need to keep nothing.
    public var preparation: BlockPreparation? {
        guard isStreaming else { return nil }
        if let renderer { return { renderer.render(&$0) } }
        let withGraphs = format == .nquads
        return { LineRenderer.render(&$0, withGraphs: withGraphs) }
    }

    /// Whether a block can be written without the blocks in front of it.
    private var isStreaming: Bool {
        format == .nquads || (format == .ntriples && !mergesGraphs) || renderer != nil
    }

    private mutating func writeBuffer() throws {
        if buffer.isEmpty { return }
        try output.write(buffer)
        buffer.removeAll(keepingCapacity: true)
    }

    /// Writes the single quads that are held for a streamed document.
    private mutating func writePending() throws {
        guard let renderer, pending.count > 0 || !pending.prefixes.isEmpty else { return }
        try writeBuffer()
        renderer.render(&pending)
        try output.write(pending.rendering, count: pending.renderingCount)
        pending.removeAll()
        lastQuad = nil
    }

    /// Writes what is still held. The output stays open.
    public mutating func finish() throws {
        switch format {
        case .nquads, .ntriples: try writeBuffer()
        case .turtle, .trig:
            if renderer != nil {
                try writePending()
                return try writeBuffer()
            }
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
