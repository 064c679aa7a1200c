public import QuadStore
public import RDFModel

/// What a load did.
public struct LoadReport: Equatable, Sendable {
    /// How many statements the files held, repeated ones among them.
    public var statementCount = 0
    /// How many quads the store holds since.
    public var quadCount = 0
}

extension Store {
    /// Loads files: all of them, or nothing if one cannot be read.
    ///
    /// - Parameters:
    ///   - files: the files; blank nodes of two files are different ones, and differ from those of the store.
    ///   - graph: the name of the graph that statements of default graphs go to; `nil` is the store's default graph.
    ///   - memory: about how many bytes of memory are used.
    ///   - temporary: a folder for what does not fit into memory; `nil` is the store's own.
    ///   - progress: told how many statements were read so far, some times a second.
    /// - Throws: what `GraphFiles.read(into:)` throws, or `StoreError`; the store is then as it was.
    @discardableResult
    public func load(
        _ files: GraphFiles, graph: Term? = nil, memory: Int = 2 << 30, temporary: String? = nil,
        progress: (Int) -> Void = { _ in }
    ) throws -> LoadReport {
        var settings = BulkLoader.Settings()
        settings.graph = graph
        settings.memory = memory
        settings.folder = temporary ?? path
        let loader = loader(settings)
        try withoutActuallyEscaping(progress) { progress in
            var sink = CountingSink(loader.sink, progress)
            try files.read(into: &sink)
        }
        try loader.finish()
        return LoadReport(
            statementCount: loader.quadCount, quadCount: try snapshot().count(QuadPattern()))
    }

    /// Writes all quads, or those of one graph as triples.
    ///
    /// - Throws: `StoreError`, or what the sink throws.
    public func dump(_ graphs: GraphSelection = .all, into sink: inout some QuadSink) throws {
        let isOneGraph: Bool
        if case .named = graphs { isOneGraph = true } else { isOneGraph = false }
        try snapshot().forEach(QuadPattern(in: graphs)) { quad in
            try sink.quad(isOneGraph ? Quad(quad.triple) : quad)
        }
    }
}

/// Hands on blocks, and tells how many quads there were.
private struct CountingSink<Inner: QuadSink>: QuadSink {
    private var inner: Inner
    private let progress: (Int) -> Void
    private var count = 0

    init(_ inner: Inner, _ progress: @escaping (Int) -> Void) {
        self.inner = inner
        self.progress = progress
    }

    mutating func prefix(_ name: String, _ namespace: IRI) throws { try inner.prefix(name, namespace) }

    mutating func quad(_ quad: Quad) throws {
        try inner.quad(quad)
        count += 1
        if count % 10_000 == 0 { progress(count) }
    }

    mutating func block(_ block: QuadBlock) throws {
        try inner.block(block)
        count += block.count
        progress(count)
    }

    var preparation: BlockPreparation? { inner.preparation }
}
